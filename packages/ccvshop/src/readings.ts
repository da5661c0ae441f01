import type { PriceBasis } from "@boekbrug/core";
import type { RowAmounts } from "./row-amounts.ts";

/**
 * One way to understand an order's totals. The shop documents none of this; what can be told from the order itself (its own total and VAT) decides
 * which way is taken.
 */
export interface Reading {
  /** Whether `total_price` contains the VAT. In a shop with gross rows it does. */
  readonly total: "with-vat" | "without-vat";
  readonly rows: RowAmounts;
  /** What `total_discounts` takes off the rows: all of it, what is left after the rows' own discounts, or nothing. */
  readonly discount: "subtracted" | "less-row-discounts" | "in-rows";
  readonly shipping: "charged" | "waived";
  /** Which amounts besides the rows contain their VAT although the rows do not. */
  readonly gross: "as-rows" | "all" | "shipping";
  /** Whether `shipping_taxes_included` is followed, or contradicted by the VAT that was charged. */
  readonly shippingVat: "by-flag" | "against-flag";
  readonly costVat: "goods" | "shipping-rate" | "none";
}

/** What makes an alternative worth trying: without it, it would give the same parts as its neighbour. */
export interface ReadingScope {
  readonly basis: PriceBasis;
  readonly hasVat: boolean;
  readonly hasDiscount: boolean;
  readonly hasRowDiscounts: boolean;
  readonly hasPoints: boolean;
  readonly hasShipping: boolean;
  readonly mayWaiveShipping: boolean;
  readonly hasCosts: boolean;
}

/**
 * Every reading of an order, in the order in which they are tried: the last column varies fastest, and the first value of each column is the default.
 */
export function* readingsFor(scope: ReadingScope, rowAmounts: readonly RowAmounts[]): Generator<Reading> {
  const net = scope.basis === "net";
  const extras = scope.hasShipping || scope.hasCosts || scope.hasDiscount || scope.hasPoints;
  for (const total of only<Reading["total"]>(["with-vat", "without-vat"], net && scope.hasVat))
    for (const rows of rowAmounts)
      for (const discount of discountsFor(scope))
        for (const shipping of only<Reading["shipping"]>(["charged", "waived"], scope.mayWaiveShipping))
          for (const gross of only<Reading["gross"]>(["as-rows", "all", "shipping"], net && extras))
            for (const shippingVat of only<Reading["shippingVat"]>(["by-flag", "against-flag"], scope.hasShipping))
              for (const costVat of only<Reading["costVat"]>(["goods", "shipping-rate", "none"], scope.hasCosts))
                yield { total, rows, discount, shipping, gross, shippingVat, costVat };
}

const only = <T>(values: readonly [T, ...T[]], alternatives: boolean): readonly T[] =>
  alternatives ? values : [values[0]];

function discountsFor({ hasDiscount, hasRowDiscounts }: ReadingScope): readonly Reading["discount"][] {
  if (!hasDiscount) return ["subtracted"];
  return hasRowDiscounts ? ["subtracted", "less-row-discounts", "in-rows"] : ["subtracted", "in-rows"];
}

const words = {
  discount: {
    subtracted: "discount subtracted",
    "less-row-discounts": "discount less the rows' own subtracted",
    "in-rows": "discount already in the rows",
  },
  shipping: { charged: "", waived: "shipping waived" },
  gross: { "as-rows": "", all: "other amounts gross", shipping: "shipping gross" },
  shippingVat: { "by-flag": "", "against-flag": "shipping VAT against its flag" },
  costVat: {
    goods: "costs follow the goods",
    "shipping-rate": "costs at the shipping rate",
    none: "costs without VAT",
  },
} as const;

/** The reading in a short phrase that stays the same. */
export function readingPhrase(reading: Reading, { basis, hasDiscount, hasCosts }: ReadingScope): string {
  return [
    `rows ${basis} by ${reading.rows.name}`,
    reading.rows.cents === "each" ? "rounded row by row" : "",
    hasDiscount ? words.discount[reading.discount] : "",
    words.shipping[reading.shipping],
    words.gross[reading.gross],
    words.shippingVat[reading.shippingVat],
    hasCosts ? words.costVat[reading.costVat] : "",
    reading.total === "without-vat" ? "VAT on top of the total" : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}
