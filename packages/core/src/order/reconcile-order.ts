import { err, ok, type Result } from "neverthrow";
import { add, decimalText, type Money, money, negate, subtract, sum } from "../money/money.ts";
import { type Problem, problem } from "../problem/problem.ts";
import type { Order } from "./order.ts";

/** The amounts of all parts of an order, with the sign they have in its total. */
export const partAmounts = (order: Pick<Order, "lines" | "charges" | "discounts" | "giftCards">): Money[] => [
  ...order.lines.map(({ amount }) => amount),
  ...order.charges.map(({ amount }) => amount),
  ...order.discounts.map(({ amount }) => negate(amount)),
  ...(order.giftCards ?? []).map(({ amount }) => negate(amount)),
];

/**
 * Compares an order's parts with its own total: the sum of gross parts must be the total; the sum of net parts must be the total
 * less the VAT that the shop says it charged.
 *
 * An order that does not add up is a problem that shows the difference (parts minus total), and is never booked.
 */
export function reconcileOrder(order: Order): Result<void, Problem> {
  const { currency } = order.total;
  const amounts = partAmounts(order);
  const stranger = [...amounts, order.totalVat].find((amount) => amount.currency !== currency);
  if (stranger !== undefined) {
    return err(problem("order.mixed-currencies", "order.lines", { currency, other: stranger.currency }));
  }
  if (order.lines.length === 0 && order.total.minor === 0) return err(problem("order.empty", "order.lines"));
  const vatOnTop = order.basis === "net" ? order.totalVat : money(0, currency);
  const parts = add(sum(amounts, currency), vatOnTop);
  const difference = subtract(parts, order.total);
  if (difference.minor === 0) return ok(undefined);
  return err(
    problem("order.does-not-add-up", "order.total", {
      parts: decimalText(parts),
      total: decimalText(order.total),
      difference: decimalText(difference),
      currency,
    }),
  );
}
