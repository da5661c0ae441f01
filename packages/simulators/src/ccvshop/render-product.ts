import { jsonNumber } from "../shared/decimal.ts";
import { decimalOr } from "./price-rows.ts";
import type { SimulatedVariant, StoredProduct } from "./product.ts";
import { type Rendering, textOf, timestamp } from "./render-order.ts";
import { tariffWord } from "./tariffs.ts";

/** Links to what is not simulated. */
const children = [
  ..."productlabels productphotos productvariations productvideos productattachments productkeywords".split(" "),
  ..."productrelevant productattributesets productstaggeredprices producttocategories productreviews".split(" "),
  ..."webshops producttopropertygroups".split(" "),
];

/** CCV fact sheet §7, 2026-11-21. `vatRate` is the percentage at home, in a field that the 2025 SDK no longer has. */
export function renderProduct(
  product: StoredProduct,
  vatRate: number,
  expanded: readonly string[],
  rendering: Rendering,
) {
  const { base, switches } = rendering;
  const text = textOf(switches);
  const self = `${base}/products/${product.id}`;
  const shopRoot = new URL(base).origin;
  const link = (name: string, items: () => object[]) => ({
    href: `${self}/${name}`,
    ...(expanded.includes(name) ? { collection: collectionOf(`${self}/${name}/`, items(), rendering) } : {}),
  });
  return {
    href: `${self}/`,
    id: product.id,
    is_active: product.active,
    createdate: timestamp(product.created, switches),
    modifydate: timestamp(product.modified, switches),
    productnumber: text(product.productNumber),
    eannumber: text(),
    mpnnumber: text(),
    is_multishop_product: false,
    ...(switches.newerFields === "none" ? { vatrate: vatRate } : { multishop_product_id: null }),
    multishop_href: null,
    name: nameIn(product, rendering),
    shortdescription: text(),
    description: null,
    taxtariff: tariffWord(product.taxTariff, switches),
    price: jsonNumber(decimalOr(product.price, 0)),
    discount: jsonNumber(decimalOr(product.discount, 0)),
    purchaseprice: 0,
    container_deposit_price: 0,
    safety_deposit_price: 0,
    productshippingcosts: { costs: 0, default_country: "NL", quantity: 1, href: `${self}/productshippingcosts` },
    unit: product.unit ?? "stuk",
    stockenabled: false,
    stocktype: "Product",
    stock: 0,
    ordering_without_stock: "global_setting",
    weight: jsonNumber(decimalOr(product.weight, 0)),
    maincategory: product.mainCategory ?? null,
    subcategory: text(product.subCategory),
    brand: null,
    condition: null,
    color: null,
    productmainphoto: null,
    deeplink: `${shopRoot}/product/${product.id}`,
    decimal_amount: product.decimalAmount ?? 0,
    minimal_order_amount: 1,
    show_order_button: "Y",
    is_visible: product.active,
    can_be_ordered: product.active,
    package: null,
    supplier: null,
    ...Object.fromEntries(children.map((name) => [name, { href: `${self}/${name}` }])),
    producttaxtariffexceptions: link("producttaxtariffexceptions", () =>
      product.exceptions.map((one) => renderException(product, one, rendering)),
    ),
    attributecombinations: link("attributecombinations", () =>
      (product.variants ?? []).map((one) => renderVariant(product, one, rendering)),
    ),
    ...product.raw,
  };
}

/** Inside an expanded link: the children themselves, or a page of them (switch expandedChildren). */
function collectionOf(href: string, items: object[], { switches }: Rendering) {
  if (switches.expandedChildren === "array") return items;
  return { start: 0, size: Math.max(1, items.length), href, first: null, previous: null, next: null, items };
}

/** The language of the request, where the product has been translated: else by switch untranslatedNames. */
function nameIn({ name, translations }: StoredProduct, { language, switches }: Rendering): string {
  if (language === null || language === ownLanguage) return name;
  return translations?.[language] ?? (switches.untranslatedNames === "empty" ? "" : name);
}

const ownLanguage = "nl";

/** CCV fact sheet §7, 2026-11-21. */
export const renderVariant = (
  product: StoredProduct,
  { id, note, productNumber, sku, extraPrice, active }: SimulatedVariant,
  { base, switches }: Rendering,
) => ({
  href: `${base}/attributecombinations/${id}/`,
  id,
  note,
  product_id: product.id,
  stock: 0,
  netto_extra_price: jsonNumber(decimalOr(extraPrice, 0)),
  ordering_without_stock: "global_setting",
  product_number: textOf(switches)(productNumber),
  ean_number: textOf(switches)(),
  sku_number: textOf(switches)(sku),
  active: active ?? true,
  combination: [],
  parent: { href: `${base}/products/${product.id}` },
});

/** CCV fact sheet §7, 2026-11-21. */
export const renderException = (
  product: StoredProduct,
  { id, country, taxTariff }: StoredProduct["exceptions"][number],
  { base, switches }: Rendering,
) => ({
  href: `${base}/producttaxtariffexceptions/${id}/`,
  id,
  product_id: product.id,
  country,
  taxtariff: tariffWord(taxTariff, switches),
  parent: { href: `${base}/products/${product.id}` },
});
