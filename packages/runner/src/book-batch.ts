import { executeSteps, type Failure, type OrderRecord, problem, type StepOutcome } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { adoptExisting, outcomeOf, readBack } from "./adopt-existing.ts";
import { adoptForeign } from "./adopt-foreign.ts";
import { type BatchContext, book, hasBegun, holdWritten, letGo, recordPlan, type Work } from "./batch.ts";
import { interrupted } from "./connection.ts";
import { discreetLedger } from "./discreet-ledger.ts";
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
  const unverified: Work[] = [];
  const written = await writeAll(context, toWrite.value, unverified);
  const verified = await verifyInBulk(context, unverified);
  return verified.isErr() ? verified : written;
}

/** What was begun comes first: what it has made may be what the others need. */
const begunFirst = (work: readonly Work[]): Work[] =>
  work.toSorted((a, b) => Number(hasBegun(b.record)) - Number(hasBegun(a.record)));

const customersOf = ({ prepared }: Work): string[] => prepared.steps.flatMap(({ identity }) => identity ?? []);

/** Writes order by order; documents that are still to be read back are put in `unverified`. */
async function writeAll(
  context: BatchContext,
  work: readonly Work[],
  unverified: Work[],
): Promise<Result<void, Failure>> {
  let doubts = 0;
  for (const each of begunFirst(work)) {
    const stop = interrupted(context.host);
    if (stop !== undefined) return err(stop);
    const written = await sparingOthers(context, each.record, () => writeOne(context, each));
    if (written.isErr()) return err(written.error);
    if (written.value === "unverified") unverified.push(each);
    doubts = written.value === "in-doubt" ? doubts + 1 : 0;
    const last = context.report.inDoubt.at(-1);
    if (doubts >= doubtsThatStop && last !== undefined) return err({ problem: last.problem, outcome: "unknown" });
  }
  return ok(undefined);
}

async function writeOne(
  context: BatchContext,
  work: Work,
): Promise<Result<"done" | "unverified" | "in-doubt", Failure>> {
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
      return ok("in-doubt");
    case "written": {
      const { document } = execution.value;
      // What was found wrong before is read again: a person may have mended it.
      if (document.totals === null || fate.kind === "held") return ok("unverified");
      return (await finish(context, { record, prepared }, document, document.totals)).map(() => "done");
    }
  }
}

function noteDoubt({ doubtedCustomers }: BatchContext, { prepared }: Work, doubted: string): void {
  const identity = prepared.steps.find(({ key }) => key === doubted)?.identity ?? null;
  if (identity !== null) doubtedCustomers.add(identity);
}

async function finish(
  context: BatchContext,
  { record, prepared }: Pick<Work, "record" | "prepared">,
  document: StepOutcome,
  totals: NonNullable<StepOutcome["totals"]>,
): Promise<Result<void, Failure>> {
  const difference = verifyTotals(prepared.plan, totals);
  return difference === undefined
    ? book(context, prepared.plan, document, false)
    : holdWritten(context, record, difference);
}

/** Reads back documents whose answers carried no totals. One that cannot be found is a problem, never a shrug. */
async function verifyInBulk(context: BatchContext, work: readonly Work[]): Promise<Result<void, Failure>> {
  const found = await readBack(context, work);
  if (found.isErr()) return err(found.error);
  for (const each of work) {
    const { reference } = each.prepared.plan;
    const documents = found.value.get(reference) ?? [];
    const [document] = documents;
    const count = documents.length;
    const done =
      document === undefined
        ? await holdWritten(context, each.record, problem("ledger.document-missing", "document", { reference }))
        : count > 1
          ? await holdWritten(
              context,
              each.record,
              problem("ledger.reference-ambiguous", "document", { count, reference }),
            )
          : await finish(context, each, outcomeOf(document), { gross: document.gross, vat: document.vat });
    if (done.isErr()) return err(done.error);
  }
  return ok(undefined);
}
