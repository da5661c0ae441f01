import { type Answer, empty, json, knownError, unknownError } from "./answers.ts";
import type { CcvShopSwitches } from "./switches.ts";

/** One page of a collection in its envelope. CCV fact sheet §11, 2026-11-21. */
export function page<Item>(
  items: readonly Item[],
  url: URL,
  switches: CcvShopSwitches,
  render: (item: Item) => unknown,
): Answer {
  const start = whole(url.searchParams.get("start"), 0);
  const asked = whole(url.searchParams.get("size"), switches.defaultPageSize);
  if (start === undefined || asked === undefined || asked < 1)
    return unknownError(400, "start and size are whole numbers", switches);
  if (asked > switches.maxPageSize && switches.oversizedPage === "500.80")
    return knownError("500.80", `size is ${switches.maxPageSize} at most`);
  if (items.length === 0 && switches.emptyList === "no-body") return empty(200);

  const size = Math.min(asked, switches.maxPageSize);
  const at = (from: number) => {
    const link = new URL(url);
    link.pathname = link.pathname.replace(/\/?$/, "/");
    link.searchParams.set("start", String(from));
    link.searchParams.set("size", String(size));
    return link.href;
  };
  const links = {
    first: items.length === 0 ? null : at(0),
    previous: start === 0 ? null : at(Math.max(0, start - size)),
    next: start + size < items.length ? at(start + size) : null,
  };
  const present = Object.entries(links).filter(([, link]) => link !== null || switches.lastPageNext === "null");
  return json({
    start,
    size,
    href: at(start),
    ...Object.fromEntries(present),
    items: items.slice(start, start + size).map(render),
  });
}

function whole(text: string | null, otherwise: number): number | undefined {
  if (text === null) return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
