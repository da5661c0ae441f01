import { type CallBudget, type Clock, type Failure, notDone, type Problem, problem, type Text } from "@boekbrug/core";
import { cutOff, type HttpAnswer, type HttpRequest, isWrite, limited, redact, undecided } from "@boekbrug/http";
import { errorTextOf } from "./error-text.ts";
import { type CodeOf, knownRefusal } from "./known-refusals.ts";
import { noteLimits, waitUntil } from "./limit-headers.ts";
import { scopeOf } from "./scopes.ts";

export interface Judgement {
  readonly clock: Clock;
  readonly budget: CallBudget;
  readonly division: number;
  readonly accountCode: CodeOf;
  readonly itemCode: CodeOf;
}

/** How long a block for too many errors lasts at first, in milliseconds. */
const velocityBlock = 3_600_000;

/** After too many errors within the hour the endpoint is closed for us; the words are not documented. */
const tooManyErrors = /error velocity|key blocked|too many errors|te veel fouten/i;

/**
 * What an answer of the API means. Undefined is a success, and also 401: the caller then looks at the token.
 *
 * A 500 with Exact's own error text is a refusal: surely not done. Any other 5xx leaves a write in doubt.
 */
export function judgeAnswer(answer: HttpAnswer, request: HttpRequest, judgement: Judgement): Failure | undefined {
  const { status } = answer;
  noteLimits(answer, judgement.budget);
  if (status === 401) return undefined;
  if (status >= 200 && status < 300) return cutOff("ledger", answer, request);
  const text = errorTextOf(answer.text);
  if (status === 429) return limited("ledger", waitUntil(answer, judgement.clock));
  if (status < 500 && tooManyErrors.test(answer.text)) {
    return limited("ledger", judgement.clock.now() + velocityBlock);
  }
  if (status === 403) return forbidden(answer, request, judgement, text);
  if (status === 408 || (status >= 500 && (status !== 500 || text === undefined))) {
    return undecided("ledger", answer, request);
  }
  return refusal(status, text, request, judgement);
}

function refusal(status: number, text: string | undefined, request: HttpRequest, judgement: Judgement): Failure {
  const known = text === undefined ? undefined : knownRefusal(text, request.body, judgement);
  if (known !== undefined && isWrite(request)) return notDone(known);
  const detail = text === undefined ? `HTTP ${status}` : redact(text, request);
  return notDone(problem("ledger.refused", "ledger", { detail }));
}

/** What the vendor names as the reason of a 403. The rest is about this one resource. */
function forbidden(
  answer: HttpAnswer,
  request: HttpRequest,
  { division }: Judgement,
  text: string | undefined,
): Failure {
  const reason = answer.headers.get("reason")?.trim() ?? "";
  const why = reasonOfForbidding(reason, division);
  if (why !== undefined) return notDone(why);
  const aboutDivision = reason === "" ? /wrong division/i.test(text ?? "") : /^NoDivisionAccess$/i.test(reason);
  // A setting to change when it is read; in the middle of the writing a right that went away.
  if (aboutDivision && !isWrite(request)) {
    return notDone(problem("ledger.administration-unknown", "ledger.division", { division, available: "-" }));
  }
  const scope = scopeOf(request.url.pathname);
  if (reason === "" && !aboutDivision && scope !== undefined) {
    return notDone(problem("ledger.resource-forbidden", "ledger", scope));
  }
  const detail = /^\w{1,40}$/.test(reason) ? reason : redact(text ?? "HTTP 403", request);
  return notDone(problem("ledger.no-rights", "ledger", { detail }));
}

function reasonOfForbidding(reason: string, division: number): Problem | undefined {
  switch (reason.toLowerCase()) {
    case "blockeduser":
    case "inactiveuser":
      return problem("ledger.user-blocked", "ledger", { detail: reason });
    case "blockedcustomer":
    case "licenseexpired":
      return problem("ledger.licence-expired", "ledger", { detail: reason });
    case "divisionblocked":
      return problem("ledger.administration-closed", "ledger.division", { division, why: blockedNow });
    default:
      return undefined;
  }
}

const blockedNow: Text = { nl: "zij is geblokkeerd", en: "it is blocked" };
