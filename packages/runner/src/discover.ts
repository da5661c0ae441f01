import {
  addDays,
  type Cursor,
  calendarDateOf,
  type Failure,
  type OrderPage,
  type OrderRecord,
  type WatchedOrder,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { allOrders } from "./all-orders.ts";
import { checkNumbers } from "./check-numbers.ts";
import { type Connection, type GiveWay, type Host, readingStart } from "./connection.ts";
import type { ReportBuilder } from "./report.ts";
import { awaitedPayments } from "./settle/awaited-payments.ts";
import { beginWalk, type Discovery, skipGone, storePage, type Walk } from "./walk.ts";

/** How long a cancelled order is watched, in days: a payment that comes late may revive it. */
const watchCancelled = 60;

/**
 * Reads what is new in the shop and what is still open, and stores the fate that follows for each order. Pages are stored one by one, each with its cursor:
 * a run that is cut off repeats a page at most.
 */
export async function discover(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  giveWay: GiveWay,
): Promise<Result<Discovery, Failure>> {
  const begun = await beginWalk(host, connection, report);
  if (begun.isErr()) return err(begun.error);
  const { walk } = begun.value;
  let { cursor } = begun.value;
  for (let more = true; more; ) {
    const way = await giveWay();
    if (way.isErr()) return err(way.error);
    const page = await connection.source.changed(cursor, readingStart(walk.discovery.start));
    if (page.isErr()) return err(page.error);
    const stored = await storePage(walk, page.value, page.value.cursor);
    if (stored.isErr()) return err(stored.error);
    ({ cursor, more } = page.value);
  }
  const listed = await listOpenOrders(walk, giveWay);
  if (listed.isErr()) return err(listed.error);
  const watched = await lookAfterWatched(walk, cursor ?? "");
  if (watched.isErr()) return err(watched.error);
  return (await checkNumbers(walk, giveWay)).map(() => walk.discovery);
}

/** The topic of the note that tells for which rules the shop's lists of open orders were read. */
const openListed = "open-orders-listed";

/** The shop's lists of orders that are not due but may become so: once for the rules as they are. From then on such orders are watched. */
async function listOpenOrders(walk: Walk, giveWay: GiveWay): Promise<Result<void, Failure>> {
  const { host, connection } = walk;
  const { statuses, paidOnly } = connection.rules.orders;
  const rules = JSON.stringify({ statuses, paidOnly });
  const notes = await host.store.notes(connection.key);
  if (notes.isErr()) return err(notes.error);
  if (notes.value[openListed] === rules) return ok(undefined);
  let cursor: string | null = null;
  do {
    const way = await giveWay();
    if (way.isErr()) return way;
    const page: Result<OrderPage, Failure> = await connection.source.open({ statuses, paidOnly }, cursor);
    if (page.isErr()) return err(page.error);
    const stored = await storePage(walk, page.value, null);
    if (stored.isErr()) return err(stored.error);
    cursor = page.value.more ? page.value.cursor : null;
  } while (cursor !== null);
  return host.store.note(connection.key, openListed, rules);
}

/** Orders that were not due at the last run, or not paid after they were booked, and that this run has not come across yet. */
async function lookAfterWatched(walk: Walk, cursor: Cursor): Promise<Result<void, Failure>> {
  const notDue = await watchedOrders(walk);
  if (notDue.isErr()) return err(notDue.error);
  const awaited = await awaitedPayments(walk.host, walk.connection);
  if (awaited.isErr()) return err(awaited.error);
  const watched = [...notDue.value, ...awaited.value.filter(({ id }) => !walk.seen.has(id))];
  if (watched.length === 0) return ok(undefined);
  const now = await walk.connection.source.watched(watched, cursor);
  if (now.isErr()) return err(now.error);
  for (const id of now.value.gone) {
    const skipped = await skipGone(walk, id);
    if (skipped.isErr()) return err(skipped.error);
  }
  return storePage(walk, { ...now.value, cursor, more: false }, null);
}

async function watchedOrders({ host, connection, seen }: Walk): Promise<Result<WatchedOrder[], Failure>> {
  const oldest = addDays(calendarDateOf(host.clock.now()), -watchCancelled);
  const notDue = await allOrders(host.store, connection.key, ["waiting", "skipped"]);
  return notDue.map((records) =>
    records.filter(({ orderId }) => !seen.has(orderId)).flatMap((record) => watchedOrder(record, oldest) ?? []),
  );
}

function watchedOrder({ orderId: id, placedAt, fate }: OrderRecord, oldest: string): WatchedOrder | undefined {
  if (fate.kind === "waiting") return { id, placedAt, reason: fate.reason, status: fate.status ?? null };
  const revivable = fate.kind === "skipped" && fate.reason === "cancelled" && calendarDateOf(placedAt) >= oldest;
  return revivable ? { id, placedAt, reason: "cancelled", status: null } : undefined;
}
