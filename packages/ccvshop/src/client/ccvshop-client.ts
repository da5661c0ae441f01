import { type CallBudget, type Clock, type Failure, maybeDone, notDone, problem } from "@boekbrug/core";
import {
  createCallBudget,
  createHttpClient,
  type HttpAnswer,
  type HttpRequest,
  jsonOf,
  malformed,
  parseJson,
} from "@boekbrug/http";
import { err, errAsync, ok, okAsync, ResultAsync } from "neverthrow";
import { diagnose, isDoubtful } from "./diagnose.ts";
import { isMissing, judgeAnswer } from "./judge-answer.ts";
import { apiPath, isRecord, localPath, resourceOf, withoutSize } from "./paths.ts";
import { collection } from "./schemas.ts";
import { createSigner, type Keys, type Signer } from "./sign.ts";

export interface ClientSettings extends Keys {
  readonly baseUrl: string;
  readonly timeoutSeconds?: number | undefined;
  readonly requireSignedAnswers?: boolean | undefined;
  /** Two letters: texts that the shop has in several languages come in this one. Default the shop's own. */
  readonly language?: string | undefined;
}

export interface ClientPorts {
  readonly clock: Clock;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Where several processes share a shop's limits; default: this process alone. */
  readonly budget?: CallBudget | undefined;
}

/** One page of a list. */
export interface Page {
  readonly items: readonly unknown[];
  /** Path and query of the next page, or null on the last. */
  readonly next: string | null;
  /** How many entries the shop puts on a page, where it says so. */
  readonly size: number | null;
}

/** The shop's API, in the shop's language. Every answer is verified before it is looked at. */
export interface CcvShopClient {
  /** One record or object; null when it is not there. */
  record(path: string): ResultAsync<unknown, Failure>;
  page(path: string): ResultAsync<Page, Failure>;
  /** All entries of a list, page after page. */
  all(path: string): ResultAsync<readonly unknown[], Failure>;
  /** Changes something in the shop; nothing of the answer is read. Deleting what is not there is no failure. */
  write(method: "POST" | "PATCH" | "DELETE", path: string, body?: object): ResultAsync<void, Failure>;
}

const mistake = (request: HttpRequest, detail: string) => errAsync(malformed("shop", request, detail));

/** Failures of which a second look may be all it takes: a damaged answer. */
const damaged = new Set<string>(["shop.malformed", "shop.signature-invalid"]);

