import { addDays, type CalendarDate, type Cursor, type Failure, type OrderPage } from "@boekbrug/core";
import { okAsync, type ResultAsync } from "neverthrow";
import type { CcvShopClient } from "./client/ccvshop-client.ts";
import {
  type ChangedCursor,
  overlapDays,
  readChangedCursor,
  restingAfter,
  startOfPass,
  writeCursor,
} from "./cursor.ts";
import { idNumberOfEntry, numberOfEntry } from "./from-ccvshop.ts";
import { byIdDown, byNumberDown, readListPage } from "./order-list.ts";
import { ordersPath, readEntries } from "./read-entries.ts";

const numbersPath = ordersPath({}, "ordernumber_desc");
const newestPath = ordersPath({}, "id_desc");

/**
 * One page of the new orders. A pass goes by number, from the highest down to those known before: an order gets its number when its checkout is finished,
 * however long ago it was begun. Every second pass goes by id as well, from the newest down to those known before: that finds what a number set back would
 * hide. Each page is given whole, so that passes overlap. A first pass, and one from an earlier first day, goes by creation date.
 */
export function readChanged(
  client: CcvShopClient,
  cursor: Cursor | null,
  from: CalendarDate,
): ResultAsync<OrderPage, Failure> {
  return begun(client, cursor, from).andThen((pass) => {
    if (pass.phase === "numbers") return readByNumber(client, pass);
    return pass.phase === "newest" ? readById(client, pass) : readByDate(client, pass);
  });
}

/**
 * The pass that the cursor stands in, or a first one. That one asks for the highest number before it reads an order: whatever is finished while it reads
 * has a higher number, and is looked for by the next pass.
 */
function begun(client: CcvShopClient, cursor: Cursor | null, from: CalendarDate): ResultAsync<ChangedCursor, Failure> {
  const pass = readChangedCursor(cursor, from);
  if (pass !== undefined) return okAsync(pass);
  return client.page(numbersPath).map(({ items }) => {
    const known = { known: highest(items, numberOfEntry, 0), knownId: highest(items, idNumberOfEntry, 0) };
    return startOfPass("first", from, known);
  });
}

const highest = (items: readonly unknown[], keyOf: (entry: unknown) => number, known: number): number =>
  Math.max(known, ...items.map(keyOf));

function readByDate(client: CcvShopClient, pass: ChangedCursor): ResultAsync<OrderPage, Failure> {
  const path = pass.at?.next ?? ordersPath({ min_create_date: addDays(pass.from, -overlapDays) });
  return readListPage(client, path, pass.at?.last ?? null).andThen(({ items, at }) => {
    const met = { ...pass, highestId: highest(items, idNumberOfEntry, pass.highestId ?? pass.knownId) };
    const more = at !== null || pass.phase === "dates";
    const next = at === null ? restingAfter(met, "cancelled") : { ...met, at };
    return readEntries(items).map((entries) => ({ ...entries, cursor: writeCursor(next), more }));
  });
}

/** One page of the orders by number; the last such page is the one that reaches down to those known. */
function readByNumber(client: CcvShopClient, pass: ChangedCursor): ResultAsync<OrderPage, Failure> {
  return readListPage(client, pass.at?.next ?? numbersPath, pass.at?.last ?? null, byNumberDown).andThen(
    ({ items, at }) => {
      const fresh = new Map(items.map((item) => [String(idNumberOfEntry(item)), numberOfEntry(item) > pass.known]));
      const met = { ...pass, highest: highest(items, numberOfEntry, pass.highest ?? pass.known) };
      const through = at === null || [...fresh.values()].includes(false);
      const next = through ? afterNumbers(met) : { ...met, at };
      return readEntries(items).map(({ heads, unreadable }) => ({
        heads: oldestFirst(heads).map((head) => (fresh.get(head.id) === true ? { ...head, justFinished: true } : head)),
        unreadable,
        cursor: writeCursor(next),
        more: next.phase === "newest" || !through,
      }));
    },
  );
}

/** Passes take turns: the newest orders are looked at by one, the cancelled ones that are watched by the next. */
const afterNumbers = ({ at, ...pass }: ChangedCursor & { readonly at?: unknown }): ChangedCursor =>
  pass.looked === "newest" ? restingAfter(pass, "cancelled") : { ...pass, phase: "newest" };

function readById(client: CcvShopClient, pass: ChangedCursor): ResultAsync<OrderPage, Failure> {
  return readListPage(client, pass.at?.next ?? newestPath, pass.at?.last ?? null, byIdDown).andThen(({ items, at }) => {
    const met = { ...pass, highestId: highest(items, idNumberOfEntry, pass.highestId ?? pass.knownId) };
    const through = at === null || items.some((item) => idNumberOfEntry(item) <= pass.knownId);
    const next = through ? restingAfter(met, "newest") : { ...met, at };
    return readEntries(items).map(({ heads, unreadable }) => ({
      heads: oldestFirst(heads),
      unreadable,
      cursor: writeCursor(next),
      more: !through,
    }));
  });
}

const oldestFirst = <Head>(heads: readonly Head[]): Head[] => [...heads].reverse();
