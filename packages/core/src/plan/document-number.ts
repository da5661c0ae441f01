import { err, ok, type Result } from "neverthrow";
import type { Order } from "../order/order.ts";
import { type Problem, problem } from "../problem/problem.ts";
import type { Rules } from "../settings/rules.ts";
import { orderSequence } from "../sync/number-series.ts";
import { type CalendarDate, calendarDateOf } from "../time/calendar-date.ts";

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

/** What tells of an order's numbers. */
export interface NumberedOrder {
  readonly number: string;
  readonly invoiceNumber: string | null;
  /** The day of the order, in the seller's calendar. */
  readonly date: CalendarDate;
}

/** Every number that a document of an order may bear, whichever settings it was made with. */
export function possibleNumbers({ number, invoiceNumber, date }: NumberedOrder): string[] {
  const plain = [number, ...(invoiceNumber === null ? [] : [invoiceNumber])];
  const running = orderSequence(number);
  const year = date.slice(0, 4);
  const numeric = [...plain.filter((each) => /^\d+$/.test(each)), ...(running === null ? [] : [String(running)])];
  return [...new Set([...plain, ...numeric.map((each) => `${year}${each}`)])];
}

/** The deterministic identity of an order's document in the ledger. */
export const bookingReference = (connection: string, orderId: string): string => `${connection}-${orderId}`;
