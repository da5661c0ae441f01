import type { CallBudget, Clock, Failure } from "@boekbrug/core";
import { createCallBudget, createHttpClient, type HttpAnswer, type HttpRequest } from "@boekbrug/http";
import { okAsync, type ResultAsync } from "neverthrow";
import { type Consultation, readAnswer } from "./read-answer.ts";

export type { Consultation } from "./read-answer.ts";

/** A VAT number as VIES takes it: the state's code (EL, XI) apart from the rest. */
export interface VatNumber {
  readonly state: string;
  readonly digits: string;
}

export interface ClientSettings {
  readonly baseUrl: string;
  readonly timeoutSeconds: number;
}

export interface ClientPorts {
  readonly clock: Clock;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly budget?: CallBudget | undefined;
}

/** VIES in its own language. */
export interface ViesClient {
  ask(number: VatNumber, requester: VatNumber | undefined): ResultAsync<Consultation, Failure>;
}

const path = "/taxation_customs/vies/rest-api/check-vat-number";

/** Once more where VIES is busy or the line fails; an outage outlasts any patience here. */
const attempts = 2;

/** No order waits longer than this for a busy member state, in milliseconds. */
const longestWait = 10_000;

export function createViesClient(settings: ClientSettings, { clock, fetch, budget }: ClientPorts): ViesClient {
  const calls = budget ?? callBudget(clock);
  const read = (answer: HttpAnswer, request: HttpRequest) => readAnswer(answer, request, clock.now());
  const http = createHttpClient({
    side: "registry",
    clock,
    budget: calls,
    fetch,
    timeout: settings.timeoutSeconds * 1000,
    attempts,
    longestWait,
    authorize: () => okAsync({}),
    judge: (answer, request) => {
      const result = read(answer, request);
      if (result.isOk()) return undefined;
      const { notBefore } = result.error;
      if (notBefore !== undefined) calls.exhausted(request.lane, Date.parse(notBefore));
      return result.error;
    },
  });
  return {
    ask: (number, requester) => {
      const request = requestOf(settings.baseUrl, number, requester);
      return http.send(request).andThen((answer) => read(answer, request));
    },
  };
}

const requestOf = (baseUrl: string, number: VatNumber, requester: VatNumber | undefined): HttpRequest => ({
  method: "POST",
  url: new URL(path, baseUrl),
  headers: { "content-type": "application/json", accept: "application/json" },
  body: JSON.stringify({
    countryCode: number.state,
    vatNumber: number.digits,
    ...(requester && { requesterMemberStateCode: requester.state, requesterNumber: requester.digits }),
  }),
  lane: `vies ${number.state}`,
  writes: false,
});

/** VIES publishes no figures; this is below what clients report to be refused in bulk, and no order waits a second. docs/vendors/vies.md. */
const callBudget = (clock: Clock): CallBudget =>
  createCallBudget("registry", clock, [
    { applies: () => true, calls: 2, seconds: 1, shared: false },
    { applies: () => true, calls: 5, seconds: 1, shared: true },
  ]);
