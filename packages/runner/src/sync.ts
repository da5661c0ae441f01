import { type Failure, type FateKind, instantOf, type OrderRecord, problem } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import { bookBatch } from "./book-batch.ts";
import { type Connection, type Host, readingStart } from "./connection.ts";
import { type Discovery, discover } from "./discover.ts";
import { busy } from "./prepare-order.ts";
import { ReportBuilder, type SyncReport } from "./report.ts";

/** How long a claim on a connection runs without being renewed; a killed engine's work is free again after it. */
const leaseMilliseconds = 10 * 60_000;

/** Orders that are prepared, looked up in bulk and verified together. */
const batchSize = 50;

/** Fates that a run works on. */
const workable: readonly FateKind[] = ["seen", "held", "planned", "writing", "in-doubt"];

/**
 * One pass over one connection: reads what changed in the shop, books what is due, once and to the cent, and reports the fate of every order it touched.
 *
 * The error is a failure that kept the run from starting (store, busy connection). A shop or ledger that fails on the way ends the run early: the report's `stopped`
 * says why, and the next run goes on where this one ended.
 */
export function sync(host: Host, connection: Connection): ResultAsync<SyncReport, Failure> {
  return new ResultAsync(syncOnce(host, connection));
}

async function syncOnce(host: Host, connection: Connection): Promise<Result<SyncReport, Failure>> {
  const startedAt = instantOf(host.clock.now());
  const report = new ReportBuilder();
  const connected = await host.store.connect(connection.key, startedAt);
  if (connected.isErr()) return err(connected.error);
  const claimed = await claim(host, connection);
  if (claimed.isErr()) return err(claimed.error);
  const ended = await work(host, connection, report);
  if (ended.isErr()) report.stopped = ended.error;
  const released = await host.store.release(connection.key, host.holder);
  if (released.isErr()) return err(released.error);
  const endedAt = instantOf(host.clock.now());
  return ok(report.finish({ connection: connection.key, run: host.run, startedAt, endedAt }));
}

async function claim(host: Host, connection: Connection): Promise<Result<void, Failure>> {
  const now = host.clock.now();
  const until = instantOf(now + leaseMilliseconds);
  const claimed = await host.store.claim(connection.key, host.holder, instantOf(now), until);
  if (claimed.isErr()) return err(claimed.error);
  return claimed.value ? ok(undefined) : err(busy());
}

async function work(host: Host, connection: Connection, report: ReportBuilder): Promise<Result<void, Failure>> {
  const snapshot = await connection.ledger.snapshot();
  if (snapshot.isErr()) return err(snapshot.error);
  report.check = connection.ledger.check(connection.rules, snapshot.value);
  if (report.check.length > 0) return ok(undefined);
  const discovery = await discover(host, connection, report);
  if (discovery.isErr()) return err(discovery.error);
  const empty = await emptyShop(host, connection, report, discovery.value);
  if (empty.isErr()) return err(empty.error);
  if (empty.value) return ok(undefined);
  return bookAll(host, connection, report, snapshot.value, discovery.value);
}

/** A shop in which no order was ever seen is more likely a wrong address or start moment than a quiet day: it is said. */
async function emptyShop(
  { store }: Host,
  { key }: Connection,
  report: ReportBuilder,
  { start }: Discovery,
): Promise<Result<boolean, Failure>> {
  const tally = await store.tally(key);
  if (tally.isErr()) return err(tally.error);
  const empty = Object.keys(tally.value).length === 0;
  if (empty) report.check = [problem("shop.empty", "shop", { from: readingStart(start) })];
  return ok(empty);
}

async function bookAll(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  snapshot: unknown,
  { heads }: Discovery,
): Promise<Result<void, Failure>> {
  const context = { host, connection, snapshot, heads, report, renew: () => claim(host, connection) };
  let after: string | null = null;
  for (;;) {
    const batch: Result<readonly OrderRecord[], Failure> = await host.store.orders(connection.key, {
      fates: workable,
      after,
      limit: batchSize,
    });
    if (batch.isErr()) return err(batch.error);
    const booked = await bookBatch(context, batch.value);
    if (booked.isErr()) return booked;
    after = batch.value.at(-1)?.orderId ?? null;
    if (batch.value.length < batchSize) return ok(undefined);
  }
}
