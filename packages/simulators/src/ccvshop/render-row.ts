import { jsonCents, jsonNumber, ONE, timesInCents } from "../shared/decimal.ts";
import type { SimulatedRow, StoredOrder, StoredRow } from "./order.ts";
import { decimalOr, isDeposit, type PricedRow, priceRow } from "./price-rows.ts";
import { type Rendering, textOf } from "./render-order.ts";
import type { CcvShopSwitches } from "./switches.ts";

const depositWords = {
  deposit: { "container-deposit": "deposit", "safety-deposit": "deposit" },
  "container-safety": { "container-deposit": "container_deposit", "safety-deposit": "safety_deposit" },
  dutch: { "container-deposit": "statiegeld", "safety-deposit": "borg" },
};

export const renderRows = (order: StoredOrder, rendering: Rendering) =>
  order.rows.map((row, index) => ({ ...renderRow(row, order, rendering), ...order.rawRows?.[index] }));

/** CCV fact sheet §5, 2026-11-21; which price is which follows the live row there. */
function renderRow(row: StoredRow, order: StoredOrder, rendering: Rendering) {
  const { base, switches } = rendering;
  const text = textOf(switches);
  const priced = priceRow(row, order);
  const productId = productIdOf(row, rendering);
  return {
    href: `${base}/orderrows/${row.id}/`,
    id: row.id,
    order_id: order.id,
    product_type: productType(row, switches),
    product_name: row.name,
    product_name_google: row.name.replace(/[^\p{L}\p{N}]+/gu, "-"),
    product_number: text(row.productNumber),
    sub_product_number: text(row.variant?.number),
    sub_sku_number: text(row.variant?.sku),
    sub_ean_number: text(row.variant?.ean),
    product_id: productId,
    product_href: productId === null ? null : `${base}/products/${productId}`,
    count: jsonNumber(priced.count),
    ...prices(row, order, priced, switches),
    product_purchase_price: jsonNumber(decimalOr(row.purchasePrice, 0)),
    custom_price: false,
    tax: jsonNumber(priced.rate),
    unit: row.unit ?? "stuk",
    weight: jsonNumber(decimalOr(row.weight, 0)),
    memo: text(row.memo),
    package_id: null,
    package_name: text(),
    stock_location: text(),
    supplier: text(),
    ...(switches.newerFields === "none" ? {} : { calculator_href: null }),
    attributes: (row.attributes ?? []).map((one, index) => {
      const id = row.id * 10 + index;
      return {
        href: `${base}/orderrowattributevalues/${id}/`,
        id,
        option_name: one.option,
        value_name: one.value,
        price: jsonNumber(decimalOr(one.price, 0)),
        parent: { href: `${base}/orderrows/${row.id}` },
      };
    }),
    uploads: [],
    parent: { href: `${base}/orders/${order.id}` },
  };
}

function productIdOf(row: SimulatedRow, { switches, isDeletedProduct }: Rendering): number | null {
  if (isDeposit(row) || row.productId === undefined || row.productId === null) return null;
  return switches.deletedProductInRows === "null" && isDeletedProduct(row.productId) ? null : row.productId;
}

function productType(row: SimulatedRow, switches: CcvShopSwitches): string {
  const kind = row.kind ?? "product";
  return kind === "product" ? "product" : depositWords[switches.depositWords][kind];
}

function prices(row: SimulatedRow, order: StoredOrder, priced: PricedRow, switches: CcvShopSwitches) {
  const price = switches.accountDiscountShown === "in-price" ? priced.afterAccount : priced.list;
  const perUnit = switches.rowTotalsCounted !== "times-count";
  const count = perUnit ? ONE : priced.count;
  const withSurcharges = priced.selling + priced.surcharge;
  const percentage = isDeposit(row) ? 0n : decimalOr(order.account?.discountPercentage, 0);
  return {
    price: jsonNumber(price),
    discount: jsonNumber(priced.discount),
    user_discount: jsonNumber(switches.userDiscountUnit === "percent" ? percentage : priced.accountDiscount),
    original_price: jsonNumber(switches.originalPrice === "after-discount" ? priced.selling : price),
    selling_price: jsonNumber(priced.selling),
    price_without_discount: jsonNumber(price),
    price_without_discount_with_attributes: jsonNumber(price + priced.surcharge),
    price_with_attributes: jsonNumber(withSurcharges),
    total_price: jsonCents(
      timesInCents(switches.rowTotalPrice === "with-surcharges" ? withSurcharges : priced.selling, count),
    ),
    total_extra_option_price: jsonCents(
      timesInCents(priced.surcharge, switches.rowSurchargeTotal === "per-unit" ? ONE : priced.count),
    ),
    total_price_with_attributes: jsonCents(
      switches.rowTotalsCounted === "both-per-unit" ? timesInCents(withSurcharges, ONE) : priced.totalWithSurcharges,
    ),
  };
}
