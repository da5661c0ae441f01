import type { SimulatorClock } from "../shared/clock.ts";
import type { ExactOnlineLimits } from "./limits.ts";
import type { ExactDivision } from "./model.ts";
import type { ExactOnlineDivisionState } from "./state.ts";
import type { ExactOnlineSwitches } from "./switches.ts";
import type { ExactOnlineApp, TokenCall } from "./tokens.ts";
import type { ExactUser, ForbiddenReason } from "./user.ts";

export interface ExactOnlineOptions {
  clock?: SimulatorClock;
  switches?: Partial<ExactOnlineSwitches>;
  app?: ExactOnlineApp;
  refreshToken?: string;
  /** Code of the main division; the others follow it. */
  division?: number;
  /** Default currency of the main division. Default EUR. */
  currency?: string;
  limits?: Partial<ExactOnlineLimits>;
}

export interface ExactOnlineState extends ExactOnlineDivisionState {
  readonly divisions: readonly ExactDivision[];
  /** The books of another division. */
  of(division: number): ExactOnlineDivisionState;
  readonly tokenHistory: readonly TokenCall[];
  /** The refresh token the simulator started with. */
  readonly firstRefreshToken: string;
  /** An authorisation code, decoded, good for three minutes and one use. */
  issueCode(): string;
  /** Whether the user agrees on the page on which access is given. */
  setConsent(agrees: boolean): void;
  /** Ends the token chain: password change, app withdrawn. */
  breakTokenChain(): void;
  setUserActive(active: boolean): void;
  /** Answers every REST call with 403 and this Reason, until called without one. */
  forbid(reason?: ForbiddenReason): void;
  /** Another kind of user, or another division picked in the screens. */
  setUser(user: Partial<ExactUser>): void;
  /** A scope as chosen at registration, such as `Sales invoices`: without it the resources answer 403. */
  setScope(scope: string, present: boolean): void;
  /** Blocked, archived, moved to another server, renamed. */
  editDivision(division: number, changes: Partial<Omit<ExactDivision, "code">>): void;
  grantDivision(division: number, granted: boolean): void;
  /** Until when errors have blocked a resource such as `crm/Accounts`; 0 when never. */
  blockedUntil(resource: string, division?: number): number;
  /** An access token that does not expire and is not limited: for an outsider who checks the books. */
  observerToken(): string;
}
