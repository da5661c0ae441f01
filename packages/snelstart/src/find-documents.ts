import {
  adjoins,
  type BookedDocument,
  type CalendarDate,
  type Clock,
  calendarDateOf,
  type Failure,
  type ListedDocument,
  lacksRight,
  type Period,
  type ReadBackQuery,
  spanWith,
  stillToRead,
} from "@boekbrug/core";
import { err, errAsync, ok, okAsync, type Result, ResultAsync } from "neverthrow";
import type { BookingFinder } from "./bookings/find-bookings.ts";
import type { OrderFinder } from "./orders/find-orders.ts";
import type { SnelStartSettings } from "./settings.ts";

/** Finds documents of either kind, so that another choice of kind never books twice. */
export interface DocumentFinder {
  find(query: ReadBackQuery): ResultAsync<BookedDocument[], Failure>;
  within(from: CalendarDate, to: CalendarDate): ResultAsync<ListedDocument[], Failure>;
}

export function createDocumentFinder(
  inUse: SnelStartSettings["document"],
  bookings: BookingFinder,
  orders: OrderFinder,
  clock: Clock,
): DocumentFinder {
  const ordersKnown = createOrdersOnce(orders, clock);
  const [first, second] = inUse === "booking" ? [bookings, ordersKnown] : [orders, sparing(bookings)];
  return {
    /** What is there as one kind is not looked for as the other: an order may have become an invoice. */
    find: (query) =>
      first.find(query).andThen((found) => {
        const there = new Set(found.map(({ reference }) => reference));
        const references = query.references.filter((reference) => !there.has(reference));
        return references.length === 0
          ? okAsync(found)
          : second.find({ ...query, references }).map((others) => [...found, ...others]);
      }),
    within: (from, to) =>
      first.within(from, to).andThen((found) => second.within(from, to).map((others) => [...found, ...others])),
  };
}

/** A key without the right to a kind of document has made none of it. */
const noneWithoutRight = <Found>(failure: Failure): ResultAsync<Found[], Failure> =>
  lacksRight(failure) ? okAsync([]) : errAsync(failure);

const sparing = ({ find, within }: DocumentFinder): DocumentFinder => ({
  find: (query) => find(query).orElse((failure) => noneWithoutRight<BookedDocument>(failure)),
  within: (from, to) => within(from, to).orElse((failure) => noneWithoutRight<ListedDocument>(failure)),
});

/** Sales orders where none are made any more: each day is read once in the life of a process, for whatever reason. */
function createOrdersOnce(orders: OrderFinder, clock: Clock): DocumentFinder {
  const reader = sparing(orders);
  const known = new Map<string, BookedDocument>();
  let span: Period | null = null;

  const within = async (from: CalendarDate, to: CalendarDate): Promise<Result<ListedDocument[], Failure>> => {
    const found = await reader.within(from, to);
    if (found.isErr()) return found;
    for (const { texts: _, ...document } of found.value) known.set(document.id, document);
    if (adjoins(span, { from, to })) span = spanWith(span, { from, to });
    return found;
  };

  const find = async ({ references, from, to }: ReadBackQuery): Promise<Result<BookedDocument[], Failure>> => {
    if (references.length === 0) return ok([]);
    const today = calendarDateOf(clock.now());
    for (const period of stillToRead(span, { from, to: to > today ? to : today })) {
      const found = await within(period.from, period.to);
      if (found.isErr()) return err(found.error);
    }
    const wanted = new Set(references);
    return ok([...known.values()].filter(({ reference }) => wanted.has(reference)));
  };
  return {
    find: (query) => new ResultAsync(find(query)),
    within: (from, to) => new ResultAsync(within(from, to)),
  };
}