export function createCcvShopClient(settings: ClientSettings, { clock, fetch, budget }: ClientPorts): CcvShopClient {
  const signer = createSigner(settings);
  const calls = budget ?? createShopBudget(clock);
  let sizeRefused = false;
  const http = createHttpClient({
    side: "shop",
    clock,
    budget: calls,
    fetch,
    timeout: settings.timeoutSeconds === undefined ? undefined : settings.timeoutSeconds * 1000,
    authorize: ({ method, url, body }) =>
      ResultAsync.fromSafePromise(signer.headers(method, url.pathname + url.search, body ?? "", clock.now())),
    judge: (answer, request) => judgeAnswer(answer, request, { clock, budget: calls }),
  });
  const requestOf = (path: string): HttpRequest => ({
    method: "GET",
    url: new URL(path, settings.baseUrl),
    headers: {
      accept: "application/json",
      ...(settings.language === undefined ? {} : { "accept-language": settings.language }),
    },
    lane: `GET ${resourceOf(path)}`,
  });

  /** Sends, verifies, reads; a damaged answer is asked for once more. */
  const get = <T>(
    path: string,
    read: (answer: HttpAnswer, request: HttpRequest) => ResultAsync<T, Failure>,
  ): ResultAsync<T, Failure> => {
    const request = requestOf(path);
    const attempt = () =>
      http
        .send(request)
        .andThen((answer) => verify(signer, settings, request, answer))
        .andThen((answer) => read(answer, request));
    return attempt().orElse((failure) => (damaged.has(failure.problem.code) ? attempt() : errAsync(failure)));
  };

  const pageOnce = (path: string): ResultAsync<Page, Failure> => get(path, readPage);
  const allBy = (path: string, reader: typeof pageOnce, seen: readonly string[] = []) =>
    reader(path).andThen(({ items, next }): ResultAsync<readonly unknown[], Failure> => {
      if (next === null) return okAsync(items);
      if (seen.includes(next)) return mistake(requestOf(path), "next");
      return allBy(next, reader, [...seen, next]).map((rest) => [...items, ...rest]);
    });

  const explained = (failure: Failure, path: string): ResultAsync<never, Failure> =>
    isDoubtful(failure)
      ? ResultAsync.fromSafePromise(allBy(apiPath(""), pageOnce)).andThen((rights) =>
          err(diagnose(failure, resourceOf(path), rights)),
        )
      : errAsync(failure);

  const write: CcvShopClient["write"] = (method, path, body) => {
    const request: HttpRequest = {
      ...requestOf(path),
      method,
      lane: `${method} ${resourceOf(path)}`,
      headers: { accept: "application/json", "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    return http
      .send(request)
      .andThen((answer) => verify(signer, settings, request, answer))
      .map(() => undefined)
      .mapErr(ofTheShop);
  };

  /** A shop that finds our page size too big gets to choose its own, from then on. */
  const sized = (path: string): ResultAsync<Page, Failure> =>
    pageOnce(sizeRefused ? withoutSize(path) : path).orElse((failure) => {
      const tooBig = String(failure.problem.parameters.detail ?? "").startsWith("500.80");
      if (!tooBig || sizeRefused) return errAsync(failure);
      sizeRefused = true;
      return pageOnce(withoutSize(path));
    });

  const page = (path: string) => sized(path).orElse((failure) => explained(failure, path));
  return {
    page,
    all: (path) => allBy(path, page),
    write: (method, path, body) => write(method, path, body).orElse((failure) => explained(failure, path)),
    record: (path) => get(path, readRecord).orElse((failure) => explained(failure, path)),
  };
}

/** The shop's limits: per method and resource, in any minute. */
export const createShopBudget = (clock: Clock): CallBudget =>
  createCallBudget("shop", clock, [
    { applies: (lane) => lane.startsWith("GET "), calls: 150, seconds: 60, shared: false },
    { applies: (lane) => !lane.startsWith("GET "), calls: 100, seconds: 60, shared: false },
  ]);

/** Success must carry the shop's signature over exactly this request and answer. A record that is gone is judged by its status alone. */
function verify(
  signer: Signer,
  { requireSignedAnswers = true }: ClientSettings,
  { method, url }: HttpRequest,
  answer: HttpAnswer,
): ResultAsync<HttpAnswer, Failure> {
  if (answer.status >= 400) return okAsync(answer);
  const date = answer.headers.get("x-date");
  const hash = answer.headers.get("x-hash");
  if (hash === null && !requireSignedAnswers) return okAsync(answer);
  if (hash === null || date === null) return errAsync(unsigned());
  const parts = { method, pathAndQuery: url.pathname + url.search, body: answer.text, date };
  return ResultAsync.fromSafePromise(signer.verify(parts, hash)).andThen((good) =>
    good ? ok(answer) : err(unsigned()),
  );
}

/** A lost answer of the shop, not of the bookkeeping. */
const ofTheShop = (failure: Failure): Failure =>
  failure.outcome === "unknown"
    ? maybeDone(problem("shop.unreachable", "shop", { detail: failure.problem.parameters.detail ?? "" }))
    : failure;

const unsigned = (): Failure => notDone(problem("shop.signature-invalid", "shop"));

function readPage(answer: HttpAnswer, request: HttpRequest): ResultAsync<Page, Failure> {
  if (answer.text.trim() === "") return okAsync({ items: [], next: null, size: null });
  return parseJson("shop", request, answer, collection).asyncAndThen(({ items, next, size }) => {
    const following = next === null ? null : localPath(next);
    if (following === undefined) return mistake(request, "next");
    return okAsync({ items: items ?? [], next: following, size: size ?? null });
  });
}

function readRecord(answer: HttpAnswer, request: HttpRequest): ResultAsync<unknown, Failure> {
  if (isMissing(answer.status) && isRecord(request.url.pathname)) return okAsync(null);
  const json = jsonOf(answer.text);
  return typeof json === "object" && json !== null ? okAsync(json) : mistake(request, "JSON");
}
