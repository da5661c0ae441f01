import {
  type Cursor,
  isUnreadable,
  type OpenQuery,
  type OrderHead,
  type OrderPage,
  type OrderSource,
  type UnreadableOrder,
} from "@boekbrug/core";
import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { OpenedSource } from "./opened-source.ts";

/** Before every arranged order. */
export const longAgo = "2000-01-01";

export interface Reading {
  readonly heads: readonly OrderHead[];
  readonly unreadable: readonly UnreadableOrder[];
  readonly cursor: Cursor | null;
  readonly pages: number;
}

const most = 100;

async function readPages(
  next: (cursor: Cursor | null) => Promise<OrderPage>,
  start: Cursor | null,
  between: (page: number) => Promise<void>,
): Promise<Reading> {
  const heads: OrderHead[] = [];
  const unreadable: UnreadableOrder[] = [];
  let cursor = start;
  for (let pages = 1; pages <= most; pages += 1) {
    const page = await next(cursor);
    heads.push(...page.heads);
    unreadable.push(...page.unreadable);
    cursor = storedAndRead(page.cursor);
    if (!page.more) return { heads, unreadable, cursor, pages };
    await between(pages);
  }
  return expect.fail(`there is more after ${most} pages`);
}

/** A cursor as it comes back from a store: text and nothing else. */
const storedAndRead = (cursor: Cursor): Cursor => JSON.parse(JSON.stringify(cursor)) as Cursor;

/** Reads everything that changed, page by page. */
export const readChanged = (
  source: OrderSource,
  start: Cursor | null = null,
  between: (page: number) => Promise<void> = async () => {},
): Promise<Reading> => readPages((cursor) => valueFrom(source.changed(cursor, longAgo)), start, between);

/** Reads all orders that may become due, page by page. */
export const readOpen = (source: OrderSource, query: OpenQuery): Promise<Reading> =>
  readPages(
    (cursor) => valueFrom(source.open(query, cursor)),
    null,
    async () => {},
  );

/** The head of an order that is there and can be read. */
export async function readHead({ source }: OpenedSource, id: string): Promise<OrderHead> {
  const head = await valueFrom(source.head(id));
  if (head === null) return expect.fail(`order ${id} is not found`);
  return isUnreadable(head) ? expect.fail(`order ${id} cannot be read: ${head.problem.code}`) : head;
}

/** Ids in the order read; an order that is repeated counts where it came first. */
export const idsOf = ({ heads }: Pick<Reading, "heads">): string[] => [...new Set(heads.map(({ id }) => id))];

export async function addOrders({ arrange }: OpenedSource, count: number, kind: "paid" | "unpaid" = "paid") {
  const ids: string[] = [];
  for (let added = 0; added < count; added += 1) ids.push(await arrange.addOrder(kind));
  return ids;
}
