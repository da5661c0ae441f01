import { Refusal, texts, unknownProperty } from "./errors.ts";
import { type Filter, order, parseFilter } from "./filter.ts";
import { literalsOf, literalText } from "./literals.ts";
import type { Cell, PropertyTable, Row } from "./properties.ts";
import type { ExactOnlineSwitches } from "./switches.ts";

/** The `$` options of one request. Exact fact sheet §5, 2026-11-21. */
export interface Query {
  select?: string[];
  expand: string[];
  filter?: Filter;
  orderby: { name: string; descending: boolean }[];
  top?: number;
  skip: number;
  count: boolean;
  skiptoken?: Cell[];
}

const known = ["$select", "$expand", "$filter", "$orderby", "$top", "$skip", "$inlinecount", "$skiptoken"];

export function parseQuery(parameters: URLSearchParams, table: PropertyTable, switches: ExactOnlineSwitches): Query {
  for (const name of parameters.keys()) {
    if (name.startsWith("$") && !known.includes(name)) {
      throw new Refusal(400, `The query parameter '${name}' is not supported.`);
    }
  }
  const value = (name: string) => parameters.get(name) ?? undefined;
  const filter = value("$filter");
  const select = value("$select");
  const token = value("$skiptoken");
  const top = whole(value("$top"), "$top");
  return {
    ...(select === undefined ? {} : { select: namesIn(select, table) }),
    expand: names(value("$expand") ?? ""),
    ...(filter === undefined ? {} : { filter: parseFilter(filter, table, switches) }),
    orderby: names(value("$orderby") ?? "").map((part) => ordering(part, table)),
    ...(top === undefined ? {} : { top }),
    skip: whole(value("$skip"), "$skip") ?? 0,
    count: value("$inlinecount") === "allpages",
    ...(token === undefined ? {} : { skiptoken: literalsOf(token) }),
  };
}

const names = (list: string) =>
  list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");

function namesIn(list: string, table: PropertyTable): string[] {
  const found = names(list);
  for (const name of found) {
    const own = name.split("/")[0] ?? "";
    if (name !== "*" && !table.properties.has(own)) throw unknownProperty(own, table.type);
  }
  return found;
}

function ordering(part: string, table: PropertyTable) {
  const [name = "", direction = "asc", ...rest] = part.split(/\s+/);
  if (!table.properties.has(name)) throw unknownProperty(name, table.type);
  if (rest.length > 0 || !["asc", "desc"].includes(direction)) throw new Refusal(400, "Syntax error in '$orderby'.");
  return { name, descending: direction === "desc" };
}

function whole(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new Refusal(400, `Incorrect format for ${name} argument '${text}'.`);
  return Number(text);
}

export interface Page {
  rows: Row[];
  count: number;
  /** Query string of the next page, without the question mark. */
  next?: string;
}

/** Hidden in every row: the order of creation. */
export const sequence = "#sequence";

/** Filters, sorts and cuts out one page. */
export function pageOf(
  all: readonly Row[],
  query: Query,
  table: PropertyTable,
  switches: ExactOnlineSwitches,
  parameters: URLSearchParams,
  pageSize = 60,
): Page {
  const keys = sortKeys(query, table, switches);
  const compare = (left: Cell[], right: Cell[]) => {
    for (const [index, key] of keys.entries()) {
      const difference = order(left[index] ?? null, right[index] ?? null);
      if (difference !== 0) return key.descending ? -difference : difference;
    }
    return 0;
  };
  const valuesOf = (row: Row) => keys.map((key) => row[key.name] ?? null);
  const { filter, skiptoken } = query;
  const matching = all.filter((row) => filter === undefined || filter.test(row));
  const sorted = matching.toSorted((left, right) => compare(valuesOf(left), valuesOf(right)));
  const from =
    skiptoken === undefined ? sorted.slice(query.skip) : sorted.filter((row) => compare(valuesOf(row), skiptoken) > 0);
  const size = switches.topOver60 === "one-page" && query.top !== undefined && query.top > 60 ? 1000 : pageSize;
  const wanted = Math.min(query.top ?? Number.POSITIVE_INFINITY, from.length);
  const rows = from.slice(0, Math.min(size, wanted));
  const last = rows.at(-1);
  if (rows.length >= wanted || last === undefined) return { rows, count: matching.length };
  const token = keys.map((key, index) => literalText(key.kind, valuesOf(last)[index] ?? null)).join(",");
  return { rows, count: matching.length, next: nextQuery(parameters, token, query.top, rows.length) };
}

function sortKeys(query: Query, table: PropertyTable, switches: ExactOnlineSwitches) {
  const kindOf = (name: string) => table.properties.get(name)?.kind ?? "int";
  const keys = query.orderby.map((part) => ({ ...part, kind: kindOf(part.name) }));
  if (table.type === "Exact.Web.Api.Models.CRM.Account" && switches.accountOrder !== "by-key") {
    keys.push({ name: sequence, descending: switches.accountOrder === "newest-first", kind: "int" });
  }
  keys.push({ name: table.key, descending: false, kind: kindOf(table.key) });
  return keys;
}

function nextQuery(parameters: URLSearchParams, token: string, top: number | undefined, shown: number): string {
  const next = new URLSearchParams(parameters);
  next.delete("$skip");
  if (top !== undefined) next.set("$top", String(top - shown));
  next.set("$skiptoken", token);
  return next.toString().replaceAll("%24", "$");
}

/** The refusals of lists: fact sheet §5 ([T] against newer [L] evidence, switch `listRules`). */
export function checkListRules(
  query: Query,
  rules: { mandatoryFilter: boolean; filterFields?: ReadonlySet<string> },
  resource: string,
  switches: ExactOnlineSwitches,
): void {
  if (switches.listRules === "lax") return;
  const continued = query.skiptoken !== undefined;
  if (query.select === undefined && query.top !== 1 && !continued) throw new Refusal(400, texts.needsSelect);
  const fields = [...(query.filter?.fields ?? [])];
  if (rules.mandatoryFilter && fields.length === 0) {
    const allowed = rules.filterFields === undefined ? "" : ` Filter on: ${[...rules.filterFields].join(", ")}.`;
    throw new Refusal(400, `This endpoint has mandatory filtering applied.${allowed} (${resource})`);
  }
  const { filterFields } = rules;
  if (filterFields !== undefined && fields.some((field) => !filterFields.has(field))) {
    throw new Refusal(400, texts.filterFields);
  }
}
