import type { Failure } from "@boekbrug/core";
import { err, type Result, ResultAsync } from "neverthrow";
import {
  createHttpClient,
  type HttpAnswer,
  type HttpClient,
  type HttpRequest,
  type HttpSettings,
} from "../http-client.ts";
import type { AccessTokens } from "./access-tokens.ts";

export interface TokenSender extends HttpClient {
  /** A token is at hand: nothing waits for one when a write is due. */
  ready(): ResultAsync<void, Failure>;
}

/**
 * Sends with the access token; a refused token is replaced once, since a refused call was surely not done. The answer's judge leaves 401 alone.
 *
 * `refusedAgain`: what a second refusal means.
 */
export function createTokenSender(
  settings: Omit<HttpSettings, "authorize">,
  accessTokens: Pick<AccessTokens, "current" | "replace">,
  refusedAgain: () => Failure,
): TokenSender {
  const used = new WeakMap<HttpRequest, string>();
  const http = createHttpClient({
    ...settings,
    authorize: (request) =>
      accessTokens.current().map((token) => {
        used.set(request, token);
        return { Authorization: `Bearer ${token}` };
      }),
  });
  const send = async (request: HttpRequest): Promise<Result<HttpAnswer, Failure>> => {
    const first = await http.send(request);
    if (first.isErr() || first.value.status !== 401) return first;
    const replaced = await accessTokens.replace(used.get(request) ?? "");
    if (replaced.isErr()) return err(replaced.error);
    const second = await http.send(request);
    return second.andThen((answer) => (answer.status === 401 ? err(refusedAgain()) : second));
  };
  return {
    send: (request) => new ResultAsync(send(request)),
    ready: () => accessTokens.current().map(() => undefined),
  };
}
