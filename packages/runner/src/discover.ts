import {
  type Failure,
  type Fate,
  type Instant,
  instantOf,
  type OrderHead,
  type OrderPage,
  type OrderRecord,
  type Sighting,
  selectOrder,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type Connection, type Host, readingStart, startMoment } from "./connection.ts";
import type { ReportBuilder } from "./report.ts";

/** What a run has learnt from the shop's lists. */
export interface Discovery {
  /** Heads of orders that are due, so that reading the whole order costs a call less. */
  readonly heads: Map<string, OrderHead>;
  readonly start: Instant;
}

/**
 * Reads what is new in the shop and what is still open, and stores the fate that follows for each order. Pages are stored one by one, each with its cursor:
 * a run that is cut off repeats a page at most.
 */
export async function discover(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
): Promise<Result<Discovery, Failure>> {
  const state = await host.store.connect(connection.key, instantOf(host.clock.now()));
  if (state.isErr()) return err(state.error);
  const start = startMoment(connection.rules, state.value.connectedAt);
  const discovery: Discovery = { heads: new Map(), start };
  const seen = new Set<string>();

  let cursor = state.value.cursor;
  for (;;) {
    const page = await connection.source.changed(cursor, readingStart(start));
    if (page.isErr()) return err(page.error);
    const stored = await storePage(host, connection, report, discovery, seen, page.value, page.value.cursor);
    if (stored.isErr()) return err(stored.error);
    cursor = page.value.cursor;
    if (!page.value.more) break;
  }
  return (await watchOpenOrders(host, connection, report, discovery, seen)).map(() => discovery);
}

/** Orders that are not due: the shop's lists of them, and then those that have left the lists since the last run. */
async function watchOpenOrders(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  discovery: Discovery,
  seen: Set<string>,
): Promise<Result<void, Failure>> {
  const { statuses, paidOnly } = connection.rules.orders;
  let cursor: string | null = null;
  do {
    const page: Result<OrderPage, Failure> = await connection.source.open({ statuses, paidOnly }, cursor);
    if (page.isErr()) return err(page.error);
    const stored = await storePage(host, connection, report, discovery, seen, page.value, null);
    if (stored.isErr()) return err(stored.error);
    cursor = page.value.more ? page.value.cursor : null;
  } while (cursor !== null);
  return lookAfterUnlisted(host, connection, report, discovery, seen);
}

async function lookAfterUnlisted(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  discovery: Discovery,
  seen: Set<string>,
): Promise<Result<void, Failure>> {
  let after: string | null = null;
  for (;;) {
    const batch: Result<readonly OrderRecord[], Failure> = await host.store.orders(connection.key, {
      fates: ["waiting"],
      after,
      limit: 100,
    });
    if (batch.isErr()) return err(batch.error);
    for (const record of batch.value) {
      after = record.orderId;
      if (seen.has(record.orderId)) continue;
      const head = await connection.source.head(record.orderId);
      if (head.isErr()) return err(head.error);
      const stored =
        head.value === null
          ? await skipGone(host, connection, report, record)
          : await storePage(host, connection, report, discovery, seen, pageOf(head.value), null);
      if (stored.isErr()) return err(stored.error);
    }
    if (batch.value.length < 100) return ok(undefined);
  }
}

const pageOf = (head: OrderHead): OrderPage => ({ heads: [head], unreadable: [], cursor: "", more: false });

function skipGone(host: Host, connection: Connection, report: ReportBuilder, record: OrderRecord) {
  report.skipped.gone = (report.skipped.gone ?? 0) + 1;
  const moment = {
    connection: connection.key,
    orderId: record.orderId,
    run: host.run,
    at: instantOf(host.clock.now()),
  };
  return host.store.skip(moment, { kind: "skipped", reason: "gone" });
}

async function storePage(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  discovery: Discovery,
  seen: Set<string>,
  page: OrderPage,
  cursor: string | null,
): Promise<Result<void, Failure>> {
  const sightings: Sighting[] = [];
  for (const head of page.heads) {
    if (seen.has(head.id)) continue;
    const known = await host.store.order(connection.key, head.id);
    if (known.isErr()) return err(known.error);
    const fate = fateOf(connection, discovery.start, head, known.value, report);
    if (fate.kind !== "waiting" && fate.kind !== "skipped") discovery.heads.set(head.id, head);
    sightings.push({ head, fate });
  }
  const at = instantOf(host.clock.now());
  for (const { id, number, problem } of page.unreadable) {
    sightings.push({ head: { id, number, placedAt: at, total: null }, fate: { kind: "held", problem } });
  }
  for (const { head } of sightings) seen.add(head.id);
  report.seen += sightings.length;
  return host.store.commitPage(connection.key, { sightings, cursor }, host.run, at);
}

/** The fate that follows from a head: an order that is due keeps what it has come to already. */
function fateOf(
  connection: Connection,
  start: Instant,
  head: OrderHead,
  known: OrderRecord | null,
  report: ReportBuilder,
): Fate {
  const selection = selectOrder(head, {
    rules: connection.rules.orders,
    cancelledStatuses: connection.source.cancelledStatuses,
    start,
    wasWaiting: known !== null && known.fate.kind !== "skipped",
  });
  if (selection.kind === "waiting") {
    report.waiting[selection.reason] = (report.waiting[selection.reason] ?? 0) + 1;
    return selection;
  }
  if (selection.kind === "skipped") {
    report.skipped[selection.reason] = (report.skipped[selection.reason] ?? 0) + 1;
    return selection;
  }
  const keeps = known !== null && known.fate.kind !== "waiting" && known.fate.kind !== "skipped";
  return keeps ? known.fate : { kind: "seen" };
}
