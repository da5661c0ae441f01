import type { ResultAsync } from "neverthrow";
import type { Failure } from "../problem/failure.ts";
import type { Instant } from "../time/calendar-date.ts";

/** An OAuth token pair. Secret: encrypted at rest, never logged. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
}

/**
 * Where the tokens of log-ins live; several connections may share a log-in. A refresh token may be good for one use only, so a refresh happens inside a claim: claim, read again, refresh, save
 * (durable before the new tokens are used), which also ends the claim.
 */
export interface TokenStore {
  read(login: string): ResultAsync<Tokens | null, Failure>;
  /** Takes the right to refresh until `until`. False when another holder's claim is still running at `now`. */
  claimRefresh(login: string, holder: string, now: Instant, until: Instant): ResultAsync<boolean, Failure>;
  /** Stores the pair durably and ends the holder's claim. */
  save(login: string, holder: string, tokens: Tokens): ResultAsync<void, Failure>;
  /** Ends the holder's claim without new tokens. */
  releaseRefresh(login: string, holder: string): ResultAsync<void, Failure>;
}
