import { type Clock, type Failure, notDone, problem } from "@boekbrug/core";
import { cutOff, type HttpAnswer, type HttpRequest, isWrite, limited, redact, undecided } from "@boekbrug/http";
import { subscriptionRefused } from "./access-token.ts";
import { type ErrorBody, errorBodyOf } from "./error-body.ts";
import { knownRefusal } from "./known-refusals.ts";
import { waitUntil } from "./limits.ts";
import { scopeOf } from "./scopes.ts";

/** Only these prove that nothing was done; after any other a write may have been: a record can be there after a 504. */
const refusing = new Set([400, 401, 403, 404, 405, 415, 422, 429]);

/**
 * What an answer of the API means. Undefined is a success, and also what its caller deals with: a token that is refused (401), a record that is not there (404 to a
 * reading request), and a write that is refused (400).
 */
export function judgeAnswer(answer: HttpAnswer, request: HttpRequest, clock: Clock): Failure | undefined {
  const { status, text } = answer;
  if (status >= 200 && status < 300) return cutOff("ledger", answer, request);
  if (status === 429) return limited("ledger", waitUntil(answer, clock));
  if (!refusing.has(status)) return undecided("ledger", answer, request);
  const told = errorBodyOf(text);
  if (status === 401) return /subscription/i.test(told?.text ?? "") ? subscriptionRefused("HTTP 401") : undefined;
  if (status === 403 && (told?.codes.length ?? 0) === 0) {
    if (/quota/i.test(told?.text ?? "")) return limited("ledger", waitUntil(answer, clock));
    const scope = scopeOf(request);
    if (told === undefined && scope !== undefined) {
      return notDone(problem("ledger.resource-forbidden", "ledger.clientKey", scope));
    }
    const detail = redact(`${scope?.scope ?? "HTTP 403"} ${told?.text ?? ""}`.trim(), request);
    return notDone(problem("ledger.no-rights", "ledger.clientKey", { detail }));
  }
  if (status === (isWrite(request) ? 400 : 404)) return undefined;
  return refusal(status, told, request);
}

/** Surely not done, in as many words as are known. */
export function refusal(status: number, told: ErrorBody | undefined, request: HttpRequest): Failure {
  const known = knownRefusal(told?.codes ?? [], request.body);
  if (known !== undefined) return notDone(known);
  const detail = told === undefined ? `HTTP ${status}` : redact(told.text, request);
  return notDone(problem("ledger.refused", "ledger", { detail }));
}
