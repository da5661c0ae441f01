/** Every resource lives under this path, which is part of what is signed. */
export const apiRoot = "/api/rest/v1/";

/** The largest page asked for; the shop may give less. */
export const pageSize = 100;

/** Path and query of a resource: `listPath("orders", { orderby: "id" })` is `/api/rest/v1/orders?orderby=id`. */
export function apiPath(resource: string, parameters: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(parameters).toString();
  return `${apiRoot}${resource}${query === "" ? "" : `?${query}`}`;
}

/** A list's first page. */
export const listPath = (resource: string, parameters: Readonly<Record<string, string>> = {}): string =>
  apiPath(resource, { ...parameters, size: String(pageSize) });

/**
 * Path and query of an address that the shop gave, unchanged, without scheme and host. Undefined when it leads out of the API: such an
 * address is never followed.
 */
export function localPath(address: string): string | undefined {
  const path = /^(?:https?:\/\/[^/?#]+)?(\/[^#]*)$/.exec(address)?.[1];
  if (path === undefined || path.startsWith("//")) return undefined;
  const { pathname, search } = new URL(path, "https://shop.invalid");
  return pathname.startsWith(apiRoot) && pathname + search === path ? path : undefined;
}

const partsOf = (path: string): URL => new URL(path, "https://shop.invalid");

/** The offset in a path's query, or null when it has none. */
export function startOf(path: string): number | null {
  const start = partsOf(path).searchParams.get("start");
  return start !== null && /^\d{1,15}$/.test(start) ? Number(start) : null;
}

/** The same path with another offset. */
export const withStart = (path: string, start: number): string =>
  path.replace(/([?&]start=)[^&]*/, (_, name: string) => `${name}${start}`);

/** The same path without a page size, for a shop that refuses ours. */
export function withoutSize(path: string): string {
  const [pathname = "", query = ""] = path.split("?");
  const kept = query.split("&").filter((each) => each !== "" && !each.startsWith("size="));
  return kept.length === 0 ? pathname : `${pathname}?${kept.join("&")}`;
}

/** What the shop counts calls by: the last named part of the path, `orderrows` in `/orders/12/orderrows`. */
export function resourceOf(path: string): string {
  const names = partsOf(path)
    .pathname.slice(apiRoot.length)
    .split("/")
    .filter((part) => /^[a-z]/.test(part));
  return names.at(-1) ?? "root";
}

/** Whether a path names one record by its id. */
export const isRecord = (path: string): boolean => /\/[^/?]*\d[^/?]*\/?(\?|$)/.test(path.slice(apiRoot.length - 1));
