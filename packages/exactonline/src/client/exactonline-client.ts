import type { Failure, Json } from "@boekbrug/core";
import { createTokenSender, type HttpAnswer, type HttpRequest, jsonOf, malformed } from "@boekbrug/http";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import type { Entrance } from "./entrance.ts";
import { type Judgement, judgeAnswer } from "./judge-answer.ts";
import { lane } from "./limit-headers.ts";
import { type ODataQuery, pageOf, queryText, recordOf } from "./odata.ts";

export interface ClientSettings extends Judgement {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly entrance: Entrance;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** The Exact Online REST API of one administration. */
export interface ExactOnlineClient {
  /** Every row of a list, page after page. */
  list<S extends z.ZodObject>(
    resource: string,
    schema: S,
    query?: Pick<ODataQuery, "filter">,
  ): ResultAsync<z.infer<S>[], Failure>;
  /** The user who authorised the app: the one resource outside an administration. */
  me<S extends z.ZodObject>(schema: S): ResultAsync<z.infer<S>, Failure>;
  /** Makes a record. An answer that cannot be read leaves in doubt whether it was made. */
  create<S extends z.ZodType>(
    path: string,
    body: Json,
    schema: S,
    notAfter: number | undefined,
  ): ResultAsync<z.infer<S>, Failure>;
  /** Changes a record: only the properties in the body. */
  update(path: string, body: Json, notAfter: number | undefined): ResultAsync<void, Failure>;
  /** Waits until a call can be made at once. */
  ready(): ResultAsync<void, Failure>;
  /** How long the address of a list would be, in characters. */
  addressLength(resource: string, schema: z.ZodObject, filter: string): number;
}

/** More pages than any list here can have: a chain that does not end. */
const mostPages = 2_000;

export function createExactOnlineClient(settings: ClientSettings): ExactOnlineClient {
  const sender = createSender(settings);
  const { send } = sender;

  const address = (resource: string, schema: z.ZodObject, filter: string | undefined) =>
    new URL(
      `${settings.baseUrl}/api/v1/${settings.division}/${resource}${queryText({ select: Object.keys(schema.shape), filter })}`,
    );

  const list = async <S extends z.ZodObject>(
    resource: string,
    schema: S,
    filter: string | undefined,
  ): Promise<Result<z.infer<S>[], Failure>> => {
    const rows: z.infer<S>[] = [];
    let url = address(resource, schema, filter);
    for (let pages = 0; pages < mostPages; pages += 1) {
      const request: HttpRequest = { method: "GET", url, headers: { Accept: "application/json" }, lane };
      const page = (await send(request)).andThen((answer) => readPage(request, answer, schema));
      if (page.isErr()) return err(page.error);
      rows.push(...page.value.rows);
      const { next } = page.value;
      if (next === null) return ok(rows);
      if (!isSamePlace(next, url)) return err(malformed("ledger", request, "__next"));
      url = new URL(next);
    }
    return err(malformed("ledger", { method: "GET", url, lane }, "__next"));
  };

  const create = async <S extends z.ZodType>(
    path: string,
    body: Json,
    schema: S,
    notAfter: number | undefined,
  ): Promise<Result<z.infer<S>, Failure>> => {
    const request: HttpRequest = {
      method: "POST",
      url: new URL(`${settings.baseUrl}${path}`),
      headers: { Accept: "application/json", "Content-Type": "application/json", Prefer: "return=representation" },
      body: JSON.stringify(body),
      lane,
      notAfter,
    };
    return (await send(request)).andThen((answer) => readRecord(request, answer, schema));
  };

  const update = async (path: string, body: Json, notAfter: number | undefined): Promise<Result<void, Failure>> => {
    const request: HttpRequest = {
      method: "PUT",
      url: new URL(`${settings.baseUrl}${path}`),
      headers: { Accept: "application/json", "Content-Type": "application/json" },
      body: JSON.stringify(body),
      lane,
      notAfter,
    };
    return (await send(request)).map(() => undefined);
  };

  const me = async <S extends z.ZodObject>(schema: S): Promise<Result<z.infer<S>, Failure>> => {
    const url = new URL(`${settings.baseUrl}/api/v1/current/Me${queryText({ select: Object.keys(schema.shape) })}`);
    const request: HttpRequest = { method: "GET", url, headers: { Accept: "application/json" }, lane };
    return (await send(request)).andThen((answer) => readRecord(request, answer, schema));
  };

  return {
    me: (schema) => new ResultAsync(me(schema)),
    list: (resource, schema, query) => new ResultAsync(list(resource, schema, query?.filter)),
    create: (path, body, schema, notAfter) => new ResultAsync(create(path, body, schema, notAfter)),
    update: (path, body, notAfter) => new ResultAsync(update(path, body, notAfter)),
    ready: () => settings.budget.ready(lane).andThen(() => sender.ready()),
    addressLength: (resource, schema, filter) => address(resource, schema, filter).href.length,
  };
}

const createSender = (settings: ClientSettings) =>
  createTokenSender(
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

/** The next page must lie with the same vendor: a token goes along. */
const isSamePlace = (next: string, url: URL): boolean =>
  URL.canParse(next) && new URL(next).origin === url.origin && new URL(next).href !== url.href;

function readPage<S extends z.ZodObject>(
  request: HttpRequest,
  answer: HttpAnswer,
  schema: S,
): Result<{ rows: z.infer<S>[]; next: string | null }, Failure> {
  const page = pageOf(jsonOf(answer.text));
  if (page === undefined) return err(malformed("ledger", request, "JSON"));
  const rows = z.array(schema).safeParse(page.rows);
  return rows.success
    ? ok({ rows: rows.data, next: page.next })
    : err(malformed("ledger", request, placeOf(rows.error)));
}

function readRecord<S extends z.ZodType>(
  request: HttpRequest,
  answer: HttpAnswer,
  schema: S,
): Result<z.infer<S>, Failure> {
  const record = schema.safeParse(recordOf(jsonOf(answer.text)));
  return record.success ? ok(record.data) : err(malformed("ledger", request, placeOf(record.error)));
}

/** Where an answer is not as expected; never the value. */
function placeOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return `${issue?.path.join(".") ?? ""}: ${issue?.code ?? "invalid"}`;
}
