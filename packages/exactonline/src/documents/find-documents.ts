import {
  addDays,
  type BookedDocument,
  type CalendarDate,
  type DocumentKind,
  equal,
  type Failure,
  type ListedDocument,
  lacksRight,
  notDone,
  problem,
  type ReadBackQuery,
} from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import type { ExactOnlineClient } from "../client/exactonline-client.ts";
import { dateWithin } from "../client/odata.ts";
import { listedEntryRow } from "../client/rows.ts";
import { salesInvoiceRow, salesOrderRow } from "../client/trade-rows.ts";
import { type FoundDocument, foundEntry, foundInvoice, foundOrder } from "./found-document.ts";
import { createReferenceFinder, type ReferenceFinder } from "./reference-finder.ts";

/** Finds documents of every kind, each order's once. */
export interface DocumentFinder {
  /** By reference: of the kind in use as they stand now, of the others as they stood when the run began. */
  find(query: ReadBackQuery): ResultAsync<BookedDocument[], Failure>;
  /** The one document with a reference, as it stands now: of the kind meant, else of another. More than one is `ledger.reference-ambiguous`. */
  findOne(reference: string, date: CalendarDate, meant: DocumentKind): ResultAsync<FoundDocument | null, Failure>;
  /** Every document of a period, whoever made it. */
  within(from: CalendarDate, to: CalendarDate): ResultAsync<ListedDocument[], Failure>;
  /** A run begins: what other kinds hold is read anew. */
  begin(): void;
}

const kinds: readonly DocumentKind[] = ["entry", "invoice", "order"];

export function createDocumentFinder(client: ExactOnlineClient): DocumentFinder {
  const finders = findersOf(client);
  /** What the kinds that are not in use held, from a day on. */
  const known = new Map<DocumentKind, { readonly from: CalendarDate; readonly documents: readonly FoundDocument[] }>();

  /** An administration without sales orders, or without the right to them, holds none of ours. */
  const unlessForbidden = <T>(found: Result<T[], Failure>): Result<T[], Failure> =>
    found.isErr() && lacksRight(found.error) ? ok([]) : found;

  /** Documents of a kind that is not in use: entries by reference, for they have no bulk resource; the others all at once. */
  const findOther = async (kind: DocumentKind, query: ReadBackQuery): Promise<Result<FoundDocument[], Failure>> => {
    if (kind === "entry") return unlessForbidden(await finders.entry.find(query));
    const before = known.get(kind);
    const wanted = new Set(query.references);
    if (before === undefined || query.from < before.from) {
      const read = unlessForbidden(await finders[kind].within(query.from, query.to));
      if (read.isErr()) return err(read.error);
      known.set(kind, { from: query.from, documents: read.value.filter(({ reference }) => reference !== "") });
    }
    return ok((known.get(kind)?.documents ?? []).filter(({ reference }) => wanted.has(reference)));
  };

  const find = async (query: ReadBackQuery): Promise<Result<BookedDocument[], Failure>> => {
    if (query.references.length === 0) return ok([]);
    const inUse = query.kind ?? "entry";
    const all: FoundDocument[] = [];
    for (const kind of kinds) {
      const found = kind === inUse ? await finders[kind].find(query) : await findOther(kind, query);
      if (found.isErr()) return err(found.error);
      all.push(...found.value);
    }
    return ok(eachOnce(all).map((document) => bookedOf(document, inUse)));
  };

  const findOne = async (
    reference: string,
    date: CalendarDate,
    meant: DocumentKind,
  ): Promise<Result<FoundDocument | null, Failure>> => {
    const all: FoundDocument[] = [];
    for (const kind of [meant, ...kinds.filter((each) => each !== meant)]) {
      const found = await finders[kind].find({ references: [reference], ...around(date) });
      const allowed = kind === meant ? found : unlessForbidden(found);
      if (allowed.isErr()) return err(allowed.error);
      all.push(...allowed.value);
      if (kind === meant && all.length > 0) break;
    }
    const [only, ...others] = eachOnce(all);
    if (others.length === 0) return ok(only ?? null);
    return err(notDone(problem("ledger.reference-ambiguous", "order", { count: others.length + 1, reference })));
  };

  const within = async (from: CalendarDate, to: CalendarDate): Promise<Result<ListedDocument[], Failure>> => {
    const all: FoundDocument[] = [];
    for (const kind of kinds) {
      const found = unlessForbidden(await finders[kind].within(from, to));
      if (found.isErr()) return err(found.error);
      all.push(...found.value.filter(({ date }) => from <= date && date <= to));
    }
    return ok(eachOnce(all).map((document) => ({ ...bookedOf(document, null), texts: document.texts })));
  };

  return {
    find: (query) => new ResultAsync(find(query)),
    findOne: (reference, date, meant) => new ResultAsync(findOne(reference, date, meant)),
    within: (from, to) => new ResultAsync(within(from, to)),
    begin: () => known.clear(),
  };
}

/** A record is changed no earlier than the day that it is about; a day's difference of zones is allowed for. */
const changedSince = (from: CalendarDate): string => `Modified ge datetime'${addDays(from, -1)}T00:00:00'`;

const findersOf = (client: ExactOnlineClient): Readonly<Record<DocumentKind, ReferenceFinder>> => ({
  entry: createReferenceFinder(client, {
    resource: "salesentry/SalesEntries",
    bulk: null,
    row: listedEntryRow,
    within: (from, to) => dateWithin("EntryDate", from, to),
    read: foundEntry,
  }),
  invoice: createReferenceFinder(client, {
    resource: "salesinvoice/SalesInvoices",
    bulk: "bulk/SalesInvoice/SalesInvoices",
    row: salesInvoiceRow,
    within: changedSince,
    read: foundInvoice,
  }),
  order: createReferenceFinder(client, {
    resource: "salesorder/SalesOrders",
    bulk: "bulk/SalesOrder/SalesOrders",
    row: salesOrderRow,
    within: changedSince,
    read: foundOrder,
  }),
});

/**
 * What one sale leaves in several places, once: an order stands for the invoices made from it, and an invoice for its booking among the entries, which has its number.
 */
function eachOnce(all: readonly FoundDocument[]): FoundDocument[] {
  const orders = all.filter(({ kind }) => kind === "order");
  const invoices = all.filter(({ kind }) => kind === "invoice");
  const ofOrder = (document: FoundDocument) =>
    document.reference !== "" && orders.some(({ reference }) => reference === document.reference);
  const ofInvoice = (entry: FoundDocument) =>
    invoices.some(
      ({ number, reference, gross }) =>
        number !== null && number === entry.number && reference === entry.reference && equal(gross, entry.gross),
    );
  return all.filter((document) => {
    if (document.kind === "order") return true;
    if (ofOrder(document)) return false;
    return document.kind === "invoice" || !ofInvoice(document);
  });
}

function bookedOf(document: FoundDocument, inUse: DocumentKind | null): BookedDocument {
  const { id, reference, number, date, gross, vat, kind, isOpen } = document;
  const booked = { id, reference, number, date, gross, vat };
  return kind === inUse && isOpen ? { ...booked, unfinished: true } : booked;
}

/** A day on either side of the document's own: the answer to a write may show the date a zone off. */
const around = (date: CalendarDate): { readonly from: CalendarDate; readonly to: CalendarDate } => ({
  from: addDays(date, -1),
  to: addDays(date, 1),
});
