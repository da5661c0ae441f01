import { type Books, grossOf } from "./books.ts";
import { guidFor } from "./guids.ts";
import type { ExactEntry } from "./model.ts";
import { amountOf, convertedWith, rateNumber } from "./money.ts";
import type { Row } from "./properties.ts";
import { auditOf } from "./rows-master.ts";

/** Open items. Exact fact sheet §8.4, 2026-11-21; signs and partial payments are unknown 12.2. */

interface Item {
  name: string;
  openCents: number;
  totalCents: number;
  paidOn?: number;
}

const paidOf = (entry: ExactEntry) => entry.payments.reduce((sum, each) => sum + (each.undone ? 0 : each.cents), 0);

function itemsOf(entry: ExactEntry, books: Books): Item[] {
  const total = grossOf(entry);
  const rest = total - paidOf(entry);
  const paid = entry.payments.filter(({ undone }) => !undone);
  const undone = entry.payments.filter((payment) => payment.undone);
  const last = paid.at(-1)?.date;
  const settled = (name: string, cents: number, date: number): Item => ({
    name,
    openCents: 0,
    totalCents: cents,
    paidOn: date,
  });
  const items: Item[] = [];
  if (books.switches.partialPayment === "split-rows" && rest !== 0) {
    items.push(...paid.map((payment, index) => settled(`paid-${index}`, payment.cents, payment.date)));
  }
  if (books.switches.undonePayment === "second-row") {
    items.push(...undone.map((payment, index) => settled(`undone-${index}`, payment.cents, payment.date)));
  }
  const reopened = items.some(({ name }) => name.startsWith("undone"));
  items.push({
    name: reopened ? "reopened" : "open",
    openCents: rest,
    totalCents: total,
    ...(rest === 0 && last !== undefined ? { paidOn: last } : {}),
  });
  return items;
}

export function receivableRows(books: Books): Row[] {
  const sign = books.switches.receivableSign === "negative" ? -1 : 1;
  return books.entries.flatMap((entry) => itemsOf(entry, books).map((item) => receivableRow(item, entry, books, sign)));
}

function receivableRow(item: Item, entry: ExactEntry, books: Books, sign: number): Row {
  const account = books.account(entry.customer);
  const ledger = books.glAccount(entry.receivableAccount);
  const total = books.converted(entry).grossCents;
  const home = item.openCents === grossOf(entry) ? total : convertedWith(item.openCents, entry.rate);
  const signed = (cents: number) => (cents === 0 ? 0 : amountOf(sign * cents));
  return {
    ...auditOf(entry.created, entry.modified),
    ID: guidFor(`${entry.id}/${item.name}`),
    EntryID: entry.id,
    TransactionEntryID: entry.id,
    TransactionID: entry.lines[0]?.id ?? null,
    TransactionType: entry.type,
    TransactionStatus: entry.status,
    TransactionAmountDC: amountOf(total),
    TransactionAmountFC: amountOf(grossOf(entry)),
    TransactionReportingYear: entry.year,
    TransactionReportingPeriod: entry.period,
    Account: entry.customer,
    AccountCode: account?.code ?? null,
    AccountName: account?.name ?? null,
    AmountDC: signed(home),
    AmountFC: signed(item.openCents),
    RateFC: rateNumber(entry.rate),
    Currency: entry.currency,
    Status: item.openCents === 0 ? 50 : 20,
    IsFullyPaid: item.openCents === 0,
    LastPaymentDate: item.paidOn ?? null,
    EndDate: item.openCents === 0 ? (item.paidOn ?? entry.entryDate) : null,
    EntryNumber: entry.entryNumber,
    InvoiceNumber: entry.invoiceNumber,
    InvoiceDate: entry.entryDate,
    EntryDate: entry.entryDate,
    DueDate: entry.dueDate,
    Journal: entry.journal,
    GLAccount: ledger?.id ?? null,
    GLAccountCode: entry.receivableAccount,
    GLAccountDescription: ledger?.description ?? null,
    PaymentCondition: entry.paymentCondition,
    PaymentReference: entry.paymentReference,
    PaymentMethod: books.paymentCondition(entry.paymentCondition ?? "")?.method ?? "B",
    Description: entry.description,
    YourRef: entry.yourRef,
    OrderNumber: entry.values.OrderNumber ?? null,
    Division: books.division.code,
  };
}

/** Only what is still open. */
export function receivablesListRows(books: Books): Row[] {
  const sign = books.switches.receivablesListSign === "negative" ? -1 : 1;
  return books.entries.flatMap((entry) => {
    const open = grossOf(entry) - paidOf(entry);
    if (open === 0) return [];
    const account = books.account(entry.customer);
    return [
      {
        HID: Number.parseInt(entry.id.slice(0, 7), 16),
        Id: entry.id,
        AccountId: entry.customer,
        AccountCode: account?.code ?? null,
        AccountName: account?.name ?? null,
        Amount: amountOf(sign * open),
        AmountInTransit: 0,
        CurrencyCode: entry.currency,
        Description: entry.description,
        DueDate: entry.dueDate,
        EntryNumber: entry.entryNumber,
        InvoiceDate: entry.entryDate,
        InvoiceNumber: entry.entryNumber,
        JournalCode: entry.journal,
        JournalDescription: books.journal(entry.journal)?.description ?? null,
        YourRef: entry.yourRef,
      },
    ];
  });
}
