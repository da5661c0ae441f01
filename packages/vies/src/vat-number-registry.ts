import {
  type CallBudget,
  type Clock,
  type Failure,
  instantOf,
  type VatNumberAnswer,
  type VatNumberRegistry,
} from "@boekbrug/core";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import { createAnswerCache } from "./answer-cache.ts";
import { requesterInvalid } from "./client/read-answer.ts";
import { type Consultation, createViesClient, type VatNumber } from "./client/vies-client.ts";
import { answerFrom, invalid, unavailable } from "./from-vies.ts";
import { readRequester, readTyped } from "./read-typed.ts";
import type { ViesSettings } from "./settings.ts";

export interface ViesPorts {
  readonly clock: Clock;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Where several processes share one address; default: this process alone. */
  readonly budget?: CallBudget | undefined;
}

/** The EU's registry of VAT numbers. Names and addresses of traders, which it also tells, are never read. */
export function createVies(settings: ViesSettings, ports: ViesPorts): VatNumberRegistry {
  const { clock } = ports;
  const client = createViesClient(settings, ports);
  const cache = createAnswerCache(clock, settings.cacheHours);
  const requester = settings.requester === undefined ? undefined : readRequester(settings.requester);
  const now = () => instantOf(clock.now());

  /** Asks in the seller's name; a refusal of that name is believed only when VIES itself says that the number is invalid. */
  const consult = (number: VatNumber): ResultAsync<Consultation, Failure> =>
    client.ask(number, requester).orElse((failure) => {
      if (failure.problem.code !== "registry.requester-invalid" || requester === undefined) return errAsync(failure);
      return client.ask(requester, undefined).andThen((own) => {
        const wrong = "valid" in own && !own.valid;
        return wrong ? errAsync(failure) : okAsync({ refusal: "INVALID_REQUESTER_INFO" });
      });
    });

  const ask = (number: VatNumber): ResultAsync<VatNumberAnswer, Failure> => {
    const vatNumber = number.state + number.digits;
    const known = cache.get(vatNumber);
    if (known !== undefined) return okAsync(known);
    return consult(number)
      .map((said) => answerFrom(said, number, now()))
      .orElse((failure) => {
        const detail = silence(failure);
        return detail === undefined ? errAsync(failure) : okAsync(unavailable(vatNumber, now(), detail));
      })
      .map((answer) => {
        cache.put(answer);
        return answer;
      });
  };

  return {
    check: (typed, country) => {
      if (settings.requester !== undefined && requester === undefined) return errAsync(requesterInvalid());
      const read = readTyped(typed, country);
      if (read.kind === "ask") return ask(read.number);
      if (read.kind === "invalid") return okAsync(invalid(read.vatNumber, now()));
      return okAsync(unavailable(read.vatNumber, now(), "no-state"));
    },
  };
}

const silences = new Set<string>(["registry.unreachable", "registry.limit", "registry.malformed"]);

/** Why VIES could not answer, in a word; undefined where something else is wrong (the settings, a shared store). */
function silence({ problem: { code, parameters } }: Failure): string | undefined {
  return silences.has(code) ? String(parameters.detail ?? code) : undefined;
}
