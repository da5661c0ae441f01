import { bookedFates, type Failure, instantOf, type OrderHead, type OrderRecord } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type BatchContext, hasBegun } from "./batch.ts";
import { finishBegun, workable } from "./book-all.ts";
import { bookBatch } from "./book-batch.ts";
import { renew } from "./claim.ts";
import { type Connection, type GiveWay, type Host, interrupted } from "./connection.ts";
import { discoverOrders } from "./discover-orders.ts";
import { ForeignDocuments } from "./foreign-documents.ts";
import { KnownRecords } from "./known-records.ts";
import type { SeenAgain } from "./notice-changes.ts";
import type { ReportBuilder } from "./report.ts";
import { createSellerPast } from "./seller-past.ts";
import { notePaid } from "./settle/note-paid.ts";
import { settlePayments } from "./settle/settle-payments.ts";

/**
 * Whether a few orders may be booked without a whole pass: the shop's lists were read once, so that what came before is known, and something was booked, so that
 * nothing about the start is in doubt.
 */
export async function isUnderWay({ store, clock }: Host, { key }: Connection): Promise<Result<boolean, Failure>> {
  const state = await store.connect(key, instantOf(clock.now()));
  if (state.isErr()) return err(state.error);
  const tally = await store.tally(key);
  return tally.map((counts) => state.value.cursor !== null && bookedFates.some((kind) => counts[kind] !== undefined));
}

/** Reads what the settings are checked by and what every plan needs. Where the report's `check` names problems, nothing may be booked. */
export async function beginBatches(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
): Promise<Result<BatchContext, Failure>> {
  const snapshot = await connection.ledger.snapshot(connection.rules);
  if (snapshot.isErr()) return err(snapshot.error);
  report.check = connection.ledger.check(connection.rules, snapshot.value);
  const known = await host.store.connect(connection.key, instantOf(host.clock.now()));
  return known.map(({ connectedAt }) => ({
    host,
    connection,
    snapshot: snapshot.value,
    past: createSellerPast(host.store, connection),
    foreign: new ForeignDocuments(connection, connectedAt),
    heads: new Map(),
    report,
    records: new KnownRecords(host, connection),
    doubtedCustomers: new Set(),
    handled: new Set(),
    renew: () => renew(host, connection),
    giveWay: async () => interrupted(host),
  }));
}

interface Settling {
  readonly host: Host;
  readonly connection: Connection;
  readonly report: ReportBuilder;
  readonly giveWay: GiveWay;
  /** Reads what batches need, once. */
  readonly begin: () => Promise<Result<BatchContext, Failure>>;
}

/** Registers the payments of booked orders, where the ledger takes them after the booking. */
export async function settleSeen(
  { host, connection, report, giveWay, begin }: Settling,
  seenAgain: readonly SeenAgain[],
): Promise<Result<void, Failure>> {
  const { settlements } = connection.ledger;
  if (settlements === undefined) return ok(undefined);
  const snapshot = async () =>
    (await begin()).map((context) => (report.check.length > 0 ? null : { data: context.snapshot }));
  return settlePayments({ host, connection, report, settlements, snapshot, giveWay }, seenAgain);
}

/**
 * A pass over those of these orders that are due now. The ledger is not asked for anything while none is. Payments that came are registered at once where each has a write of its own, else
 * they are collected for a whole pass.
 */
export async function syncOrders(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  ids: readonly string[],
): Promise<Result<void, Failure>> {
  const due = await dueAmong(host, connection, report, ids);
  if (due.isErr()) return err(due.error);
  let begun: Promise<Result<BatchContext, Failure>> | undefined;
  const begin = () => {
    begun ??= beginBatches(host, connection, report);
    return begun;
  };
  const booked = due.value.records.length === 0 ? ok(undefined) : await bookBegun(begin, report, due.value);
  if (booked.isErr() || report.check.length > 0) return booked;
  const { seenAgain } = due.value;
  if (connection.ledger.settlements?.batchSize !== 1) return notePaid(host, connection, seenAgain);
  return settleSeen({ host, connection, report, begin, giveWay: async () => interrupted(host) }, seenAgain);
}

async function bookBegun(
  begin: () => Promise<Result<BatchContext, Failure>>,
  report: ReportBuilder,
  due: Due,
): Promise<Result<void, Failure>> {
  const context = await begin();
  if (context.isErr()) return err(context.error);
  return report.check.length > 0 ? ok(undefined) : bookDue(context.value, due);
}

/** Gives way to orders of which the shop tells during the pass, and to a request to end. Batches begin with the first of these orders that is due. */
export const givingWay =
  (
    host: Host,
    connection: Connection,
    report: ReportBuilder,
    begin: () => Promise<Result<BatchContext, Failure>>,
    meanwhile: () => readonly string[],
  ): GiveWay =>
  async () => {
    const going = interrupted(host);
    const ids = going.isErr() ? [] : meanwhile();
    if (ids.length === 0) return going;
    const due = await dueAmong(host, connection, report, ids);
    if (due.isErr()) return err(due.error);
    const noted = await notePaid(host, connection, due.value.seenAgain);
    if (noted.isErr() || due.value.records.length === 0) return noted;
    return bookBegun(begin, report, due.value);
  };

interface Due {
  readonly heads: Map<string, OrderHead>;
  readonly seenAgain: readonly SeenAgain[];
  readonly records: readonly OrderRecord[];
}

async function dueAmong(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  ids: readonly string[],
): Promise<Result<Due, Failure>> {
  const discovered = await discoverOrders(host, connection, report, ids);
  if (discovered.isErr()) return err(discovered.error);
  const records: OrderRecord[] = [];
  for (const id of ids) {
    const record = await host.store.order(connection.key, id);
    if (record.isErr()) return err(record.error);
    if (record.value !== null && workable.includes(record.value.fate.kind)) records.push(record.value);
  }
  return ok({ ...discovered.value, records });
}

async function bookDue(context: BatchContext, { heads, records }: Due): Promise<Result<void, Failure>> {
  const finished = await finishBegun(context);
  if (finished.isErr()) return finished;
  // What this pass has in hand stays there; what it let go or held may be otherwise now.
  const free = records.filter((record) => !hasBegun(record));
  for (const { orderId } of free) context.handled.delete(orderId);
  return bookBatch({ ...context, heads }, free);
}
