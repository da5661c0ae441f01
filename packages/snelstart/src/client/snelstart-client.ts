import type { CallBudget, Clock, Failure, Json, WriteStep } from "@boekbrug/core";
import { createHttpClient, type HttpAnswer, type HttpRequest, malformed, parseJson } from "@boekbrug/http";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import { createAccessToken, scopesOf, tokenRefused } from "./access-token.ts";
import { errorBodyOf } from "./error-body.ts";
import { judgeAnswer, refusal } from "./judge-answer.ts";
import { lane } from "./limits.ts";

export interface ClientSettings {
  readonly clock: Clock;
  readonly budget: CallBudget;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly tokenUrl: string;
  readonly clientKey: string;
  readonly grant: "clientkey" | "password";
  readonly subscriptionKey: string;
}

/** A write that was made, or refused, with SnelStart's own codes or without a word: then surely nothing was done. */
export type Written<Row> =
  | { readonly kind: "done"; readonly row: Row }
  | { readonly kind: "refused"; readonly codes: readonly string[]; readonly failure: Failure };

/** The SnelStart API; paths begin with the resource: `relaties`. */
export interface SnelStartClient {
  /** One record, whatever it is; null where it is not there. */
  find<S extends z.ZodType>(path: string, schema: S): ResultAsync<z.infer<S> | null, Failure>;
  /** A list that has no pages, and takes no filter. */
  all<S extends z.ZodType>(path: string, schema: S): ResultAsync<z.infer<S>[], Failure>;
  /** Every row of a list, page after page of 500 or as many as said. The filter may be passed over: whoever asks looks at the rows again. */
  list<S extends z.ZodType>(
    path: string,
    schema: S,
    filter?: string,
    pageSize?: number,
  ): ResultAsync<z.infer<S>[], Failure>;
  /** Makes a write, once. An answer that cannot be read leaves in doubt whether it was made. */
  write<S extends z.ZodType>(
    request: WriteStep["request"],
    schema: S,
    notAfter: number | undefined,
  ): ResultAsync<Written<z.infer<S>>, Failure>;
  /** What the access token says that the client key may do; null where it does not say. */
  scopes(): ResultAsync<readonly string[] | null, Failure>;
  /** Waits until a call can be made at once. */
  ready(): ResultAsync<void, Failure>;
}

/** Most rows in one answer. */
const mostRows = 500;

/** More pages than any list here can have: a chain that does not end. */
const mostPages = 1_000;

export function createSnelStartClient(settings: ClientSettings): SnelStartClient {
  const { send, ready, scopes } = createSender(settings);
  const address = (path: string): URL => new URL(`${settings.baseUrl}/${path}`);
  const reading = (path: string, query: Readonly<Record<string, string>> = {}): HttpRequest => {
    const url = address(path);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return { method: "GET", url, headers: { Accept: "application/json" }, lane };
  };
  const sending = (method: WriteStep["request"]["method"], path: string, body: Json): HttpRequest => ({
    method,
    url: address(path),
    headers: { Accept: "application/json", "Content-Type": "application/json" },
    body: JSON.stringify(body),
    lane,
  });

  const find = async <S extends z.ZodType>(path: string, schema: S): Promise<Result<z.infer<S> | null, Failure>> => {
    const request = reading(path);
    return (await send(request)).andThen(
      (answer): Result<z.infer<S> | null, Failure> =>
        answer.status === 404 ? ok(null) : parseJson("ledger", request, answer, schema),
    );
  };

  const page = async <S extends z.ZodType>(request: HttpRequest, schema: S): Promise<Result<z.infer<S>[], Failure>> =>
    (await send(request)).andThen((answer) =>
      answer.status === 404
        ? err(refusal(404, errorBodyOf(answer.text), request))
        : parseJson("ledger", request, answer, z.array(schema)),
    );

  const list = async <S extends z.ZodType>(
    path: string,
    schema: S,
    filter: string | undefined,
    pageSize = mostRows,
  ): Promise<Result<z.infer<S>[], Failure>> => {
    const rows: z.infer<S>[] = [];
    for (let read = 0; read < mostPages; read += 1) {
      const places = { $top: String(pageSize), $skip: String(read * pageSize) };
      const found = await page(reading(path, filter === undefined ? places : { $filter: filter, ...places }), schema);
      if (found.isErr()) return err(found.error);
      rows.push(...found.value);
      if (found.value.length < pageSize) return ok(rows);
    }
    return err(malformed("ledger", reading(path), "$skip"));
  };

  return {
    find: (path, schema) => new ResultAsync(find(path, schema)),
    all: (path, schema) => new ResultAsync(page(reading(path), schema)),
    list: (path, schema, filter, pageSize) => new ResultAsync(list(path, schema, filter, pageSize)),
    write: ({ method, path, body }, schema, notAfter) => {
      const request = { ...sending(method, path, body), notAfter };
      return new ResultAsync(send(request)).andThen((answer) => readWritten(request, answer, schema));
    },
    scopes,
    ready: () => settings.budget.ready(lane).andThen(ready),
  };
}

/** Sends with the access token; a refused token is replaced once, since a refused call was surely not done. */
function createSender(settings: ClientSettings) {
  const { clock, budget, fetch } = settings;
  const token = createAccessToken(settings);
  const used = new WeakMap<HttpRequest, string>();
  const http = createHttpClient({
    side: "ledger",
    clock,
    budget,
    fetch,
    authorize: (request) =>
      token.current().map((current) => {
        used.set(request, current);
        return { Authorization: `Bearer ${current}`, "Ocp-Apim-Subscription-Key": settings.subscriptionKey };
      }),
    judge: (answer, request) => judgeAnswer(answer, request, clock),
  });
  const send = async (request: HttpRequest): Promise<Result<HttpAnswer, Failure>> => {
    const first = await http.send(request);
    if (first.isErr() || first.value.status !== 401) return first;
    const replaced = await token.replace(used.get(request) ?? "");
    if (replaced.isErr()) return err(replaced.error);
    const second = await http.send(request);
    return second.andThen((answer) => (answer.status === 401 ? err(tokenRefused()) : ok(answer)));
  };
  return {
    send,
    ready: () => token.current().map(() => undefined),
    scopes: () => token.current().map(scopesOf),
  };
}

function readWritten<S extends z.ZodType>(
  request: HttpRequest,
  answer: HttpAnswer,
  schema: S,
): Result<Written<z.infer<S>>, Failure> {
  if (answer.status === 400) {
    const told = errorBodyOf(answer.text);
    return ok({ kind: "refused", codes: told?.codes ?? [], failure: refusal(400, told, request) });
  }
  return parseJson("ledger", request, answer, schema).map((row) => ({ kind: "done", row }));
}
