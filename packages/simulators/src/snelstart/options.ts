import type { SimulatorClock } from "../shared/clock.ts";
import type { AdministrationParts } from "./administration.ts";
import type { SnelStartLimits } from "./limits.ts";
import type { SnelStartAdministrationState } from "./state.ts";
import type { SnelStartSwitches } from "./switches.ts";
import type { Scope, SnelStartTokenCall } from "./tokens.ts";

export interface SnelStartOptions {
  clock?: SimulatorClock;
  switches?: Partial<SnelStartSwitches>;
  /** `production` (500 a minute) when left out; `test` is the free one (100 a minute, 90 days). */
  product?: "test" | "production";
  limits?: Partial<SnelStartLimits>;
  /** A shop with the standard chart and a second one with services, when left out. */
  administrations?: readonly AdministrationParts[];
}

export interface SnelStartState extends SnelStartAdministrationState {
  /** Ids of the administrations; the first is the main one, whose state this is. */
  readonly administrations: readonly string[];
  of(administrationId: string): SnelStartAdministrationState;
  readonly subscriptionKeys: { readonly primary: string; readonly secondary: string };
  /** The 90 days of a test product are over, or somebody stopped it. */
  endSubscription(): void;
  renewSubscription(): void;
  /** Another coupling key for an administration, of every scope when none are named. */
  addCoupling(parts?: { administrationId?: string; scopes?: readonly Scope[] }): string;
  revokeCoupling(key: string): void;
  /** Tokens made from now on have these. */
  setScopes(key: string, scopes: readonly Scope[]): void;
  /** Every token so far is refused. */
  dropTokens(): void;
  readonly tokenHistory: readonly SnelStartTokenCall[];
  /** A bearer token that needs no subscription and counts to no limit: for an outsider who checks the books. */
  observerToken(administrationId?: string): string;
}
