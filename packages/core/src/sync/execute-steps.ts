import { err, ok, type Result } from "neverthrow";
import type { Fingerprint } from "../ports/cipher.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { Random } from "../ports/random.ts";
import type { OrderMoment, StepRecord, Store } from "../ports/store.ts";
import type { Failure } from "../problem/failure.ts";
import { problemKind } from "../problem/problem.ts";
import { type Instant, instantOf } from "../time/calendar-date.ts";
import { restAfter, retryAfter } from "./retry.ts";
import { fillPlaceholders, type StepOutcome, type WriteStep } from "./write-step.ts";

export interface ExecutionPorts {
  readonly ledger: Pick<Ledger, "ready" | "send" | "lookup" | "settlesWithinSeconds">;
  readonly store: Store;
  readonly clock: Clock;
  readonly fingerprint: Fingerprint;
  /** Renews the engine's claim on the connection; an error when another engine has taken over. */
  readonly renew: () => Promise<Result<void, Failure>>;
  /** False for an order that is not due any more: what may have been done is looked up, nothing new is sent. */
  readonly mayWrite: boolean;
  /** How often in a row the ledger has refused exactly these steps before. */
  readonly refusals: number;
  /** Spreads the pauses between tries; without it they are as long as they are. */
  readonly random?: Random | undefined;
}

/** How far the writing of one order came. */
export type Execution =
  /** Every step is done; `document` is what the document step yielded. */
  | { readonly kind: "written"; readonly document: StepOutcome }
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

type Progress = { readonly kind: "done"; readonly outcome: StepOutcome } | Exclude<Execution, { kind: "written" }>;

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
  const journal = await ports.store.steps(order.connection, order.orderId);
  if (journal.isErr()) return err(journal.error);
  const records = new Map(journal.value.map((record) => [record.step, record]));
  const ids = new Map<string, string>();
  let document: StepOutcome | null = null;
  for (const step of steps) {
    const ready = withIds(step, ids);
    const progress = await advance(ports, order, ready, records.get(step.key));
    if (progress.isErr()) return err(progress.error);
    if (progress.value.kind !== "done") return afterStop(ports, order, steps, progress.value);
    ids.set(step.key, progress.value.outcome.id);
    if (step.kind === "document") document = progress.value.outcome;
  }
  if (document === null) throw new RangeError("a booking has a document step");
  return ok({ kind: "written", document });
}

/** A refusal because the customer record is gone or blocked: forget it, so that the next run finds or makes one. */
async function afterStop(
  ports: ExecutionPorts,
  order: Omit<OrderMoment, "at">,
  steps: readonly WriteStep[],
  stop: Exclude<Progress, { kind: "done" }>,
): Promise<Result<Execution, Failure>> {
  const customer = steps.find(({ kind }) => kind === "customer");
  if (stop.kind !== "held" || stop.failure.problem.code !== "ledger.customer-unusable" || customer === undefined) {
    return ok(stop);
  }
  const moment = { ...order, at: now(ports) };
  if (customer.identity !== null) {
    const fingerprint = await identityOf(ports, order, customer.identity);
    const forgotten = await ports.store.forgetCustomer(order.connection, fingerprint);
    if (forgotten.isErr()) return err(forgotten.error);
  }
  const withdrawn = await ports.store.withdraw(moment, customer.key);
  if (withdrawn.isErr()) return err(withdrawn.error);
  const held = await ports.store.hold(moment, { kind: "held", problem: stop.failure.problem });
  return held.map(() => stop);
}

function withIds(step: WriteStep, ids: ReadonlyMap<string, string>): WriteStep {
  const body = fillPlaceholders(step.request.body, ids);
  if (body.isErr()) throw new RangeError(`step ${step.key} needs ${body.error}, which is not an earlier step`);
  return { ...step, request: { ...step.request, body: body.value } };
}

/** Brings one step to its end, from wherever the journal says it is. */
async function advance(
  ports: ExecutionPorts,
  order: Omit<OrderMoment, "at">,
  step: WriteStep,
  record: StepRecord | undefined,
): Promise<Result<Progress, Failure>> {
  if (record?.state === "done" && record.outcome !== null) return ok({ kind: "done", outcome: record.outcome });
  if (record?.state === "intent" || record?.state === "doubt") return resolveDoubt(ports, order, step, record.at);
  if (!ports.mayWrite) return ok({ kind: "untouched" });
  if (step.lookup === "before-sending") {
    const known = await findKnown(ports, order, step);
    if (known.isErr()) return known.error;
    if (known.value !== null) return settle(ports, order, step, known.value);
  }
  return send(ports, order, step);
}

const now = ({ clock }: ExecutionPorts): Instant => instantOf(clock.now());

/** A record that may exist already: by its remembered id without a call, else by asking the ledger. */
async function findKnown(
  ports: ExecutionPorts,
  order: Omit<OrderMoment, "at">,
  step: WriteStep,
): Promise<Result<StepOutcome | null, Result<Progress, Failure>>> {
  if (step.identity !== null) {
    const remembered = await ports.store.customer(order.connection, await identityOf(ports, order, step.identity));
    if (remembered.isErr()) return err(err(remembered.error));
    if (remembered.value !== null) return ok({ id: remembered.value, number: null, totals: null });
  }
  const found = await ports.ledger.lookup(step);
  return found.isOk() ? ok(found.value) : err(await lookupFailed(ports, order, found.error));
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
  ports: ExecutionPorts,
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
    if (sent.isOk()) return settle(ports, order, step, sent.value);
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
  ports: ExecutionPorts,
  order: Omit<OrderMoment, "at">,
  step: WriteStep,
  failure: Failure,
): Promise<Result<Progress, Failure>> {
  const at = now(ports);
  const fate = { kind: "in-doubt", step: step.key, problem: failure.problem, since: at } as const;
  const noted = await ports.store.doubt({ ...order, at }, step.key, fate);
  if (noted.isErr()) return err(noted.error);
  const found = await ports.ledger.lookup(step);
  if (found.isOk() && found.value !== null) return settle(ports, order, step, found.value);
  return ok({ kind: "in-doubt", step: step.key, failure });
}

/** After doubt: adopt what is found; send again only when the ledger has had time to finish and still has nothing. */
async function resolveDoubt(
  ports: ExecutionPorts,
  order: Omit<OrderMoment, "at">,
  step: WriteStep,
  since: Instant,
): Promise<Result<Progress, Failure>> {
  const found = await ports.ledger.lookup(step);
  if (found.isErr()) return lookupFailed(ports, order, found.error);
  if (found.value !== null) return settle(ports, order, step, found.value);
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
  ports: ExecutionPorts,
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
): Promise<Result<Progress, Failure>> {
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
