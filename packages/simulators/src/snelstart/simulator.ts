import { createEndpoint, type Endpoint } from "../shared/endpoint.ts";
import { FaultScript } from "../shared/faults.ts";
import type { SnelStartOptions, SnelStartState } from "./options.ts";
import { Service } from "./service.ts";
import type { SnelStartSwitches } from "./switches.ts";

/**
 * The part of the SnelStart B2B API v2 that books sales, with its memory: written from the fact sheet of 2026-11-21 and
 * the vendor's OpenAPI description alone, never compared with a real administration.
 *
 * Does not claim:
 * - the one-click activation and its webhook, the developer portal, who may have a coupling;
 * - bodies of 401 for a token, of 403 and 404, words of any message, which of REL-0020 to 0028 is which field;
 * - where a minute or an hour of the limits begins (here: the last 60 seconds and 60 minutes), limits of the token endpoint;
 * - `$apply`, functions of OData beyond substringof, startswith, year and any, the order of lists (here: as they came);
 * - codes of broken rules that no source names: unknown references, required fields and enumerations are model state here;
 * - which codes meet a booking that breaks the rules of one-stop shop (here BOE-0061 and BOE-0069);
 * - whether a VAT number exists, beyond its form and `unregisteredVatNumbers`; the numbers of Northern Ireland;
 * - purchases, quotations, price agreements, reports, bank statements, custom fields, mandates, UBL, templates' fields;
 * - the sign of a sales line in a memorial entry (here: what was received), payment beyond what is open (here: taken);
 * - the margin scheme, the small-business scheme, stock, mails that SnelStart sends;
 * - percentages of foreign VAT beyond the standard list of November 2026.
 */
export interface SnelStartSimulator extends Endpoint {
  readonly faults: FaultScript;
  readonly state: SnelStartState;
  /** May be changed while running. */
  readonly switches: SnelStartSwitches;
}

export function createSnelStartSimulator(options: SnelStartOptions = {}): SnelStartSimulator {
  const service = new Service(options);
  const faults = new FaultScript();
  const endpoint = createEndpoint({
    faults,
    handle: (request) => service.handle(request),
    rateLimited: () => service.rateLimited(),
  });
  return { ...endpoint, faults, state: service.state(), switches: service.switches };
}
