import {
  bookkeepingZone,
  type CalendarDate,
  type Cursor,
  calendarDateOf,
  type Failure,
  type OpenQuery,
  type OrderHead,
  type OrderPage,
  type OrderSource,
  type UnreadableOrder,
} from "@boekbrug/core";
import { err, ok, okAsync, type Result, type ResultAsync } from "neverthrow";
import { readChoices } from "./choices.ts";
import { type CcvShopClient, type ClientPorts, createCcvShopClient } from "./client/ccvshop-client.ts";
import { listPath } from "./client/paths.ts";
import { readChangedCursor, readOpenCursor, sinceAfter, writeCursor } from "./cursor.ts";
import { headFrom } from "./from-ccvshop.ts";
import { cancelledStatuses, type ListFilter, mayBecomeDue, openFilters } from "./open-filters.ts";
import { malformedAnswer, readListPage } from "./order-list.ts";
import { readOneHead, readOneOrder } from "./read-order.ts";
import type { CcvShopSettings } from "./settings.ts";

export interface CcvShopPorts extends ClientPorts {
  /** The zone in which an order's day is read. Default Europe/Amsterdam. */
  readonly zone?: string | undefined;
}

/** The orders of one CCV Shop. Reading only. */
export function createCcvShop(
  settings: CcvShopSettings,
  { zone = bookkeepingZone, ...ports }: CcvShopPorts,
): OrderSource {
  const client = createCcvShopClient(settings, ports);
  const dayOf = (moment: string | number) => calendarDateOf(moment, zone);
  return {
    kind: "ccvshop",
    cancelledStatuses,
    changed: (cursor, from) => readChanged(client, cursor, from, dayOf, dayOf(ports.clock.now())),
    open: (query, cursor) => readOpen(client, query, cursor),
    head: (id) => readOneHead(client, id),
    order: (id, head) => readOneOrder(client, id, head),
    choices: () => readChoices(client),
  };
}

/** The first page of the finished orders that a filter lets through, oldest first. */
const ordersPath = (filter: ListFilter): string =>
  listPath("orders", { ...filter, is_completed: "true", orderby: "id" });

function readChanged(
  client: CcvShopClient,
  cursor: Cursor | null,
  from: CalendarDate,
  dayOf: (moment: string) => CalendarDate,
  today: CalendarDate,
): ResultAsync<OrderPage, Failure> {
  const pass = readChangedCursor(cursor, from);
  const path = pass.at?.next ?? ordersPath({ min_create_date: pass.since });
  return readListPage(client, path, pass.at?.last ?? null).andThen(({ items, at }) =>
    readEntries(items).map((entries) => {
      const newest = newestOf(
        entries.heads.map(({ placedAt }) => dayOf(placedAt)),
        pass.newest,
      );
      const next = at === null ? { since: sinceAfter(pass, newest, from, today) } : { since: pass.since, at, newest };
      return { ...entries, cursor: writeCursor({ v: 1, ...next }), more: at !== null };
    }),
  );
}

const newestOf = (days: readonly CalendarDate[], known: CalendarDate | undefined): CalendarDate | undefined =>
  days.reduce((newest: CalendarDate | undefined, day) => (newest === undefined || day > newest ? day : newest), known);

/** One page of one filter; after a filter's last page comes the next filter. */
function readOpen(client: CcvShopClient, query: OpenQuery, cursor: Cursor | null): ResultAsync<OrderPage, Failure> {
  const filters = openFilters(query);
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
        heads: heads.filter(({ status }) => mayBecomeDue(status, query)),
        unreadable,
        cursor: writeCursor(next),
        more: following !== undefined,
      };
    }),
  );
}

const start = (filter: string) => ({ v: 1 as const, filter });

/** Every entry of a page, read or named. An entry without even an id spoils the page: it could not be named. */
function readEntries(
  items: readonly unknown[],
): Result<{ heads: OrderHead[]; unreadable: UnreadableOrder[] }, Failure> {
  const heads: OrderHead[] = [];
  const unreadable: UnreadableOrder[] = [];
  for (const [index, item] of items.entries()) {
    const read = headFrom(item);
    if (read === undefined) return err(malformedAnswer(`items.${index}.id`));
    if ("problem" in read) unreadable.push(read);
    else heads.push(read);
  }
  return ok({ heads, unreadable });
}
