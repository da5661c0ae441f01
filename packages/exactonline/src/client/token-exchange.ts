import { type Clock, type Failure, notDone, problem } from "@boekbrug/core";
import { createHttpClient, type HttpRequest } from "@boekbrug/http";
import { err, ok, okAsync, type Result } from "neverthrow";
import { lane } from "./limit-headers.ts";
import { readTokenAnswer, type TokenAnswer } from "./token-answer.ts";

export interface TokenExchangeSettings {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock: Clock;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** In milliseconds; two of them fit in the lease of a renewal. */
const attemptTimeout = 15_000;

/** One refresh at the token endpoint; a lost answer is followed by one more with the same token, which some chains allow. */
export function createTokenExchange(settings: TokenExchangeSettings) {
  const http = createHttpClient({
    side: "ledger",
    clock: settings.clock,
    budget: { take: () => okAsync(undefined), ready: () => okAsync(undefined), exhausted: () => undefined },
    fetch: settings.fetch,
    timeout: attemptTimeout,
    attempts: 1,
    authorize: () => okAsync({}),
    judge: () => undefined,
  });

  const once = async (request: HttpRequest): Promise<Result<TokenAnswer, Failure>> => {
    const sentAt = settings.clock.now();
    const answer = await http.send(request);
    if (answer.isOk()) return ok(readTokenAnswer(answer.value, sentAt, settings.clock));
    return answer.error.outcome === "unknown" ? ok({ kind: "lost", failure: answer.error }) : err(answer.error);
  };

  return async (refreshToken: string): Promise<Result<TokenAnswer, Failure>> => {
    const request = refreshRequest(settings, refreshToken);
    const first = await once(request);
    if (first.isErr() || first.value.kind !== "lost") return first;
    const second = await once(request);
    if (second.isErr() || second.value.kind !== "lost") return second;
    const { detail } = second.value.failure.problem.parameters;
    return err(notDone(problem("ledger.unreachable", "ledger", { detail: `token: ${detail ?? "-"}` })));
  };
}

function refreshRequest(settings: TokenExchangeSettings, refreshToken: string): HttpRequest {
  return {
    method: "POST",
    url: new URL(settings.tokenUrl),
    headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "refresh_token",
      refresh_token: refreshToken,
      client_id: settings.clientId,
      client_secret: settings.clientSecret,
    }).toString(),
    lane,
  };
}
