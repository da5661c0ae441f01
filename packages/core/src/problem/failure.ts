import type { Instant } from "../time/calendar-date.ts";
import type { Problem } from "./problem.ts";

/**
 * A call to the outside that did not succeed.
 *
 * `outcome` is the heart of booking once: `not-done` means that the other side surely did nothing, `unknown` that it may
 * have done the work although no good answer came back. After `unknown` the next step is always to look up, never to send again.
 */
export interface Failure {
  readonly problem: Problem;
  readonly outcome: "not-done" | "unknown";
  /** Do not try again before this moment (a limit with a known end). */
  readonly notBefore?: Instant | undefined;
}

export const notDone = (problem: Problem, notBefore?: Instant): Failure => ({
  problem,
  outcome: "not-done",
  notBefore,
});

export const maybeDone = (problem: Problem): Failure => ({ problem, outcome: "unknown" });
