import { err, ok, type Result } from "neverthrow";
import type { Fingerprint } from "../ports/cipher.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { Random } from "../ports/random.ts";
import type { OrderMoment, StepRecord, Store } from "../ports/store.ts";
import type { Failure } from "../problem/failure.ts";
import { problemKind } from "../problem/problem.ts";
import { type Instant, instantOf } from "../time/calendar-date.ts";
import { feedNote } from "./feed-note.ts";
import { restAfter, retryAfter } from "./retry.ts";
import {
  fillStep,
  isPersonal,
  type StepCourse,
  type StepKind,
  type StepOutcome,
  type WriteStep,
} from "./write-step.ts";

export interface ExecutionPorts {
  readonly ledger: Pick<Ledger, "ready" | "send" | "lookup" | "settlesWithinSeconds">;
  readonly store: Store;
  readonly clock: Clock;
  readonly fingerprint: Fingerprint;
  /** Renews the engine's claim on the connection; an error when another engine has taken over. */
  readonly renew: () => Promise<Result<void, Failure>>;
  /** False for an order that is not due any more: what may have been done is looked up, nothing new is sent. */
  readonly mayWrite: boolean;
  /** Kinds of record of which every one is remembered: what is not known does not exist, and is made without a look-up. */
  readonly known: ReadonlySet<StepKind>;
  /** How often in a row the ledger has refused exactly these steps before. */
  readonly refusals: number;
  /** Spreads the pauses between tries; without it they are as long as they are. */
  readonly random?: Random | undefined;
}

/** How far the writing of one order came. */
export type Execution =
  /** Every step is done; `document` and `finish` are what those steps yielded, null where there was nothing to finish. */
  | { readonly kind: "written"; readonly document: StepOutcome; readonly finish: StepOutcome | null }
  /** A step may have been done and could not be found yet. */
  | { readonly kind: "in-doubt"; readonly step: string; readonly failure: Failure }
  /** The ledger refused; the order is held with the reason. */
  | { readonly kind: "held"; readonly failure: Failure }
  /** Nothing was written, and nothing may be: the order is not due any more. */
  | { readonly kind: "untouched" }
  /** The ledger as a whole does not work now; nothing was done by the step that failed. */
  | { readonly kind: "stopped"; readonly failure: Failure };

/** A write leaves within this long after its intent, or not at all; well below what a ledger needs to settle. */
const sendWithin = 30_000;

type Progress =
  /** `remembered`: the ledger was not asked whether the record is still there. */
  | { readonly kind: "done"; readonly outcome: StepOutcome; readonly remembered?: boolean }
  | Exclude<Execution, { kind: "written" }>;

/**
 * Writes the steps of one order, each exactly once whatever happens in between: intent on disk, then the call, then the outcome on disk. A step whose
 * intent is found on disk without an outcome may have been done, and is looked up before anything is sent again.
 *
 * The error is a failure of the store; everything else is an `Execution`.
 */
