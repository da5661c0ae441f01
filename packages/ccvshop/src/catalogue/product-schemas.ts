import * as z from "zod";
import { amount, decimal, flag, looseText, requiredText } from "../client/fields.ts";
import { type ShopProduct, shopProduct } from "../client/schemas.ts";

const variant = z.object({
  id: requiredText,
  note: looseText,
  netto_extra_price: amount.catch(null),
  product_number: looseText,
  sku_number: looseText,
  active: flag.catch(null),
});

/** A product's variant ("attribute combination"). */
export type ShopVariant = z.infer<typeof variant>;

/** Variants that cannot be read are left out: an order with one names its own article number. */
export const variantsIn = (items: readonly unknown[]): ShopVariant[] =>
  items.flatMap((item) => variant.safeParse(item).data ?? []);

const whole = z.object({ items: z.array(z.unknown()), next: looseText }).refine(({ next }) => next === null);

/** The variants that `expand` brought along; none where the shop has no link to them; null where they did not come, or not all. */
const combinations = z
  .union([
    z.null().transform(() => []),
    z
      .object({ collection: z.union([z.array(z.unknown()), whole.transform(({ items }) => items)]) })
      .transform(({ collection }) => variantsIn(collection)),
  ])
  .nullable()
  .catch(null);

const details = z.object({
  name: looseText,
  productnumber: looseText,
  is_active: flag.catch(null),
  price: amount.catch(null),
  discount: amount.catch(null),
  decimal_amount: decimal.catch(null),
  modifydate: looseText,
  attributecombinations: combinations,
});

/** A product as the catalogue needs it. */
export type CatalogueEntry = ShopProduct & z.infer<typeof details>;

/** Undefined where not even an id can be read. */
export function catalogueEntry(item: unknown): CatalogueEntry | undefined {
  const product = shopProduct.safeParse(item).data;
  const rest = details.safeParse(item).data;
  return product === undefined || rest === undefined ? undefined : { ...product, ...rest };
}

export const priceSettings = z.object({ prices_include_vat: flag.catch(null) });
