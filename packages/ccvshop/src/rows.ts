import { Decimal, type Money, type OrderLine, type Percent, roundMinor } from "@boekbrug/core";
import type { ShopRow } from "./client/schemas.ts";
import { rowFactsOf } from "./facts.ts";
import { minorOf } from "./row-amounts.ts";

/** A rate as plain text without needless zeros: `21`, `5.5`. */
export const percentText = (rate: Decimal | null): Percent => (rate ?? new Decimal(0)).toFixed();

/** The shop's words for deposits are not documented; these have been seen or are what a Dutch shop would say. */
const depositWords = /deposit|statiegeld|borg/i;

export const lineKind = (row: Pick<ShopRow, "product_type">): OrderLine["kind"] =>
  depositWords.test(row.product_type ?? "") ? "deposit" : "goods";

/** The chosen options in words: `Kleur: Blauw, Maat: L`. */
function variantOf({ attributes }: ShopRow): string | null {
  const words = (attributes ?? []).flatMap(({ option_name: option, value_name: value }) => {
    const parts = [option, value].filter((part) => part !== null);
    return parts.length === 0 ? [] : [parts.join(": ")];
  });
  return words.length === 0 ? null : words.join(", ");
}

/** What the whole row cost the seller; the shop writes 0 where it was not filled in. */
function purchasePriceOf({ product_purchase_price: price, count }: ShopRow, currency: string): Money | null {
  if (price === null || price.eq(0)) return null;
  return roundMinor(minorOf(price, currency).times(count ?? 1), currency);
}

/** A row with the amount and rate that the reading of the totals gave it. */
export const lineOf = (row: ShopRow, amount: Money, vatPercent: Percent): OrderLine => ({
  id: row.id,
  kind: lineKind(row),
  description: row.product_name ?? "",
  variant: variantOf(row),
  productId: row.product_id,
  sku: row.sub_sku_number ?? row.sub_product_number ?? row.product_number,
  quantity: (row.count ?? new Decimal(1)).toFixed(),
  unit: row.unit,
  amount,
  vatPercent,
  purchasePrice: purchasePriceOf(row, amount.currency),
  facts: rowFactsOf(row),
});
