import { type Books, grossOf, vatOf } from "./books.ts";
import { shownRate } from "./currencies.ts";
import { ledgerOf } from "./ledger.ts";
import type { ExactEntry, ExactLedgerLine } from "./model.ts";
import { amountOf, rateNumber } from "./money.ts";
import type { Row } from "./properties.ts";
import { sequence } from "./query.ts";
import { fraction } from "./render.ts";
import { auditOf } from "./rows-master.ts";

/** Sales entries and what follows from them, as rows. */

function entryRow(entry: ExactEntry, books: Books): Row {
  const home = books.converted(entry);
  const condition = books.paymentCondition(entry.paymentCondition ?? "");
  return {
    ...auditOf(entry.created, entry.modified),
    IsExtraDuty: false,
    Reversal: false,
    ...entry.values,
    [sequence]: books.entries.indexOf(entry),
    EntryID: entry.id,
    EntryNumber: entry.entryNumber,
    InvoiceNumber: entry.invoiceNumber,
    Type: entry.type,
    TypeDescription: entry.type === 21 ? "Verkoop: Creditnota" : "Verkoopboeking",
    Status: entry.status,
    StatusDescription: entry.status === 50 ? "Verwerkt" : "Open",
    Journal: entry.journal,
    JournalDescription: books.journal(entry.journal)?.description ?? null,
    Customer: entry.customer,
    CustomerName: books.account(entry.customer)?.name ?? null,
    Currency: entry.currency,
    Rate: rateNumber(shownRate(entry.rate, books.switches)),
    EntryDate: entry.entryDate,
    DueDate: entry.dueDate,
    ReportingYear: entry.year,
    ReportingPeriod: entry.period,
    Description: entry.description,
    YourRef: entry.yourRef,
    PaymentReference: entry.paymentReference,
    PaymentCondition: entry.paymentCondition,
    PaymentConditionDescription: condition?.description ?? null,
    PaymentConditionPaymentMethod: condition?.method ?? null,
    AmountFC: amountOf(grossOf(entry)),
    AmountDC: amountOf(home.grossCents),
    VATAmountFC: amountOf(vatOf(entry)),
    VATAmountDC: amountOf(home.vatCents),
    Division: books.division.code,
  };
}

export function entryRows(books: Books): Row[] {
  const hidden = books.switches.invoiceEntries === "hidden";
  return books.entries.flatMap((entry) => (hidden && entry.invoice !== undefined ? [] : [entryRow(entry, books)]));
}

export function entryLineRows(books: Books, entryId?: string): Row[] {
  const entries = books.entries.filter(({ id }) => entryId === undefined || id === entryId);
  return entries.flatMap((entry) => {
    const home = books.converted(entry);
    return entry.lines.map((line, index) => {
      const account = books.glAccountById(line.glAccount);
      const { netCents = 0, vatCents = 0 } = home.lines[index] ?? {};
      return {
        ...line.values,
        ID: line.id,
        EntryID: entry.id,
        LineNumber: line.lineNumber,
        Type: entry.type,
        GLAccount: line.glAccount,
        GLAccountCode: account?.code ?? null,
        GLAccountDescription: account?.description ?? null,
        Description: line.description,
        AmountFC: amountOf(line.amountCents),
        AmountDC: amountOf(line.amountCents === line.netCents ? netCents : netCents + vatCents),
        VATAmountFC: amountOf(line.vatCents),
        VATAmountDC: amountOf(vatCents),
        VATBaseAmountFC: amountOf(line.netCents),
        VATBaseAmountDC: amountOf(netCents),
        VATCode: line.vatCode ?? null,
        VATCodeDescription: books.vatCode(line.vatCode ?? "")?.description ?? null,
        VATPercentage: fraction(line.rate),
        Division: books.division.code,
      };
    });
  });
}

export function transactionLineRows(books: Books): Row[] {
  return books.entries.flatMap((entry) => ledgerOf(entry, books).map((line) => transactionRow(line, entry, books)));
}

function transactionRow(line: ExactLedgerLine, entry: ExactEntry, books: Books): Row {
  const account = books.account(entry.customer);
  const ledger = books.glAccount(line.glAccount);
  const code = books.vatCode(line.vatCode ?? "");
  return {
    ...auditOf(entry.created, entry.modified),
    ID: line.id,
    EntryID: entry.id,
    EntryNumber: entry.entryNumber,
    InvoiceNumber: entry.invoiceNumber,
    OrderNumber: entry.values.OrderNumber ?? null,
    LineNumber: line.lineNumber,
    LineType: null,
    Date: line.date,
    DueDate: entry.dueDate,
    FinancialYear: entry.year,
    FinancialPeriod: entry.period,
    JournalCode: entry.journal,
    JournalDescription: books.journal(entry.journal)?.description ?? null,
    Type: entry.type,
    Status: entry.status,
    Account: entry.customer,
    AccountCode: account?.code ?? null,
    AccountName: account?.name ?? null,
    GLAccount: ledger?.id ?? null,
    GLAccountCode: line.glAccount,
    GLAccountDescription: ledger?.description ?? null,
    AmountDC: amountOf(line.cents),
    AmountFC: amountOf(line.foreignCents),
    AmountVATFC: line.vatCents === undefined ? null : amountOf(line.vatCents),
    AmountVATBaseFC: line.baseCents === undefined ? null : amountOf(line.baseCents),
    Currency: entry.currency,
    ExchangeRate: rateNumber(entry.rate),
    Description: line.description,
    YourRef: entry.yourRef,
    PaymentReference: entry.paymentReference,
    VATCode: line.vatCode ?? null,
    VATCodeDescription: code?.description ?? null,
    VATType: code?.type ?? null,
    VATPercentage: fraction(line.rate),
    OffsetID: null,
    Division: books.division.code,
  };
}
