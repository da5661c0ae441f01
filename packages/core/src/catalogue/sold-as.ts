import { Decimal } from "../money/round.ts";
import type { Percent, PriceBasis } from "../order/order.ts";
import type { CatalogueProduct } from "../ports/catalogue.ts";

/** What of a product is sold under a code of its own. */
export interface SoldAs {
  readonly code: string;
  readonly name: string;
  /** What it costs more than the product itself, without VAT. Plain decimal text. */
  readonly surcharge: string;
}

/** The product under its article number or key, and each variant that has an article number of its own. Nothing of a product that is not sold any more. */
export function soldAs(product: CatalogueProduct, by: "sku" | "product-id"): readonly SoldAs[] {
  if (!product.active) return [];
  const base = (by === "sku" ? product.sku : product.id)?.trim() ?? "";
  const itself = base === "" ? [] : [{ code: base, name: product.name, surcharge: "0" }];
  const variants = by === "sku" ? product.variants.filter(({ active }) => active) : [];
  const coded = variants.flatMap(({ sku, text, surcharge }): SoldAs[] => {
    const code = sku?.trim() ?? "";
    const name = text === "" ? product.name : `${product.name} (${text})`;
    return code === "" || code === base ? [] : [{ code, name, surcharge }];
  });
  return [...itself, ...coded];
}

/** Decimals of a price without VAT: a unit of 0.0001 is far below a cent in any order. */
const priceDecimals = 4;

/** What one costs, with or without VAT of this rate; null where the shop does not tell, or it would cost less than nothing. */
export function listPrice(
  { price, basis }: Pick<CatalogueProduct, "price" | "basis">,
  { surcharge }: Pick<SoldAs, "surcharge">,
  percent: Percent,
  wanted: PriceBasis,
): string | null {
  if (price === null) return null;
  const factor = new Decimal(percent).div(100).plus(1);
  const net = (basis === "gross" ? new Decimal(price).div(factor) : new Decimal(price)).plus(surcharge);
  if (net.lt(0)) return null;
  return (wanted === "gross" ? net.times(factor) : net).round(priceDecimals).toFixed();
}
