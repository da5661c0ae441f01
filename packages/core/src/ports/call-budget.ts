import type { ResultAsync } from "neverthrow";
import type { Failure } from "../problem/failure.ts";

/** Keeps calls within a vendor's limits, so that the vendor never has to refuse. */
export interface CallBudget {
  /**
   * Asks for one call. Waits where the limit frees up soon; fails as `not-done` with `notBefore` where it does not.
   * `lane` names what the vendor counts together, e.g. `GET orders`.
   */
  take(lane: string): ResultAsync<void, Failure>;
  /** Waits, or fails, as `take` does, without making a call: after it, a call at once need not wait. */
  ready(lane: string): ResultAsync<void, Failure>;
  /** Tells what the vendor said about what is left in a lane: nothing before `resetAt` (epoch milliseconds). */
  exhausted(lane: string, resetAt: number): void;
}
