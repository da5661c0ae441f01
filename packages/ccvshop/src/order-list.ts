import { type Failure, notDone, problem } from "@boekbrug/core";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import type { CcvShopClient, Page } from "./client/ccvshop-client.ts";
import { startOf, withStart } from "./client/paths.ts";
import type { Position } from "./cursor.ts";
import { idNumberOfEntry, idOfEntry, numberOfEntry } from "./from-ccvshop.ts";

/** A page of the order list that leaves out nothing since the one before. */
export interface ListPage {
  readonly items: readonly unknown[];
  /** Where to go on; null after the last page. */
  readonly at: Position | null;
}

/** What a list is sorted by, as keys that never fall from one entry to the next. */
export interface Sorting {
  readonly keyOf: (entry: unknown) => number | undefined;
  /** Whether a key names one entry, so that an entry with the key of the last one is a repetition. */
  readonly unique: boolean;
}

export const byId: Sorting = {
  keyOf: (entry) => {
    const id = idOfEntry(entry);
    return id === undefined ? undefined : Number(id);
  },
  unique: true,
};

/** The newest id first. */
export const byIdDown: Sorting = { keyOf: (entry) => 0 - idNumberOfEntry(entry), unique: false };

/** The highest order number first. */
export const byNumberDown: Sorting = { keyOf: (entry) => 0 - numberOfEntry(entry), unique: false };

/** An answer that does not hang together. */
export const malformedAnswer = (detail: string): Failure => notDone(problem("shop.malformed", "shop", { detail }));

/**
 * Reads one page of a sorted list of orders. The list may move while it is read: orders vanish from it (deleted, paid), so that the rest
 * moves up past the offset. Therefore each page but the first begins one entry early, and where it then begins behind the last order that
 * was given, the page before it is read again.
 */
export function readListPage(
  client: CcvShopClient,
  path: string,
  last: number | null,
  sorting: Sorting = byId,
): ResultAsync<ListPage, Failure> {
  return client.page(path).andThen((page) => {
    const earlier = last === null || reaches(page, last, sorting) ? undefined : earlierPage(path, page);
    if (earlier !== undefined) return readListPage(client, earlier, last, sorting);
    return getsOn(path, page) ? okAsync(listPage(page, last, sorting)) : errAsync(malformedAnswer("next"));
  });
}

/** Whether a page begins at or before the last order that was given. */
function reaches({ items }: Page, last: number, { keyOf }: Sorting): boolean {
  const first = items.map(keyOf).find((key) => key !== undefined);
  return first !== undefined && first <= last;
}

/** The page before, or undefined at the beginning of the list. */
function earlierPage(path: string, page: Page): string | undefined {
  const start = startOf(path);
  if (start === null || start === 0) return undefined;
  return withStart(path, Math.max(0, start - Math.max(1, page.size ?? page.items.length)));
}

/** Whether the next page lies behind this one: a list that turns in circles would never end. */
function getsOn(path: string, { next }: Page): boolean {
  if (next === null) return true;
  const start = startOf(next);
  return next !== path && (start === null || start > (startOf(path) ?? 0));
}

function listPage(page: Page, last: number | null, sorting: Sorting): ListPage {
  const repeats = last !== null && sorting.unique;
  const items = repeats ? page.items.filter((item) => sorting.keyOf(item) !== last) : page.items;
  return { items, at: page.next === null ? null : positionAfter(page.next, page, last, sorting) };
}

/** The shop's next page, begun one entry early; unchanged, and without proof, where there is no entry to spare. */
function positionAfter(next: string, { items }: Page, last: number | null, { keyOf }: Sorting): Position {
  const start = startOf(next);
  const keys = [last, ...items.map(keyOf)].filter((key) => typeof key === "number");
  return start === null || start === 0 || items.length < 2 || keys.length === 0
    ? { next, last: null }
    : { next: withStart(next, start - 1), last: Math.max(...keys) };
}
