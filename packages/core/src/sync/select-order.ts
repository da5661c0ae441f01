import type { OrderHead } from "../order/order.ts";
import type { Rules } from "../settings/rules.ts";
import type { Instant } from "../time/calendar-date.ts";
import type { SkipReason, WaitReason } from "./fate.ts";

export type Selection =
  | { readonly kind: "due" }
  | { readonly kind: "waiting"; readonly reason: WaitReason; readonly status?: string }
  | { readonly kind: "skipped"; readonly reason: SkipReason };

export interface SelectionContext {
  readonly rules: Rules["orders"];
  /** The shop's statuses that mean cancelled. */
  readonly cancelledStatuses: readonly string[];
  /** The start moment, resolved. */
  readonly start: Instant;
  /** Whether the order was seen before while it was not due: then it becomes due only now. */
  readonly wasWaiting: boolean;
}

/**
 * Whether an order is due. The start moment is compared with the moment at which the order became due: for an order that was seen waiting
 * that is now, otherwise the best that is known is the moment it was placed.
 */
export function selectOrder(
  head: OrderHead,
  { rules, cancelledStatuses, start, wasWaiting }: SelectionContext,
): Selection {
  const status = head.status ?? "";
  if (rules.statuses === undefined && cancelledStatuses.includes(status))
    return { kind: "skipped", reason: "cancelled" };
  if (rules.statuses !== undefined && !rules.statuses.includes(status)) {
    return cancelledStatuses.includes(status)
      ? { kind: "skipped", reason: "cancelled" }
      : { kind: "waiting", reason: "status", ...(head.status === null ? {} : { status }) };
  }
  if (rules.paidOnly && !head.paid) return { kind: "waiting", reason: "unpaid" };
  if (!wasWaiting && head.justFinished !== true && Date.parse(head.placedAt) < Date.parse(start))
    return { kind: "skipped", reason: "before-start" };
  return { kind: "due" };
}
