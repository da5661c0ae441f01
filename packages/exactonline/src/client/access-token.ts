import {
  type CallBudget,
  type Clock,
  type Failure,
  instantOf,
  notDone,
  problem,
  type TokenStore,
  type Tokens,
} from "@boekbrug/core";
import { limited } from "@boekbrug/http";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import { lane } from "./limit-headers.ts";
import { loginRequired } from "./token-answer.ts";
import { createTokenExchange, type TokenExchangeSettings } from "./token-exchange.ts";

export interface AccessTokenSettings extends TokenExchangeSettings {
  /** The one in the settings: begins the log-in's chain of tokens, and is used once. */
  readonly firstRefreshToken: string;
  readonly tokens: TokenStore;
  readonly holder: string;
  readonly budget: CallBudget;
}

export interface AccessTokens {
  /** A token that is good for a few more seconds. */
  current(): ResultAsync<string, Failure>;
  /** Another token than the one that the API has refused. Fails with `ledger.login-required` where there is none to be had. */
  replace(refused: string): ResultAsync<string, Failure>;
}

/** All in milliseconds. The lease outlasts both attempts of an exchange. */
const lease = 60_000;
const pollEvery = 1_000;
const longestWait = lease + 10_000;
/** A token with less left than this is renewed. The vendor allows it from 30 seconds before the end: second 570 of 600. */
const renewBelow = 10_000;
/** How long after a token was issued the next may be asked for. */
const earliestRenewal = 570_000;

/**
 * The name under which a log-in's tokens are stored: a hash of the app and the first refresh token. Connections that share a log-in share its tokens, and a new
 * refresh token in the settings, after a person has connected again, begins a new chain.
 */
export async function loginKey({
  tokenUrl,
  clientId,
  firstRefreshToken,
}: Pick<AccessTokenSettings, "tokenUrl" | "clientId" | "firstRefreshToken">): Promise<string> {
  const text = new TextEncoder().encode([tokenUrl, clientId, firstRefreshToken].join("|"));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
  return `exactonline-${Array.from(hash.slice(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** The log-in's access token: read from the store, renewed inside a claim, stored before it is used. */
export function createAccessTokens(settings: AccessTokenSettings): AccessTokens {
  const login = loginKey(settings);
  const refresh = createRefresh(settings, login);
  let renewing: Promise<Result<Tokens, Failure>> | null = null;

  /** One renewal at a time within this process: all who ask meanwhile get its result. */
  const renew = (refused: string | null): Promise<Result<Tokens, Failure>> => {
    renewing ??= refresh(refused).finally(() => {
      renewing = null;
    });
    return renewing;
  };

  const current = async (): Promise<Result<string, Failure>> => {
    const stored = await settings.tokens.read(await login);
    if (stored.isErr()) return err(stored.error);
    const good = usable(stored.value, null, settings.clock);
    if (good !== null) return ok(good.accessToken);
    return (await renew(null)).map(({ accessToken }) => accessToken);
  };

  const replace = async (refused: string): Promise<Result<string, Failure>> => {
    const first = await renew(refused);
    const joinedAnother = first.isOk() && first.value.accessToken === refused;
    const renewed = joinedAnother ? await renew(refused) : first;
    return renewed.andThen(({ accessToken }) =>
      accessToken === refused ? err(loginRequired("access token refused")) : ok(accessToken),
    );
  };

  return {
    current: () => new ResultAsync(current()).mapErr(beforeTheCall),
    replace: (refused) => new ResultAsync(replace(refused)).mapErr(beforeTheCall),
  };
}

/** Whatever goes wrong with a token, the call that needed it was not made. */
const beforeTheCall = (failure: Failure): Failure => notDone(failure.problem, failure.notBefore);

/** The pair, where its access token is good for a few more seconds. */
function usable(tokens: Tokens | null, refused: string | null, clock: Clock): Tokens | null {
  if (tokens === null || tokens.accessToken === refused) return null;
  return Date.parse(tokens.expiresAt) - clock.now() > renewBelow ? tokens : null;
}

/**
 * The pair that the vendor calls too young to renew, where it is ours and still good. Otherwise the newest tokens went lost on their way, and a
 * renewal is possible only once those have run out.
 */
function stillGood(tokens: Tokens | null, refused: string | null, clock: Clock): Result<Tokens, Failure> | undefined {
  if (tokens === null || tokens.accessToken === refused) return undefined;
  return Date.parse(tokens.expiresAt) > clock.now() ? ok(tokens) : undefined;
}

/** Waits for the claim, and inside it renews what is still to be renewed. */
function createRefresh(settings: AccessTokenSettings, login: Promise<string>) {
  const { tokens, holder, clock } = settings;
  const exchange = createTokenExchange(settings);
  /** Tokens that the vendor issued for a refresh token and the store did not take: the only copy of the chain. */
  let unsaved: { readonly spent: string; readonly issued: Tokens } | null = null;

  const save = async (spent: string, issued: Tokens): Promise<Result<Tokens, Failure>> => {
    unsaved = { spent, issued };
    const saved = await tokens.save(await login, holder, issued);
    if (saved.isErr()) return err(saved.error);
    unsaved = null;
    return ok(issued);
  };

  const insideClaim = async (refused: string | null): Promise<Result<Tokens, Failure>> => {
    const stored = await tokens.read(await login);
    if (stored.isErr()) return err(stored.error);
    const good = usable(stored.value, refused, clock);
    if (good !== null) return ok(good);
    const refreshToken = stored.value?.refreshToken ?? settings.firstRefreshToken;
    if (unsaved?.spent === refreshToken) return save(refreshToken, unsaved.issued);
    const answer = await exchange(refreshToken);
    if (answer.isErr()) return err(answer.error);
    if (answer.value.kind === "tokens") return save(refreshToken, answer.value.tokens);
    if (answer.value.kind !== "too-early") return err(answer.value.failure);
    return stillGood(stored.value, refused, clock) ?? err(limited("ledger", clock.now() + earliestRenewal));
  };

  return async (refused: string | null): Promise<Result<Tokens, Failure>> => {
    const allowed = await settings.budget.take(lane);
    if (allowed.isErr()) return err(allowed.error);
    for (const until = clock.now() + longestWait; ; ) {
      const moment = clock.now();
      const claimed = await tokens.claimRefresh(await login, holder, instantOf(moment), instantOf(moment + lease));
      if (claimed.isErr()) return err(claimed.error);
      if (claimed.value) {
        const result = await insideClaim(refused);
        // A claim that is not given back ends by itself: nothing depends on this answer.
        await tokens.releaseRefresh(await login, holder);
        return result;
      }
      if (clock.now() >= until) return err(notDone(problem("connection.busy", "ledger")));
      await clock.sleep(pollEvery);
      const stored = await tokens.read(await login);
      if (stored.isErr()) return err(stored.error);
      const good = usable(stored.value, refused, clock);
      if (good !== null) return ok(good);
    }
  };
}
