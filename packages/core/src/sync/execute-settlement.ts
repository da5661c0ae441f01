import { err, ok, type Result } from "neverthrow";
import type { Clock } from "../ports/clock.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { Random } from "../ports/random.ts";
import type { ConnectionMoment, OpenSettlement, Settlement, SettlementJournal } from "../ports/settlement-journal.ts";
import type { Failure } from "../problem/failure.ts";
import { problem, problemKind } from "../problem/problem.ts";
import { instantOf } from "../time/calendar-date.ts";
import { sendWithin } from "./execution.ts";
import { retryAfter } from "./retry.ts";
import type { StepOutcome } from "./write-step.ts";

export interface SettlementPorts {
  readonly ledger: Pick<Ledger, "ready" | "send" | "lookup" | "settlesWithinSeconds">;
  readonly store: SettlementJournal;
  readonly clock: Clock;
  /** Renews the engine's claim on the connection; an error when another engine has taken over. */
  readonly renew: () => Promise<Result<void, Failure>>;
  readonly random?: Random | undefined;
}

/** Which connection, in which run, by whom. */
type Settling = Omit<ConnectionMoment, "at">;

export type SettlementEnd =
  | { readonly kind: "settled"; readonly outcome: StepOutcome }
  /** It may have been done, and could not be found yet. */
  | { readonly kind: "in-doubt"; readonly failure: Failure }
  /** It surely was not done: refused for a reason in one of the documents or in the settings. */
  | { readonly kind: "refused"; readonly failure: Failure }
  /** It surely was not done, and is not there. */
  | { readonly kind: "absent" }
  /** The ledger as a whole does not work now. */
  | { readonly kind: "stopped"; readonly failure: Failure };

type Ended = Promise<Result<SettlementEnd, Failure>>;

const at = ({ clock }: SettlementPorts, settling: Settling): ConnectionMoment => ({
  ...settling,
  at: instantOf(clock.now()),
});

/** Makes a payment, once, whatever happens in between: intent on disk, then the call, then the outcome on disk. The error is a failure of the store. */
export async function executeSettlement(ports: SettlementPorts, settling: Settling, intended: Settlement): Ended {
  const { reference, step } = intended;
  for (let attempt = 1; ; attempt += 1) {
    const ready = await ports.ledger.ready();
    if (ready.isErr()) return ok({ kind: "stopped", failure: ready.error });
    const renewed = await ports.renew();
    if (renewed.isErr()) return err(renewed.error);
    const moment = at(ports, settling);
    const begun = await ports.store.beginSettlement(moment, intended);
    if (begun.isErr()) return err(begun.error);
    const sent = await ports.ledger.send(step, Date.parse(moment.at) + sendWithin);
    if (sent.isOk()) return record(ports, settling, reference, sent.value);
    if (sent.error.outcome === "unknown") return lost(ports, settling, intended, sent.error);
    const withdrawn = await ports.store.withdrawSettlement(at(ports, settling), reference);
    if (withdrawn.isErr()) return err(withdrawn.error);
    const retry = retryAfter(sent.error, attempt, ports.clock.now(), ports.random);
    if (retry.kind === "hold") return ok({ kind: "refused", failure: sent.error });
    if (retry.kind === "next-run") return ok({ kind: "stopped", failure: sent.error });
    await ports.clock.sleep(retry.afterMilliseconds);
  }
}

/** What became of a settlement that an engine left open: found, or looked up in vain after the ledger had time to finish, so that it was not done. */
export async function resolveSettlement(ports: SettlementPorts, settling: Settling, open: OpenSettlement): Ended {
  const found = await ports.ledger.lookup(open.step);
  if (found.isErr()) {
    const isDoubtful = problemKind(found.error.problem.code) === "data";
    return ok({ kind: isDoubtful ? "in-doubt" : "stopped", failure: found.error });
  }
  if (found.value !== null) return record(ports, settling, open.reference, found.value);
  const waited = ports.clock.now() - Date.parse(open.at);
  if (waited < ports.ledger.settlesWithinSeconds * 1000) return ok({ kind: "in-doubt", failure: unknown() });
  const withdrawn = await ports.store.withdrawSettlement(at(ports, settling), open.reference);
  return withdrawn.map(() => ({ kind: "absent" }));
}

/** The answer was lost: note the doubt, then see at once whether the write arrived. */
async function lost(ports: SettlementPorts, settling: Settling, intended: Settlement, failure: Failure): Ended {
  const noted = await ports.store.doubtSettlement(at(ports, settling), intended.reference);
  if (noted.isErr()) return err(noted.error);
  const found = await ports.ledger.lookup(intended.step);
  return found.isOk() && found.value !== null
    ? record(ports, settling, intended.reference, found.value)
    : ok({ kind: "in-doubt", failure });
}

async function record(ports: SettlementPorts, settling: Settling, reference: string, outcome: StepOutcome): Ended {
  const recorded = await ports.store.recordSettlement(at(ports, settling), reference, outcome);
  return recorded.map(() => ({ kind: "settled", outcome }));
}

const unknown = (): Failure => ({
  problem: problem("ledger.answer-lost", "payment", { detail: "-" }),
  outcome: "unknown",
});
