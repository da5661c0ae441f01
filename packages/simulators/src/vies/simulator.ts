/**
 * VIES, the EU's registry of VAT numbers, as its REST API answers: written from the VAT rules of 2026-11-21 and from public descriptions
 * of the API, never compared with the real service.
 *
 * It does not claim to simulate:
 * - the approximate match of a trader's name and address (every match is NOT_PROCESSED)
 * - the GET form `/ms/<state>/vat/<number>`, the test service, the SOAP service, batches
 * - any check of a number's shape: what nobody registered is invalid
 * - the real limits, hours at which states are down, response times, the order of the checks, the real form of identifiers
 * - GB, which left VIES (XI stayed)
 */
import { type SimulatorClock, systemClock } from "../shared/clock.ts";
import { createEndpoint, type Endpoint } from "../shared/endpoint.ts";
import { FaultScript } from "../shared/faults.ts";
import { errorAnswer, html, statusAnswer, verdictAnswer } from "./answers.ts";
import { check, type Posted, postedFrom } from "./check.ts";
import { Concurrency, type ViesLimits } from "./limits.ts";
import { memberStates, type ViesError, ViesState } from "./state.ts";
import { type ViesSwitches, viesSwitchesWith } from "./switches.ts";

export interface ViesSimulatorOptions {
  clock?: SimulatorClock;
  switches?: Partial<ViesSwitches>;
  limits?: Partial<ViesLimits>;
}

export interface ViesSimulator extends Endpoint {
  readonly faults: FaultScript;
  readonly state: ViesState;
  /** May be changed while it runs. */
  readonly switches: ViesSwitches;
}

/** VAT rules §15, 2026-11-21. */
const PREFIX = "/taxation_customs/vies/rest-api";

const nothing: Posted = { countryCode: "", vatNumber: "", requesterMemberStateCode: "", requesterNumber: "" };

export function createViesSimulator(options: ViesSimulatorOptions = {}): ViesSimulator {
  const clock = options.clock ?? systemClock;
  const switches = viesSwitchesWith(options.switches);
  const state = new ViesState();
  const concurrency = new Concurrency(options.limits ?? {});
  const faults = new FaultScript();
  let given = 0;

  const identifier = () => {
    given += 1;
    return `WAPIAAAA${given.toString(36).toUpperCase().padStart(8, "A")}`;
  };
  const refuse = (word: ViesError, posted: Posted) => errorAnswer(word, posted, clock.now(), switches);

  const answer = (posted: Posted): Response => {
    const found = state.takeComing() ?? check(posted, state, switches, identifier);
    return typeof found === "string" ? refuse(found, posted) : verdictAnswer(found, clock.now(), switches);
  };

  const checkNumber = async (request: Request): Promise<Response> => {
    const posted = postedFrom(await request.text());
    if (posted === undefined) return refuse("INVALID_INPUT", nothing);
    const busy = concurrency.enter(posted.countryCode);
    if (busy !== undefined) return refuse(busy, posted);
    // The member state is asked over the network: others may come in meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
    concurrency.leave(posted.countryCode);
    return answer(posted);
  };

  const handle = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    switch (`${request.method} ${pathname}`) {
      case `POST ${PREFIX}/check-vat-number`:
        return checkNumber(request);
      case `GET ${PREFIX}/check-status`:
        return statusAnswer(memberStates.map((code) => ({ code, up: state.downWord(code) === undefined })));
      default:
        return html(404, "Not Found");
    }
  };

  const endpoint = createEndpoint({
    faults,
    handle,
    rateLimited: () => html(429, "Too Many Requests"),
  });
  return { ...endpoint, faults, state, switches };
}
