import type { CalendarDate, Cursor, Failure, OpenQuery, OrderPage } from "@boekbrug/core";
import { okAsync, type ResultAsync } from "neverthrow";
import type { CcvShopClient } from "./client/ccvshop-client.ts";
import { readOpenCursor, writeCursor } from "./cursor.ts";
import { isListed, openFilters } from "./open-filters.ts";
import { readListPage } from "./order-list.ts";
import { ordersPath, readEntries } from "./read-entries.ts";

/** One page of one filter; after a filter's last page comes the next filter. */
export function readOpen(
  client: CcvShopClient,
  query: OpenQuery,
  cursor: Cursor | null,
  today: CalendarDate,
): ResultAsync<OrderPage, Failure> {
  const filters = openFilters(query, today);
  const names = filters.map((filter) => new URLSearchParams(filter).toString());
  const stand = readOpenCursor(cursor);
  const index = Math.max(0, names.indexOf(stand?.filter ?? ""));
  const filter = filters[index];
  if (filter === undefined) return okAsync({ heads: [], unreadable: [], cursor: writeCursor(start("")), more: false });
  const at = stand?.filter === names[index] ? stand?.at : undefined;
  return readListPage(client, at?.next ?? ordersPath(filter), at?.last ?? null).andThen((page) =>
    readEntries(page.items).map(({ heads, unreadable }) => {
      const following = page.at === null ? names[index + 1] : names[index];
      const next = { ...start(following ?? names[0] ?? ""), ...(page.at === null ? {} : { at: page.at }) };
      return {
        heads: heads.filter(({ status }) => isListed(status, filter, query)),
        unreadable,
        cursor: writeCursor(next),
        more: following !== undefined,
      };
    }),
  );
}

const start = (filter: string) => ({ v: 3 as const, filter });
