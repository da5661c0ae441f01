import { Decimal } from "@boekbrug/core";
import type { ShopRow } from "./client/schemas.ts";

/** A way to find what a whole row costs; null where the row lacks a field for it. */
export interface RowReading {
  /** Stable, for `Order.reading`. */
  readonly name: string;
  readonly amount: (row: ShopRow) => Decimal | null;
}

const times = (price: Decimal | null, row: ShopRow): Decimal | null => price?.times(row.count ?? 1) ?? null;

const withSurcharges = (price: Decimal | null, row: ShopRow): Decimal | null =>
  row.total_extra_option_price === null ? null : (price?.plus(row.total_extra_option_price) ?? null);

/**
 * Which of a row's prices is the amount of the row, in the order in which they are tried. The shop does not document whether its totals contain
 * the surcharges of chosen options, nor whether they are multiplied by the count.
 */
export const rowReadings: readonly RowReading[] = [
  { name: "total_price_with_attributes", amount: (row) => row.total_price_with_attributes },
  { name: "total_price", amount: (row) => row.total_price },
  { name: "total_price + options", amount: (row) => withSurcharges(row.total_price, row) },
  { name: "total_price_with_attributes × count", amount: (row) => times(row.total_price_with_attributes, row) },
  { name: "price_with_attributes × count", amount: (row) => times(row.price_with_attributes, row) },
  { name: "(total_price + options) × count", amount: (row) => times(withSurcharges(row.total_price, row), row) },
  { name: "total_price × count", amount: (row) => times(row.total_price, row) },
  { name: "selling_price × count", amount: (row) => times(row.selling_price, row) },
];

/** The amount of a row where no reading of the whole order fits: the first that the row has a field for. */
export function defaultRowAmount(row: ShopRow): Decimal | null {
  for (const { amount } of rowReadings) {
    const found = amount(row);
    if (found !== null) return found;
  }
  return null;
}

/** What was taken off the row before its total. */
export const rowDiscount = (row: ShopRow): Decimal => (row.discount ?? new Decimal(0)).times(row.count ?? 1);
