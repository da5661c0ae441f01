import { err, type Result } from "neverthrow";
import type { Failure } from "../problem/failure.ts";
import { type Execution, type ExecutionPorts, identityOf, now, type Writing } from "./execution.ts";
import { feedNote } from "./feed-note.ts";
import { isPersonal, type StepKind, type WriteStep } from "./write-step.ts";

/** A step that was done, in this run or before. */
export interface Taken {
  readonly step: WriteStep;
  /** The ledger was not asked whether the record is still there. */
  readonly remembered: boolean;
}

type Held = Extract<Execution, { kind: "held" }>;

/** A refusal that says which records are gone, blocked or not to be used. */
export interface Unusable {
  readonly end: Held;
  /** Whether a step's record may be one of them. */
  readonly isOf: (step: WriteStep) => boolean;
  /** The kind whose feed is read anew. */
  readonly kind: StepKind;
}

export function unusableIn(end: Execution): Unusable | undefined {
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
export async function forgetUnusable(
  ports: ExecutionPorts,
  order: Writing,
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

export async function holdUnusable(
  ports: ExecutionPorts,
  order: Writing,
  end: Held,
): Promise<Result<Execution, Failure>> {
  const { problem } = end.failure;
  const held = await ports.store.hold({ ...order, at: now(ports) }, { kind: "held", problem });
  return held.map(() => end);
}
