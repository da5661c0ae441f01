import { executeSteps, type Failure, type OrderRecord, problem, type StepOutcome } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { adoptExisting, outcomeOf, readBack } from "./adopt-existing.ts";
import { adoptForeign } from "./adopt-foreign.ts";
import { type BatchContext, book, hasBegun, holdWritten, letGo, mayFinish, recordPlan, type Work } from "./batch.ts";
import { momentOf } from "./connection.ts";
import { discreetLedger } from "./discreet-ledger.ts";
import { type FoundDocuments, foundDocuments } from "./found-documents.ts";
import { leftOutProblem, shortenedProblem } from "./left-out.ts";
import { prepareBatch } from "./prepare-batch.ts";
import { refusalsOf, restsAfterRefusal } from "./prepare-order.ts";
import { sparingOthers } from "./unexpected.ts";
import { verifyTotals } from "./verify-document.ts";

/** After so many lost answers in a row the ledger is left alone until the next run. */
const doubtsThatStop = 3;

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
  const unknown = await adoptExisting(context, work.value);
  if (unknown.isErr()) return err(unknown.error);
  const toWrite = await adoptForeign(context, unknown.value);
  if (toWrite.isErr()) return err(toWrite.error);
  const adopted = work.value.filter((each) => !toWrite.value.includes(each));
  for (const { record } of adopted) context.handled.add(record.orderId);
  const unverified: Written[] = [];
  const written = await writeAll(context, toWrite.value, unverified);
  const verified = await verifyInBulk(context, unverified);
  return verified.isErr() ? verified : written;
}

/** An order of which every step is done. `later`: the ledger finishes its document in its own time. */
interface Written extends Pick<Work, "record" | "prepared"> {
  readonly later: boolean;
}

/** What was begun comes first: what it has made may be what the others need. */
const begunFirst = (work: readonly Work[]): Work[] =>
  work.toSorted((a, b) => Number(hasBegun(b.record)) - Number(hasBegun(a.record)));

const customersOf = ({ prepared }: Work): string[] => prepared.steps.flatMap(({ identity }) => identity ?? []);

/** Writes order by order; documents that are still to be read back are put in `unverified`. */
async function writeAll(
  context: BatchContext,
  work: readonly Work[],
  unverified: Written[],
): Promise<Result<void, Failure>> {
  let doubts = 0;
  for (const each of begunFirst(work)) {
    const way = await context.giveWay();
    if (way.isErr()) return err(way.error);
    if (context.handled.has(each.record.orderId)) continue;
    context.handled.add(each.record.orderId);
    const written = await sparingOthers(context, each.record, () => writeOne(context, each));
    if (written.isErr()) return err(written.error);
    if (typeof written.value === "object") unverified.push(written.value);
    doubts = written.value === "in-doubt" ? doubts + 1 : 0;
    const last = context.report.inDoubt.at(-1);
    if (doubts >= doubtsThatStop && last !== undefined) return err({ problem: last.problem, outcome: "unknown" });
  }
  return ok(undefined);
}

