import {
  type BookedDocument,
  type CalendarDate,
  type Failure,
  type ListedDocument,
  type ReadBackQuery,
  type StepOutcome,
  subtract,
  type WriteStep,
} from "@boekbrug/core";
import { err, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import { theOnly } from "../bookings/find-bookings.ts";
import { dateWithin, textEquals } from "../client/odata.ts";
import { type OrderRow, orderRow } from "../client/rows.ts";
import type { SnelStartClient } from "../client/snelstart-client.ts";
import { outcomeOfDocument } from "../from-snelstart.ts";
import { identityIn } from "../identity.ts";
import { ordersPath } from "./to-order.ts";

/** Finds sales orders: a list tells all of them. */
export interface OrderFinder {
  /** Every order of a period, whoever made it; both days included. */
  within(from: CalendarDate, to: CalendarDate): ResultAsync<ListedDocument[], Failure>;
  /** The orders with these references that lie in the period. */
  find(query: ReadBackQuery): ResultAsync<BookedDocument[], Failure>;
  /** The one order that a step has made or would make. */
  findOne(step: WriteStep): ResultAsync<StepOutcome | null, Failure>;
}

const sentBody = z.object({ orderreferentie: z.string(), datum: z.string() });

export function createOrderFinder(client: SnelStartClient): OrderFinder {
  const read = (filter: string) =>
    client.list(ordersPath, orderRow, filter).map((rows) => [...new Map(rows.map((row) => [row.id, row])).values()]);

  /** Filters may be passed over. */
  const onDays = (from: CalendarDate, to: CalendarDate): ResultAsync<OrderRow[], Failure> =>
    read(dateWithin("Datum", from, to)).map((rows) => rows.filter(({ datum }) => from <= datum && datum <= to));

  const findOne = async ({ reference, request }: WriteStep): Promise<Result<StepOutcome | null, Failure>> => {
    const { orderreferentie, datum } = sentBody.parse(request.body);
    const ours = (rows: readonly OrderRow[]) => rows.filter((row) => referenceOf(row) === reference).map(orderOf);
    const byNumber = await read(textEquals("Orderreferentie", orderreferentie));
    if (byNumber.isErr()) return err(byNumber.error);
    if (ours(byNumber.value).length > 0) return theOnly(ours(byNumber.value), reference);
    // Its reference may have been changed by hand.
    const day = datum.slice(0, 10);
    return (await onDays(day, day)).andThen((rows) => theOnly(ours(rows), reference));
  };

  return {
    within: (from, to) => onDays(from, to).map((rows) => rows.map(listedOrderOf)),
    find: ({ references, from, to }) => {
      const wanted = new Set(references);
      return onDays(from, to).map((rows) => rows.map(orderOf).filter(({ reference }) => wanted.has(reference)));
    },
    findOne: (step) => new ResultAsync(findOne(step)),
  };
}

const referenceOf = ({ memo, omschrijving, orderreferentie }: OrderRow): string =>
  identityIn({ omschrijving: memo, boekstuk: null }) ??
  identityIn({ omschrijving, boekstuk: null }) ??
  orderreferentie ??
  "";

function orderOf(row: OrderRow): BookedDocument {
  const { totaalInclusiefBtw: gross, totaalExclusiefBtw: net } = row;
  return {
    id: row.id,
    reference: referenceOf(row),
    number: row.nummer === null ? null : String(row.nummer),
    date: row.datum,
    gross,
    vat: subtract(gross, net),
  };
}

const listedOrderOf = (row: OrderRow): ListedDocument => ({
  ...orderOf(row),
  texts: [row.orderreferentie, row.omschrijving].filter((text) => text !== null),
});

/** What writing an order has yielded: without totals where the answer does not show the identity that was sent, so that it is read back by it. */
export function outcomeOfOrder(row: OrderRow, reference: string): StepOutcome {
  const document = orderOf(row);
  return document.reference === reference
    ? outcomeOfDocument(document)
    : { id: row.id, number: document.number, totals: null };
}
