import { queryRefusal } from "./errors.ts";
import { parseFilter } from "./query-filter.ts";
import { propertyNamed, type QueryAliases } from "./query-names.ts";
import { render } from "./render.ts";
import type { Shape, Values } from "./shape.ts";

/** The query of a list that takes OData. SnelStart fact sheet §2 and §3, 2026-11-21. */
export interface QueryParts<S extends Shape> {
  shape: S;
  rows: readonly Values<S>[];
  params: URLSearchParams;
  exact: boolean;
  aliases?: QueryAliases;
  /** Most rows of a page, and whether a larger `$top` is cut without a word. */
  most?: { rows: number; capped: boolean };
}

export function answerQuery<S extends Shape>(parts: QueryParts<S>): Record<string, unknown>[] {
  const { shape, rows, params, exact, aliases } = parts;
  if (params.has("$expand")) throw queryRefusal("Query option 'Expand' is not allowed.");
  const filter = params.get("$filter");
  const test = filter === null ? undefined : parseFilter(filter, { shape, exact, ...(aliases ? { aliases } : {}) });
  const found = test === undefined ? rows : rows.filter(test);
  const skip = readCount(params, "$skip", 0, Number.MAX_SAFE_INTEGER) ?? 0;
  const page = found.slice(skip, skip + pageSize(params, parts.most ?? { rows: 500, capped: false }));
  return page.map((row) => selected(render(shape, row), params.get("$select"), shape, aliases));
}

function pageSize(params: URLSearchParams, { rows, capped }: { rows: number; capped: boolean }): number {
  const asked = readCount(params, "$top", 1, capped ? 500 : rows);
  return Math.min(asked ?? rows, rows);
}

function readCount(params: URLSearchParams, name: string, least: number, most: number): number | undefined {
  const sent = params.get(name);
  if (sent === null) return undefined;
  if (!/^\d+$/.test(sent)) throw queryRefusal(`Invalid value '${sent}' for ${name} query option found.`);
  if (Number(sent) < least || Number(sent) > most) {
    throw queryRefusal(`The limit of '${most}' for ${name.slice(1)} query has been exceeded. The value is '${sent}'.`);
  }
  return Number(sent);
}

function selected(
  record: Record<string, unknown>,
  select: string | null,
  shape: Shape,
  aliases: QueryAliases | undefined,
): Record<string, unknown> {
  if (select === null) return record;
  const names = select.split(",").map((one) => one.trim());
  const wanted = Object.keys(shape).filter((name) => names.includes(`${name[0]?.toUpperCase()}${name.slice(1)}`));
  for (const name of names) propertyNamed(name === "Uri" ? "Id" : name, shape, aliases);
  return Object.fromEntries(wanted.map((name) => [name, record[name]]));
}
