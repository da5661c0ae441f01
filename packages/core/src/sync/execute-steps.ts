import { err, ok, type Result } from "neverthrow";
import { equal } from "../money/money.ts";
import type { StepRecord } from "../ports/store.ts";
import type { Failure } from "../problem/failure.ts";
import { executeStep, isOpen } from "./execute-step.ts";
import type { Execution, ExecutionPorts, Writing } from "./execution.ts";
import { forgetUnusable, holdUnusable, type Taken, unusableIn } from "./unusable-records.ts";
import { fillStep, type StepCourse, type StepOutcome, togetherOf, type WriteStep } from "./write-step.ts";

/**
 * Writes the steps of one order, each exactly once whatever happens in between: intent on disk, then the call, then the outcome on disk. A step whose
 * intent is found on disk without an outcome may have been done, and is looked up before anything is sent again.
 *
 * The error is a failure of the store; everything else is an `Execution`.
 */
export async function executeSteps(
  ports: ExecutionPorts,
  order: Writing,
  steps: readonly WriteStep[],
): Promise<Result<Execution, Failure>> {
  const first = await runSteps(ports, order, steps);
  if (first.isErr()) return err(first.error);
  const unusable = unusableIn(first.value.end);
  if (unusable === undefined) return ok(first.value.end);
  const forgotten = await forgetUnusable(ports, order, first.value.taken, unusable);
  if (forgotten.isErr()) return err(forgotten.error);
  const wasRemembered = first.value.taken.some(({ step, remembered }) => unusable.isOf(step) && remembered);
  if (!wasRemembered) return holdUnusable(ports, order, unusable.end);
  const second = await runSteps({ ...ports, known: new Set() }, order, steps);
  if (second.isErr()) return err(second.error);
  const still = unusableIn(second.value.end);
  if (still === undefined) return ok(second.value.end);
  const again = await forgetUnusable(ports, order, second.value.taken, still);
  return again.isErr() ? err(again.error) : holdUnusable(ports, order, still.end);
}

interface Pass {
  readonly end: Execution;
  readonly taken: readonly Taken[];
}

/** Every step in turn, until one cannot be done. */
async function runSteps(
  ports: ExecutionPorts,
  order: Writing,
  steps: readonly WriteStep[],
): Promise<Result<Pass, Failure>> {
  const journal = await ports.store.steps(order.connection, order.orderId);
  if (journal.isErr()) return err(journal.error);
  const records = new Map(journal.value.map((record) => [record.step, record]));
  const taken: Taken[] = [];
  const documents = steps.filter(({ kind }) => kind === "document");
  const first = firstNeeded(steps, documents, records);
  // Of an order that is not due any more no half is left in the books.
  const isHalf = (): boolean => documents.some(isThere) && !documents.every(isThere);
  const isThere = ({ key }: WriteStep): boolean => outcomes.has(key) || records.get(key)?.state === "done";
  // Of what is left out, later steps may need the ids all the same.
  const outcomes = outcomesOf(steps.slice(0, first), records);
  const sent = new Set<string>();
  for (const step of steps.slice(first)) {
    const record = records.get(step.key);
    // What may not be undone (an invoice that is processed, a mail to the customer) is not asked for a document that is not as it was meant.
    if (step.kind === "finish" && isUnasked(record) && documents.some((each) => differs(each, outcomes))) break;
    const course = courseOf(step, outcomes, sent);
    if (course === "skip" && (record === undefined || record.state === "refused")) continue;
    // The ids in a document that is there are those of steps that are not needed any more.
    const ready = step.kind === "document" && record?.state === "done" ? step : withIds(step, outcomes);
    const marked = steps.some(({ upon }) => upon?.step === step.key);
    const mayWrite = ports.mayWrite || (step.kind === "finish" ? ports.mayFinish : isHalf());
    const progress = await executeStep({ ...ports, mayWrite, marked }, order, ready, course, record);
    if (progress.isErr()) return err(progress.error);
    // The documents of an order that is not due any more stand as they are; nothing further is asked for them.
    if (progress.value.kind === "untouched" && documents.every(({ key }) => outcomes.has(key))) break;
    if (progress.value.kind !== "done") return ok({ end: progress.value, taken });
    const { outcome, remembered = false } = progress.value;
    outcomes.set(step.key, outcome);
    if (progress.value.sent === true) sent.add(step.key);
    taken.push({ step: ready, remembered });
  }
  const written = togetherOf(documents.flatMap(({ key }) => outcomes.get(key) ?? []));
  if (written === null) throw new RangeError("a booking has a document step, which is never skipped");
  const finish = outcomes.get(steps.find(({ kind }) => kind === "finish")?.key ?? "") ?? null;
  const all = [...outcomes.values()];
  const leftOut = all.flatMap((outcome) => outcome.leftOut ?? []);
  const shortened = all.flatMap((outcome) => outcome.shortened ?? []);
  return ok({ end: { kind: "written", document: written, finish, leftOut, shortened }, taken });
}

const isUnasked = (record: StepRecord | undefined): boolean => !isOpen(record) && record?.state !== "done";

/** Whether the ledger's own totals of a document are other than those that it was to have. */
function differs({ key, expected }: WriteStep, outcomes: ReadonlyMap<string, StepOutcome>): boolean {
  const totals = outcomes.get(key)?.totals ?? null;
  if (totals === null || expected === null) return false;
  return !equal(totals.gross, expected.gross) || (totals.vat !== null && !equal(totals.vat, expected.vat));
}

/** What documents that are there needed, is there too: only what comes after them is left. */
function firstNeeded(
  steps: readonly WriteStep[],
  documents: readonly WriteStep[],
  records: ReadonlyMap<string, StepRecord>,
): number {
  const index = steps.findIndex(({ kind }) => kind === "document");
  const underWay = steps.slice(0, index).some(({ key }) => isOpen(records.get(key)));
  const areThere = documents.every(({ key }) => records.get(key)?.state === "done");
  return areThere && !underWay ? index : 0;
}

const outcomesOf = (steps: readonly WriteStep[], records: ReadonlyMap<string, StepRecord>): Map<string, StepOutcome> =>
  new Map(
    steps.flatMap(({ key }) => {
      const outcome = records.get(key)?.outcome ?? null;
      return outcome === null ? [] : [[key, outcome]];
    }),
  );

/** The step with the ids of earlier ones in its body, and in its identity: a record is known within those that it hangs on. */
function withIds(step: WriteStep, outcomes: ReadonlyMap<string, StepOutcome>): WriteStep {
  const ids = new Map([...outcomes].map(([key, { id }]) => [key, id]));
  const filled = fillStep(step, ids);
  if (filled.isErr()) throw new RangeError(`step ${step.key} needs ${filled.error}, which is not an earlier step`);
  const within = step.dependsOn.map((key) => ids.get(key) ?? "");
  const identity = step.identity === null ? null : [step.identity, ...within].join(":");
  return { ...filled.value, identity };
}

/** What hangs on a record that was made in another run than this may be there: the journal may be an older copy, which does not know of it. */
function courseOf(
  { lookup, upon }: WriteStep,
  outcomes: ReadonlyMap<string, StepOutcome>,
  sent: ReadonlySet<string>,
): StepCourse {
  const usual = lookup === "before-sending" ? "look-up" : "send";
  if (upon === undefined) return usual;
  if (outcomes.get(upon.step)?.made !== true) return upon.found;
  return upon.made === "send" && !sent.has(upon.step) ? usual : upon.made;
}
