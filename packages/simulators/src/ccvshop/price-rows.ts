import { type Decimal, divide, fromCents, ONE, timesInCents, toCents, toFixed } from "../shared/decimal.ts";
import type { SimulatedOrder, SimulatedRow } from "./order.ts";

const HUNDRED = 100n * ONE;

/** Unit amounts are fixed-point, totals are cents; all on the order's own basis, gross or net. */
export interface PricedRow {
  deposit: boolean;
  rate: bigint;
  count: bigint;
  /** The price as the catalogue has it, before any discount. */
  list: bigint;
  /** The same after the account discount. */
  afterAccount: bigint;
  discount: bigint;
  selling: bigint;
  surcharge: bigint;
  /** Money the account discount takes off one unit. */
  accountDiscount: bigint;
  total: bigint;
  totalWithSurcharges: bigint;
  surchargeTotal: bigint;
  discountTotal: bigint;
}

export const decimalOr = (value: Decimal | undefined, otherwise: Decimal): bigint => toFixed(value ?? otherwise);

/** Orders on which nothing carries VAT, whatever the rows say. CCV fact sheet §4.5, 2026-11-21. */
export const withoutVat = (order: SimulatedOrder): boolean =>
  order.intraCommunity === true || order.platformSale === true || order.taxesIncluded === false;

export const isDeposit = (row: SimulatedRow): boolean => row.kind !== undefined && row.kind !== "product";

export function priceRow(row: SimulatedRow, order: SimulatedOrder): PricedRow {
  const deposit = isDeposit(row);
  const count = decimalOr(row.count, 1);
  const list = toFixed(row.price);
  const percentage = deposit ? 0n : decimalOr(order.account?.discountPercentage, 0);
  const afterAccount = percentage === 0n ? list : fromCents(toCents(divide(list * (HUNDRED - percentage), HUNDRED)));
  const discount = decimalOr(row.discount, 0);
  const selling = afterAccount - discount;
  const surcharge = (row.attributes ?? []).reduce((sum, one) => sum + decimalOr(one.price, 0), 0n);
  return {
    deposit,
    rate: deposit || withoutVat(order) ? 0n : decimalOr(row.rate, 21),
    count,
    list,
    afterAccount,
    discount,
    selling,
    surcharge,
    accountDiscount: list - afterAccount,
    total: timesInCents(selling, count),
    totalWithSurcharges: timesInCents(selling + surcharge, count),
    surchargeTotal: timesInCents(surcharge, count),
    discountTotal: timesInCents(discount, count),
  };
}
