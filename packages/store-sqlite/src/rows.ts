import type {
  Fate,
  HistoryEntry,
  IncompleteOrder,
  Money,
  OpenPayment,
  OrderPrints,
  StepOutcome,
  StepRecord,
} from "@boekbrug/core";
import type { Row } from "./database.ts";
import type { StoredBooking, StoredOrder } from "./vat-totals.ts";

export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new RangeError(`column ${column} holds no text`);
  return value;
}

export function integerOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw new RangeError(`column ${column} holds no number`);
  return value;
}

export const optionalTextOf = (row: Row, column: string): string | null =>
  row[column] === null ? null : textOf(row, column);

const moneyOf = (row: Row, name: string): Money => ({
  minor: integerOf(row, `${name}_minor`),
  currency: textOf(row, `${name}_currency`),
});

/** The same fate gives the same text, whatever the order in which its fields were written. */
export const fateText = (fate: Fate): string => JSON.stringify(sorted(fate));

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}

export const fateOf = (row: Row): Fate => JSON.parse(textOf(row, "fate")) as Fate;

export const outcomeText = ({ id, number, totals, date, made, leftOut, shortened }: StepOutcome): string =>
  JSON.stringify({ id, number, totals, date, made, leftOut, shortened });

function outcomeOf(row: Row, column: string): StepOutcome | null {
  const text = optionalTextOf(row, column);
  return text === null ? null : (JSON.parse(text) as StepOutcome);
}

/** From a row of `orders` with the columns of its booking, which are null when there is none. */
export const orderOf = (row: Row): StoredOrder => ({
  connection: textOf(row, "connection"),
  orderId: textOf(row, "order_id"),
  orderNumber: optionalTextOf(row, "order_number"),
  placedAt: textOf(row, "placed_at"),
  total: row.total_minor === null ? null : moneyOf(row, "total"),
  fate: fateOf(row),
  fateSince: textOf(row, "fate_since"),
  booking: row.reference === null ? null : bookingOf(row),
});

export function printsOf(row: Row): OrderPrints | null {
  const text = optionalTextOf(row, "prints");
  return text === null ? null : (JSON.parse(text) as OrderPrints);
}

export const paymentText = (payment: OpenPayment | null): string | null =>
  payment === null ? null : JSON.stringify(payment);

function paymentOf(row: Row): OpenPayment | null {
  const text = optionalTextOf(row, "payment");
  return text === null ? null : (JSON.parse(text) as OpenPayment);
}

const bookingOf = (row: Row): StoredBooking => ({
  reference: textOf(row, "reference"),
  number: textOf(row, "number"),
  date: textOf(row, "date"),
  gross: moneyOf(row, "gross"),
  vat: moneyOf(row, "vat"),
  sealedVatTotals: optionalTextOf(row, "vat_totals"),
  flags: JSON.parse(textOf(row, "flags")) as string[],
  planHash: textOf(row, "plan_hash"),
  prints: printsOf(row),
  payment: paymentOf(row),
  document: outcomeOf(row, "document"),
  adopted: integerOf(row, "adopted") === 1,
});

export const stepOf = (row: Row): StepRecord => ({
  step: textOf(row, "step"),
  state: textOf(row, "state") as StepRecord["state"],
  at: textOf(row, "at"),
  outcome: outcomeOf(row, "outcome"),
});

export const incompleteOf = (row: Row): IncompleteOrder => ({
  orderId: textOf(row, "order_id"),
  orderNumber: optionalTextOf(row, "order_number"),
  leftOut: JSON.parse(textOf(row, "left_out")) as string[],
});

export const historyEntryOf = (row: Row): HistoryEntry => ({
  at: textOf(row, "at"),
  run: textOf(row, "run"),
  fate: fateOf(row),
});
