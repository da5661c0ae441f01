import {
  begunFates,
  bookedFates,
  bookingReference,
  calendarDateOf,
  type Failure,
  instantOf,
  notDone,
  type Problem,
  possibleNumbers,
  problem,
} from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import { awaitLedger } from "./await-ledger.ts";
import type { BatchContext } from "./batch.ts";
import { bookAll, isAnythingDue } from "./book-all.ts";
import { underClaim } from "./claim.ts";
import { type Connection, type Host, readingStart } from "./connection.ts";
import { discover } from "./discover.ts";
import { tellGaps } from "./gaps.ts";
import { lookBack } from "./look-back.ts";
import { rememberChecked, wasCheckedLately } from "./mapping-note.ts";
import { noticeChanges } from "./notice-changes.ts";
import { ReportBuilder, type SyncReport } from "./report.ts";
import { rememberEnd, restingProblem } from "./resting.ts";
import { tellSilence } from "./shop-silence.ts";
import { beginBatches, givingWay, isUnderWay, settleSeen, syncOrders } from "./sync-orders.ts";
import { caught } from "./unexpected.ts";
import type { Discovery } from "./walk.ts";
import { watchThreshold } from "./watch-threshold.ts";

/**
 * One pass over one connection: reads what changed in the shop, books what is due, once and to the cent, and reports the fate of every order it touched.
 *
 * The error is a failure that kept the run from starting (store, busy connection). A shop or ledger that fails on the way ends the run early: the report's `stopped`
 * says why, and the next run goes on where this one ended.
 */
export function sync(host: Host, connection: Connection, options: SyncOptions = {}): ResultAsync<SyncReport, Failure> {
  return new ResultAsync(syncOnce(host, connection, options));
}

export interface SyncOptions {
  /** Runs although the connection rests after failures: a person says that the cause is gone. */
  readonly force?: boolean | undefined;
  /** Looks at these orders alone, as far as a connection is under way; a new one gets a whole pass. */
  readonly orders?: readonly string[] | undefined;
  /** Asked between two orders of a whole pass: of which orders the shop has told since. They come first, as far as the connection is under way. */
  readonly meanwhile?: (() => readonly string[]) | undefined;
}

async function syncOnce(
  host: Host,
  connection: Connection,
  { force = false, ...asked }: SyncOptions,
): Promise<Result<SyncReport, Failure>> {
  const startedAt = instantOf(host.clock.now());
  const report = new ReportBuilder(startedAt);
  const connected = await host.store.connect(connection.key, startedAt);
  if (connected.isErr()) return err(connected.error);
  const { rest } = connected.value;
  const resting = force ? null : restingProblem(rest, host.clock.now());
  const finish = () =>
    report.finish({ connection: connection.key, run: host.run, endedAt: instantOf(host.clock.now()) });
  if (resting !== null) {
    report.stopped = notDone(resting);
    return ok(finish());
  }
  const worked = await underClaim(host, connection, async (pass) => {
    const ended = await caught(() => workOn(pass, connection, report, asked));
    report.stopped = ended.isErr() ? ended.error : null;
    const told = await tellGaps(host, connection, report);
    if (told.isErr()) return told;
    // A look at a few orders of which none was booked has not shown that the ledger works again.
    const tells = asked.orders === undefined || report.stopped !== null || report.booked.length > 0;
    return tells ? rememberEnd(host, connection, rest, report.stopped) : ok(undefined);
  });
  return worked.map(finish);
}

/** On a few orders where that is possible, else on everything. */
async function workOn(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  { orders, meanwhile }: Pick<SyncOptions, "orders" | "meanwhile">,
): Promise<Result<void, Failure>> {
  const underWay = await isUnderWay(host, connection);
  if (underWay.isErr()) return err(underWay.error);
  if (!underWay.value) return work(host, connection, report);
  return orders === undefined
    ? work(host, connection, report, meanwhile)
    : syncOrders(host, connection, report, orders);
}

