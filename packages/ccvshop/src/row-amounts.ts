import { currencyDigits, Decimal, type Text } from "@boekbrug/core";
import type { ShopRow } from "./client/schemas.ts";

/** A way to find what a whole row costs; null where the row lacks a field for it. */
interface RowReading {
  /** For `Order.reading`: the shop's own names of its fields. */
  readonly name: Text;
  readonly amount: (row: ShopRow) => Decimal | null;
}

/** The amounts of all rows under one row reading, in minor units. */
export interface RowAmounts {
  readonly name: Text;
  /** Whether fractions of a cent are kept until the rows are added up, or rounded away row by row. */
  readonly cents: "sum" | "each";
  readonly amounts: readonly Decimal[];
}

const times = (price: Decimal | null, row: ShopRow): Decimal | null => price?.times(row.count ?? 1) ?? null;

const withSurcharges = (price: Decimal | null, row: ShopRow): Decimal | null =>
  row.total_extra_option_price === null ? null : (price?.plus(row.total_extra_option_price) ?? null);

/**
 * Which of a row's prices is the amount of the row, in the order in which they are tried. The shop does not document whether its totals contain
 * the surcharges of chosen options, nor whether they are multiplied by the count.
 */
const rowReadings: readonly RowReading[] = [
  {
    name: { nl: "total_price_with_attributes", en: "total_price_with_attributes" },
    amount: (row) => row.total_price_with_attributes,
  },
  { name: { nl: "total_price", en: "total_price" }, amount: (row) => row.total_price },
  {
    name: { nl: "total_price + opties", en: "total_price + options" },
    amount: (row) => withSurcharges(row.total_price, row),
  },
  {
    name: { nl: "total_price_with_attributes × aantal", en: "total_price_with_attributes × count" },
    amount: (row) => times(row.total_price_with_attributes, row),
  },
  {
    name: { nl: "price_with_attributes × aantal", en: "price_with_attributes × count" },
    amount: (row) => times(row.price_with_attributes, row),
  },
  {
    name: { nl: "(total_price + opties) × aantal", en: "(total_price + options) × count" },
    amount: (row) => times(withSurcharges(row.total_price, row), row),
  },
  { name: { nl: "total_price × aantal", en: "total_price × count" }, amount: (row) => times(row.total_price, row) },
  {
    name: { nl: "selling_price × aantal", en: "selling_price × count" },
    amount: (row) => times(row.selling_price, row),
  },
];

const firstPriceWords = { nl: "de eerste prijs van elke regel", en: "each row's first price" } as const satisfies Text;

/** The first price that a row has; null when it has none. */
export function firstPrice(row: ShopRow): Decimal | null {
  for (const { amount } of rowReadings) {
    const found = amount(row);
    if (found !== null) return found;
  }
  return null;
}

/** What the rows may cost, in the order in which it is tried; the same amounts only once. Every row must have some price. */
export function rowAmountsOf(rows: readonly ShopRow[], currency: string): RowAmounts[] {
  const found = new Map<string, RowAmounts>();
  for (const { name, amount } of [...rowReadings, { name: firstPriceWords, amount: firstPrice }]) {
    const prices = rows.map(amount).filter((price) => price !== null);
    if (prices.length < rows.length) continue;
    const exact = prices.map((price) => minorOf(price, currency));
    const whole = exact.map((each) => each.round(0, 1));
    for (const [cents, amounts] of [["sum", exact] as const, ["each", whole] as const]) {
      const key = amounts.join(" ");
      if (!found.has(key)) found.set(key, { name, cents, amounts });
    }
  }
  return [...found.values()];
}

/** An amount in minor units, fractions kept. */
export const minorOf = (amount: Decimal | null, currency: string): Decimal =>
  (amount ?? new Decimal(0)).times(new Decimal(10).pow(currencyDigits(currency)));

/** What was taken off the row before its total. */
export const rowDiscount = (row: ShopRow): Decimal => (row.discount ?? new Decimal(0)).times(row.count ?? 1);
