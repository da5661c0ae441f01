import type { Order, Percent } from "../order/order.ts";
import { spreadOverRates } from "./spread-over-rates.ts";
import { type RatedAmount, type VatAmounts, vatAmounts } from "./vat-amounts.ts";

/**
 * How the VAT that the shop charged follows from an order's parts, as the plan would divide it: what follows the goods is spread over their
 * rates. Undefined when no rounding explains the shop's VAT, or when there are no goods to follow.
 */
export function explainVat(
  order: Pick<Order, "lines" | "charges" | "discounts" | "basis" | "totalVat">,
): VatAmounts | undefined {
  const follow = (minor: number, percent: Percent | null): RatedAmount[] | undefined => {
    if (minor === 0) return [];
    return percent === null ? spreadOverRates(minor, order.lines) : [{ minor, percent }];
  };
  const followers = [
    ...order.charges.map(({ amount, vatPercent }) => follow(amount.minor, vatPercent)),
    ...order.discounts.map(({ amount }) => follow(-amount.minor, null)),
  ];
  if (followers.includes(undefined)) return undefined;
  const goods = order.lines.map(({ amount, vatPercent }) => ({ minor: amount.minor, percent: vatPercent }));
  return vatAmounts([...goods, ...followers.flatMap((each) => each ?? [])], order.basis, order.totalVat.minor);
}