async function work(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  meanwhile: SyncOptions["meanwhile"] = () => [],
): Promise<Result<void, Failure>> {
  let begun: Promise<Result<BatchContext, Failure>> | undefined;
  const begin = () => {
    begun ??= beginBatches(host, connection, report);
    return begun;
  };
  const giveWay = givingWay(host, connection, report, begin, meanwhile);
  const checked = await wasCheckedLately(host, connection);
  if (checked.isErr()) return err(checked.error);
  const early = checked.value ? undefined : await begin();
  if (early?.isErr()) return err(early.error);
  if (report.check.length > 0) return ok(undefined);
  const discovery = await discover(host, connection, report, giveWay);
  if (discovery.isErr()) return err(discovery.error);
  const { seenAgain } = discovery.value;
  const due = await isAnythingDue(host.store, connection.key);
  if (due.isErr()) return err(due.error);
  if (due.value || !checked.value) {
    const context = await begin();
    if (context.isErr()) return err(context.error);
    const booked = await bookChecked({ ...context.value, giveWay }, discovery.value);
    if (booked.isErr() || report.check.length > 0) return booked;
  }
  const awaited = await awaitLedger(host, connection, report);
  if (awaited.isErr()) return awaited;
  const noticed = await noticeChanges(host, connection, report, { seenAgain, giveWay });
  if (noticed.isErr()) return noticed;
  const settled = await settleSeen({ host, connection, report, giveWay, begin }, seenAgain);
  if (settled.isErr()) return settled;
  const silence = await tellSilence(host, connection, report);
  if (silence.isErr()) return silence;
  const watched = await watchThreshold(host, connection, report);
  return watched.isErr() ? watched : lookBack(host, connection, report, giveWay);
}

/** Books what is due where settings and start are right; else `report.check` says what is wrong. */
async function bookChecked(context: BatchContext, discovery: Discovery): Promise<Result<void, Failure>> {
  const { host, connection, report } = context;
  if (report.check.length > 0) return ok(undefined);
  const doubtful = await doubtfulStart(host, connection, discovery);
  if (doubtful.isErr()) return err(doubtful.error);
  report.check = doubtful.value;
  if (report.check.length > 0) return ok(undefined);
  const remembered = await rememberChecked(host, connection);
  return remembered.isErr() ? remembered : bookAll({ ...context, heads: discovery.heads });
}

/** What makes the start of a connection doubtful, as long as nothing was booked: an empty shop, a user who may not book, or books that hold its entries already. */
async function doubtfulStart(
  { store }: Host,
  { key, rules, ledger }: Connection,
  { start, beforeStart }: Discovery,
): Promise<Result<readonly Problem[], Failure>> {
  const tally = await store.tally(key);
  if (tally.isErr()) return err(tally.error);
  if (Object.keys(tally.value).length === 0) return ok([problem("shop.empty", "shop", { from: readingStart(start) })]);
  if ([...begunFates, ...bookedFates].some((kind) => tally.value[kind] !== undefined)) return ok([]);
  const refused = await refusedLogin(ledger);
  if (refused.isErr() || refused.value.length > 0) return refused;
  const dates = beforeStart.map(({ placedAt }) => calendarDateOf(placedAt)).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  if (rules.orders.from !== "connection") return ok([]);
  if (from === undefined || to === undefined) return ok([]);
  const asked = beforeStart.slice(-100);
  const references = asked.map(({ id }) => bookingReference(key, id));
  const numbers = asked.flatMap(({ number, placedAt }) =>
    number === null ? [] : possibleNumbers({ number, invoiceNumber: null, date: calendarDateOf(placedAt) }),
  );
  const documents = await ledger.readBack({ references, numbers, from, to, kind: rules.document.kind });
  return documents.map((found) => {
    const last = found
      .map(({ date }) => date)
      .sort()
      .at(-1);
    return last === undefined ? [] : [problem("connection.store-lost", "rules.orders.from", { date: last })];
  });
}

/** A user who may not book is told before the first booking; after it the ledger has shown that he may. */
async function refusedLogin({ login }: Connection["ledger"]): Promise<Result<readonly Problem[], Failure>> {
  if (login === undefined) return ok([]);
  const asked = await login();
  return asked.map(({ findings }) =>
    findings.filter(({ severity }) => severity === "stops").map((each) => each.problem),
  );
}
