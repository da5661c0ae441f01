import { type CallBudget, type Clock, type Failure, notDone, problem } from "@boekbrug/core";
import { cutOff, type HttpAnswer, type HttpRequest, isWrite, limited, redact, undecided } from "@boekbrug/http";
import { type ErrorBody, errorBodyOf } from "./error-body.ts";
import { knownRefusal } from "./known-refusals.ts";
import { noteLimits, waitUntil } from "./limit-headers.ts";
import { scopeOf } from "./scope-of.ts";

export interface Judgement {
  readonly clock: Clock;
  readonly budget: CallBudget;
  readonly administration: string;
}

/** Only these prove that nothing was done; after any other a write may have been. */
const refusing = new Set([400, 401, 402, 403, 404, 422, 429]);

/**
 * What an answer of the API means. Undefined is a success, and also a refusal that its caller reads: a token that is not good (401), a record that is not there (404 to a reading
 * request) and fields that are refused (422 to a writing one).
 */
export function judgeAnswer(answer: HttpAnswer, request: HttpRequest, judgement: Judgement): Failure | undefined {
  const { status } = answer;
  noteLimits(answer, judgement.budget, judgement.clock);
  if (status >= 200 && status < 300) return cutOff("ledger", answer, request);
  if (status === 429) return limited("ledger", waitUntil(answer, judgement.clock));
  if (!refusing.has(status)) return undecided("ledger", answer, request);
  const told = errorBodyOf(answer.text);
  if (status === 401) return undefined;
  if (status === 402) return notDone(problem("ledger.plan-limit", "ledger"));
  if (status === 403) {
    const scope = scopeOf(request.url.pathname, isWrite(request));
    if (scope !== undefined) return notDone(problem("ledger.resource-forbidden", "ledger", scope));
    const detail = redact(told?.text ?? "HTTP 403", request);
    return notDone(problem("ledger.no-rights", "ledger.token", { detail }));
  }
  if (status === 404 && isAbout(told, "administration_id")) {
    const { administration } = judgement;
    const unknown = problem("ledger.administration-unknown", "ledger.administration", {
      division: administration,
      available: "-",
    });
    return isWrite(request) ? refusal(status, told, request) : notDone(unknown);
  }
  if (told !== undefined && (isWrite(request) ? status === 422 : status === 404)) return undefined;
  return refusal(status, told, request);
}

const isAbout = (told: ErrorBody | undefined, name: string): boolean =>
  told?.complaints.some(({ field }) => field === name) === true;

/** Surely not done, in as many words as are known. */
export function refusal(status: number, told: ErrorBody | undefined, request: HttpRequest): Failure {
  const known = isWrite(request) ? knownRefusal(told?.complaints ?? [], request.body) : undefined;
  if (known !== undefined) return notDone(known);
  const detail = told === undefined ? `HTTP ${status}` : redact(told.text, request);
  return notDone(problem("ledger.refused", "ledger", { detail }));
}
