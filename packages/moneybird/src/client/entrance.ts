import {
  type CallBudget,
  type Clock,
  type Failure,
  type LedgerAuthorization,
  notDone,
  type ProblemParameter,
  problem,
  type TokenStore,
} from "@boekbrug/core";
import {
  type AccessTokens,
  createAccessTokens,
  createConsent,
  createTokenExchange,
  lastingToken,
  loginKey,
} from "@boekbrug/http";
import { ResultAsync } from "neverthrow";
import type { Access, AppAccess } from "../access-settings.ts";
import { lane } from "./limit-headers.ts";
import { readTokenAnswer } from "./token-answer.ts";

export interface EntranceParts {
  /** Where the tokens of an app live; shared by every process that works with them. */
  readonly tokens: TokenStore;
  /** Names this process among those that may renew the tokens. */
  readonly holder: string;
  /** The connection's key. */
  readonly connection: string;
  readonly clock: Clock;
  readonly budget: CallBudget;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly administration: string;
  /** What an app asks access for. */
  readonly scopes: readonly string[];
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** How calls get in. */
export interface Entrance {
  readonly tokens: Pick<AccessTokens, "current" | "replace">;
  /** What a second refusal of a token means. */
  readonly refusedAgain: () => Failure;
  /** The same for everyone who comes in by it. */
  readonly chain: Promise<string>;
  /** Where a person gives access to an app; a personal token needs none. */
  readonly authorization?: LedgerAuthorization;
}

/** With a personal token, which lasts, or with an app's tokens, which may have to be renewed. */
export const createEntrance = (access: Access, parts: EntranceParts): Entrance =>
  access.kind === "personal" ? personalEntrance(access.token, parts) : appEntrance(access, parts);

function personalEntrance(token: string, { baseUrl }: EntranceParts): Entrance {
  const refused = () => notDone(problem("ledger.token-refused", "ledger.token", { detail: "HTTP 401" }));
  return {
    tokens: lastingToken(token, refused),
    refusedAgain: refused,
    chain: loginKey("moneybird", [baseUrl, token]),
  };
}

function appEntrance(access: AppAccess, parts: EntranceParts): Entrance {
  const { clock, baseUrl, connection } = parts;
  const { clientId, clientSecret, redirectUri } = access;
  const loginRequired = (detail: ProblemParameter) =>
    notDone(problem("ledger.access-required", "ledger.clientId", { connection, detail }));
  const endpoint = { url: `${baseUrl}/oauth/token`, clientId, clientSecret, lane, clock, fetch: parts.fetch };
  // An app is given access to one administration: connections that share both share the tokens.
  const login = loginKey("moneybird", [baseUrl, clientId, parts.administration]);
  const tokens = createAccessTokens({
    ...parts,
    login,
    exchange: createTokenExchange(endpoint, (answer, sentAt, { refresh_token: spent = "" }) =>
      readTokenAnswer(answer, sentAt, spent, { clock, loginRequired }),
    ),
    pace: () => parts.budget.take(lane),
    firstRefreshToken: null,
    loginRequired,
  });
  const consent = createConsent({
    page: `${baseUrl}/oauth/authorize`,
    parameters: {
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: "code",
      scope: parts.scopes.join(" "),
    },
    secret: clientSecret,
    purpose: connection,
  });
  return {
    tokens,
    refusedAgain: () => loginRequired("HTTP 401"),
    chain: login,
    authorization: {
      address: consent.address,
      codeLastsMinutes: 10,
      accept: (brought) =>
        new ResultAsync(consent.codeIn(brought))
          .mapErr(loginRequired)
          .andThen((code) => tokens.begin(code, redirectUri)),
    },
  };
}
