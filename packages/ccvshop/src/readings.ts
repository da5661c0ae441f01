import type { PriceBasis, Text } from "@boekbrug/core";
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

const nothing: Text = { nl: "", en: "" };

const words = {
  basis: { gross: { nl: "regels incl. btw", en: "rows gross" }, net: { nl: "regels excl. btw", en: "rows net" } },
  rounded: { each: { nl: "per regel afgerond", en: "rounded row by row" }, sum: nothing },
  discount: {
    subtracted: { nl: "korting afgetrokken", en: "discount subtracted" },
    "less-row-discounts": {
      nl: "korting min die van de regels zelf afgetrokken",
      en: "discount less the rows' own subtracted",
    },
    "in-rows": { nl: "korting al in de regels", en: "discount already in the rows" },
  },
  shipping: { charged: nothing, waived: { nl: "verzending kwijtgescholden", en: "shipping waived" } },
  gross: {
    "as-rows": nothing,
    all: { nl: "overige bedragen incl. btw", en: "other amounts gross" },
    shipping: { nl: "verzending incl. btw", en: "shipping gross" },
  },
  shippingVat: {
    "by-flag": nothing,
    "against-flag": { nl: "btw van de verzending anders dan aangegeven", en: "shipping VAT against its flag" },
  },
  costVat: {
    goods: { nl: "kosten volgen de goederen", en: "costs follow the goods" },
    "shipping-rate": { nl: "kosten tegen het tarief van de verzending", en: "costs at the shipping rate" },
    none: { nl: "kosten zonder btw", en: "costs without VAT" },
  },
  total: { "with-vat": nothing, "without-vat": { nl: "btw boven op het totaal", en: "VAT on top of the total" } },
} as const satisfies {
  [P in "discount" | "shipping" | "gross" | "shippingVat" | "costVat" | "total"]: Record<Reading[P], Text>;
} & {
  readonly basis: Record<PriceBasis, Text>;
  readonly rounded: Record<RowAmounts["cents"], Text>;
};

/** The reading in a short phrase that stays the same. */
export function readingPhrase(reading: Reading, { basis, hasDiscount, hasCosts }: ReadingScope): Text {
  const { rows } = reading;
  const by = {
    nl: `${words.basis[basis].nl} volgens ${rows.name.nl}`,
    en: `${words.basis[basis].en} by ${rows.name.en}`,
  };
  return joined(", ", [
    by,
    words.rounded[rows.cents],
    hasDiscount ? words.discount[reading.discount] : nothing,
    words.shipping[reading.shipping],
    words.gross[reading.gross],
    words.shippingVat[reading.shippingVat],
    hasCosts ? words.costVat[reading.costVat] : nothing,
    words.total[reading.total],
  ]);
}

/** The phrase with what is to be known beside it. */
export const readingWith = (phrase: Text, remark: keyof typeof remarks): Text =>
  joined("; ", [phrase, remarks[remark]]);

const remarks = {
  "vat-not-explained": { nl: "btw niet verklaard", en: "VAT not explained" },
  "does-not-add-up": { nl: "telt niet op", en: "does not add up" },
} as const satisfies Record<string, Text>;

const joined = (separator: string, parts: readonly Text[]): Text => ({
  nl: parts.flatMap(({ nl }) => (nl === "" ? [] : [nl])).join(separator),
  en: parts.flatMap(({ en }) => (en === "" ? [] : [en])).join(separator),
});
