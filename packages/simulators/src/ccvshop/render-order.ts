import { jsonCents, jsonNumber, toFixed } from "../shared/decimal.ts";
import type { StoredOrder } from "./order.ts";
import { type PricedOrder, priceOrder } from "./price.ts";
import { decimalOr } from "./price-rows.ts";
import { renderCustomer, type Text } from "./render-customer.ts";
import type { PayMethod } from "./shop.ts";
import type { CcvShopSwitches } from "./switches.ts";

export interface Rendering {
  /** `https://host/api/rest/v1`, as the caller reached the shop. */
  base: string;
  switches: CcvShopSwitches;
  /** What `Accept-Language` asks for. CCV fact sheet §2, 2026-11-21. */
  language: string | null;
  /** Products that were deleted; their rows follow switch deletedProductInRows. */
  isDeletedProduct: (id: number) => boolean;
}

export const textOf =
  (switches: CcvShopSwitches): Text =>
  (value) =>
    value !== undefined && value !== "" ? value : switches.absentText === "null" ? null : "";

/** `2026-11-21T10:00:00Z` in the spelling of switch timestampFormat. CCV fact sheet §14, 2026-11-21. */
export const timestamp = (utc: string, switches: CcvShopSwitches): string =>
  new Date(utc).toISOString().slice(0, 19) + switches.timestampFormat;

/** The number that the shop tells of an order: a basket may have one that is not told. */
export const shownNumber = (order: StoredOrder, { basketNumbers }: CcvShopSwitches): number | undefined =>
  order.completed || basketNumbers === "shown" ? order.number : undefined;

/** An order as the shop sends it. CCV fact sheet §4.7, 2026-11-21. */
export function renderOrder(order: StoredOrder, payMethod: PayMethod | undefined, rendering: Rendering) {
  const { base, switches } = rendering;
  const text = textOf(switches);
  const language = order.language ?? "nl";
  const time = (utc: string | undefined) => (utc === undefined ? null : timestamp(utc, switches));
  const self = `${base}/orders/${order.id}`;
  const shopRoot = new URL(base).origin;
  const number = shownNumber(order, switches) ?? null;
  return {
    href: `${self}/`,
    id: order.id,
    ordernumber_prefix: number === null ? null : (order.numberPrefix ?? null),
    ordernumber: number,
    ordernumber_full:
      number === null ? null : order.numberPrefix === undefined ? `${number}` : `${order.numberPrefix}-${number}`,
    invoicenumber: order.invoiceNumber ?? null,
    transaction_id: order.transactionId ?? null,
    create_date: time(order.created),
    deliver_method: order.deliverMethod ?? "shipping",
    deliver_date: time(order.deliverDate),
    take_out_window: { start: time(order.takeOut?.start), end: time(order.takeOut?.end) },
    is_platform_sale: order.platformSale ?? false,
    orderedinlng: language,
    status: order.completed ? (order.status ?? 1) : null,
    is_completed: order.completed,
    ...(order.completed
      ? {}
      : { basket_href: `${shopRoot}/basket/${order.id}`, checkout_href: `${shopRoot}/checkout/${order.id}` }),
    paid: order.paid,
    safety_deposit_returned: order.safetyDepositReturned ?? false,
    paymethod_id: order.payMethodId,
    paymethod: payMethod === undefined ? text() : payMethod.psp + payMethod.method,
    paymethod_label: text(payMethod?.label),
    ...amounts(order, rendering, text),
    track_and_trace_code: text(order.trackAndTrace?.code),
    track_and_trace_carrier: order.trackAndTrace?.carrier ?? null,
    track_and_trace_deeplink: text(order.trackAndTrace?.link),
    reservationnumber: text(order.reservationNumber),
    delivery_option: order.deliveryOption ?? null,
    user: user(order, rendering),
    discountcoupon: coupon(order, switches, text),
    customer: renderCustomer(order.customer, text, language),
    pickup_address: pickupAddress(order, text),
    packing_slip_deeplink: order.completed ? `${shopRoot}/packing-slip/${order.id}` : null,
    ...links(self, switches),
    ...order.raw,
  };
}

