import { type CallBudget, type Clock, type Failure, notDone, problem } from "@boekbrug/core";
import {
  createHttpClient,
  type HttpAnswer,
  type HttpRequest,
  jsonOf,
  limited,
  parseJson,
  unreachable,
} from "@boekbrug/http";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import { errorBodyOf } from "./error-body.ts";
import { tokenLane, waitUntil } from "./limits.ts";

export interface TokenSettings {
  readonly tokenUrl: string;
  /** The key that names one administration (koppelsleutel). */
  readonly clientKey: string;
  readonly grant: "clientkey" | "password";
  readonly clock: Clock;
  readonly budget: CallBudget;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** The administration's access token, kept in memory: there is nothing to renew it with but the key itself. */
export interface AccessToken {
  current(): ResultAsync<string, Failure>;
  /** Another than the one that the API has refused. */
  replace(refused: string): ResultAsync<string, Failure>;
}

interface Held {
  readonly token: string;
  readonly until: number;
}

/** A token with less left than this is not used any more, in milliseconds. */
const spare = 60_000;

const answerShape = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().catch(600) });

export function createAccessToken(settings: TokenSettings): AccessToken {
  const { clock } = settings;
  const http = createHttpClient({
    side: "ledger",
    clock,
    budget: settings.budget,
    fetch: settings.fetch,
    authorize: () => new ResultAsync(Promise.resolve(ok({}))),
    judge: (answer) => judgeToken(answer, clock),
  });
  let held: Held | null = null;
  let asking: Promise<Result<string, Failure>> | null = null;

  const ask = async (): Promise<Result<string, Failure>> => {
    const form = formOf(settings);
    if (form.isErr()) return err(form.error);
    const request: HttpRequest = {
      method: "POST",
      url: new URL(settings.tokenUrl),
      headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
      body: form.value,
      lane: tokenLane,
      writes: false,
    };
    const asked = clock.now();
    const answer = (await http.send(request)).andThen((found) => parseJson("ledger", request, found, answerShape));
    return answer.map(({ access_token, expires_in }) => {
      held = { token: access_token, until: asked + expires_in * 1000 };
      return access_token;
    });
  };

  /** One at a time: all who ask meanwhile get its answer. */
  const fresh = (): Promise<Result<string, Failure>> => {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };

  const current = async (): Promise<Result<string, Failure>> =>
    held !== null && held.until - clock.now() > spare ? ok(held.token) : fresh();

  const replace = async (refused: string): Promise<Result<string, Failure>> => {
    if (held?.token === refused) held = null;
    return current();
  };

  return { current: () => new ResultAsync(current()), replace: (refused) => new ResultAsync(replace(refused)) };
}

function formOf({ grant, clientKey }: TokenSettings): Result<string, Failure> {
  if (grant === "clientkey")
    return ok(new URLSearchParams({ grant_type: "clientkey", clientkey: clientKey }).toString());
  const [, username, password] = /^([^:]+):(.+)$/s.exec(decoded(clientKey)) ?? [];
  if (username === undefined || password === undefined) return err(keyRefused("base64"));
  return ok(new URLSearchParams({ grant_type: "password", username, password }).toString());
}

function decoded(key: string): string {
  try {
    return atob(key);
  } catch {
    return "";
  }
}

const claims = z.object({ scopes: z.array(z.string()) });

/** What a token says of itself, unverified: good for a warning, never for a decision. Null where it says nothing that can be read. */
export function scopesOf(token: string): readonly string[] | null {
  const payload = token.split(".")[1]?.replaceAll("-", "+").replaceAll("_", "/");
  const read = claims.safeParse(payload === undefined ? undefined : jsonOf(decoded(payload)));
  return read.success ? read.data.scopes : null;
}

const keyRefused = (detail: string): Failure =>
  notDone(problem("ledger.client-key-refused", "ledger.clientKey", { detail }));

/** Whatever goes wrong with a token, the call that needed it was not made. */
function judgeToken(answer: HttpAnswer, clock: Clock): Failure | undefined {
  const { status, text } = answer;
  if (status >= 200 && status < 300) return undefined;
  if (status === 429) return limited("ledger", waitUntil(answer, clock));
  if (status >= 400 && status < 500 && status !== 408) {
    return errorBodyOf(text)?.text.match(/subscription/i) == null
      ? keyRefused(`HTTP ${status}`)
      : subscriptionRefused(`HTTP ${status}`);
  }
  return unreachable("ledger", `HTTP ${status}`);
}

export const subscriptionRefused = (detail: string): Failure =>
  notDone(problem("ledger.subscription-key-refused", "ledger.subscriptionKey", { detail }));

export const tokenRefused = (): Failure => keyRefused("HTTP 401");
