import type { BookedDocument, CalendarDate, Failure, ListedDocument, ReadBackQuery } from "@boekbrug/core";
import { okAsync, type ResultAsync } from "neverthrow";
import type { BookingFinder } from "./find-bookings.ts";
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
): DocumentFinder {
  const [first, second] = inUse === "booking" ? [bookings, orders] : [orders, bookings];
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
