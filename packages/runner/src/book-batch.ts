import {
  type BookedDocument,
  begunFates,
  executeSteps,
  type Failure,
  type OrderHead,
  type OrderRecord,
  type Problem,
  problem,
  type StepOutcome,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { Connection, Host } from "./connection.ts";
import { momentOf, type PreparedOrder, prepareOrder, restsAfterRefusal } from "./prepare-order.ts";
import { bookedOrder, type ReportBuilder } from "./report.ts";
import { verifyTotals } from "./verify-document.ts";

/** After so many lost answers in a row the ledger is left alone until the next run. */
const doubtsThatStop = 3;

export interface BatchContext {
  readonly host: Host;
  readonly connection: Connection;
  readonly snapshot: unknown;
  readonly heads: Map<string, OrderHead>;
  readonly report: ReportBuilder;
  /** Renews this engine's claim; an error when another engine has taken over. */
  readonly renew: () => Promise<Result<void, Failure>>;
}

interface Work {
  readonly record: OrderRecord;
  readonly prepared: PreparedOrder;
}

/**
 * Books a batch of orders: prepares each, asks the ledger in bulk which of them it has already, writes the others, and compares what was booked with what was
 * planned. An error ends the run; orders that are left keep their fate for the next one.
 */
export async function bookBatch(
  context: BatchContext,
  records: readonly OrderRecord[],
): Promise<Result<void, Failure>> {
  const work = await prepareBatch(context, records);
  if (work.isErr()) return err(work.error);
  const toWrite = await adoptWhatExists(context, work.value);
  if (toWrite.isErr()) return err(toWrite.error);
  return writeAll(context, toWrite.value);
}

async function prepareBatch(context: BatchContext, records: readonly OrderRecord[]): Promise<Result<Work[], Failure>> {
  const { host, connection, snapshot, heads } = context;
  const work: Work[] = [];
  for (const record of records) {
    const head = heads.get(record.orderId);
    heads.delete(record.orderId);
    const preparation = await prepareOrder(host.fingerprint, connection, snapshot, record.orderId, head);
    if (preparation.isErr()) return err(preparation.error);
    if (preparation.value.kind === "ready") {
      work.push({ record, prepared: preparation.value.prepared });
      continue;
    }
    const held = await hold(context, record, preparation.value.problem);
    if (held.isErr()) return err(held.error);
  }
  return ok(work);
}

/** Holds an order, unless its writing has begun: then the doubt about it is what a person must see. */
async function hold(
  { host, connection, report }: BatchContext,
  record: OrderRecord,
  found: Problem,
): Promise<Result<void, Failure>> {
  const { orderId, orderNumber } = record;
  if (begunFates.includes(record.fate.kind)) {
    report.inDoubt.push({ orderId, orderNumber, problem: found });
    host.onProgress?.({ orderId, orderNumber, outcome: "in-doubt" });
    return ok(undefined);
  }
  report.held.push({ orderId, orderNumber, problem: found });
  host.onProgress?.({ orderId, orderNumber, outcome: "held" });
  return host.store.hold(momentOf(host, connection, orderId), { kind: "held", problem: found });
}

/**
 * Asks the ledger in bulk which references it holds, so that a store that is new, deleted or restored never leads to a second document. What is found is adopted when
 * the totals agree, and held when they do not. Orders whose writing has begun are left to the executor, which looks up by itself.
 */
async function adoptWhatExists(context: BatchContext, work: readonly Work[]): Promise<Result<Work[], Failure>> {
  const unbegun = work.filter(({ record }) => !begunFates.includes(record.fate.kind));
  const found = await readBack(context, unbegun);
  if (found.isErr()) return err(found.error);
  const toWrite: Work[] = [];
  for (const each of work) {
    const documents = found.value.get(each.prepared.plan.reference) ?? [];
    if (documents.length === 0) {
      toWrite.push(each);
      continue;
    }
    const adopted = await adopt(context, each, documents);
    if (adopted.isErr()) return err(adopted.error);
  }
  return ok(toWrite);
}

async function readBack(
  { connection }: BatchContext,
  work: readonly Work[],
): Promise<Result<Map<string, BookedDocument[]>, Failure>> {
  const dates = work.map(({ prepared }) => prepared.plan.date).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  if (from === undefined || to === undefined) return ok(new Map());
  const references = work.map(({ prepared }) => prepared.plan.reference);
  const documents = await connection.ledger.readBack({ references, from, to });
  return documents.map((found) => Map.groupBy(found, ({ reference }) => reference));
}

async function adopt(
  context: BatchContext,
  { record, prepared }: Work,
  documents: readonly BookedDocument[],
): Promise<Result<void, Failure>> {
  const { plan } = prepared;
  const [document] = documents;
  if (document === undefined || documents.length > 1) {
    const count = documents.length;
    return hold(
      context,
      record,
      problem("ledger.reference-ambiguous", "document", { count, reference: plan.reference }),
    );
  }
  const planned = await recordPlan(context, prepared);
  if (planned.isErr()) return planned;
  const difference = verifyTotals(plan, document);
  return difference === undefined
    ? book(context, prepared, outcomeOf(document), true)
    : hold(context, record, difference);
}

const outcomeOf = ({ id, number, gross, vat }: BookedDocument): StepOutcome => ({ id, number, totals: { gross, vat } });

async function recordPlan(
  { host, connection }: BatchContext,
  { plan, planHash }: PreparedOrder,
): Promise<Result<void, Failure>> {
  const { reference, number, date, totals } = plan;
  const { gross, vat } = totals;
  return host.store.plan(momentOf(host, connection, plan.orderId), { reference, number, date, gross, vat, planHash });
}

async function book(
  { host, connection, report }: BatchContext,
  { plan }: PreparedOrder,
  document: StepOutcome,
  adopted: boolean,
): Promise<Result<void, Failure>> {
  const booked = await host.store.book(momentOf(host, connection, plan.orderId), document, adopted);
  if (booked.isErr()) return err(booked.error);
  report.booked.push(bookedOrder(plan, document, adopted));
  const { orderId, orderNumber } = plan;
  host.onProgress?.({ orderId, orderNumber, outcome: adopted ? "adopted" : "booked" });
  return ok(undefined);
}

/** Writes order by order; documents whose answers carried no totals are read back in bulk at the end. */
async function writeAll(context: BatchContext, work: readonly Work[]): Promise<Result<void, Failure>> {
  const unverified: Work[] = [];
  let doubts = 0;
  for (const each of work) {
    const written = await writeOne(context, each);
    if (written.isErr()) {
      const verified = await verifyInBulk(context, unverified);
      return verified.isErr() ? verified : err(written.error);
    }
    if (written.value === "unverified") unverified.push(each);
    doubts = written.value === "in-doubt" ? doubts + 1 : 0;
    if (doubts >= doubtsThatStop) {
      const last = context.report.inDoubt.at(-1);
      const verified = await verifyInBulk(context, unverified);
      if (verified.isErr() || last === undefined) return verified;
      return err({ problem: last.problem, outcome: "unknown" });
    }
  }
  return verifyInBulk(context, unverified);
}

async function writeOne(
  context: BatchContext,
  { record, prepared }: Work,
): Promise<Result<"done" | "unverified" | "in-doubt", Failure>> {
  const { host, connection, report } = context;
  const { orderId, orderNumber } = record;
  if (restsAfterRefusal(record, prepared, host.clock.now()) && record.fate.kind === "held") {
    report.held.push({ orderId, orderNumber, problem: record.fate.problem });
    return ok("done");
  }
  const renewed = await context.renew();
  if (renewed.isErr()) return err(renewed.error);
  const planned = await recordPlan(context, prepared);
  if (planned.isErr()) return err(planned.error);
  const execution = await executeSteps(
    { ledger: connection.ledger, store: host.store, clock: host.clock, fingerprint: host.fingerprint },
    { connection: connection.key, orderId, run: host.run },
    prepared.steps,
  );
  if (execution.isErr()) return err(execution.error);
  switch (execution.value.kind) {
    case "stopped":
      return err(execution.value.failure);
    case "held":
      report.held.push({ orderId, orderNumber, problem: execution.value.failure.problem });
      host.onProgress?.({ orderId, orderNumber, outcome: "held" });
      return ok("done");
    case "in-doubt":
      report.inDoubt.push({ orderId, orderNumber, problem: execution.value.failure.problem });
      host.onProgress?.({ orderId, orderNumber, outcome: "in-doubt" });
      return ok("in-doubt");
    case "written": {
      const { document } = execution.value;
      if (document.totals === null) return ok("unverified");
      const finished = await finish(context, prepared, document, document.totals);
      return finished.map(() => "done");
    }
  }
}

async function finish(
  context: BatchContext,
  prepared: PreparedOrder,
  document: StepOutcome,
  totals: NonNullable<StepOutcome["totals"]>,
): Promise<Result<void, Failure>> {
  const difference = verifyTotals(prepared.plan, totals);
  if (difference === undefined) return book(context, prepared, document, false);
  const { orderId, orderNumber } = prepared.plan;
  context.report.held.push({ orderId, orderNumber, problem: difference });
  context.host.onProgress?.({ orderId, orderNumber, outcome: "held" });
  const moment = momentOf(context.host, context.connection, orderId);
  return context.host.store.hold(moment, { kind: "held", problem: difference });
}

/** Reads back documents whose answers carried no totals. One that cannot be found is a problem, never a shrug. */
async function verifyInBulk(context: BatchContext, work: readonly Work[]): Promise<Result<void, Failure>> {
  const found = await readBack(context, work);
  if (found.isErr()) return err(found.error);
  for (const { record, prepared } of work) {
    const { reference } = prepared.plan;
    const documents = found.value.get(reference) ?? [];
    const [document] = documents;
    const count = documents.length;
    const done =
      document === undefined
        ? await holdWritten(context, record, problem("ledger.document-missing", "document", { reference }))
        : count > 1
          ? await holdWritten(context, record, problem("ledger.reference-ambiguous", "document", { count, reference }))
          : await finish(context, prepared, outcomeOf(document), { gross: document.gross, vat: document.vat });
    if (done.isErr()) return err(done.error);
  }
  return ok(undefined);
}

function holdWritten({ host, connection, report }: BatchContext, record: OrderRecord, found: Problem) {
  const { orderId, orderNumber } = record;
  report.held.push({ orderId, orderNumber, problem: found });
  host.onProgress?.({ orderId, orderNumber, outcome: "held" });
  return host.store.hold(momentOf(host, connection, orderId), { kind: "held", problem: found });
}
