import { type Failure, instantOf, isUnreadable, type OrderHead, selectOrder } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type Connection, type Host, momentOf, startMoment } from "./connection.ts";
import { storePage, type Walk } from "./discover.ts";
import type { ReportBuilder } from "./report.ts";

/**
 * Looks at orders of which the shop has told by itself, one call each, and stores what follows as if a list had shown them; gives the heads of those that are due. An
 * order that is booked already is not looked at. One that the store does not know is left to the lists unless it is a finished order from after the start: so a
 * stranger's numbers leave no trace, and the lists, which know more, have the last word.
 */
export async function discoverOrders(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  ids: readonly string[],
): Promise<Result<Map<string, OrderHead>, Failure>> {
  const state = await host.store.connect(connection.key, instantOf(host.clock.now()));
  if (state.isErr()) return err(state.error);
  const start = startMoment(connection.rules, state.value.connectedAt);
  const discovery = {
    heads: new Map<string, OrderHead>(),
    beforeStart: [],
    start,
    connectedAt: state.value.connectedAt,
    seenAgain: [],
  };
  const walk: Walk = { host, connection, report, discovery, seen: new Set() };
  for (const id of ids) {
    const looked = await lookAt(walk, id);
    if (looked.isErr()) return err(looked.error);
  }
  return ok(discovery.heads);
}

async function lookAt(walk: Walk, id: string): Promise<Result<void, Failure>> {
  const { host, connection } = walk;
  const known = await host.store.order(connection.key, id);
  if (known.isErr()) return err(known.error);
  if (known.value !== null && known.value.booking?.document != null) return ok(undefined);
  const head = await connection.source.head(id);
  if (head.isErr()) return err(head.error);
  if (head.value === null) {
    if (known.value?.fate.kind !== "waiting") return ok(undefined);
    return host.store.skip(momentOf(host, connection, id), { kind: "skipped", reason: "gone" });
  }
  if (known.value === null && (isUnreadable(head.value) || isForTheLists(walk, head.value))) return ok(undefined);
  const page = isUnreadable(head.value)
    ? { heads: [], unreadable: [head.value] }
    : { heads: [head.value], unreadable: [] };
  return storePage(walk, { ...page, cursor: "", more: false }, null);
}

/** A basket that is not finished has no number yet; of an order from before the start only the lists tell whether it was just finished. */
function isForTheLists({ connection, discovery }: Walk, head: OrderHead): boolean {
  const selection = selectOrder(head, {
    rules: connection.rules.orders,
    cancelledStatuses: connection.source.cancelledStatuses,
    start: discovery.start,
    wasWaiting: false,
  });
  return head.number === null || (selection.kind === "skipped" && selection.reason === "before-start");
}
