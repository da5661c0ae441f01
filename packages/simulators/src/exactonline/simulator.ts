import type { SimulatorClock } from "../shared/clock.ts";
import { createEndpoint, type Endpoint } from "../shared/endpoint.ts";
import { FaultScript } from "../shared/faults.ts";
import type { ExactOnlineLimits } from "./limits.ts";
import type { ExactDivision } from "./model.ts";
import { Service } from "./service.ts";
import type { ExactOnlineDivisionState } from "./state.ts";
import type { ExactOnlineSwitches } from "./switches.ts";
import type { ExactOnlineApp, TokenCall } from "./tokens.ts";

/**
 * The part of the Exact Online REST API that books sales entries, with its memory: written from the fact sheet of
 * 2026-11-21 alone, never compared with a live administration.
 *
 * Does not claim:
 * - `/api/oauth2/auth` and the consent screen (`state.issueCode` hands out a code), redirect uri registration;
 * - the exact body of 401 and 429 answers, the 403 of an endpoint blocked by error velocity, the 429 of the 201st token
 *   call of a day, and the captions after "Verplicht:", "Ongeldig:" and the like where no source quotes them;
 * - texts in another language than the quoted ones, type names in `__metadata`, the shape of Atom answers;
 * - the order of rows without `$orderby`, case-insensitive comparison, functions beyond substringof, startswith, trim;
 * - `$expand` without the collection in `$select` (left out here, as OData 2 has it), Int64 as text;
 * - currencies besides EUR, exchange rates, cost centres, projects, Intrastat, extra duty, deferred revenue;
 * - writing or deleting single SalesEntryLines, DELETE of accounts, PUT of receivables, contacts, addresses, documents;
 * - a posted header VATAmountFC (accepted, without effect), a VAT code chosen by percentage alone, EndDate of a relation,
 *   validation of VAT numbers, the 10 MB limit, rights per resource;
 * - bulk and sync resources, webhooks, invoices, orders, bank and general journal entries, matching by Exact itself.
 */
export interface ExactOnlineOptions {
  clock?: SimulatorClock;
  switches?: Partial<ExactOnlineSwitches>;
  app?: ExactOnlineApp;
  refreshToken?: string;
  /** Code of the main division; the others follow it. */
  division?: number;
  limits?: Partial<ExactOnlineLimits>;
}

export type ForbiddenReason =
  | "BlockedUser"
  | "InactiveUser"
  | "BlockedCustomer"
  | "LicenseExpired"
  | "DivisionBlocked"
  | "NoDivisionAccess";

export interface ExactOnlineState extends ExactOnlineDivisionState {
  readonly divisions: readonly ExactDivision[];
  /** The books of another division. */
  of(division: number): ExactOnlineDivisionState;
  readonly tokenHistory: readonly TokenCall[];
  /** The refresh token the simulator started with. */
  readonly firstRefreshToken: string;
  /** An authorisation code, decoded, good for three minutes and one use. */
  issueCode(): string;
  /** Ends the token chain: password change, app withdrawn. */
  breakTokenChain(): void;
  setUserActive(active: boolean): void;
  /** Answers every REST call with 403 and this Reason, until called without one. */
  forbid(reason?: ForbiddenReason): void;
  grantDivision(division: number, granted: boolean): void;
  /** Until when errors have blocked a resource such as `crm/Accounts`; 0 when never. */
  blockedUntil(resource: string, division?: number): number;
  /** An access token of another app with its own limits, that does not expire: for an outsider who checks the books. */
  observerToken(): string;
}

export interface ExactOnlineSimulator extends Endpoint {
  readonly faults: FaultScript;
  readonly state: ExactOnlineState;
  /** May be changed while running. */
  readonly switches: ExactOnlineSwitches;
  readonly app: ExactOnlineApp;
}

export function createExactOnlineSimulator(options: ExactOnlineOptions = {}): ExactOnlineSimulator {
  const service = new Service(options);
  const faults = new FaultScript();
  const endpoint = createEndpoint({
    faults,
    handle: (request) => service.handle(request),
    rateLimited: (request) => service.rateLimited(request),
  });
  return { ...endpoint, faults, state: service.state(), switches: service.switches, app: service.app };
}
