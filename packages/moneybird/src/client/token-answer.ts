import { type Clock, type Failure, type Instant, instantOf, notDone, problem } from "@boekbrug/core";
import { type HttpAnswer, jsonOf, limited, type TokenAnswer, unreachable } from "@boekbrug/http";
import * as z from "zod";
import { waitUntil } from "./limit-headers.ts";

const tokenBody = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  expires_in: z.coerce.number().int().positive().nullish().catch(null),
});

const errorBody = z.object({ error: z.string() });

/** Until when a token is taken for good whose end is not told: the API's refusal says when it is not. */
const untold: Instant = "9999-12-31T00:00:00Z";

export interface ReadingTokens {
  readonly clock: Clock;
  /** What asks a person to give access again. */
  readonly loginRequired: (detail: string) => Failure;
}

/**
 * What an answer of the token endpoint means. The refusal's own words never leave this function: only its code does.
 *
 * `sentAt`: when the request left, in epoch milliseconds; `spent`: the refresh token that was sent, which stays good where the answer has no other.
 */
export function readTokenAnswer(
  answer: HttpAnswer,
  sentAt: number,
  spent: string,
  { clock, loginRequired }: ReadingTokens,
): TokenAnswer {
  const { status } = answer;
  const found = tokenBody.safeParse(jsonOf(answer.text));
  if (found.success && status < 300) {
    const { access_token: accessToken, refresh_token, expires_in: lifetime } = found.data;
    const expiresAt = lifetime == null ? untold : instantOf(sentAt + lifetime * 1000);
    const tokens = { accessToken, refreshToken: refresh_token ?? spent, issuedAt: instantOf(clock.now()), expiresAt };
    return { kind: "tokens", tokens };
  }
  if (status === 429) return { kind: "refused", failure: limited("ledger", waitUntil(answer, clock)) };
  if (status < 300 || status === 408 || status >= 500) {
    return { kind: "lost", failure: unreachable("ledger", `token: HTTP ${status}`) };
  }
  const code = codeOf(answer);
  if (code === "invalid_client")
    return { kind: "refused", failure: notDone(problem("ledger.app-unknown", "ledger.clientSecret")) };
  if (status === 404 || status === 405) {
    return { kind: "refused", failure: unreachable("ledger", `token: HTTP ${status}`) };
  }
  return { kind: "refused", failure: loginRequired(code) };
}

function codeOf({ text, status }: HttpAnswer): string {
  const code = errorBody.safeParse(jsonOf(text)).data?.error ?? "";
  return /^[a-z_]{1,40}$/.test(code) ? code : `HTTP ${status}`;
}
