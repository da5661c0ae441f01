import {
  type Clock,
  type Failure,
  instantOf,
  notDone,
  type ProblemParameter,
  problem,
  type Text,
} from "@boekbrug/core";
import { type HttpAnswer, jsonOf, limited, type TokenAnswer, unreachable } from "@boekbrug/http";
import * as z from "zod";
import { waitUntil } from "./limit-headers.ts";

const tokenBody = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  /** The vendor sends a text. */
  expires_in: z.coerce.number().int().positive().catch(600),
});

const errorBody = z.object({ error: z.string().optional(), error_description: z.string().optional() });

/** How long after a token was issued the next may be asked for, in milliseconds: 30 seconds before its end, second 570 of 600. */
const earliestRenewal = 570_000;

export interface ReadingTokens {
  readonly clock: Clock;
  /** What asks a person to give access again. */
  readonly loginRequired: (detail: ProblemParameter) => Failure;
  /** Whether it was a person's code that was sent, and not a refresh token. */
  readonly byCode: boolean;
}

/**
 * What an answer of the token endpoint means. Tokens are taken from any answer that carries them, since the vendor has been seen to issue them
 * with a limit. The refusal's own words never leave this function: only a fixed word for it does.
 *
 * `sentAt`: when the request left, in epoch milliseconds; the tokens expire counted from there.
 */
export function readTokenAnswer(answer: HttpAnswer, sentAt: number, reading: ReadingTokens): TokenAnswer {
  const { clock, loginRequired } = reading;
  const found = tokenBody.safeParse(jsonOf(answer.text));
  if (found.success) {
    const { access_token: accessToken, refresh_token: refreshToken, expires_in: lifetime } = found.data;
    const expiresAt = instantOf(sentAt + lifetime * 1000);
    return { kind: "tokens", tokens: { accessToken, refreshToken, issuedAt: instantOf(clock.now()), expiresAt } };
  }
  const { status } = answer;
  if (status === 429) return { kind: "refused", failure: limited("ledger", waitUntil(answer, clock)) };
  if ((status >= 200 && status < 300) || status === 408 || status >= 500) {
    return { kind: "lost", failure: unreachable("ledger", `token: HTTP ${status}`) };
  }
  if (/not expired/i.test(answer.text)) return { kind: "too-early", until: clock.now() + earliestRenewal };
  if (status === 404 || status === 405) {
    return { kind: "refused", failure: unreachable("ledger", `token: HTTP ${status}`) };
  }
  if (codeOf(answer) === "invalid_client") {
    return { kind: "refused", failure: notDone(problem("ledger.app-unknown", "ledger.clientSecret")) };
  }
  return { kind: "refused", failure: loginRequired(reading.byCode ? codeRefused(answer) : reasonOf(answer)) };
}

/** Whoever logs in as the same user with the same app ends the chain of tokens that was there. */
const replaced: Text = {
  nl: "old refresh token used: de log-in is vervangen. Is dezelfde gebruiker nog eens met deze app gekoppeld, of is een oude kopie van de database in gebruik? Geef elke koppeling een eigen gebruiker",
  en: "old refresh token used: the log-in was replaced. Was the same user connected with this app once more, or is an old copy of the database in use? Give each connection a user of its own",
};

const reasons: readonly (readonly [RegExp, ProblemParameter])[] = [
  [/old refresh token/i, replaced],
  [/refresh token expired/i, "refresh token expired"],
  [/chainid/i, "token chain broken"],
  [/user is not active/i, "user not active"],
];

function reasonOf(answer: HttpAnswer): ProblemParameter {
  return reasons.find(([pattern]) => pattern.test(answer.text))?.[1] ?? codeOf(answer);
}

function codeRefused(answer: HttpAnswer): Text {
  const code = codeOf(answer);
  return {
    nl: `${code}: de code is drie minuten goed en één keer, en de redirect-URI moet precies zo bij de app staan`,
    en: `${code}: the code is good for three minutes and for one use, and the redirect URI must stand just so with the app`,
  };
}

/** The refusal's code, else its status. */
function codeOf(answer: HttpAnswer): string {
  const found = errorBody.safeParse(jsonOf(answer.text));
  const code = found.success ? (found.data.error ?? "") : "";
  return /^[a-z_]{1,40}$/.test(code) ? code : `HTTP ${answer.status}`;
}
