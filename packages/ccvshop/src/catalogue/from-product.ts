import { type CatalogueProduct, Decimal, type PriceBasis, type ProductVariant } from "@boekbrug/core";
import { rateClassOf, type Tariffs } from "../tariffs.ts";
import type { CatalogueEntry, ShopVariant } from "./product-schemas.ts";

export interface ProductContext {
  readonly basis: PriceBasis;
  readonly tariffs: Tariffs;
}

/** A product with its variants. A shop that does not say whether it is active sells it. */
export function productFrom(
  entry: CatalogueEntry,
  variants: readonly ShopVariant[],
  { basis, tariffs }: ProductContext,
): CatalogueProduct {
  return {
    id: entry.id,
    sku: entry.productnumber,
    name: entry.name ?? "",
    price: priceOf(entry),
    basis,
    rateClass: rateClassOf(entry, tariffs),
    categories: [...new Set([entry.maincategory, entry.subcategory].filter((name) => name !== null))],
    fractional: (entry.decimal_amount ?? new Decimal(0)).gt(0),
    active: entry.is_active ?? true,
    variants: variants.map(variantFrom),
  };
}

/** What the shop asks: its price less the discount on the product itself. */
function priceOf({ price, discount }: CatalogueEntry): string | null {
  if (price === null) return null;
  const asked = price.minus(discount ?? 0);
  return asked.lt(0) ? null : asked.toFixed();
}

const variantFrom = (variant: ShopVariant): ProductVariant => ({
  id: variant.id,
  // As on the rows of an order.
  sku: variant.sku_number ?? variant.product_number,
  text: variant.note ?? "",
  surcharge: (variant.netto_extra_price ?? new Decimal(0)).toFixed(),
  active: variant.active ?? true,
});
