import {
  type CallBudget,
  type Clock,
  type Failure,
  type LedgerAuthorization,
  notDone,
  type ProblemParameter,
  problem,
  type Text,
  type TokenStore,
} from "@boekbrug/core";
import { type AccessTokens, createAccessTokens, createConsent, createTokenExchange, loginKey } from "@boekbrug/http";
import { ResultAsync } from "neverthrow";
import { type Access, fieldOfAccess } from "../access-settings.ts";
import { lane } from "./limit-headers.ts";
import { readTokenAnswer } from "./token-answer.ts";

export interface EntranceParts {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The connection's key. */
  readonly connection: string;
  readonly tokens: TokenStore;
  readonly holder: string;
  readonly clock: Clock;
  readonly budget: CallBudget;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** How calls get in. */
export interface Entrance {
  readonly tokens: Pick<AccessTokens, "current" | "replace">;
  /** What a second refusal of a token means. */
  readonly refusedAgain: () => Failure;
  /** The same for everyone who shares the log-in. */
  readonly chain: Promise<string>;
  /** Where a person gives access; a refresh token in the settings needs none. */
  readonly authorization?: LedgerAuthorization;
}

/** The access tokens of a log-in in Exact Online: good for ten minutes, in a chain of refresh tokens. */
export function createEntrance(access: Access, parts: EntranceParts): Entrance {
  const { clock, connection } = parts;
  const chain = chainOf(access, parts);
  const loginRequired = (detail: ProblemParameter): Failure =>
    notDone(
      access.kind === "given"
        ? problem("ledger.access-required", fieldOfAccess(access), { connection, detail })
        : problem("ledger.login-required", fieldOfAccess(access), { detail }),
    );
  const tokens = createAccessTokens({
    ...parts,
    login: chain,
    exchange: createTokenExchange({ ...parts, url: parts.tokenUrl, lane }, (answer, sentAt, { grant_type }) =>
      readTokenAnswer(answer, sentAt, { clock, loginRequired, byCode: grant_type === "authorization_code" }),
    ),
    pace: () => parts.budget.take(lane),
    firstRefreshToken: access.kind === "given" ? null : access.refreshToken,
    loginRequired,
  });
  const entrance: Entrance = { tokens, chain, refusedAgain: () => loginRequired("HTTP 401") };
  if (access.kind === "refresh-token") return entrance;
  const { redirectUri } = access;
  const consent = createConsent({
    page: `${parts.baseUrl}/api/oauth2/auth`,
    // Whoever happens to be logged in in this browser is not taken for the connection's user.
    parameters: { client_id: parts.clientId, redirect_uri: redirectUri, response_type: "code", force_login: "1" },
    secret: parts.clientSecret,
    purpose: connection,
  });
  return {
    ...entrance,
    authorization: {
      address: consent.address,
      codeLastsMinutes: 3,
      advice,
      accept: (brought) =>
        new ResultAsync(consent.codeIn(brought))
          .mapErr(loginRequired)
          .andThen((code) => tokens.begin(code, redirectUri)),
    },
  };
}

/** Connections that share a log-in share its tokens; a new refresh token in the settings, after a person has connected again, begins a new chain. */
const chainOf = (access: Access, { tokenUrl, clientId }: EntranceParts): Promise<string> =>
  loginKey(
    "exactonline",
    access.kind === "given" ? [tokenUrl, clientId, "given", access.login] : [tokenUrl, clientId, access.refreshToken],
  );

const advice: Text = {
  nl: "Log in als de gebruiker van de koppeling (een kantoorgebruiker, liefst een eigen gebruiker voor de koppeling) en kies de administratie. Exact stuurt de browser daarna naar de redirect-URI; wat die pagina toont is niet van belang, haar adres wel: daar staat de code in.",
  en: "Log in as the connection's user (an office user, best one of its own) and choose the administration. Exact then sends the browser to the redirect URI; what that page shows does not matter, its address does: the code stands in it.",
};
