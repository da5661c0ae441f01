import { type Failure, notDone, problem } from "@boekbrug/core";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import type { CcvShopClient, Page } from "./client/ccvshop-client.ts";
import { startOf, withStart } from "./client/paths.ts";
import type { Position } from "./cursor.ts";
import { idOfEntry } from "./from-ccvshop.ts";

/** A page of the order list that leaves out nothing since the one before. */
export interface ListPage {
  readonly items: readonly unknown[];
  /** Where to go on; null after the last page. */
  readonly at: Position | null;
}

/** An answer that does not hang together. */
export const malformedAnswer = (detail: string): Failure => notDone(problem("shop.malformed", "shop", { detail }));

/**
 * Reads one page of a list of orders sorted by id. The list may move while it is read: orders vanish from it (deleted, paid), so that the rest
 * moves up past the offset. Therefore each page but the first begins one entry early, and where it then begins behind the last order that
 * was given, the page before it is read again.
 */
export function readListPage(client: CcvShopClient, path: string, last: string | null): ResultAsync<ListPage, Failure> {
  return client.page(path).andThen((page) => {
    const earlier = last === null || reaches(page, last) ? undefined : earlierPage(path, page);
    if (earlier !== undefined) return readListPage(client, earlier, last);
    return getsOn(path, page) ? okAsync(listPage(page, last)) : errAsync(malformedAnswer("next"));
  });
}

/** Whether a page begins at or before the last order that was given. */
function reaches({ items }: Page, last: string): boolean {
  const first = items.map(idOfEntry).find((id) => id !== undefined);
  return first !== undefined && Number(first) <= Number(last);
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

function listPage(page: Page, last: string | null): ListPage {
  const items = last === null ? page.items : page.items.filter((item) => idOfEntry(item) !== last);
  return { items, at: page.next === null ? null : positionAfter(page.next, page, last) };
}

/** The shop's next page, begun one entry early; unchanged, and without proof, where there is no entry to spare. */
function positionAfter(next: string, { items }: Page, last: string | null): Position {
  const start = startOf(next);
  const highest = highestId(items, last);
  return start === null || start === 0 || items.length < 2 || highest === null
    ? { next, last: null }
    : { next: withStart(next, start - 1), last: highest };
}

function highestId(items: readonly unknown[], last: string | null): string | null {
  const ids = items.flatMap((item) => idOfEntry(item) ?? []);
  return ids.reduce(
    (highest: string | null, id) => (highest === null || Number(id) > Number(highest) ? id : highest),
    last,
  );
}
