import { type CalendarDate, calendarDateOf, type InvoicePlan, instantOf, type OpenPayment } from "@boekbrug/core";
import type { Connection, Host } from "../connection.ts";

/** What a settlement is to register of a planned document; null where the booking does so itself, or nothing is to be paid. */
export function paymentOfPlan(host: Host, { ledger }: Connection, plan: InvoicePlan): OpenPayment | null {
  if (ledger.settlements?.way(plan) !== "afterwards") return null;
  return { methodId: plan.paymentMethodId, paid: plan.paid ? paidNow(host, plan.date) : null };
}

/** The shop tells no day of payment: it is the day on which it is first seen, never before the document's own. */
export function paidNow({ clock }: Host, documentDate: CalendarDate): NonNullable<OpenPayment["paid"]> {
  const today = calendarDateOf(clock.now());
  return { on: today < documentDate ? documentDate : today, seenAt: instantOf(clock.now()) };
}
