import {
  type CalendarDate,
  type DocumentKind,
  type Failure,
  type ListedDocument,
  type Money,
  notDone,
  problem,
  type StepOutcome,
  subtract,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type * as z from "zod";
import { dateOf } from "../client/odata.ts";
import type { ListedEntryRow } from "../client/rows.ts";
import type { SalesInvoiceRow, SalesOrderRow, writtenInvoice, writtenOrder } from "../client/trade-rows.ts";
import { documentOf, moneyOf, numberText } from "../from-exactonline.ts";
import { referenceIn } from "./your-ref.ts";

/** A document of any kind as the ledger holds it. */
export interface FoundDocument extends ListedDocument {
  readonly kind: DocumentKind;
  /** It is not processed, or not invoiced yet. */
  readonly isOpen: boolean;
  /** The day under which it is in the books; null where it is not, or where that is its own date. */
  readonly bookedOn: CalendarDate | null;
}

const processed = 50;
const invoiced = 21;
const cancelled = 45;

const unreadable = (detail: string): Failure => notDone(problem("ledger.malformed", "ledger", { detail }));

interface Texts {
  readonly Description: string | null;
  readonly PaymentReference: string | null;
}

const textsOf = ({ Description, PaymentReference }: Texts): string[] =>
  [Description, PaymentReference].filter((text) => text !== null);

export const foundEntry = (row: ListedEntryRow): Result<FoundDocument, Failure> =>
  documentOf(row).map((found) => ({ ...found, texts: textsOf(row), kind: "entry", isOpen: false, bookedOn: null }));

export function foundInvoice(row: SalesInvoiceRow): Result<FoundDocument, Failure> {
  const date = dateOf(row.OrderDate ?? "") ?? dateOf(row.InvoiceDate ?? "");
  if (date === undefined) return err(unreadable("OrderDate"));
  return totalsOf(row.Currency ?? "EUR", row.AmountFC, row.VATAmountFC).map(({ gross, vat }) => ({
    id: row.InvoiceID,
    reference: referenceIn(row.YourRef ?? ""),
    number: numberText(row.InvoiceNumber),
    date,
    gross,
    vat,
    texts: textsOf(row),
    kind: "invoice",
    isOpen: row.Status !== processed,
    bookedOn: row.Status === processed ? (dateOf(row.InvoiceDate ?? "") ?? null) : null,
  }));
}

export function foundOrder(row: SalesOrderRow): Result<FoundDocument, Failure> {
  const date = dateOf(row.OrderDate ?? "");
  if (date === undefined) return err(unreadable("OrderDate"));
  return orderTotals(row.Currency ?? "EUR", row.AmountFC, row.AmountFCExclVat).map(({ gross, vat }) => ({
    id: row.OrderID,
    reference: referenceIn(row.YourRef ?? ""),
    number: numberText(row.OrderNumber),
    date,
    gross,
    vat,
    texts: textsOf(row),
    kind: "order",
    isOpen: row.InvoiceStatus !== invoiced && row.InvoiceStatus !== cancelled,
    bookedOn: null,
  }));
}

type Amount = string | number | null | undefined;
type Totals = NonNullable<StepOutcome["totals"]>;

function totalsOf(currency: string, gross: string | number, vat: Amount): Result<Totals, Failure> {
  const vatOf: Result<Money | null, Failure> = vat === undefined || vat === null ? ok(null) : moneyOf(vat, currency);
  return moneyOf(gross, currency).andThen((whole) => vatOf.map((part) => ({ gross: whole, vat: part })));
}

/** An order tells its total with and without VAT. */
const orderTotals = (currency: string, gross: string | number, net: Amount): Result<Totals, Failure> =>
  totalsOf(currency, gross, net).map((all) => ({
    gross: all.gross,
    vat: all.vat === null ? null : subtract(all.gross, all.vat),
  }));

/** Of an answer to a write; null where its totals are left out or cannot be read, so that they are read back. */
export const outcomeOfInvoice = (written: z.infer<typeof writtenInvoice>, currency: string): StepOutcome => {
  const { AmountFC: gross, VATAmountFC: vat } = written;
  const known = gross !== undefined && gross !== null && vat !== undefined && vat !== null;
  return {
    id: written.InvoiceID,
    number: numberText(written.InvoiceNumber),
    totals: known ? totalsOf(written.Currency ?? currency, gross, vat).unwrapOr(null) : null,
  };
};

export const outcomeOfOrder = (written: z.infer<typeof writtenOrder>, currency: string): StepOutcome => {
  const { AmountFC: gross, AmountFCExclVat: net } = written;
  const known = gross !== undefined && gross !== null && net !== undefined && net !== null;
  return {
    id: written.OrderID,
    number: numberText(written.OrderNumber),
    totals: known ? orderTotals(written.Currency ?? currency, gross, net).unwrapOr(null) : null,
  };
};
