import { addDays, type CalendarDate, Decimal, isCalendarDate } from "@boekbrug/core";

/** A text literal in a filter: quotes are doubled. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const textEquals = (field: string, text: string): string => `${field} eq ${quoted(text)}`;

export const guidEquals = (field: string, id: string): string => `${field} eq guid'${id}'`;

/** The key of a record in a path. */
export const guidInPath = (id: string): string => `(guid'${id}')`;

/** Beyond a row version. */
export const versionAbove = (field: string, version: bigint): string => `${field} gt ${version}L`;

/** No record at all: to see whether a resource may be read. */
export const emptyKey = (field: string): string => `${field} eq guid'00000000-0000-0000-0000-000000000000'`;

export const textStartsWith = (field: string, text: string): string => `startswith(${field},${quoted(text)})`;

export const anyOf = (conditions: readonly string[]): string => conditions.join(" or ");

const midnight = (date: CalendarDate): string => `datetime'${date}T00:00:00'`;

/** Both days included. */
export const dateWithin = (field: string, from: CalendarDate, to: CalendarDate): string =>
  `${field} ge ${midnight(from)} and ${field} lt ${midnight(addDays(to, 1))}`;

export interface ODataQuery {
  readonly select: readonly string[];
  readonly filter?: string | undefined;
}

/** A query string with the leading question mark. `$select` is always there: a list without it may be refused. */
export function queryText({ select, filter }: ODataQuery): string {
  const condition = filter === undefined ? "" : `&$filter=${encodeURIComponent(filter)}`;
  return `?$select=${select.join(",")}${condition}`;
}

export interface ODataPage {
  readonly rows: readonly unknown[];
  /** The address of the next page, word for word. */
  readonly next: string | null;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The rows of a list answer: `d.results`, or `d` itself an array, or one record as `d`. Undefined where it is none of these. */
export function pageOf(json: unknown): ODataPage | undefined {
  if (!isObject(json)) return undefined;
  const { d } = json;
  if (Array.isArray(d)) return { rows: d, next: null };
  if (!isObject(d)) return undefined;
  if (!Array.isArray(d.results)) return "results" in d || "__next" in d ? undefined : { rows: [d], next: null };
  return { rows: d.results, next: typeof d.__next === "string" ? d.__next : null };
}

/** The one record of an answer to a write. Undefined where there is not exactly one. */
export function recordOf(json: unknown): unknown {
  const page = pageOf(json);
  return page?.rows.length === 1 ? page.rows[0] : undefined;
}

/**
 * A date as the API writes it, `/Date(1751241600000)/` being midnight UTC of the day, or as ISO text. Undefined where it is neither.
 */
export function dateOf(text: string): CalendarDate | undefined {
  const found = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(text)?.[1];
  const day = (found === undefined ? text : new Date(Number(found)).toISOString()).slice(0, 10);
  return isCalendarDate(day) ? day : undefined;
}

/** A fraction (0.21) as percent text (`21`), to four decimals. */
export const percentOf = (fraction: number): string => new Decimal(fraction).times(100).round(4).toFixed();
