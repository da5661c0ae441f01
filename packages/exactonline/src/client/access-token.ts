import type { CallBudget, Clock, TokenStore } from "@boekbrug/core";
import { type AccessTokens, createAccessTokens, createTokenExchange, loginKey } from "@boekbrug/http";
import { lane } from "./limit-headers.ts";
import { loginRequired, readTokenAnswer } from "./token-answer.ts";

export interface AccessTokenSettings {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The one in the settings: begins the log-in's chain of tokens, and is used once. */
  readonly firstRefreshToken: string;
  readonly tokens: TokenStore;
  readonly holder: string;
  readonly clock: Clock;
  readonly budget: CallBudget;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** Connections that share a log-in share its tokens; a new refresh token in the settings, after a person has connected again, begins a new chain. */
export const loginOf = ({
  tokenUrl,
  clientId,
  firstRefreshToken,
}: Pick<AccessTokenSettings, "tokenUrl" | "clientId" | "firstRefreshToken">): Promise<string> =>
  loginKey("exactonline", [tokenUrl, clientId, firstRefreshToken]);

/** The access tokens of a log-in in Exact Online: good for ten minutes, in a chain of refresh tokens. */
export const createExactTokens = (settings: AccessTokenSettings): AccessTokens =>
  createAccessTokens({
    ...settings,
    login: loginOf(settings),
    exchange: createTokenExchange({ ...settings, url: settings.tokenUrl, lane }, (answer, sentAt) =>
      readTokenAnswer(answer, sentAt, settings.clock),
    ),
    pace: () => settings.budget.take(lane),
    loginRequired,
  });
