import { divide, fixedText, ONE, spread, toCents, toFixed } from "../shared/decimal.ts";
import type { SimulatedOrder } from "./order.ts";
import { decimalOr, type PricedRow, priceRow, withoutVat } from "./price-rows.ts";
import type { CcvShopSwitches } from "./switches.ts";

const HUNDRED = 100n * ONE;

export interface RateAmounts {
  net: number;
  vat: number;
  gross: number;
}

/** What the customer was charged, in cents. */
export interface Charged {
  /** Left to pay. */
  total: number;
  vat: number;
  /** Per rate, as in `{ "21": ... }`. Adds up to `total` plus `settled`. */
  perRate: Record<string, RateAmounts>;
  /** Coupon and points that count as a payment (switches couponVat and creditPointVat), else 0. */
  settled: number;
}

export interface PricedOrder {
  rows: PricedRow[];
  /** All in cents, unsigned apart from extraCosts. */
  shipping: bigint;
  paymentFee: bigint;
  paymentOption: bigint;
  extraCosts: bigint;
  coupon: bigint;
  points: bigint;
  rowDiscounts: bigint;
  rowTotal: bigint;
  shippingRate: bigint;
  /** As the shop shows them, which the switches may bend. */
  shownTotal: bigint;
  shownTax: bigint;
  charged: Charged;
}

/** One amount under one rate. */
interface Part {
  rate: bigint;
  cents: bigint;
  net: boolean;
}

/** CCV fact sheet §4.4 (working hypothesis for the total) and §4.5, 2026-11-21. */
export function priceOrder(order: SimulatedOrder, rowsIncludeVat: boolean, switches: CcvShopSwitches): PricedOrder {
  const rows = order.rows.map((row) => priceRow(row, order));
  const rowTotal = sum(rows.map((row) => row.totalWithSurcharges));
  const costsNet = !rowsIncludeVat && switches.netShopCostBasis === "net";
  const untaxed = withoutVat(order);

  const shippingRate = untaxed ? 0n : decimalOr(order.shipping?.rate, 21);
  const waived = order.coupon?.givesFreeShipping === true || order.paymentOption?.waivesShipping === true;
  const shipping = waived ? 0n : toCents(decimalOr(order.shipping?.price, 0));
  const shippingPart: Part = {
    rate: order.shipping?.taxed === false ? 0n : shippingRate,
    cents: shipping,
    net: costsNet,
  };

  const goods = goodsPerRate(rows);
  const overGoods = (cents: bigint): Part[] => {
    if (cents === 0n) return [];
    if (goods.size === 0) return [{ rate: shippingPart.rate, cents, net: costsNet }];
    const shares = spread(cents, [...goods.values()]);
    return [...goods.keys()].map((rate, index) => ({ rate, cents: shares[index] ?? 0n, net: costsNet }));
  };
  const cost = (cents: bigint): Part[] => {
    if (switches.costVat === "follow-goods") return overGoods(cents);
    return [{ rate: switches.costVat === "none" ? 0n : shippingPart.rate, cents, net: costsNet }];
  };

  const paymentFee = toCents(decimalOr(order.paymentFee, 0));
  const paymentOption = toCents(decimalOr(order.paymentOption?.price, 0));
  const extraCosts = toCents(decimalOr(order.extraCosts?.amount, 0));
  const coupon = couponAmount(order, sum([...goods.values()]));
  const points = toCents(decimalOr(order.points, 0));

  const couponSettles = switches.couponVat === "as-payment";
  const pointsSettle = switches.creditPointVat === "as-payment";
  const settled = (couponSettles ? coupon : 0n) + (pointsSettle ? points : 0n);
  const parts: Part[] = [
    ...rows.map((row) => ({ rate: row.rate, cents: row.totalWithSurcharges, net: !rowsIncludeVat })),
    ...[paymentFee, paymentOption, extraCosts].flatMap(cost),
    ...(couponSettles ? [] : overGoods(-coupon)),
    ...(pointsSettle ? [] : overGoods(-points)),
  ];

  const charged = charge([...parts, shippingPart], settled, switches);
  const shown = switches.totalPriceContainsShipping === "yes" ? charged : charge(parts, settled, switches);
  const showNet = !rowsIncludeVat && switches.netShopTotalPrice === "net";
  const hideTax = !rowsIncludeVat && switches.netShopTaxesIncluded === "no";
  return {
    rows,
    shipping,
    paymentFee,
    paymentOption,
    extraCosts,
    coupon,
    points,
    rowDiscounts: sum(rows.map((row) => row.discountTotal)),
    rowTotal,
    shippingRate,
    shownTotal: BigInt(showNet ? shown.total - shown.vat : shown.total),
    shownTax: hideTax ? 0n : BigInt(shown.vat),
    charged,
  };
}

/** Deposits are handed back later and take no part in discounts and costs. */
function goodsPerRate(rows: readonly PricedRow[]): Map<bigint, bigint> {
  const goods = new Map<bigint, bigint>();
  for (const row of rows) {
    if (row.deposit || row.totalWithSurcharges <= 0n) continue;
    goods.set(row.rate, (goods.get(row.rate) ?? 0n) + row.totalWithSurcharges);
  }
  return goods;
}

/** A coupon never takes off more than the goods cost. CCV fact sheet §4.6, 2026-11-21. */
function couponAmount(order: SimulatedOrder, goods: bigint): bigint {
  if (order.coupon === undefined) return 0n;
  const discount = toFixed(order.coupon.discount);
  const cents = order.coupon.type === "amount" ? toCents(discount) : divide(goods * discount, HUNDRED);
  return cents > goods ? goods : cents;
}

function charge(parts: readonly Part[], settled: bigint, switches: CcvShopSwitches): Charged {
  const perRate: Charged["perRate"] = {};
  for (const rate of new Set(parts.map((part) => part.rate))) {
    const own = parts.filter((part) => part.rate === rate && part.cents !== 0n);
    if (own.length === 0) continue;
    const groups = switches.vatRounding === "per-line" ? own.map((part) => [part]) : [own];
    let gross = 0n;
    let vat = 0n;
    for (const group of groups) {
      const netCents = sum(group.filter((part) => part.net).map((part) => part.cents));
      const grossCents = sum(group.filter((part) => !part.net).map((part) => part.cents));
      const vatOnNet = divide(netCents * rate, HUNDRED);
      vat += vatOnNet + divide(grossCents * rate, HUNDRED + rate);
      gross += netCents + vatOnNet + grossCents;
    }
    perRate[fixedText(rate)] = { net: Number(gross - vat), vat: Number(vat), gross: Number(gross) };
  }
  const amounts = Object.values(perRate);
  return {
    total: amounts.reduce((total, one) => total + one.gross, 0) - Number(settled),
    vat: amounts.reduce((total, one) => total + one.vat, 0),
    perRate,
    settled: Number(settled),
  };
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}
