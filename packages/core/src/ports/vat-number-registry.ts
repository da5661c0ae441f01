import type { ResultAsync } from "neverthrow";
import type { Failure } from "../problem/failure.ts";
import type { Instant } from "../time/calendar-date.ts";

/** What the registry of VAT numbers said, as evidence. `unavailable` is never read as invalid. */
export interface VatNumberAnswer {
  readonly state: "valid" | "invalid" | "unavailable";
  /** The number as the registry writes it: `DE123456789`, `EL123456789`. */
  readonly vatNumber: string;
  readonly checkedAt: Instant;
  /** The registry's proof that it was asked; only where the seller's own number was sent along. */
  readonly consultationNumber: string | null;
  /** The registry's own word for why it could not answer, e.g. `MS_UNAVAILABLE`; null where it answered. */
  readonly detail: string | null;
}

/**
 * A registry that knows which VAT numbers are valid (VIES).
 *
 * Promises: an outage, a limit and a lost answer are all `unavailable`, never `invalid` and never a failure; a number whose shape no state uses is `invalid` without a
 * call. A failure is a mistake in the settings (the seller's own number).
 */
export interface VatNumberRegistry {
  /** `typed` as people type it; `country` settles numbers without a prefix. */
  check(typed: string, country: string | null): ResultAsync<VatNumberAnswer, Failure>;
}
