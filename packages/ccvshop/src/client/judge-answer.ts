import { type CallBudget, type Clock, type Failure, notDone, problem } from "@boekbrug/core";
import { type HttpAnswer, type HttpRequest, jsonOf, limited, redact, unreachable } from "@boekbrug/http";
import { isRecord, resourceOf } from "./paths.ts";
import { errorBody } from "./schemas.ts";

const limitCodes = new Set(["429.10", "429.11", "500.10"]);

/** Codes with a published meaning: all of them say that the request itself is wrong, whatever the status. */
const refusalCodes = new Set(
  [
    "404.20 405.10",
    "500.20 500.21 500.22 500.23 500.24 500.25 500.40 500.50 500.60 500.70 500.80 500.90",
    "501.10 501.20 501.30",
  ].flatMap((line) => line.split(" ")),
);

/** Words in an unexplained error that speak of keys and rights. */
const rightsWords =
  /x-(public|hash|date)|\bhash\b|signature|api.?key|public key|unauthori[sz]ed|authenti|permission|forbidden|denied/i;

/** What is said of one order may name its customer, and so may a page that is no answer of the API: neither is repeated. */
const ofOneOrder = /\/orders\/[^/]/;

const waitSeconds = 60;

/**
 * What an answer means. Success and a record that is not there give undefined: the caller looks at the status. The vendor's codes decide, not the
 * class of the status: many mistakes of the caller come as HTTP 500. Reaching a limit is told to the budget too.
 */
export function judgeAnswer(
  answer: HttpAnswer,
  request: HttpRequest,
  { clock, budget }: { readonly clock: Clock; readonly budget: CallBudget },
): Failure | undefined {
  if (answer.status < 400) return undefined;
  const { code, words, isJson } = errorOf(answer.text);
  if (answer.status === 429 || limitCodes.has(code)) {
    const until = clock.now() + retryAfter(answer) * 1000;
    budget.exhausted(request.lane, until);
    return limited("shop", until);
  }
  const path = request.url.pathname;
  const told = isJson && !ofOneOrder.test(path) ? words : "";
  if (refusalCodes.has(code)) return refused(`${code} ${told}`);
  if (isMissing(answer.status)) return isRecord(path) ? undefined : missingList(answer, path, isJson);
  if (answer.status === 401) return notAuthorised("HTTP 401");
  if (answer.status === 403) return permissionMissing(resourceOf(path));
  if (answer.status >= 500 && rightsWords.test(words)) return notAuthorised(`HTTP ${answer.status}`);
  if (answer.status >= 500 && !isJson) return unreachable("shop", `HTTP ${answer.status}`);
  return refused(`HTTP ${answer.status} ${code} ${told}`);
}

/** Statuses of a record that is no longer there. */
export const isMissing = (status: number): boolean => status === 404 || status === 410;

/** A list that is not there: a resource that the key may not see, or another server than the shop's. */
const missingList = (answer: HttpAnswer, path: string, isJson: boolean): Failure =>
  isJson || answer.headers.has("x-hash")
    ? permissionMissing(resourceOf(path))
    : unreachable("shop", `HTTP ${answer.status}`);

function errorOf(body: string): { code: string; words: string; isJson: boolean } {
  const read = errorBody.safeParse(jsonOf(body));
  if (!read.success) return { code: "", words: redact(body.replace(/<[^>]*>/g, " ")), isJson: false };
  return { code: read.data.code ?? "", words: redact(read.data.developermessage ?? ""), isJson: true };
}

function retryAfter(answer: HttpAnswer): number {
  const said = answer.headers.get("retry-after") ?? "";
  return /^\d{1,5}$/.test(said) ? Number(said) : waitSeconds;
}

export const permissionMissing = (what: string): Failure =>
  notDone(problem("shop.permission-missing", "shop", { what }));

export const notAuthorised = (detail: string): Failure =>
  notDone(problem("shop.not-authorised", "shop.secret", { detail }));

const refused = (detail: string): Failure =>
  notDone(problem("shop.refused", "shop", { detail: detail.replace(/\s+/g, " ").trim() }));