/** CCV fact sheet §4.4 and §4.5, 2026-11-21. */
function amounts(order: StoredOrder, { switches }: Rendering, text: Text) {
  const priced = priceOrder(order, order.rowsIncludeVat, switches);
  const hidden = !order.rowsIncludeVat && switches.netShopTaxesIncluded === "no";
  const discounts = priced.coupon + (switches.totalDiscountsContains === "coupon" ? 0n : priced.rowDiscounts);
  return {
    taxes_included: (order.taxesIncluded ?? true) && !hidden,
    order_row_taxes_included: order.rowsIncludeVat,
    shipping_taxes_included: order.shipping?.taxed ?? true,
    shipping_tax_percentage: jsonNumber(priced.shippingRate),
    is_intra_community_order: order.intraCommunity ?? false,
    total_orderrow_price: jsonCents(orderRowPrice(priced, switches)),
    total_shipping: jsonCents(priced.shipping),
    total_discounts: jsonCents(switches.totalDiscountsSign === "negative" ? -discounts : discounts),
    total_price: jsonCents(priced.shownTotal),
    currency: order.currency ?? "EUR",
    total_tax: jsonCents(priced.shownTax),
    total_weight: jsonNumber(order.rows.reduce((sum, row) => sum + decimalOr(row.weight, 0), 0n)),
    extra_payment_option: text(order.paymentOption?.name),
    extra_payment_option_price: jsonCents(priced.paymentOption),
    extra_payment_option_no_sentprice: order.paymentOption?.waivesShipping ?? false,
    extra_payment_option_pay_on_pickup: order.paymentOption?.payOnPickup ?? false,
    extra_price: jsonCents(priced.paymentFee - priced.points),
    paymethod_costs: jsonCents(priced.paymentFee),
    credit_point_discount: jsonCents(switches.creditPointDiscountSign === "negative" ? -priced.points : priced.points),
    extra_costs: jsonCents(priced.extraCosts),
    extra_costs_description: text(order.extraCosts?.description),
  };
}

function orderRowPrice(priced: PricedOrder, switches: CcvShopSwitches): bigint {
  switch (switches.totalOrderrowPrice) {
    case "rows-and-shipping":
      return priced.rowTotal + priced.shipping;
    case "rows-only":
      return priced.rowTotal;
    case "total-price":
      return priced.shownTotal;
  }
}

function user(order: StoredOrder, { base, switches }: Rendering) {
  if (order.account === undefined) return { id: null, discount_percentage: 0, href: null };
  const { id, discountPercentage } = order.account;
  return {
    id: switches.userId === "string" ? String(id) : id,
    discount_percentage: jsonNumber(decimalOr(discountPercentage, 0)),
    href: `${base}/users/${id}`,
  };
}

const couponWords = {
  "price-procent": { amount: "Price", percentage: "Procent" },
  "lower-case": { amount: "price", percentage: "procent" },
  english: { amount: "fixed", percentage: "percentage" },
};

/** Without a coupon code and type are empty, not null. CCV fact sheet §4.6, 2026-11-21. */
function coupon({ coupon: used }: StoredOrder, switches: CcvShopSwitches, text: Text) {
  const asFraction = used?.type === "percentage" && switches.couponPercentage === "fraction";
  const discount = toFixed(used?.discount ?? 0);
  return {
    code: used?.code ?? "",
    discount: jsonNumber(asFraction ? discount / 100n : discount),
    type: used === undefined ? text() : couponWords[switches.couponWords][used.type],
    enddate: used?.endDate === undefined ? null : timestamp(used.endDate, switches),
    onetimeuse: used?.oneTimeUse ?? false,
    minimumprice: jsonNumber(decimalOr(used?.minimumPrice, 0)),
    givesfreeshipping: used?.givesFreeShipping ?? false,
  };
}

function pickupAddress({ pickupPoint: point }: StoredOrder, text: Text) {
  if (point === undefined) return null;
  const { code, company, street, houseNumber, zipCode, city } = point;
  return {
    code,
    company,
    street,
    housenumber: houseNumber,
    housenumber_suffix: text(),
    zipcode: zipCode,
    city,
    country: "Nederland",
  };
}

function links(self: string, switches: CcvShopSwitches) {
  const names =
    "orderrows ordernotes ordermessages ordernotifications orderaffiliatenetworks orderlabels invoices".split(" ");
  if (switches.newerFields !== "none") names.push("terminalreceipts", "fiscaltransactionsignatures");
  const unheardOf = { loyalty_tier: null, carbon_footprint: { grams: 0 }, sales_channel: "webshop" };
  return {
    ...Object.fromEntries(names.map((name) => [name, { href: `${self}/${name}/` }])),
    ...(switches.newerFields === "and-unheard-of" ? unheardOf : {}),
  };
}
