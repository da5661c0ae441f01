import { fractionOf } from "./money.ts";
import { type Cell, type Kind, type PropertyTable, padded, type Row } from "./properties.ts";
import type { Page, Query } from "./query.ts";
import type { ExactOnlineSwitches } from "./switches.ts";

/** JSON as Exact writes it. Exact fact sheet §5, 2026-11-21. */

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export interface Expandable {
  table: PropertyTable;
  /** Path of the child resource, for its uri. */
  path: string;
  rows(row: Row): Row[];
}

export interface Rendering {
  table: PropertyTable;
  /** Absolute url of the resource, without key. */
  url: string;
  /** Absolute url of the division: children live below it. */
  base: string;
  expandable: Readonly<Record<string, Expandable>>;
  /** Milliseconds added to every date (the POST answer of switch `postEchoDate`). */
  dateShift?: number;
}

export function keyUrl(url: string, table: PropertyTable, row: Row): string {
  const key = row[table.key] ?? "";
  return table.properties.get(table.key)?.kind === "guid" ? `${url}(guid'${key}')` : `${url}(${key})`;
}

export function renderRow(row: Row, query: Pick<Query, "select" | "expand">, how: Rendering): { [name: string]: Json } {
  const { table } = how;
  const uri = keyUrl(how.url, table, row);
  const chosen = query.select?.includes("*") === true ? undefined : query.select;
  const body: { [name: string]: Json } = { __metadata: { uri, type: table.type } };
  for (const [name, property] of table.properties) {
    const own = chosen?.filter((part) => part === name || part.startsWith(`${name}/`));
    if (own?.length === 0) continue;
    if (property.kind !== "collection") {
      const cell = row[name] ?? null;
      body[name] = jsonOf(property.kind, typeof cell === "string" ? padded(property, cell) : cell, how.dateShift ?? 0);
      continue;
    }
    const child = how.expandable[name];
    if (child === undefined || !query.expand.includes(name)) {
      body[name] = { __deferred: { uri: `${uri}/${name}` } };
      continue;
    }
    const select = own?.filter((part) => part !== name).map((part) => part.slice(name.length + 1)) ?? [];
    const inner = { expand: [], ...(select.length === 0 ? {} : { select }) };
    const rendering = { ...how, table: child.table, url: `${how.base}/${child.path}`, expandable: {} };
    body[name] = { results: child.rows(row).map((each) => renderRow(each, inner, rendering)) };
  }
  return body;
}

function jsonOf(kind: Kind, cell: Cell, shift: number): Json {
  if (cell === null) return null;
  if (kind === "date") return `/Date(${Number(cell) + shift})/`;
  // Edm.Int64 is text in this version of OData.
  return kind === "long" ? String(cell) : cell;
}

export const fraction = (millionths: number | undefined): Cell =>
  millionths === undefined ? null : fractionOf(millionths);

/** The three shapes of `d`. */
export function renderList(page: Page, query: Query, how: Rendering, switches: ExactOnlineSwitches): Json {
  const results = page.rows.map((row) => renderRow(row, query, how));
  const bare = page.next === undefined && !query.count && (query.top !== undefined ? query.top <= 60 : false);
  const arrayAllowed = page.next === undefined && !query.count;
  if (switches.listShape === "by-top" && bare) return { d: results };
  if (switches.listShape === "array" && arrayAllowed) return { d: results };
  return {
    d: {
      ...(query.count ? { __count: String(page.count) } : {}),
      results,
      ...(page.next === undefined ? {} : { __next: `${how.url}?${page.next}` }),
    },
  };
}

const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** What a client gets that does not ask for JSON. */
export function atomOf(value: Json): string {
  const content = typeof value === "object" ? JSON.stringify(value) : String(value);
  return `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><content>${escapeXml(content)}</content></feed>`;
}

export const errorXml = (text: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><error xmlns="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><code></code><message xml:lang="">${escapeXml(text)}</message></error>`;
