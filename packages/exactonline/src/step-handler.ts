import type { Failure, StepOutcome, WriteStep } from "@boekbrug/core";
import type { ResultAsync } from "neverthrow";

/** How one kind of record is written, and found again. */
export interface StepHandler {
  /** Makes the write, once; its body has no placeholders left. */
  send(step: WriteStep, notAfter: number | undefined): ResultAsync<StepOutcome, Failure>;
  /** What the step has made or would make. */
  lookup(step: WriteStep): ResultAsync<StepOutcome | null, Failure>;
}
