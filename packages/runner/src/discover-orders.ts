import { type Failure, isUnreadable, type OrderHead, selectOrder } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { Connection, Host } from "./connection.ts";
import { isBooked } from "./notice-changes.ts";
import type { ReportBuilder } from "./report.ts";
import { beginWalk, type Discovery, skipGone, storePage, type Walk } from "./walk.ts";

/**
 * Looks at orders of which the shop has told by itself, one call each, and stores what follows as if a list had shown them; gives the heads of those that are due. An
 * order that is booked already is not looked at, unless its payment is still to be registered. One that the store does not know is left to the lists unless it is a finished order from after the start: so a
 * stranger's numbers leave no trace, and the lists, which know more, have the last word.
 */
export async function discoverOrders(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  ids: readonly string[],
): Promise<Result<Pick<Discovery, "heads" | "seenAgain">, Failure>> {
  const begun = await beginWalk(host, connection, report);
  if (begun.isErr()) return err(begun.error);
  const { walk } = begun.value;
  for (const id of ids) {
    const looked = await lookAt(walk, id);
    if (looked.isErr()) return err(looked.error);
  }
  return ok(walk.discovery);
}

async function lookAt(walk: Walk, id: string): Promise<Result<void, Failure>> {
  const { host, connection } = walk;
  const known = await host.store.order(connection.key, id);
  if (known.isErr()) return err(known.error);
  const booking = known.value?.booking ?? null;
  const isToBePaid = connection.ledger.settlements !== undefined && booking?.payment != null;
  if (booking?.document != null && !isToBePaid) return ok(undefined);
  const head = await connection.source.head(id);
  if (head.isErr()) return err(head.error);
  if (head.value === null) {
    if (known.value === null || (known.value.fate.kind !== "waiting" && !isBooked(known.value))) return ok(undefined);
    return skipGone(walk, id);
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
