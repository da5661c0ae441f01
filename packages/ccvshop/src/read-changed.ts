import type { CalendarDate, Cursor, Failure, OrderPage } from "@boekbrug/core";
import { okAsync, type ResultAsync } from "neverthrow";
import type { CcvShopClient } from "./client/ccvshop-client.ts";
import { type ChangedCursor, readChangedCursor, sinceAfter, startOfPass, writeCursor } from "./cursor.ts";
import { numberOfEntry } from "./from-ccvshop.ts";
import { byNumberDown, readListPage } from "./order-list.ts";
import { ordersPath, readEntries } from "./read-entries.ts";

/** What a run asks with. */
export interface Asked {
  readonly from: CalendarDate;
  readonly today: CalendarDate;
  readonly dayOf: (moment: string) => CalendarDate;
}

const numbersPath = ordersPath({}, "ordernumber_desc");

/**
 * One page of the new orders. A pass goes by creation date first; that misses a basket that was begun long ago and finished now, whose creation date lies
 * behind the newest order. Such an order has a new number, though: so the pass goes on by number, from the highest down to those known before.
 */
export function readChanged(
  client: CcvShopClient,
  cursor: Cursor | null,
  asked: Asked,
): ResultAsync<OrderPage, Failure> {
  return begun(client, cursor, asked.from).andThen((pass) =>
    pass.phase === "numbers" ? readByNumber(client, pass) : readByDate(client, pass, asked),
  );
}

/**
 * The pass that the cursor stands in, or a first one. That one asks for the highest number before it reads an order: whatever is finished while it reads
 * has a higher number, and is looked for by the next pass.
 */
function begun(client: CcvShopClient, cursor: Cursor | null, from: CalendarDate): ResultAsync<ChangedCursor, Failure> {
  const pass = readChangedCursor(cursor, from);
  if (pass !== undefined) return okAsync(pass);
  return client.page(numbersPath).map(({ items }) => startOfPass("first", from, highestOf(items, 0)));
}

const highestOf = (items: readonly unknown[], known: number): number => Math.max(known, ...items.map(numberOfEntry));

function readByDate(client: CcvShopClient, pass: ChangedCursor, asked: Asked): ResultAsync<OrderPage, Failure> {
  const path = pass.at?.next ?? ordersPath({ min_create_date: pass.since });
  return readListPage(client, path, pass.at?.last ?? null).andThen(({ items, at }) =>
    readEntries(items).map((entries) => {
      const days = entries.heads.map(({ placedAt }) => asked.dayOf(placedAt));
      const newest = newestOf(days, pass.newest);
      if (at !== null) return { ...entries, cursor: writeCursor({ ...pass, at, newest }), more: true };
      const more = pass.phase === "dates";
      const since = sinceAfter(pass, newest, asked.from, asked.today);
      return { ...entries, cursor: writeCursor(standing(pass, more ? "numbers" : "dates", since)), more };
    }),
  );
}

const newestOf = (days: readonly CalendarDate[], known: CalendarDate | undefined): CalendarDate | undefined =>
  days.reduce((newest: CalendarDate | undefined, day) => (newest === undefined || day > newest ? day : newest), known);

/** One page of the orders with a number above those known; the last such page is the one that reaches down to them. */
function readByNumber(client: CcvShopClient, pass: ChangedCursor): ResultAsync<OrderPage, Failure> {
  return readListPage(client, pass.at?.next ?? numbersPath, pass.at?.last ?? null, byNumberDown).andThen(
    ({ items, at }) => {
      const fresh = items.filter((item) => numberOfEntry(item) > pass.known);
      const highest = highestOf(items, pass.highest ?? pass.known);
      const through = at === null || fresh.length < items.length;
      const next = through ? { ...standing(pass, "dates", pass.since), known: highest } : { ...pass, at, highest };
      return readEntries(fresh).map((entries) => {
        const heads = entries.heads.map((head) => ({ ...head, justFinished: true }));
        return { ...entries, heads, cursor: writeCursor(next), more: !through };
      });
    },
  );
}

/** At the beginning of a phase. */
const standing = ({ v, from, known }: ChangedCursor, phase: "dates" | "numbers", since: CalendarDate) => ({
  v,
  from,
  since,
  known,
  phase,
});
