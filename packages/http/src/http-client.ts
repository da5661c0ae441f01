import {
  type CallBudget,
  type Clock,
  type Failure,
  instantOf,
  maybeDone,
  notDone,
  type ProblemCode,
  problem,
  problemKind,
} from "@boekbrug/core";
import ky from "ky";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import { errorCode } from "./error-code.ts";

/** Which vendor is called; decides the codes of the problems. */
export type Side = "shop" | "ledger" | "registry";

const codes = {
  shop: { unreachable: "shop.unreachable", limit: "shop.limit", malformed: "shop.malformed" },
  ledger: { unreachable: "ledger.unreachable", limit: "ledger.limit", malformed: "ledger.malformed" },
  registry: { unreachable: "registry.unreachable", limit: "registry.limit", malformed: "registry.malformed" },
} as const satisfies Record<Side, Record<string, ProblemCode>>;

export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Absolute. Exactly this path and query is sent. */
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** Exactly this text is sent. */
  readonly body?: string;
  /** What the vendor counts together for its limits. */
  readonly lane: string;
  /** Epoch milliseconds after which the request is not sent any more, but fails as not done. */
  readonly notAfter?: number | undefined;
  /** True where the request changes something at the vendor. Default: every method but GET. */
  readonly writes?: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface HttpSettings {
  readonly side: Side;
  readonly clock: Clock;
  readonly budget: CallBudget;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds before an answer counts as lost. Default 30,000. */
  readonly timeout?: number | undefined;
  /** How often a reading request is made in all when it fails for a passing reason. Default 3; a write is made once: whoever wrote down the intent must know. */
  readonly attempts?: number | undefined;
  /** The longest wait for a limit, in milliseconds; a longer one is told to the caller. Default 65,000. */
  readonly longestWait?: number | undefined;
  /** Headers made anew for each attempt: signature, token. */
  readonly authorize: (request: HttpRequest) => ResultAsync<Readonly<Record<string, string>>, Failure>;
  /** What the vendor says in an answer: undefined when it is a success. Also the place to read limit headers. */
  readonly judge: (answer: HttpAnswer, request: HttpRequest) => Failure | undefined;
}

export interface HttpClient {
  /** Makes the request; what surely was not done for a passing reason is tried again, nothing else. */
  send(request: HttpRequest): ResultAsync<HttpAnswer, Failure>;
}

/** HTTP for an adapter: pacing, authorisation, time-out, and failures that say whether a write may have happened. */
export function createHttpClient(settings: HttpSettings): HttpClient {
  return { send: (request) => new ResultAsync(sendWithRetries(settings, request)) };
}

async function sendWithRetries(settings: HttpSettings, request: HttpRequest): Promise<Result<HttpAnswer, Failure>> {
  const attempts = isWrite(request) ? 1 : (settings.attempts ?? 3);
  for (let attempt = 1; ; attempt += 1) {
    const answer = await sendOnce(settings, request);
    if (answer.isOk() || attempt >= attempts) return answer;
    const pause = pauseBefore(settings, answer.error, attempt);
    if (pause === undefined) return answer;
    await settings.clock.sleep(pause);
  }
}

/** How long to wait before trying again, or undefined when that would be wrong or of no use. */
function pauseBefore(settings: HttpSettings, failure: Failure, attempt: number): number | undefined {
  const kind = problemKind(failure.problem.code);
  if (failure.outcome !== "not-done" || (kind !== "outage" && kind !== "limit")) return undefined;
  if (failure.notBefore === undefined) return 500 * 4 ** (attempt - 1);
  const wait = Date.parse(failure.notBefore) - settings.clock.now();
  return wait <= (settings.longestWait ?? 65_000) ? Math.max(wait, 0) + 250 : undefined;
}

async function sendOnce(settings: HttpSettings, request: HttpRequest): Promise<Result<HttpAnswer, Failure>> {
  const allowed = await settings.budget.take(request.lane);
  if (allowed.isErr()) return err(allowed.error);
  const authorisation = await settings.authorize(request);
  if (authorisation.isErr()) return err(authorisation.error);
  if (isLapsed(request, settings.clock.now())) return err(tooLate(settings.side));
  const answer = await exchange(settings, request, authorisation.value);
  if (answer.isErr()) return answer;
  if (answer.value.status >= 300 && answer.value.status < 400) return err(moved(settings.side, answer.value));
  const failure = settings.judge(answer.value, request);
  return failure === undefined ? answer : err(failure);
}

/** A moment to be kept is never further away than this. */
const longestLead = 60_000;

/** Too late, or the clock was set back since the moment was given: then nobody knows how late it is. */
const isLapsed = ({ notAfter }: HttpRequest, now: number): boolean =>
  notAfter !== undefined && (now > notAfter || notAfter - now > longestLead);

/** The one place where the network is touched and where its exceptions become values. */
async function exchange(
  settings: HttpSettings,
  request: HttpRequest,
  authorisation: Readonly<Record<string, string>>,
): Promise<Result<HttpAnswer, Failure>> {
  const timeout = settings.timeout ?? 30_000;
  try {
    const response = await ky(request.url.href, {
      method: request.method,
      headers: { ...request.headers, ...authorisation },
      ...(request.body === undefined ? {} : { body: request.body }),
      ...(settings.fetch === undefined ? {} : { fetch: settings.fetch }),
      retry: 0,
      timeout,
      // The head may come in time and the body not at all.
      signal: AbortSignal.timeout(timeout),
      throwHttpErrors: false,
      redirect: "manual",
    });
    return ok({ status: response.status, headers: response.headers, text: await response.text() });
  } catch (error) {
    return err(networkFailure(settings.side, request, error));
  }
}

/** Codes of errors that happen before anything is sent. */
const beforeSending = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);

function networkFailure(side: Side, request: HttpRequest, error: unknown): Failure {
  const code = isTimeout(error) ? "timeout" : errorCode(error);
  return isWrite(request) && !beforeSending.has(code) ? lostAnswer(code) : unreachable(side, code);
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === "TimeoutError";

export const isWrite = (request: HttpRequest): boolean => request.writes ?? request.method !== "GET";

/** Nothing was done; trying later may help. */
export const unreachable = (side: Side, detail: string): Failure =>
  notDone(problem(codes[side].unreachable, side, { detail }));

/** A write may have been done. */
export const lostAnswer = (detail: string): Failure => maybeDone(problem("ledger.answer-lost", "ledger", { detail }));

/** An answer that cannot be understood: after a write the work may have been done. */
export function malformed(side: Side, request: HttpRequest, detail: string): Failure {
  if (isWrite(request)) return lostAnswer(detail);
  return notDone(problem(codes[side].malformed, side, { detail }));
}

/** An answer that does not say whether the vendor did anything: an outage, or what stands in between. */
export const undecided = (side: Side, { status }: HttpAnswer, request: HttpRequest): Failure =>
  isWrite(request) ? lostAnswer(`HTTP ${status}`) : unreachable(side, `HTTP ${status}`);

/** The vendor's limit is reached; `until` in epoch milliseconds where it is known. */
export const limited = (side: Side, until?: number): Failure =>
  notDone(
    problem(codes[side].limit, side),
    until === undefined ? undefined : instantOf(Math.ceil(until / 1000) * 1000),
  );

const tooLate = (side: Side): Failure => notDone(problem("run.lapsed", side));

function moved(side: Side, answer: HttpAnswer): Failure {
  const target = answer.headers.get("location") ?? "";
  const host = URL.canParse(target) ? new URL(target).host : "?";
  return unreachable(side, `HTTP ${answer.status} → ${host}`);
}