async function writeOne(context: BatchContext, work: Work): Promise<Result<"done" | "in-doubt" | Written, Failure>> {
  const { host, connection, report, renew, doubtedCustomers } = context;
  const { record, prepared, notDue } = work;
  const { orderId, orderNumber, fate } = record;
  if (fate.kind === "held" && restsAfterRefusal(record, prepared, host.clock.now())) {
    report.hold(record, fate.problem);
    return ok("done");
  }
  if (customersOf(work).some((customer) => doubtedCustomers.has(customer))) return ok("done");
  const renewed = await renew();
  if (renewed.isErr()) return err(renewed.error);
  const known = await context.records.among(new Set(prepared.steps.map(({ kind }) => kind)));
  if (known.isErr()) return err(known.error);
  const planned = await recordPlan(context, prepared);
  if (planned.isErr()) return err(planned.error);
  const { store, clock, fingerprint, run, holder, random } = host;
  const refusals = refusalsOf(record, prepared);
  const execution = await executeSteps(
    {
      ledger: discreetLedger(connection.ledger, prepared.steps),
      store,
      clock,
      fingerprint,
      renew,
      mayWrite: notDue === null,
      mayFinish: mayFinish(work, connection.rules),
      known: known.value,
      refusals,
      random,
    },
    { connection: connection.key, orderId, run, holder },
    prepared.steps,
  );
  if (execution.isErr()) return err(execution.error);
  switch (execution.value.kind) {
    case "stopped":
      return err(execution.value.failure);
    case "untouched":
      return notDue === null ? ok("done") : (await letGo(context, record, notDue)).map(() => "done");
    case "held":
      report.hold(record, execution.value.failure.problem);
      host.onProgress?.({ orderId, orderNumber, outcome: "held" });
      return ok("done");
    case "in-doubt":
      report.inDoubt.push({ orderId, orderNumber, problem: execution.value.failure.problem });
      host.onProgress?.({ orderId, orderNumber, outcome: "in-doubt" });
      noteDoubt(context, work, execution.value.step);
      // A ledger that can be asked is there: the others need not wait for this one.
      return ok(execution.value.resting === true ? "done" : "in-doubt");
    case "written": {
      const { document, finish, leftOut, shortened } = execution.value;
      if (leftOut.length > 0) {
        const problem = leftOutProblem(connection.key, orderId, leftOut);
        report.incomplete.push({ orderId, orderNumber, problem });
      }
      if (shortened.length > 0) {
        report.shortened.push({
          orderId,
          orderNumber,
          problem: shortenedProblem(connection.key, orderId, shortened),
        });
      }
      const later = finish !== null && prepared.steps.some((step) => step.later === true);
      const written = { record, prepared, later };
      const number = document.number ?? finish?.number ?? null;
      // Read again: what was found wrong before, which a person may have mended, and what was processed since, where nothing has told its number yet.
      const isStale = fate.kind === "held" || (finish !== null && !later && number === null);
      if (isStale || document.totals === null) return ok(written);
      return (await settle(context, written, { ...document, number }, document.totals)).map(() => "done");
    }
  }
}

function noteDoubt({ doubtedCustomers }: BatchContext, { prepared }: Work, doubted: string): void {
  const identity = prepared.steps.find(({ key }) => key === doubted)?.identity ?? null;
  if (identity !== null) doubtedCustomers.add(identity);
}

async function settle(
  context: BatchContext,
  { record, prepared, later }: Written,
  document: StepOutcome,
  totals: NonNullable<StepOutcome["totals"]>,
): Promise<Result<void, Failure>> {
  const difference = verifyTotals(prepared.plan, totals);
  if (difference !== undefined) return holdWritten(context, record, difference);
  if (!later) return book(context, prepared.plan, document, false);
  const { host, connection } = context;
  return host.store.awaitLedger(momentOf(host, connection, prepared.plan.orderId), document);
}

/** Reads back documents whose answers carried no totals. One that cannot be found is a problem, never a shrug. */
async function verifyInBulk(context: BatchContext, work: readonly Written[]): Promise<Result<void, Failure>> {
  const found = await readBack(context, work);
  if (found.isErr()) return err(found.error);
  for (const each of work) {
    const done = await verifyFound(context, each, foundDocuments(each.prepared.steps, found.value));
    if (done.isErr()) return err(done.error);
  }
  return ok(undefined);
}

function verifyFound(context: BatchContext, written: Written, found: FoundDocuments): Promise<Result<void, Failure>> {
  switch (found.kind) {
    case "whole": {
      const { gross, vat } = found.document;
      return settle(context, written, outcomeOf(found.document), { gross, vat });
    }
    case "ambiguous": {
      const { count, reference } = found;
      const several = problem("ledger.reference-ambiguous", "document", { count, reference });
      return holdWritten(context, written.record, several);
    }
    default: {
      const gone = problem("ledger.document-missing", "document", { reference: found.missing });
      return holdWritten(context, written.record, gone);
    }
  }
}
