import { createEndpoint, type Endpoint } from "../shared/endpoint.ts";
import { FaultScript } from "../shared/faults.ts";
import type { ExactOnlineOptions, ExactOnlineState } from "./options.ts";
import { Service } from "./service.ts";
import type { ExactOnlineSwitches } from "./switches.ts";
import type { ExactOnlineApp } from "./tokens.ts";

/**
 * The part of the Exact Online REST API that a webshop's bookings need, with its memory: written from the fact sheet of
 * 2026-11-21 alone, never compared with a live administration.
 *
 * Does not claim:
 * - `/api/oauth2/auth` and the consent screen (`state.issueCode` hands out a code), redirect uri registration;
 * - the exact body of 401 and 429 answers, of a 403 for a missing right or for an endpoint blocked by error velocity, the
 *   429 of the 201st token call of a day, and the captions after "Verplicht:", "Ongeldig:" and the like where no source
 *   quotes them;
 * - texts in another language than the quoted ones, type names in `__metadata`, the shape of Atom answers;
 * - the order of rows without `$orderby`, functions beyond substringof, startswith, trim;
 * - `$expand` without the collection in `$select` (left out here, as OData 2 has it), Int64 as text;
 * - exchange differences on payment, currencies without two decimals, cost centres, projects, extra duty, deferred revenue;
 * - writing or deleting single lines of a document, PUT of receivables, documents, writing master data other than relations
 *   and items;
 * - header discounts and order charges (501, not silence), direct invoices (8023, 8024), warehouses, price lists, customer
 *   prices, shipping methods, order approval, serial and batch numbers;
 * - a posted header VATAmountFC (accepted, without effect), a VAT code chosen by percentage alone, EndDate of a relation,
 *   VAT numbers that VIES does not know, the 10 MB limit, which properties the old hrm/Divisions has;
 * - which properties sync resources have beyond those of the single ones (taken over with a Timestamp), deleted bookings in
 *   sync/Deleted, webhooks, bank and general journal entries, matching by Exact itself.
 */
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
