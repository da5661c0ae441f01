import type { SimulatorClock } from "../shared/clock.ts";
import type { MoneybirdLimits } from "./limits.ts";
import type { Scope } from "./route.ts";
import type { MoneybirdAdministrationState } from "./state.ts";
import type { MoneybirdSwitches } from "./switches.ts";
import type { MoneybirdApp, MoneybirdTokenCall } from "./tokens.ts";
import type { WebhookFetch } from "./webhooks.ts";

export interface MoneybirdOptions {
  clock?: SimulatorClock;
  switches?: Partial<MoneybirdSwitches>;
  app?: MoneybirdApp;
  /** The personal token to begin with, for every administration and scope. */
  token?: string;
  limits?: Partial<MoneybirdLimits>;
  /** Where webhooks go; answers 200 to everything when left out. */
  webhookFetch?: WebhookFetch;
}

export interface MoneybirdTokenParts {
  /** Every scope when left out. */
  scopes?: readonly Scope[];
  readOnly?: boolean;
  /** The only administration it sees; every one when left out. */
  administrationId?: string;
}

export interface MoneybirdState extends MoneybirdAdministrationState {
  /** Ids of the two administrations; the first is the main one, whose state this is. */
  readonly administrations: readonly string[];
  of(administrationId: string): MoneybirdAdministrationState;
  /** The personal token the simulator began with. */
  readonly token: string;
  addToken(token: string, parts?: MoneybirdTokenParts): void;
  /** Ends a token and every other of the same grant. */
  revokeToken(token: string): void;
  /** An authorisation code, good for ten minutes and one use. Grants sales_invoices when no scopes are named. */
  issueCode(parts?: { scopes?: readonly Scope[]; administrationId?: string }): string;
  readonly tokenHistory: readonly MoneybirdTokenCall[];
  /** A token without limits: for an outsider who checks the books. */
  observerToken(): string;
  /** Requests of others behind the same IP address, in this window of five minutes. */
  otherRequests(count: number): void;
  /** Mail domains that take no mail, next to everything under `.invalid`. */
  readonly undeliverableDomains: Set<string>;
}
