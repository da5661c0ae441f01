import { type Failure, notDone, problem } from "@boekbrug/core";
import { type HttpAnswer, type HttpRequest, jsonOf, limited, malformed, unreachable } from "@boekbrug/http";
import { err, ok, type Result } from "neverthrow";
import { type AnswerBody, answerBody } from "./schemas.ts";

/** What VIES said: a verdict, or the word with which it refused one. */
export type Consultation =
  | { readonly valid: boolean; readonly consultationNumber: string | null }
  | { readonly refusal: string };

/** Words of a limit, which passes in seconds. */
const busyWords = new Set([
  "MS_MAX_CONCURRENT_REQ",
  "MS_MAX_CONCURRENT_REQ_TIME",
  "GLOBAL_MAX_CONCURRENT_REQ",
  "GLOBAL_MAX_CONCURRENT_REQ_TIME",
  "SERVER_BUSY",
]);

const busySeconds = 2;

/**
 * What an answer means. Only `valid` in a whole answer with status 200 and without any error word is a verdict. A failure is what may be tried
 * again at once (busy, broken) and a wrong requester; every other error word is a refusal.
 */
export function readAnswer(answer: HttpAnswer, request: HttpRequest, now: number): Result<Consultation, Failure> {
  const read = answerBody.safeParse(jsonOf(answer.text));
  const word = read.success ? errorWord(read.data) : undefined;
  if (word === "INVALID_REQUESTER_INFO") return err(requesterInvalid());
  if (answer.status === 429 || busyWords.has(word ?? "")) {
    return err(busy(word ?? "HTTP 429", now + waitSeconds(answer) * 1000));
  }
  if (word !== undefined) return ok({ refusal: word });
  if (answer.status >= 500) return err(unreachable("registry", `HTTP ${answer.status}`));
  if (answer.status !== 200) return ok({ refusal: `HTTP ${answer.status}` });
  if (!read.success) return err(malformed("registry", request, "JSON"));
  const { valid, requestIdentifier } = read.data;
  return typeof valid === "boolean"
    ? ok({ valid, consultationNumber: requestIdentifier })
    : err(malformed("registry", request, "valid"));
}

/** The error in an answer, whatever its form; undefined where there is none. VALID and INVALID that agree with the verdict are no errors. */
function errorWord({ valid, actionSucceed, errorWrappers, userError }: AnswerBody): string | undefined {
  const wrapped = errorWrappers ?? [];
  if (wrapped.length > 0 || actionSucceed === false) return tidy(wrapped[0]?.error ?? userError ?? "");
  const agreed = typeof valid === "boolean" ? (valid ? "VALID" : "INVALID") : undefined;
  const said = userError ?? "";
  return said === "" || said === agreed ? undefined : tidy(said);
}

/** Only words like VIES's own pass: a text from outside may hold anything. */
const tidy = (said: string): string => (/^[A-Z][A-Z_]{2,59}$/.test(said) ? said : "unexplained");

/** The limit as a failure that keeps the word of VIES. */
function busy(word: string, until: number): Failure {
  const failure = limited("registry", until);
  return { ...failure, problem: { ...failure.problem, parameters: { detail: word } } };
}

function waitSeconds(answer: HttpAnswer): number {
  const said = answer.headers.get("retry-after") ?? "";
  return /^\d{1,5}$/.test(said) ? Number(said) : busySeconds;
}

/** The seller's own number is not one that VIES knows: a mistake in the settings. */
export const requesterInvalid = (): Failure => notDone(problem("registry.requester-invalid", "registry.requester"));
