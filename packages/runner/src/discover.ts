import {
  addDays,
  type Cursor,
  calendarDateOf,
  type Failure,
  type Fate,
  type Instant,
  instantOf,
  type OrderHead,
  type OrderPage,
  type OrderRecord,
  type Sighting,
  selectOrder,
  type WatchedOrder,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { allOrders } from "./all-orders.ts";
import {
  type Connection,
  type GiveWay,
  type Host,
  interrupted,
  momentOf,
  readingStart,
  startMoment,
} from "./connection.ts";
import { isBooked, type SeenAgain } from "./notice-changes.ts";
import type { ReportBuilder } from "./report.ts";
import { endsNow, isWatchEnded } from "./watch-end.ts";

/** What a run has learnt from the shop's lists. */
export interface Discovery {
  /** Heads of orders that are due, so that reading the whole order costs a call less. */
  readonly heads: Map<string, OrderHead>;
  /** Orders that were due before the start moment, newest last: they show whether this connection was ever booked before. */
  readonly beforeStart: OrderHead[];
  readonly start: Instant;
  readonly connectedAt: Instant;
  /** Booked orders that the lists showed again. */
  readonly seenAgain: SeenAgain[];
}

export interface Walk {
  readonly host: Host;
  readonly connection: Connection;
  readonly report: ReportBuilder;
  readonly discovery: Discovery;
  /** Orders that this run has seen in a list. */
  readonly seen: Set<string>;
}

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
  const state = await host.store.connect(connection.key, instantOf(host.clock.now()));
  if (state.isErr()) return err(state.error);
  const start = startMoment(connection.rules, state.value.connectedAt);
  const discovery: Discovery = {
    heads: new Map(),
    beforeStart: [],
    start,
    connectedAt: state.value.connectedAt,
    seenAgain: [],
  };
  const walk: Walk = { host, connection, report, discovery, seen: new Set() };

  let cursor = state.value.cursor;
  for (let more = true; more; ) {
    const way = await giveWay();
    if (way.isErr()) return err(way.error);
    const page = await connection.source.changed(cursor, readingStart(start));
    if (page.isErr()) return err(page.error);
    const stored = await storePage(walk, page.value, page.value.cursor);
    if (stored.isErr()) return err(stored.error);
    ({ cursor, more } = page.value);
  }
  const listed = await listOpenOrders(walk, giveWay);
  if (listed.isErr()) return err(listed.error);
  return (await lookAfterWatched(walk, cursor ?? "")).map(() => discovery);
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

/** Orders that were not due at the last run and that this run has not come across yet. */
async function lookAfterWatched(walk: Walk, cursor: Cursor): Promise<Result<void, Failure>> {
  const { host, connection } = walk;
  const watched = await watchedOrders(walk);
  if (watched.isErr()) return err(watched.error);
  if (watched.value.length === 0) return ok(undefined);
  const now = await connection.source.watched(watched.value, cursor);
  if (now.isErr()) return err(now.error);
  for (const id of now.value.gone) {
    walk.report.skipped.gone = (walk.report.skipped.gone ?? 0) + 1;
    const skipped = await host.store.skip(momentOf(host, connection, id), { kind: "skipped", reason: "gone" });
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

/** Stores a page with the fates that follow; the cursor only where the page is of the list of changes. */
export async function storePage(walk: Walk, page: OrderPage, cursor: string | null): Promise<Result<void, Failure>> {
  const { host, connection, report, discovery, seen } = walk;
  const stop = interrupted(host);
  if (stop.isErr()) return stop;
  const sightings: Sighting[] = [];
  for (const head of page.heads) {
    if (seen.has(head.id)) continue;
    const known = await host.store.order(connection.key, head.id);
    if (known.isErr()) return err(known.error);
    if (known.value !== null && isBooked(known.value)) discovery.seenAgain.push({ record: known.value, head });
    const fate = fateOf(walk, head, known.value);
    if (fate.kind !== "waiting" && fate.kind !== "skipped") discovery.heads.set(head.id, head);
    sightings.push({ head, fate });
  }
  const at = instantOf(host.clock.now());
  for (const { id, number, problem } of page.unreadable) {
    if (seen.has(id)) continue;
    const known = await host.store.order(connection.key, id);
    if (known.isErr()) return err(known.error);
    const placedAt = known.value?.placedAt ?? at;
    const fate = isByHand(known.value) ? known.value.fate : ({ kind: "held", problem } as const);
    sightings.push({ head: { id, number, placedAt, total: null }, fate });
  }
  for (const { head } of sightings) seen.add(head.id);
  report.seen += sightings.length;
  return host.store.commitPage(connection.key, { sightings, cursor }, host.run, at);
}

type Skipped<Reason> = OrderRecord & { readonly fate: { readonly kind: "skipped"; readonly reason: Reason } };

/** A person said that it was dealt with: nothing but a person's word changes that. */
export const isByHand = (known: OrderRecord | null): known is Skipped<"by-hand"> =>
  known?.fate.kind === "skipped" && known.fate.reason === "by-hand";

/** The fate that follows from a head: an order that is due keeps what it has come to already. */
function fateOf({ host, connection, report, discovery }: Walk, head: OrderHead, known: OrderRecord | null): Fate {
  if (isByHand(known)) return known.fate;
  const selection = selectOrder(head, {
    rules: connection.rules.orders,
    cancelledStatuses: connection.source.cancelledStatuses,
    start: discovery.start,
    wasWaiting: known !== null && becameDueSince(known),
  });
  if (selection.kind === "waiting") {
    if (isWatchEnded(known)) return known.fate;
    if (known !== null && endsNow(known, selection, connection.rules, host.clock.now())) {
      report.skipped["watch-ended"] = (report.skipped["watch-ended"] ?? 0) + 1;
      return { kind: "skipped", reason: "watch-ended" };
    }
    report.waiting[selection.reason] = (report.waiting[selection.reason] ?? 0) + 1;
    return selection;
  }
  if (selection.kind === "skipped") {
    report.skipped[selection.reason] = (report.skipped[selection.reason] ?? 0) + 1;
    if (selection.reason === "before-start") discovery.beforeStart.push(head);
    return selection;
  }
  const keeps =
    known !== null && known.total !== null && known.fate.kind !== "waiting" && known.fate.kind !== "skipped";
  return keeps ? known.fate : { kind: "seen" };
}

/**
 * Whether an order was seen while it was not due, so that it becomes due only now, or was found due before. One that could not be read until now counts as never
 * seen.
 */
export function becameDueSince({ fate, total }: OrderRecord): boolean {
  if (fate.kind === "skipped") return fate.reason === "cancelled" || fate.reason === "watch-ended";
  return total !== null;
}
