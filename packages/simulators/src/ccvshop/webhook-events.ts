import type { StoredOrder } from "./order.ts";
import type { CcvShopSwitches } from "./switches.ts";

/** Events that somebody has seen registered. CCV fact sheet §10, 2026-11-21. */
export const webhookEvents: readonly string[] = [
  ...["orders.created", "orders.updated.ispaid", "orders.updated.status", "orders.updated.trackandtrace"],
  ...["orders.deleted", "invoices.updated.status"],
  ...["products", "categories", "returns"].flatMap((one) =>
    ["created", "updated", "deleted"].map((e) => `${one}.${e}`),
  ),
];

export interface OrderEvent {
  event: string;
  order: StoredOrder;
  /** The part of the payload that belongs to this event alone. */
  extra: Record<string, unknown>;
}

/** What happened to an order, in the shop's events. CCV fact sheet §10, 2026-11-21. */
export function eventsOf(
  before: StoredOrder | undefined,
  after: StoredOrder | undefined,
  switches: CcvShopSwitches,
): OrderEvent[] {
  if (after === undefined) return before === undefined ? [] : [{ event: "orders.deleted", order: before, extra: {} }];
  const existed = (order: StoredOrder | undefined) =>
    order !== undefined && (order.completed || switches.webhookCreated === "when-begun");
  if (!existed(after)) return [];
  if (!existed(before) || before === undefined) return [{ event: "orders.created", order: after, extra: {} }];
  const events: OrderEvent[] = [];
  if (before.paid !== after.paid)
    events.push({ event: "orders.updated.ispaid", order: after, extra: { paid: after.paid } });
  const [previous, status] = [before.status ?? 1, after.status ?? 1];
  if (previous !== status)
    events.push({ event: "orders.updated.status", order: after, extra: { previous_status: previous, status } });
  const { code, carrier } = after.trackAndTrace ?? {};
  if (code !== before.trackAndTrace?.code)
    events.push({
      event: "orders.updated.trackandtrace",
      order: after,
      extra: { track_and_trace_code: code ?? "", track_and_trace_carrier: carrier ?? "" },
    });
  return events;
}
