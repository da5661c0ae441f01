import { err, ok, type Result } from "neverthrow";
import type { StepRecord } from "../ports/store.ts";
import type { Failure } from "../problem/failure.ts";
import { problemKind } from "../problem/problem.ts";
import { type Instant, instantOf } from "../time/calendar-date.ts";
import { type ExecutionPorts, identityOf, now, type Progress, sendWithin, type Writing } from "./execution.ts";
import { restAfter, retryAfter } from "./retry.ts";
import type { StepCourse, StepOutcome, WriteStep } from "./write-step.ts";

/** It may have been done, and nobody knows yet. */
export const isOpen = (record: StepRecord | undefined): boolean =>
  record?.state === "intent" || record?.state === "doubt";

/** `marked`: whether the journal keeps that the step made its record. */
export type StepPorts = ExecutionPorts & { readonly marked: boolean };

/** Brings one step to its end, from wherever the journal says it is. */
export async function executeStep(
  ports: StepPorts,
  order: Writing,
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

/** A record that may exist already: by its remembered id without a call, else, where it is to be looked up, by asking the ledger. */
async function findKnown(
  ports: ExecutionPorts,
  order: Writing,
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

/** A look-up that finds too much holds the order; one that does not get through stops the run. The journal of the step stays as it is. */
async function lookupFailed(
  ports: ExecutionPorts,
  order: Writing,
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
async function send(ports: StepPorts, order: Writing, step: WriteStep): Promise<Result<Progress, Failure>> {
  if (!ports.mayWrite) return ok({ kind: "untouched" });
  for (let attempt = 1; ; attempt += 1) {
    const ready = await ports.ledger.ready();
    if (ready.isErr()) return ok({ kind: "stopped", failure: ready.error });
    const renewed = await ports.renew();
    if (renewed.isErr()) return err(renewed.error);
    const moment = { ...order, at: now(ports) };
    const begun = await ports.store.beginStep(moment, step.key);
    if (begun.isErr())
      return begun.error.problem.code === "order.dealt-with" ? ok({ kind: "untouched" }) : err(begun.error);
    const sent = await ports.ledger.send(step, Date.parse(moment.at) + sendWithin);
    if (sent.isOk()) {
      const settled = await settle(ports, order, step, made(ports, step, sent.value));
      return settled.map((done) => ({ ...done, sent: true }));
    }
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
  order: Writing,
  step: WriteStep,
  failure: Failure,
): Promise<Result<Progress, Failure>> {
  const at = now(ports);
  const fate = { kind: "in-doubt", step: step.key, problem: failure.problem, since: at } as const;
  const noted = await ports.store.doubt({ ...order, at }, step.key, fate);
  if (noted.isErr()) return err(noted.error);
  const found = await ports.ledger.lookup(step);
  if (found.isOk() && found.value !== null) return settle(ports, order, step, made(ports, step, found.value));
  return ok({ kind: "in-doubt", step: step.key, failure });
}

const made = ({ marked }: StepPorts, { shortened }: WriteStep, outcome: StepOutcome): StepOutcome => ({
  ...outcome,
  ...(marked ? { made: true } : {}),
  ...(shortened === undefined ? {} : { shortened }),
});

/** After doubt: adopt what is found; send again only when the ledger has had time to finish and still has nothing. */
async function resolveDoubt(
  ports: StepPorts,
  order: Writing,
  step: WriteStep,
  since: Instant,
): Promise<Result<Progress, Failure>> {
  const found = await ports.ledger.lookup(step);
  if (found.isErr()) return lookupFailed(ports, order, found.error);
  if (found.value !== null) return settle(ports, order, step, made(ports, step, found.value));
  const waited = ports.clock.now() - Date.parse(since);
  const settles = step.settlesWithinSeconds ?? ports.ledger.settlesWithinSeconds;
  if (waited >= settles * 1000) return provenAbsent(ports, order, step);
  const lostBefore = await ports.store.order(order.connection, order.orderId);
  if (lostBefore.isErr()) return err(lostBefore.error);
  const fate = lostBefore.value?.fate;
  const problem =
    fate?.kind === "in-doubt"
      ? fate.problem
      : ({ code: "ledger.answer-lost", field: `step.${step.key}`, parameters: { detail: "-" } } as const);
  return ok({ kind: "in-doubt", step: step.key, failure: { problem, outcome: "unknown" }, resting: true });
}

/** Looked up after the ledger had time to finish, and not there: it was not done. */
async function provenAbsent(ports: StepPorts, order: Writing, step: WriteStep): Promise<Result<Progress, Failure>> {
  if (ports.mayWrite) return send(ports, order, step);
  const withdrawn = await ports.store.withdraw({ ...order, at: now(ports) }, step.key);
  return withdrawn.map(() => ({ kind: "untouched" }));
}

/** Outcome on disk, and the customer remembered for later orders. */
async function settle(
  ports: ExecutionPorts,
  order: Writing,
  step: WriteStep,
  outcome: StepOutcome,
): Promise<Result<Extract<Progress, { kind: "done" }>, Failure>> {
  const recorded = await ports.store.recordOutcome({ ...order, at: now(ports) }, step.key, outcome);
  if (recorded.isErr()) return err(recorded.error);
  if (step.identity !== null && (outcome.leftOut ?? []).length === 0) {
    const fingerprint = await identityOf(ports, order, step.identity);
    const remembered = await ports.store.rememberCustomer(order.connection, fingerprint, outcome.id);
    if (remembered.isErr()) return err(remembered.error);
  }
  return ok({ kind: "done", outcome });
}

/** Surely not done, for a reason in the order or the mapping: it is held. */
async function refused(
  ports: ExecutionPorts,
  order: Writing,
  step: WriteStep,
  failure: Failure,
): Promise<Result<Progress, Failure>> {
  const attempts = ports.refusals + 1;
  const notBefore = failure.notBefore ?? instantOf(ports.clock.now() + restAfter(attempts));
  const fate = { kind: "held", problem: failure.problem, notBefore, attempts } as const;
  const held = await ports.store.refuse({ ...order, at: now(ports) }, step.key, fate);
  return held.map(() => ({ kind: "held", failure }));
}
