import { divide, fixedText, ONE, toFixed } from "../shared/decimal.ts";
import { receivableName, taxName } from "./administration.ts";
import type { Books } from "./books.ts";
import { byHand, found, type MoneybirdByHand } from "./by-hand.ts";
import type {
  MoneybirdAdministration,
  MoneybirdContact,
  MoneybirdExternalInvoice,
  MoneybirdInvoice,
  MoneybirdMail,
  MoneybirdProduct,
  MoneybirdSalesInvoice,
  MoneybirdTaxRate,
} from "./model.ts";
import { openOf, stateOf, totalsOf } from "./totals.ts";
import {
  icpReport,
  ledgerLines,
  type MoneybirdIcpLine,
  type MoneybirdLedgerLine,
  type MoneybirdVatLine,
  vatReturn,
} from "./vat-return.ts";
import type { MoneybirdDelivery, WebhookOffice } from "./webhooks.ts";

/** An invoice with its totals and its state. */
export type MoneybirdInvoiceView<T extends MoneybirdInvoice = MoneybirdInvoice> = T & {
  state: string;
  grossCents: number;
  vatCents: number;
  openCents: number;
};

export interface MoneybirdAdministrationState {
  readonly administrationId: string;
  /** Its settings, to change: lock date, plan limit, price base, sender. */
  readonly administration: MoneybirdAdministration;
  contacts(): MoneybirdContact[];
  externalInvoices(): MoneybirdInvoiceView<MoneybirdExternalInvoice>[];
  salesInvoices(): MoneybirdInvoiceView<MoneybirdSalesInvoice>[];
  products(): MoneybirdProduct[];
  taxRates(): MoneybirdTaxRate[];
  /** What was mailed to anybody. */
  mails(): MoneybirdMail[];
  /** Base and VAT per tax rate over invoice dates `2026-01-01` to `2026-03-31`, both included. */
  vatReturn(from: string, to: string): MoneybirdVatLine[];
  /** Over the same days, the listing of supplies to businesses in other member states. */
  icpReport(from: string, to: string): MoneybirdIcpLine[];
  /** Postings of invoices in cents, debit positive; payments are not in it. */
  ledger(): MoneybirdLedgerLine[];
  /** Id of a tax rate by its name; of the sales rate where both kinds bear it. */
  taxRateId(name: string): string;
  ledgerAccountId(name: string): string;
  financialAccountId(name: string): string;
  /** Of an invoice workflow. */
  workflowId(name: string): string;
  documentStyleId(name: string): string;
  /** Adds cents to the first line of an invoice, as if the books were changed behind the API. */
  tamper(invoiceId: string, cents: number): void;
  readonly deliveries: readonly MoneybirdDelivery[];
  /** Sends the webhooks that are due; gives how many were sent. */
  deliverWebhooks(): Promise<number>;
  readonly byHand: MoneybirdByHand;
}

export function administrationState(books: Books, webhooks: WebhookOffice): MoneybirdAdministrationState {
  const named = <T extends { name: string; id: string }>(list: readonly T[], name: string) =>
    found(
      list.find((one) => one.name === name),
      `record named ${name}`,
    ).id;
  return {
    administrationId: books.administration.id,
    administration: books.administration,
    contacts: () => structuredClone(books.contacts),
    externalInvoices: () => books.external.map((one) => view(one, books)),
    salesInvoices: () => books.sales.map((one) => view(one, books)),
    products: () => structuredClone(books.products),
    taxRates: () => structuredClone(books.taxRates),
    mails: () => structuredClone(books.mails),
    vatReturn: (from, to) => vatReturn(books, from, to),
    icpReport: (from, to) => icpReport(books, from, to),
    ledger: () => ledgerLines(books, named(books.ledgerAccounts, receivableName), named(books.ledgerAccounts, taxName)),
    taxRateId: (name) =>
      named([...books.taxRates.filter(({ type }) => type === "sales_invoice"), ...books.taxRates], name),
    ledgerAccountId: (name) => named(books.ledgerAccounts, name),
    financialAccountId: (name) => named(books.financialAccounts, name),
    workflowId: (name) =>
      named(
        books.workflows.filter(({ type }) => type === "InvoiceWorkflow"),
        name,
      ),
    documentStyleId: (name) => named(books.documentStyles, name),
    tamper: (id, cents) => {
      const invoice = found(books.invoice(id), `invoice ${id}`);
      tamper(invoice, cents);
      books.touch(invoice);
    },
    deliveries: webhooks.deliveries,
    deliverWebhooks: () => webhooks.deliver(),
    byHand: byHand(books),
  };
}

function view<T extends MoneybirdInvoice>(invoice: T, books: Books): MoneybirdInvoiceView<T> {
  const totals = totalsOf(invoice, books);
  return {
    ...structuredClone(invoice),
    state: stateOf(invoice, books),
    grossCents: Number(totals.gross),
    vatCents: Number(totals.vat),
    openCents: Number(openOf(invoice, books)),
  };
}

function tamper({ id, lines }: MoneybirdInvoice, cents: number): void {
  const line = found(lines[0], `line in invoice ${id}`);
  const more = divide(BigInt(cents) * (ONE / 100n) * ONE, toFixed(line.amountDecimal));
  line.price = fixedText(toFixed(line.price) + more);
}
