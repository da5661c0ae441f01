import type { Failure, Json, WriteStep } from "@boekbrug/core";
import { createTokenSender, type HttpAnswer, type HttpRequest, malformed, parseJson } from "@boekbrug/http";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import type { Entrance } from "./entrance.ts";
import { type ErrorBody, errorBodyOf } from "./error-body.ts";
import { type Judgement, judgeAnswer, refusal } from "./judge-answer.ts";
import { lane } from "./limit-headers.ts";

export interface ClientSettings extends Judgement {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly entrance: Pick<Entrance, "tokens" | "refusedAgain">;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

export type Query = Readonly<Record<string, string>>;

/** A write that was made, or fields of it that were refused: then surely nothing was done. */
export type Written<Row> =
  | { readonly kind: "done"; readonly row: Row }
  | { readonly kind: "refused"; readonly told: ErrorBody; readonly failure: Failure };

/** The Moneybird API; paths are whole, from `/api/v2`. */
export interface MoneybirdClient {
  /** One answer, whatever it is; null where the record is not there. */
  find<S extends z.ZodType>(path: string, schema: S, query?: Query): ResultAsync<z.infer<S> | null, Failure>;
  /** A list that has no pages. */
  all<S extends z.ZodType>(path: string, schema: S, query?: Query): ResultAsync<z.infer<S>[], Failure>;
  /** One page of at most a hundred. */
  page<S extends z.ZodType>(path: string, schema: S, page: number, query?: Query): ResultAsync<z.infer<S>[], Failure>;
  /** Every row of a list, page after page. */
  pages<S extends z.ZodType>(path: string, schema: S, query?: Query): ResultAsync<z.infer<S>[], Failure>;
  /** The records of these ids, of a resource that can be synchronized. */
  byIds<S extends z.ZodType>(path: string, schema: S, ids: readonly string[]): ResultAsync<z.infer<S>[], Failure>;
  /** Makes a write, once. An answer that cannot be read leaves in doubt whether it was made. */
  write<S extends z.ZodType>(
    request: WriteStep["request"],
    schema: S,
    notAfter: number | undefined,
  ): ResultAsync<Written<z.infer<S>>, Failure>;
  /** Ends a record. */
  end(path: string): ResultAsync<void, Failure>;
  /** Waits until a call can be made at once. */
  ready(): ResultAsync<void, Failure>;
}

/** Records on a page, and in one answer of the synchronization. */
export const pageSize = 100;

/** More pages than any list here can have: a chain that does not end. */
const mostPages = 1_000;

export function createMoneybirdClient(settings: ClientSettings): MoneybirdClient {
  const http = createTokenSender(
    {
      side: "ledger",
      clock: settings.clock,
      budget: settings.budget,
      fetch: settings.fetch,
      judge: (answer, request) => judgeAnswer(answer, request, settings),
    },
    settings.entrance.tokens,
    settings.entrance.refusedAgain,
  );
  const reading = (path: string, query: Query): HttpRequest => {
    const url = new URL(`${settings.baseUrl}${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return { method: "GET", url, headers: { Accept: "application/json" }, lane };
  };
  const sending = (method: WriteStep["request"]["method"], path: string, body: Json): HttpRequest => ({
    method,
    url: new URL(`${settings.baseUrl}${path}`),
    headers: { Accept: "application/json", "Content-Type": "application/json" },
    body: JSON.stringify(body),
    lane,
  });

  const find = <S extends z.ZodType>(path: string, schema: S, query: Query = {}) => {
    const request = reading(path, query);
    return http
      .send(request)
      .andThen(
        (answer): Result<z.infer<S> | null, Failure> =>
          answer.status === 404 ? ok(null) : parseJson("ledger", request, answer, schema),
      );
  };

  const all = <S extends z.ZodType>(path: string, schema: S, query: Query = {}) => {
    const request = reading(path, query);
    return http.send(request).andThen((answer) => listOf(request, answer, schema));
  };

  const page = <S extends z.ZodType>(path: string, schema: S, number: number, query: Query = {}) =>
    all(path, schema, { ...query, per_page: String(pageSize), page: String(number) });

  const pages = async <S extends z.ZodType>(
    path: string,
    schema: S,
    query: Query,
  ): Promise<Result<z.infer<S>[], Failure>> => {
    const rows: z.infer<S>[] = [];
    for (let number = 1; number <= mostPages; number += 1) {
      const read = await page(path, schema, number, query);
      if (read.isErr()) return err(read.error);
      rows.push(...read.value);
      if (read.value.length < pageSize) return ok(rows);
    }
    return err(malformed("ledger", reading(path, query), "page"));
  };

  const byIds = async <S extends z.ZodType>(
    path: string,
    schema: S,
    ids: readonly string[],
  ): Promise<Result<z.infer<S>[], Failure>> => {
    const rows: z.infer<S>[] = [];
    for (let from = 0; from < ids.length; from += pageSize) {
      const request = { ...sending("POST", path, { ids: ids.slice(from, from + pageSize) }), writes: false };
      const read = (await http.send(request)).andThen((answer) => listOf(request, answer, schema));
      if (read.isErr()) return err(read.error);
      rows.push(...read.value);
    }
    return ok(rows);
  };

  return {
    find,
    all,
    page,
    pages: (path, schema, query = {}) => new ResultAsync(pages(path, schema, query)),
    byIds: (path, schema, ids) => new ResultAsync(byIds(path, schema, ids)),
    write: ({ method, path, body }, schema, notAfter) => {
      const request = { ...sending(method, path, body), notAfter };
      return http.send(request).andThen((answer) => readWritten(request, answer, schema));
    },
    end: (path) => http.send({ ...reading(path, {}), method: "DELETE" }).map(() => undefined),
    ready: () => settings.budget.ready(lane).andThen(() => http.ready()),
  };
}

/** A record that is not there has no list: the address is wrong, or what is in between. */
const listOf = <S extends z.ZodType>(
  request: HttpRequest,
  answer: HttpAnswer,
  schema: S,
): Result<z.infer<S>[], Failure> =>
  answer.status === 404
    ? err(refusal(404, errorBodyOf(answer.text), request))
    : parseJson("ledger", request, answer, z.array(schema));

function readWritten<S extends z.ZodType>(
  request: HttpRequest,
  answer: HttpAnswer,
  schema: S,
): Result<Written<z.infer<S>>, Failure> {
  const told = answer.status === 422 ? errorBodyOf(answer.text) : undefined;
  if (told !== undefined) return ok({ kind: "refused", told, failure: refusal(422, told, request) });
  return parseJson("ledger", request, answer, schema).map((row) => ({ kind: "done", row }));
}
