import { createEndpoint, type Endpoint } from "../shared/endpoint.ts";
import { FaultScript } from "../shared/faults.ts";
import type { MoneybirdOptions, MoneybirdState } from "./options.ts";
import { Service } from "./service.ts";
import type { MoneybirdSwitches } from "./switches.ts";
import type { MoneybirdApp } from "./tokens.ts";

/**
 * The part of the Moneybird API that books sales, with its memory: written from the fact sheet of 2026-11-21 and the
 * vendor's OpenAPI description alone, never compared with a real administration.
 *
 * Does not claim:
 * - the look of the consent page, an owner who says no or picks another administration, errors of the token endpoint;
 * - the refusals of a suspended administration (its flag is shown, nothing is refused);
 * - bodies of 401 and 403, of an unknown route or administration, words of a 422 that no example quotes;
 * - where the five minutes of the limit begin (here: on the clock), limits of the token endpoint, a limit per token;
 * - XML, other currencies, exchange rates, custom fields (every id is unknown), projects, notes, attachments, PDF, UBL;
 * - estimates, recurring invoices, subscriptions, documents, bank mutations and statements, SEPA mandates;
 * - smart VAT (`automated_tax_enabled` has no effect), checks of Dutch or European VAT numbers beyond their form;
 * - which chamber of commerce numbers, countries and bank accounts Moneybird takes; whether a domain has a mail server;
 * - sending a scheduled invoice when its day comes, reminders, `uncollectible`, payment by Moneybird itself;
 * - what the settlement of two documents and a foreign workflow currency do, invoice sequences beside the standard one;
 * - what DELETE of a ledger account leaves (here: inactive), the sums of ledger accounts;
 * - webhooks: the body of the first call to a new address, the entity of something destroyed, times between attempts.
 */
export interface MoneybirdSimulator extends Endpoint {
  readonly faults: FaultScript;
  readonly state: MoneybirdState;
  /** May be changed while running. */
  readonly switches: MoneybirdSwitches;
  readonly app: MoneybirdApp;
}

export function createMoneybirdSimulator(options: MoneybirdOptions = {}): MoneybirdSimulator {
  const service = new Service(options);
  const faults = new FaultScript();
  const endpoint = createEndpoint({
    faults,
    handle: (request) => service.handle(request),
    rateLimited: () => service.rateLimited(),
  });
  return { ...endpoint, faults, state: service.state(), switches: service.switches, app: service.app };
}
