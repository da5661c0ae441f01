import {
  addDays,
  type CalendarDate,
  type Cursor,
  type Failure,
  isUnreadable,
  type OrderHead,
  type UnreadableOrder,
  type WatchedOrder,
  type WatchedOrders,
} from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import type { CcvShopClient } from "./client/ccvshop-client.ts";
import { lookedAt, overlapDays, type Position } from "./cursor.ts";
import { idNumberOfEntry } from "./from-ccvshop.ts";
import { cancelledStatuses, type ListFilter } from "./open-filters.ts";
import { readListPage } from "./order-list.ts";
import { ordersPath, readEntries } from "./read-entries.ts";
import { readOneHead } from "./read-order.ts";

interface Found {
  readonly heads: Map<string, OrderHead>;
  readonly unreadable: Map<string, UnreadableOrder>;
}

type DayOf = (moment: string) => CalendarDate;

/**
 * Watched orders as they stand now. Those that stand alike are listed together by the filter under which they stood; one that is not listed there any more is
 * read by itself: it is the one that changed.
 */
export function readWatched(
  client: CcvShopClient,
  orders: readonly WatchedOrder[],
  cursor: Cursor,
  dayOf: DayOf,
): ResultAsync<WatchedOrders, Failure> {
  const left = lookedAt(cursor) === "newest" ? "cancelled" : undefined;
  return new ResultAsync(
    readAll(
      client,
      orders.filter(({ reason }) => reason !== left),
      dayOf,
    ),
  );
}

async function readAll(
  client: CcvShopClient,
  orders: readonly WatchedOrder[],
  dayOf: DayOf,
): Promise<Result<WatchedOrders, Failure>> {
  const found: Found = { heads: new Map(), unreadable: new Map() };
  for (const [filter, alike] of standingAlike(orders)) {
    const missing = alike.filter(({ id }) => !isFound(found, id));
    if (missing.length < 2) continue;
    const listed = await readList(client, new URLSearchParams(filter), missing, dayOf, found);
    if (listed.isErr()) return err(listed.error);
  }
  const gone = await readOneByOne(
    client,
    orders.filter(({ id }) => !isFound(found, id)),
    found,
  );
  return gone.map((ids) => ({
    heads: [...found.heads.values()],
    unreadable: [...found.unreadable.values()],
    gone: ids,
  }));
}

const isFound = ({ heads, unreadable }: Found, id: string): boolean => heads.has(id) || unreadable.has(id);

/** Orders by the filter that lists them; the unpaid ones first, for their list holds unpaid ones of every status. */
function standingAlike(orders: readonly WatchedOrder[]): Map<string, WatchedOrder[]> {
  const alike = new Map<string, WatchedOrder[]>([["is_paid=false", []]]);
  for (const order of orders) {
    const filter = filterOf(order);
    if (filter === undefined) continue;
    const known = alike.get(filter);
    if (known === undefined) alike.set(filter, [order]);
    else known.push(order);
  }
  return alike;
}

/** As query text. */
function filterOf({ reason, status }: WatchedOrder): string | undefined {
  if (reason === "unpaid") return "is_paid=false";
  const wanted = reason === "cancelled" ? cancelledStatuses[0] : status;
  return wanted === null ? undefined : `status=${wanted}`;
}

/** From the oldest of the orders to the newest. */
async function readList(
  client: CcvShopClient,
  filter: URLSearchParams,
  orders: readonly WatchedOrder[],
  dayOf: DayOf,
  found: Found,
): Promise<Result<void, Failure>> {
  const since = orders.map(({ placedAt }) => dayOf(placedAt)).reduce((a, b) => (a < b ? a : b));
  const newest = Math.max(...orders.map(({ id }) => Number(id)));
  const asked: ListFilter = { ...Object.fromEntries(filter), min_create_date: addDays(since, -overlapDays) };
  let at: Position | null = { next: ordersPath(asked), last: null };
  while (at !== null) {
    const page: Result<{ readonly items: readonly unknown[]; readonly at: Position | null }, Failure> =
      await readListPage(client, at.next, at.last);
    const entries = page.andThen(({ items }) => readEntries(items));
    if (page.isErr() || entries.isErr()) return err((page.isErr() ? page : entries)._unsafeUnwrapErr());
    for (const head of entries.value.heads) found.heads.set(head.id, head);
    for (const entry of entries.value.unreadable) found.unreadable.set(entry.id, entry);
    at = page.value.items.some((item) => idNumberOfEntry(item) >= newest) ? null : page.value.at;
  }
  return ok(undefined);
}

async function readOneByOne(
  client: CcvShopClient,
  orders: readonly WatchedOrder[],
  found: Found,
): Promise<Result<string[], Failure>> {
  const gone: string[] = [];
  for (const { id } of orders) {
    const head = await readOneHead(client, id);
    if (head.isErr()) return err(head.error);
    if (head.value === null) gone.push(id);
    else if (isUnreadable(head.value)) found.unreadable.set(id, head.value);
    else found.heads.set(id, head.value);
  }
  return ok(gone);
}
