import { type Clock, type Failure, notDone, problem } from "@boekbrug/core";
import { err, ok, okAsync, type Result } from "neverthrow";
import { createHttpClient, type HttpAnswer, type HttpRequest } from "../http-client.ts";
import type { TokenAnswer } from "./token-answer.ts";

export interface TokenEndpoint {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly lane: string;
  readonly clock: Clock;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** What is sent besides the app's own id and secret: the grant. */
export type TokenGrant = Readonly<Record<string, string>>;

/** Reads an answer. `sentAt`: when the request left, in epoch milliseconds; tokens expire counted from there. */
export type ReadTokenAnswer = (answer: HttpAnswer, sentAt: number, grant: TokenGrant) => TokenAnswer;

/** In milliseconds; two of them fit in the lease of a renewal. */
const attemptTimeout = 15_000;

/** One exchange at a token endpoint; a lost answer is followed by one more with the same grant, which some vendors allow. */
export function createTokenExchange(endpoint: TokenEndpoint, read: ReadTokenAnswer) {
  const { clock } = endpoint;
  const http = createHttpClient({
    side: "ledger",
    clock,
    budget: { take: () => okAsync(undefined), ready: () => okAsync(undefined), exhausted: () => undefined },
    fetch: endpoint.fetch,
    timeout: attemptTimeout,
    attempts: 1,
    authorize: () => okAsync({}),
    judge: () => undefined,
  });

  const once = async (grant: TokenGrant): Promise<Result<TokenAnswer, Failure>> => {
    const sentAt = clock.now();
    const answer = await http.send(requestFor(endpoint, grant));
    if (answer.isOk()) return ok(read(answer.value, sentAt, grant));
    return answer.error.outcome === "unknown" ? ok({ kind: "lost", failure: answer.error }) : err(answer.error);
  };

  return async (grant: TokenGrant): Promise<Result<Exclude<TokenAnswer, { kind: "lost" }>, Failure>> => {
    const first = await once(grant);
    if (first.isErr()) return err(first.error);
    if (first.value.kind !== "lost") return ok(first.value);
    const second = await once(grant);
    if (second.isErr()) return err(second.error);
    if (second.value.kind !== "lost") return ok(second.value);
    const { detail } = second.value.failure.problem.parameters;
    return err(notDone(problem("ledger.unreachable", "ledger", { detail: `token: ${detail ?? "-"}` })));
  };
}

export type TokenExchange = ReturnType<typeof createTokenExchange>;

function requestFor({ url, clientId, clientSecret, lane }: TokenEndpoint, grant: TokenGrant): HttpRequest {
  return {
    method: "POST",
    url: new URL(url),
    headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...grant, client_id: clientId, client_secret: clientSecret }).toString(),
    lane,
  };
}
