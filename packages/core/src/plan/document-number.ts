import { err, ok, type Result } from "neverthrow";
import type { Order } from "../order/order.ts";
import { type Problem, problem } from "../problem/problem.ts";
import type { Rules } from "../settings/rules.ts";
import { calendarDateOf } from "../time/calendar-date.ts";

/**
 * The number that people see on the document: the order's or the shop's invoice number, optionally with the year of the order in
 * front of the running number (order 10330 of 2023 → 202310330).
 */
export function documentNumber(order: Order, rules: Rules["number"]): Result<string, Problem> {
  const plain = rules.source === "invoice" ? order.invoiceNumber : order.number;
  if (plain === null) return err(problem("order.invoice-number-missing", "order.invoiceNumber"));
  if (!rules.yearPrefix) return ok(plain);
  const running = rules.source === "order" && order.sequence !== null ? String(order.sequence) : plain;
  if (!/^\d+$/.test(running)) return err(problem("order.number-not-numeric", "order.number", { number: plain }));
  return ok(`${calendarDateOf(order.placedAt).slice(0, 4)}${running}`);
}

/** The deterministic identity of an order's document in the ledger. */
export const bookingReference = (connection: string, orderId: string): string => `${connection}-${orderId}`;
