import type { Books } from "./books.ts";
import { notFound } from "./errors.ts";
import { isGuid } from "./guids.ts";
import { answerQuery, type QueryParts } from "./query.ts";
import type { Body } from "./read-body.ts";
import { render } from "./render.ts";
import type { Shape, Stored } from "./shape.ts";
import type { Shelf } from "./shelf.ts";
import type { Scope } from "./tokens.ts";

export interface Answer {
  status: number;
  /** Undefined is an empty body. */
  body?: unknown;
}

export interface Visit {
  books: Books;
  params: string[];
  query: URLSearchParams;
  body: Body;
}

type Method = "GET" | "POST" | "PUT" | "DELETE";

export interface Handler {
  needs: readonly Scope[];
  handle(visit: Visit): Answer;
}

export interface Route {
  /** Below `/v2`. */
  path: RegExp;
  handlers: Partial<Record<Method, Handler>>;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });

/** A kind of record: how it is kept and how it is read. */
export interface Resource<S extends Shape, R extends Stored<S> = Stored<S>> {
  path: string;
  shape: S;
  shelf(books: Books): Shelf<R>;
  /** The record with what is worked out on reading. */
  view?(record: R, books: Books): Stored<S>;
}

export function recordAt<S extends Shape, R extends Stored<S>>(resource: Resource<S, R>, { books, params }: Visit): R {
  const [id = ""] = params;
  const found = isGuid(id) ? resource.shelf(books).get(id.toLowerCase()) : undefined;
  if (found === undefined) throw notFound();
  return found;
}

export function shownRecord<S extends Shape, R extends Stored<S>>(
  { shape, view }: Resource<S, R>,
  record: R,
  books: Books,
) {
  return render(shape, view?.(record, books) ?? record);
}

/** A list that takes OData. */
export function listed<S extends Shape, R extends Stored<S>>(
  { shape, shelf, view }: Resource<S, R>,
  { books, query }: Visit,
  more: Pick<QueryParts<S>, "aliases" | "most"> & { keep?: (record: R) => boolean } = {},
): Answer {
  const { keep, ...parts } = more;
  const records = shelf(books).all();
  const kept = keep === undefined ? records : records.filter(keep);
  const rows = view === undefined ? kept : kept.map((record) => view(record, books));
  return ok(answerQuery({ shape, rows, params: query, exact: books.switches.filterText === "exact", ...parts }));
}

/** GET of one by its id. */
export const one = <S extends Shape, R extends Stored<S>>(
  resource: Resource<S, R>,
  needs: readonly Scope[],
): Route => ({
  path: new RegExp(`^/${resource.path}/([^/]+)$`, "i"),
  handlers: {
    GET: { needs, handle: (visit) => ok(shownRecord(resource, recordAt(resource, visit), visit.books)) },
  },
});
