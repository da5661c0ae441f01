import { type Books, grossOf, vatOf } from "./books.ts";
import { type ChartByHand, chartByHand } from "./by-hand-chart.ts";
import { type RecordsByHand, recordsByHand } from "./by-hand-records.ts";
import { type TradeByHand, tradeByHand } from "./by-hand-trade.ts";
import { dayFrom } from "./dates.ts";
import { found } from "./found.ts";
import { ledger } from "./ledger.ts";
import type {
  ExactAccount,
  ExactEntry,
  ExactLedgerLine,
  ExactOssLine,
  ExactRecord,
  ExactSalesListingLine,
  ExactVatReturnLine,
} from "./model.ts";
import type { ExactInvoice, ExactMail, ExactOrder } from "./model-trade.ts";
import { ossReturn, salesListing, vatReturn } from "./returns.ts";

/** An entry with its totals, in its own currency and in that of the division. */
export interface ExactEntryView extends ExactEntry {
  grossCents: number;
  vatCents: number;
  homeGrossCents: number;
  homeVatCents: number;
}

/** What a person does in the screens of Exact, outside the API. */
export interface ByHand extends ChartByHand, RecordsByHand, TradeByHand {}

export interface ExactOnlineDivisionState {
  readonly division: number;
  accounts(): ExactAccount[];
  contacts(): ExactRecord[];
  /** Without the visiting addresses, which are the relations' own. */
  addresses(): ExactRecord[];
  items(): ExactRecord[];
  itemPrices(): ExactRecord[];
  invoices(): ExactInvoice[];
  orders(): ExactOrder[];
  /** Invoices that were mailed to a customer. */
  mails(): ExactMail[];
  /** Bookings, those of processed invoices too. */
  entries(): ExactEntryView[];
  /** Journal lines in cents, debit positive. */
  ledger(): ExactLedgerLine[];
  /** Base and VAT per VAT code over entry dates `2026-01-01` to `2026-03-31`, both included. */
  vatReturn(from: string, to: string): ExactVatReturnLine[];
  /** Over the same days, the EU sales listing by the customers' VAT numbers. */
  salesListing(from: string, to: string): ExactSalesListingLine[];
  /** Over the same days, sales under VAT codes of other countries. */
  ossReturn(from: string, to: string): ExactOssLine[];
  /** GUID of a ledger account by its code. */
  glAccountId(code: string): string;
  /** Adds cents to the first line of an entry, an invoice or an order, as if the books were changed behind the API. */
  tamper(documentId: string, cents: number): void;
  readonly byHand: ByHand;
}

export function divisionState(books: Books): ExactOnlineDivisionState {
  const day = (text: string) => found(dayFrom(text), `day ${text}`);
  const settled = () => {
    books.settle();
    return books;
  };
  return {
    division: books.division.code,
    accounts: () => structuredClone(books.accounts),
    contacts: () => structuredClone(books.contacts),
    addresses: () => structuredClone(books.addresses),
    items: () => structuredClone(books.items),
    itemPrices: () => structuredClone(books.itemPrices),
    invoices: () => structuredClone(settled().invoices),
    orders: () => structuredClone(settled().orders),
    mails: () => structuredClone(books.mails),
    entries: () =>
      settled().entries.map((each) => {
        const { grossCents: homeGrossCents, vatCents: homeVatCents } = books.converted(each);
        const totals = { grossCents: grossOf(each), vatCents: vatOf(each), homeGrossCents, homeVatCents };
        return { ...structuredClone(each), ...totals };
      }),
    ledger: () => ledger(settled()),
    vatReturn: (from, to) => vatReturn(settled(), day(from), day(to)),
    salesListing: (from, to) => salesListing(settled(), day(from), day(to)),
    ossReturn: (from, to) => ossReturn(settled(), day(from), day(to)),
    glAccountId: (code) => found(books.glAccount(code), `ledger account ${code}`).id,
    tamper: (id, cents) => {
      const [line] = found(books.entry(id) ?? books.invoice(id) ?? books.order(id), `document ${id}`).lines;
      found(line, `line in document ${id}`).netCents += cents;
      const [posted] = books.entry(id)?.lines ?? [];
      if (posted !== undefined) posted.amountCents += cents;
    },
    byHand: { ...chartByHand(books), ...recordsByHand(books), ...tradeByHand(books) },
  };
}