export async function executeSteps(
  ports: ExecutionPorts,
  order: Omit<OrderMoment, "at">,
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

/** A step that was done, in this run or before. */
interface Taken {
  readonly step: WriteStep;
  /** The ledger was not asked whether the record is still there. */
  readonly remembered: boolean;
}

interface Pass {
  readonly end: Execution;
  readonly taken: readonly Taken[];
}

/** Every step in turn, until one cannot be done. */
async function runSteps(
  ports: ExecutionPorts,
  order: Omit<OrderMoment, "at">,
  steps: readonly WriteStep[],
): Promise<Result<Pass, Failure>> {
  const journal = await ports.store.steps(order.connection, order.orderId);
  if (journal.isErr()) return err(journal.error);
  const records = new Map(journal.value.map((record) => [record.step, record]));
  const taken: Taken[] = [];
  const document = steps.find(({ kind }) => kind === "document");
  if (document === undefined) throw new RangeError("a booking has a document step");
  const first = firstNeeded(steps, document, records);
  // Of what is left out, later steps may need the ids all the same.
  const outcomes = outcomesOf(steps.slice(0, first), records);
  for (const step of steps.slice(first)) {
    const record = records.get(step.key);
    const course = courseOf(step, outcomes);
    if (course === "skip" && (record === undefined || record.state === "refused")) continue;
    // The ids in a document that is there are those of steps that are not needed any more.
    const ready = step === document && record?.state === "done" ? step : withIds(step, outcomes);
    const marked = steps.some(({ upon }) => upon?.step === step.key);
    const progress = await advance({ ...ports, marked }, order, ready, course, record);
    if (progress.isErr()) return err(progress.error);
    // The document of an order that is not due any more stands as it is; nothing further is asked for it.
    if (progress.value.kind === "untouched" && outcomes.has(document.key)) break;
    if (progress.value.kind !== "done") return ok({ end: progress.value, taken });
    const { outcome, remembered = false } = progress.value;
    outcomes.set(step.key, outcome);
    taken.push({ step: ready, remembered });
  }
  const written = outcomes.get(document.key);
  if (written === undefined) throw new RangeError("a document step is never skipped");
  const finish = outcomes.get(steps.find(({ kind }) => kind === "finish")?.key ?? "") ?? null;
  return ok({ end: { kind: "written", document: written, finish }, taken });
}

/** What a document that is there needed, is there too: only what comes after it is left. */
function firstNeeded(
  steps: readonly WriteStep[],
  document: WriteStep,
  records: ReadonlyMap<string, StepRecord>,
): number {
  const index = steps.indexOf(document);
  const underWay = steps.slice(0, index).some(({ key }) => isOpen(records.get(key)));
  return records.get(document.key)?.state === "done" && !underWay ? index : 0;
}

const outcomesOf = (steps: readonly WriteStep[], records: ReadonlyMap<string, StepRecord>): Map<string, StepOutcome> =>
  new Map(
    steps.flatMap(({ key }) => {
      const outcome = records.get(key)?.outcome ?? null;
      return outcome === null ? [] : [[key, outcome]];
    }),
  );

const isOpen = (record: StepRecord | undefined): boolean => record?.state === "intent" || record?.state === "doubt";

type Held = Extract<Execution, { kind: "held" }>;

/** A refusal that says which records are gone, blocked or not to be used. */
interface Unusable {
  readonly end: Held;
  /** Whether a step's record may be one of them. */
  readonly isOf: (step: WriteStep) => boolean;
  /** The kind whose feed is read anew. */
  readonly kind: StepKind;
}

function unusableIn(end: Execution): Unusable | undefined {
  if (end.kind !== "held") return undefined;
  switch (end.failure.problem.code) {
    case "ledger.customer-unusable":
      return { end, isOf: isPersonal, kind: "customer" };
    case "ledger.item-unusable":
      return { end, isOf: ({ kind }) => kind === "item", kind: "item" };
    default:
      return undefined;
  }
}

/** Nothing that is remembered of records that cannot be used counts any more, nor of what hangs on them. */
async function forgetUnusable(
  ports: ExecutionPorts,
  order: Omit<OrderMoment, "at">,
  taken: readonly Taken[],
  { isOf, kind }: Unusable,
): Promise<Result<void, Failure>> {
  for (const { step } of taken.filter((each) => isOf(each.step))) {
    if (step.identity !== null) {
      const fingerprint = await identityOf(ports, order, step.identity);
      const forgotten = await ports.store.forgetCustomer(order.connection, fingerprint);
      if (forgotten.isErr()) return err(forgotten.error);
    }
    const withdrawn = await ports.store.withdraw({ ...order, at: now(ports) }, step.key);
    if (withdrawn.isErr()) return err(withdrawn.error);
  }
  return ports.store.note(order.connection, feedNote(kind), "");
}

async function holdUnusable(
  ports: ExecutionPorts,
  order: Omit<OrderMoment, "at">,
  end: Held,
): Promise<Result<Execution, Failure>> {
  const { problem } = end.failure;
  const held = await ports.store.hold({ ...order, at: now(ports) }, { kind: "held", problem });
  return held.map(() => end);
}

/** The step with the ids of earlier ones in its body, and in its identity: a record is known within those that it hangs on. */
function withIds(step: WriteStep, outcomes: ReadonlyMap<string, StepOutcome>): WriteStep {
  const ids = new Map([...outcomes].map(([key, { id }]) => [key, id]));
  const filled = fillStep(step, ids);
  if (filled.isErr()) throw new RangeError(`step ${step.key} needs ${filled.error}, which is not an earlier step`);
  const within = step.dependsOn.map((key) => ids.get(key) ?? "");
  const identity = step.identity === null ? null : [step.identity, ...within].join(":");
  return { ...filled.value, identity };
}

function courseOf({ lookup, upon }: WriteStep, outcomes: ReadonlyMap<string, StepOutcome>): StepCourse {
  if (upon === undefined) return lookup === "before-sending" ? "look-up" : "send";
  return outcomes.get(upon.step)?.made === true ? upon.made : upon.found;
}

/** `marked`: whether the journal keeps that the step made its record. */
type StepPorts = ExecutionPorts & { readonly marked: boolean };

/** Brings one step to its end, from wherever the journal says it is. */
async function advance(
  ports: StepPorts,
  order: Omit<OrderMoment, "at">,
  step: WriteStep,
  course: StepCourse,
  record: StepRecord | undefined,
): Promise<Result<Progress, Failure>> {
  if (record?.state === "done" && record.outcome !== null) return ok({ kind: "done", outcome: record.outcome });
  if (record !== undefined && isOpen(record)) return resolveDoubt(ports, order, step, record.at);
  if (!ports.mayWrite) return ok({ kind: "untouched" });
  // What was asked of the vendor and refused may have been done all the same, or by hand since.
  const looksUp = course === "look-up" || (step.kind === "finish" && record !== undefined);
  if (looksUp || step.identity !== null) {
    const known = await findKnown(ports, order, step, looksUp);
    if (known.isErr()) return known.error;
    if (known.value !== null) {
      const { outcome, remembered } = known.value;
      return (await settle(ports, order, step, outcome)).map((done) => ({ ...done, remembered }));
    }
  }
  return send(ports, order, step);
}

const now = ({ clock }: ExecutionPorts): Instant => instantOf(clock.now());

/** A record that may exist already: by its remembered id without a call, else, where it is to be looked up, by asking the ledger. */
async function findKnown(
  ports: ExecutionPorts,
  order: Omit<OrderMoment, "at">,
  step: WriteStep,
  looksUp: boolean,
): Promise<Result<{ outcome: StepOutcome; remembered: boolean } | null, Result<Progress, Failure>>> {
  if (step.identity !== null) {
    const remembered = await ports.store.customer(order.connection, await identityOf(ports, order, step.identity));
    if (remembered.isErr()) return err(err(remembered.error));
    if (remembered.value !== null) {
      return ok({ outcome: { id: remembered.value, number: null, totals: null }, remembered: true });
    }
    if (ports.known.has(step.kind)) return ok(null);
  }
  if (!looksUp) return ok(null);
  const found = await ports.ledger.lookup(step);
  if (found.isErr()) return err(await lookupFailed(ports, order, found.error));
  return ok(found.value === null ? null : { outcome: found.value, remembered: false });
}

const identityOf = (
  { fingerprint }: ExecutionPorts,
  { connection }: Pick<OrderMoment, "connection">,
  identity: string,
) => fingerprint(`${connection}:${identity}`);

/** A look-up that finds too much holds the order; one that does not get through stops the run. The journal of the step stays as it is. */
async function lookupFailed(
  ports: ExecutionPorts,
  order: Omit<OrderMoment, "at">,
  failure: Failure,
): Promise<Result<Progress, Failure>> {
  if (problemKind(failure.problem.code) !== "data") return ok({ kind: "stopped", failure });
  const held = await ports.store.hold({ ...order, at: now(ports) }, { kind: "held", problem: failure.problem });
  return held.map(() => ({ kind: "held", failure }));
}

/**
 * Sends a step. All waiting happens before the intent is written down; between intent and sending there is none, so that an engine that was asleep can
 * never send what another has taken over. What surely was not done for a passing reason is taken back before the next try.
 */
async function send(
  ports: StepPorts,
  order: Omit<OrderMoment, "at">,
  step: WriteStep,
): Promise<Result<Progress, Failure>> {
  if (!ports.mayWrite) return ok({ kind: "untouched" });
  for (let attempt = 1; ; attempt += 1) {
    const ready = await ports.ledger.ready();
    if (ready.isErr()) return ok({ kind: "stopped", failure: ready.error });
    const renewed = await ports.renew();
    if (renewed.isErr()) return err(renewed.error);
    const moment = { ...order, at: now(ports) };
    const begun = await ports.store.beginStep(moment, step.key);
    if (begun.isErr()) return err(begun.error);
    const sent = await ports.ledger.send(step, Date.parse(moment.at) + sendWithin);
    if (sent.isOk()) return settle(ports, order, step, made(ports, sent.value));
    if (sent.error.outcome === "unknown") return lost(ports, order, step, sent.error);
    const retry = retryAfter(sent.error, attempt, ports.clock.now(), ports.random);
    if (retry.kind === "hold") return refused(ports, order, step, sent.error);
    const withdrawn = await ports.store.withdraw({ ...order, at: now(ports) }, step.key);
    if (withdrawn.isErr()) return err(withdrawn.error);
    if (retry.kind === "next-run") return ok({ kind: "stopped", failure: sent.error });
    await ports.clock.sleep(retry.afterMilliseconds);
  }
}

/** The answer was lost: note the doubt, then see at once whether the write arrived. */
async function lost(
  ports: StepPorts,
  order: Omit<OrderMoment, "at">,
  step: WriteStep,
  failure: Failure,
): Promise<Result<Progress, Failure>> {
  const at = now(ports);
  const fate = { kind: "in-doubt", step: step.key, problem: failure.problem, since: at } as const;
  const noted = await ports.store.doubt({ ...order, at }, step.key, fate);
  if (noted.isErr()) return err(noted.error);
  const found = await ports.ledger.lookup(step);
  if (found.isOk() && found.value !== null) return settle(ports, order, step, made(ports, found.value));
  return ok({ kind: "in-doubt", step: step.key, failure });
}

const made = ({ marked }: StepPorts, outcome: StepOutcome): StepOutcome =>
  marked ? { ...outcome, made: true } : outcome;

/** After doubt: adopt what is found; send again only when the ledger has had time to finish and still has nothing. */
async function resolveDoubt(
  ports: StepPorts,
  order: Omit<OrderMoment, "at">,
  step: WriteStep,
  since: Instant,
): Promise<Result<Progress, Failure>> {
  const found = await ports.ledger.lookup(step);
  if (found.isErr()) return lookupFailed(ports, order, found.error);
  if (found.value !== null) return settle(ports, order, step, made(ports, found.value));
  const waited = ports.clock.now() - Date.parse(since);
  if (waited >= ports.ledger.settlesWithinSeconds * 1000) return provenAbsent(ports, order, step);
  const lostBefore = await ports.store.order(order.connection, order.orderId);
  if (lostBefore.isErr()) return err(lostBefore.error);
  const fate = lostBefore.value?.fate;
  const problem =
    fate?.kind === "in-doubt"
      ? fate.problem
      : ({ code: "ledger.answer-lost", field: `step.${step.key}`, parameters: { detail: "-" } } as const);
  return ok({ kind: "in-doubt", step: step.key, failure: { problem, outcome: "unknown" } });
}

/** Looked up after the ledger had time to finish, and not there: it was not done. */
async function provenAbsent(
  ports: StepPorts,
  order: Omit<OrderMoment, "at">,
  step: WriteStep,
): Promise<Result<Progress, Failure>> {
  if (ports.mayWrite) return send(ports, order, step);
  const withdrawn = await ports.store.withdraw({ ...order, at: now(ports) }, step.key);
  return withdrawn.map(() => ({ kind: "untouched" }));
}

/** Outcome on disk, and the customer remembered for later orders. */
async function settle(
  ports: ExecutionPorts,
  order: Omit<OrderMoment, "at">,
  step: WriteStep,
  outcome: StepOutcome,
): Promise<Result<Extract<Progress, { kind: "done" }>, Failure>> {
  const recorded = await ports.store.recordOutcome({ ...order, at: now(ports) }, step.key, outcome);
  if (recorded.isErr()) return err(recorded.error);
  if (step.identity !== null) {
    const fingerprint = await identityOf(ports, order, step.identity);
    const remembered = await ports.store.rememberCustomer(order.connection, fingerprint, outcome.id);
    if (remembered.isErr()) return err(remembered.error);
  }
  return ok({ kind: "done", outcome });
}

/** Surely not done, for a reason in the order or the mapping: it is held. */
async function refused(
  ports: ExecutionPorts,
  order: Omit<OrderMoment, "at">,
  step: WriteStep,
  failure: Failure,
): Promise<Result<Progress, Failure>> {
  const attempts = ports.refusals + 1;
  const notBefore = failure.notBefore ?? instantOf(ports.clock.now() + restAfter(attempts));
  const fate = { kind: "held", problem: failure.problem, notBefore, attempts } as const;
  const held = await ports.store.refuse({ ...order, at: now(ports) }, step.key, fate);
  return held.map(() => ({ kind: "held", failure }));
}
