import { symbolic } from "./errors.ts";
import type { Answer, Visit } from "./route.ts";

/** Pages from 1, at most 100 records, with a Link header to the neighbours. Moneybird fact sheet §4, 2026-11-21. */
export function page<T>(
  rows: readonly T[],
  { url, books }: Visit,
  render: (row: T) => unknown,
  standard = Number(books.switches.pageSize),
): Answer {
  const perPage = numberOf(url, "per_page", standard, 100);
  const current = numberOf(url, "page", 1, Number.MAX_SAFE_INTEGER);
  const start = (current - 1) * perPage;
  const link = (at: number, rel: string) => {
    const target = new URL(url);
    target.searchParams.set("page", String(at));
    return `<${target.href}>; rel="${rel}"`;
  };
  const links = [
    ...(current > 1 ? [link(current - 1, "prev")] : []),
    ...(start + perPage < rows.length ? [link(current + 1, "next")] : []),
  ];
  const headers = links.length === 0 ? {} : { link: links.join(", ") };
  return { status: 200, body: rows.slice(start, start + perPage).map(render), headers };
}

function numberOf(url: URL, name: string, standard: number, maximum: number): number {
  const text = url.searchParams.get(name);
  if (text === null || text === "") return standard;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > maximum) throw symbolic(400, `${name} does not have a valid value`);
  return value;
}

/** At most 100 records, even when more ids are sent. Moneybird fact sheet §4, 2026-11-21. */
export function byIds<T extends { id: string }>(
  rows: readonly T[],
  { body }: Visit,
  render: (row: T) => unknown,
): Answer {
  if (!Array.isArray(body.ids)) throw symbolic(400, "Ids is required", { ids: "required" });
  const ids = new Set(body.ids.map(String));
  const found = rows.filter(({ id }) => ids.has(id)).slice(0, 100);
  return { status: 200, body: found.map(render) };
}
