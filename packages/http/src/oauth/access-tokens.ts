import { type Clock, type Failure, notDone, type ProblemParameter, type TokenStore, type Tokens } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import { limited } from "../http-client.ts";
import { withClaim } from "./claimed.ts";
import type { TokenExchange } from "./token-exchange.ts";

export interface AccessTokenSettings {
  /** The name under which the log-in's tokens are stored. */
  readonly login: Promise<string>;
  readonly tokens: TokenStore;
  readonly holder: string;
  readonly clock: Clock;
  readonly exchange: TokenExchange;
  /** Waits until the vendor may be asked for tokens. */
  readonly pace: () => ResultAsync<void, Failure>;
  /** Begins the log-in's chain of tokens, and is used once. Null: a person begins it with a code. */
  readonly firstRefreshToken: string | null;
  /** What asks a person to log in. */
  readonly loginRequired: (detail: ProblemParameter) => Failure;
}

export interface AccessTokens {
  /** A token that is good for a few more seconds. */
  current(): ResultAsync<string, Failure>;
  /** Another token than the one that the API has refused. Fails as `loginRequired` where there is none to be had. */
  replace(refused: string): ResultAsync<string, Failure>;
  /** Begins a chain with a code that a person was given: its tokens take the place of those that were there. */
  begin(code: string, redirectUri: string): ResultAsync<void, Failure>;
}

/** A token with less left than this, in milliseconds, is renewed. */
const renewBelow = 10_000;

/** The log-in's access token: read from the store, renewed inside a claim, stored before it is used. */
export function createAccessTokens(settings: AccessTokenSettings): AccessTokens {
  const refresh = createRefresh(settings);
  let renewing: Promise<Result<Tokens, Failure>> | null = null;

  /** One renewal at a time within this process: all who ask meanwhile get its result. */
  const renew = (refused: string | null): Promise<Result<Tokens, Failure>> => {
    renewing ??= refresh(refused).finally(() => {
      renewing = null;
    });
    return renewing;
  };

  const current = async (): Promise<Result<string, Failure>> => {
    const stored = await settings.tokens.read(await settings.login);
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
      accessToken === refused ? err(settings.loginRequired("access token refused")) : ok(accessToken),
    );
  };

  return {
    current: () => new ResultAsync(current()).mapErr(beforeTheCall),
    replace: (refused) => new ResultAsync(replace(refused)).mapErr(beforeTheCall),
    begin: (code, redirectUri) => new ResultAsync(begin(settings, code, redirectUri)),
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

async function begin(settings: AccessTokenSettings, code: string, redirectUri: string): Promise<Result<void, Failure>> {
  const allowed = await settings.pace();
  if (allowed.isErr()) return err(allowed.error);
  const login = await settings.login;
  return withClaim({ ...settings, login }, async () => {
    const answer = await settings.exchange({ grant_type: "authorization_code", code, redirect_uri: redirectUri });
    if (answer.isErr()) return err(answer.error);
    if (answer.value.kind === "tokens") return settings.tokens.save(login, settings.holder, answer.value.tokens);
    return err(answer.value.kind === "refused" ? answer.value.failure : limited("ledger", answer.value.until));
  });
}

/** Waits for the claim, and inside it renews what is still to be renewed. */
function createRefresh(settings: AccessTokenSettings) {
  const { tokens, holder, clock, exchange } = settings;
  /** Tokens that the vendor issued for a refresh token and the store did not take: the only copy of the chain. */
  let unsaved: { readonly spent: string; readonly issued: Tokens } | null = null;

  const save = async (login: string, spent: string, issued: Tokens): Promise<Result<Tokens, Failure>> => {
    unsaved = { spent, issued };
    const saved = await tokens.save(login, holder, issued);
    if (saved.isErr()) return err(saved.error);
    unsaved = null;
    return ok(issued);
  };

  const insideClaim = async (login: string, refused: string | null): Promise<Result<Tokens, Failure>> => {
    const stored = await tokens.read(login);
    if (stored.isErr()) return err(stored.error);
    const good = usable(stored.value, refused, clock);
    if (good !== null) return ok(good);
    const refreshToken = stored.value?.refreshToken ?? settings.firstRefreshToken;
    // Where a vendor gave none with a code, there is nothing to go on with.
    if (refreshToken === null || refreshToken === "") return err(settings.loginRequired("no refresh token"));
    if (unsaved?.spent === refreshToken) return save(login, refreshToken, unsaved.issued);
    const answer = await exchange({ grant_type: "refresh_token", refresh_token: refreshToken });
    if (answer.isErr()) return err(answer.error);
    if (answer.value.kind === "tokens") return save(login, refreshToken, answer.value.tokens);
    if (answer.value.kind === "refused") return err(answer.value.failure);
    return stillGood(stored.value, refused, clock) ?? err(limited("ledger", answer.value.until));
  };

  return async (refused: string | null): Promise<Result<Tokens, Failure>> => {
    const allowed = await settings.pace();
    if (allowed.isErr()) return err(allowed.error);
    const login = await settings.login;
    /** Another process may have renewed them while this one waited. */
    const meanwhile = async (): Promise<Result<Tokens | null, Failure>> =>
      (await tokens.read(login)).map((stored) => usable(stored, refused, clock));
    return withClaim({ tokens, holder, clock, login }, () => insideClaim(login, refused), meanwhile);
  };
}

/**
 * The name under which a log-in's tokens are stored: a hash of what is the same for all who share it, so that a change of any part of it begins a new chain.
 */
export async function loginKey(vendor: string, parts: readonly string[]): Promise<string> {
  const text = new TextEncoder().encode(parts.join("|"));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
  return `${vendor}-${Array.from(hash.slice(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** Makes no exchange: a token that a person made and that lasts. */
export const lastingToken = (token: string, refused: () => Failure): Omit<AccessTokens, "begin"> => ({
  current: () => new ResultAsync(Promise.resolve(ok(token))),
  replace: () => new ResultAsync(Promise.resolve(err(refused()))),
});
