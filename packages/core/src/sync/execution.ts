import type { Result } from "neverthrow";
import type { Fingerprint } from "../ports/cipher.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { OrderMoment } from "../ports/order-record.ts";
import type { Random } from "../ports/random.ts";
import type { Store } from "../ports/store.ts";
import type { Failure } from "../problem/failure.ts";
import { type Instant, instantOf } from "../time/calendar-date.ts";
import type { StepKind, StepOutcome } from "./write-step.ts";

export interface ExecutionPorts {
  readonly ledger: Pick<Ledger, "ready" | "send" | "lookup" | "settlesWithinSeconds">;
  readonly store: Store;
  readonly clock: Clock;
  readonly fingerprint: Fingerprint;
  /** Renews the engine's claim on the connection; an error when another engine has taken over. */
  readonly renew: () => Promise<Result<void, Failure>>;
  /** False for an order that is not due any more: what may have been done is looked up, nothing new is sent. */
  readonly mayWrite: boolean;
  /** Whether what documents that are there still want may be asked, also where nothing else may be written. */
  readonly mayFinish: boolean;
  /** Kinds of record of which every one is remembered: what is not known does not exist, and is made without a look-up. */
  readonly known: ReadonlySet<StepKind>;
  /** How often in a row the ledger has refused exactly these steps before. */
  readonly refusals: number;
  /** Spreads the pauses between tries; without it they are as long as they are. */
  readonly random?: Random | undefined;
}

/** How far the writing of one order came. */
export type Execution =
  /** Every step is done; `document` and `finish` are what those steps yielded, null where there was nothing to finish; `leftOut` names what records were made without, `shortened` what is not there whole. */
  | {
      readonly kind: "written";
      readonly document: StepOutcome;
      readonly finish: StepOutcome | null;
      readonly leftOut: readonly string[];
      readonly shortened: readonly string[];
    }
  /** A step may have been done and could not be found yet. `resting`: the ledger was asked, and has time left to finish it. */
  | { readonly kind: "in-doubt"; readonly step: string; readonly failure: Failure; readonly resting?: boolean }
  /** The ledger refused; the order is held with the reason. */
  | { readonly kind: "held"; readonly failure: Failure }
  /** Nothing was written, and nothing may be: the order is not due any more, or a person has dealt with it. */
  | { readonly kind: "untouched" }
  /** The ledger as a whole does not work now; nothing was done by the step that failed. */
  | { readonly kind: "stopped"; readonly failure: Failure };

/** How far one step came. */
export type Progress =
  /** `remembered`: the ledger was not asked whether the record is still there. `sent`: the ledger has just said that it made it. */
  | {
      readonly kind: "done";
      readonly outcome: StepOutcome;
      readonly remembered?: boolean;
      readonly sent?: boolean;
    }
  | Exclude<Execution, { kind: "written" }>;

/** Which order is written, in which run, by whom. */
export type Writing = Omit<OrderMoment, "at">;

export const now = ({ clock }: ExecutionPorts): Instant => instantOf(clock.now());

/** The fingerprint under which a record is remembered. */
export const identityOf = (
  { fingerprint }: ExecutionPorts,
  { connection }: Pick<OrderMoment, "connection">,
  identity: string,
): Promise<string> => fingerprint(`${connection}:${identity}`);

/** A write leaves within this long after its intent, or not at all; well below what a ledger needs to settle. */
export const sendWithin = 30_000;
