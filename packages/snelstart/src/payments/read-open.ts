import {
  addDays,
  type CalendarDate,
  documentIdsOf,
  type Failure,
  type Money,
  type OpenPart,
  type PayableDocument,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { dateWithin, textEquals } from "../client/odata.ts";
import { openInvoiceRow } from "../client/rows.ts";
import type { SnelStartClient } from "../client/snelstart-client.ts";

const invoicesPath = "verkoopfacturen";

/** From so many on the bookings of neighbouring days are read by day, a page of 500 invoices a call; fewer by their numbers. */
const worthAPage = 6;

/** A query string over some 2,000 characters may be refused on the way. */
const numbersAtOnce = 25;

/** What is open of these bookings, by reference: SnelStart keeps it on the invoices that they yielded. */
export async function readOpen(
  client: SnelStartClient,
  documents: readonly PayableDocument[],
): Promise<Result<ReadonlyMap<string, readonly OpenPart[]>, Failure>> {
  const wanted = new Set(documents.flatMap(({ document }) => documentIdsOf(document)));
  const open = new Map<string, Money>();
  for (const filter of filtersFor(documents)) {
    const rows = await client.list(invoicesPath, openInvoiceRow, filter);
    if (rows.isErr()) return err(rows.error);
    for (const { verkoopBoeking, openstaandSaldo } of rows.value) {
      if (verkoopBoeking !== null && wanted.has(verkoopBoeking)) open.set(verkoopBoeking, openstaandSaldo);
    }
  }
  return ok(new Map(documents.flatMap((each) => wholeOf(each, open))));
}

/** An order of which a booking is not there is left out. */
function wholeOf({ reference, document }: PayableDocument, open: ReadonlyMap<string, Money>): [string, OpenPart[]][] {
  const ids = documentIdsOf(document);
  const parts = ids.flatMap((id) => {
    const amount = open.get(id);
    return amount === undefined ? [] : [{ id, amount }];
  });
  return parts.length === ids.length ? [[reference, parts]] : [];
}

/** Filters that together list every invoice of these bookings, in few calls. */
function filtersFor(documents: readonly PayableDocument[]): string[] {
  const near = neighbours(documents);
  const byDay = near.filter(({ length }) => length >= worthAPage);
  const byNumber = near.filter(({ length }) => length < worthAPage).flat();
  return [
    ...byDay.map((each) => dateWithin("FactuurDatum", dateOf(each.at(0)), dateOf(each.at(-1)))),
    ...chunks(byNumber.flatMap(numbersOf), numbersAtOnce).map((each) =>
      each.map((number) => textEquals("Factuurnummer", number)).join(" or "),
    ),
  ];
}

/** Several bookings of one order have their numbers one after the other. */
const numbersOf = ({ number }: PayableDocument): string[] => number.split(" + ");

const dateOf = (document: PayableDocument | undefined): CalendarDate => document?.date ?? "";

/** Documents of the same or the next day lie together. */
function neighbours(documents: readonly PayableDocument[]): PayableDocument[][] {
  const groups: PayableDocument[][] = [];
  for (const document of documents.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))) {
    const last = groups.at(-1);
    if (last === undefined || addDays(dateOf(last.at(-1)), 1) < document.date) groups.push([document]);
    else last.push(document);
  }
  return groups;
}

export function chunks<T>(all: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < all.length; from += size) parts.push(all.slice(from, from + size));
  return parts;
}
