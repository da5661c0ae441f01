import {
  begunFates,
  bookedFates,
  type Cursor,
  type Failure,
  type Fate,
  type Instant,
  instantOf,
  isByHand,
  type OrderHead,
  type OrderPage,
  type OrderRecord,
  orderSequence,
  type SeenNumber,
  type Sighting,
  sameProblem,
  selectOrder,
} from "@boekbrug/core";
import { err, type Result } from "neverthrow";
import { type Connection, type Host, interrupted, momentOf, startMoment } from "./connection.ts";
import { isBooked, type SeenAgain } from "./notice-changes.ts";
import type { ReportBuilder } from "./report.ts";
import { tellGone } from "./settle/awaited-payments.ts";
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
  /** The running numbers of these orders. */
  readonly numbers: Map<number, SeenNumber>;
}

/** A walk that has not seen anything yet, with what is known of the connection. */
export async function beginWalk(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
): Promise<Result<{ readonly walk: Walk; readonly cursor: Cursor | null }, Failure>> {
  const state = await host.store.connect(connection.key, instantOf(host.clock.now()));
  return state.map(({ connectedAt, cursor }) => {
    const start = startMoment(connection.rules, connectedAt);
    const discovery: Discovery = { heads: new Map(), beforeStart: [], start, connectedAt, seenAgain: [] };
    return { walk: { host, connection, report, discovery, seen: new Set(), numbers: new Map() }, cursor };
  });
}

/** Stores a page with the fates that follow; the cursor only where the page is of the list of changes. */
export async function storePage(walk: Walk, page: OrderPage, cursor: string | null): Promise<Result<void, Failure>> {
  const { host, connection, report, discovery, seen, numbers } = walk;
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
    if (isNewlyCancelled(fate, known.value)) report.misses(head.number, "cancelled");
    const number = orderSequence(head.number);
    const isSold = head.justFinished === true || Date.parse(head.placedAt) >= Date.parse(discovery.start);
    if (number !== null) numbers.set(number, { number, mayBegin: known.value === null && isSold });
    sightings.push({ head, fate });
  }
  const at = instantOf(host.clock.now());
  for (const { id, number, problem } of page.unreadable) {
    if (seen.has(id)) continue;
    const known = await host.store.order(connection.key, id);
    if (known.isErr()) return err(known.error);
    const placedAt = known.value?.placedAt ?? at;
    const before = known.value?.fate;
    const byHand = before !== undefined && isByHand(before);
    const fate = byHand ? before : ({ kind: "held", problem } as const);
    const sequence = orderSequence(number);
    if (sequence !== null) numbers.set(sequence, { number: sequence, mayBegin: false });
    const stood = byHand || (before?.kind === "held" && sameProblem(before.problem, problem));
    if (!stood) report.misses(number, "unread");
    sightings.push({ head: { id, number, placedAt, total: null }, fate });
  }
  for (const { head } of sightings) seen.add(head.id);
  report.seen += sightings.length;
  return host.store.commitPage(connection.key, { sightings, cursor }, host.run, at);
}

const isNewlyCancelled = (fate: Fate, known: OrderRecord | null): boolean =>
  fate.kind === "skipped" && fate.reason === "cancelled" && (known === null || !isSettled(known));

/** Booked, being booked, or known to be cancelled already. */
const isSettled = ({ fate }: OrderRecord): boolean =>
  [...begunFates, ...bookedFates].includes(fate.kind) || (fate.kind === "skipped" && fate.reason === "cancelled");

/** The fate that follows from a head: an order that is due keeps what it has come to already. */
function fateOf({ host, connection, report, discovery }: Walk, head: OrderHead, known: OrderRecord | null): Fate {
  // What was booked is judged by what changed since, not by whether it would be due now.
  if (known !== null && (isByHand(known.fate) || isBooked(known))) return known.fate;
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

/** A watched order that is no longer in the shop. */
export async function skipGone({ host, connection, report }: Walk, id: string): Promise<Result<void, Failure>> {
  const known = await host.store.order(connection.key, id);
  if (known.isErr()) return err(known.error);
  if (known.value !== null && isBooked(known.value)) return tellGone(host, connection, report, known.value);
  report.skipped.gone = (report.skipped.gone ?? 0) + 1;
  report.misses(known.value?.orderNumber ?? null, "deleted");
  return host.store.skip(momentOf(host, connection, id), { kind: "skipped", reason: "gone" });
}
