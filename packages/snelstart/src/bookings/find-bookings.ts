import {
  addDays,
  type BookedDocument,
  type CalendarDate,
  equal,
  type Failure,
  type ListedDocument,
  notDone,
  problem,
  type ReadBackQuery,
  type StepOutcome,
  type WriteStep,
} from "@boekbrug/core";
import { err, ok, okAsync, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import type { Administration } from "../administration.ts";
import { dateWithin, textEquals } from "../client/odata.ts";
import { type BookingRow, bookingRow, type InvoiceRow, invoiceRow } from "../client/rows.ts";
import type { SnelStartClient } from "../client/snelstart-client.ts";
import { documentOf, listedOf, outcomeOfDocument } from "../from-snelstart.ts";
import { identityIn } from "../identity.ts";
import { bookingsPath, withoutSuffix } from "./to-booking.ts";

/**
 * Finds bookings. SnelStart has no list of them: each yields an invoice, and invoices are listed, with number, day and total but without our identity. So the
 * invoices of a day or a number are read, and of those that may be meant the booking itself.
 */
export interface BookingFinder {
  /** Every invoice of a period, whoever made it; both days included; for those that SnelStart made of an order the order speaks. */
  within(from: CalendarDate, to: CalendarDate): ResultAsync<ListedDocument[], Failure>;
  /** The bookings with these references that lie in the period. */
  find(query: ReadBackQuery): ResultAsync<BookedDocument[], Failure>;
  /** The one booking that a step has made or would make. */
  findOne(step: WriteStep): ResultAsync<StepOutcome | null, Failure>;
  /** What somebody else has booked under the step's number, where it is the same sale. */
  findSame(step: WriteStep): ResultAsync<StepOutcome | null, Failure>;
  /** A row as a document. */
  documentOf(row: BookingRow): ResultAsync<BookedDocument, Failure>;
}

const invoicesPath = "verkoopfacturen";

const sentBody = z.object({
  factuurnummer: z.string(),
  factuurdatum: z.string(),
  factuurbedrag: z.number(),
  klant: z.looseObject({ id: z.unknown() }),
});

export function createBookingFinder(
  client: SnelStartClient,
  { foreignVatAccount, localVatAccounts }: Pick<Administration, "foreignVatAccount" | "localVatAccounts">,
): BookingFinder {
  /** Where there is Dutch VAT, there is none of the one-stop shop. */
  const toDocument = (row: BookingRow): ResultAsync<BookedDocument, Failure> =>
    (row.btw.length > 0 ? okAsync(null) : foreignVatAccount()).map((account) =>
      documentOf(row, new Set([account, ...localVatAccounts()])),
    );

  /** Bookings that were found to be somebody else's: they never become ours. */
  const foreign = new Set<string>();

  /** Bookings of somebody else that stand for ours, by the reference that ours would have. */
  const adopted = new Map<string, string>();

  const read = async (from: CalendarDate, to: CalendarDate): Promise<Result<InvoiceRow[], Failure>> =>
    (await client.list(invoicesPath, invoiceRow, dateWithin("FactuurDatum", from, to))).map((rows) =>
      once(rows).filter(({ factuurDatum }) => from <= factuurDatum && factuurDatum <= to),
    );

  /** The bookings of these invoices that bear one of the references. */
  const bookingsOf = async (
    invoices: readonly InvoiceRow[],
    references: ReadonlySet<string>,
  ): Promise<Result<BookedDocument[], Failure>> => {
    const found: BookedDocument[] = [];
    for (const { verkoopBoeking } of invoices) {
      if (verkoopBoeking === null || foreign.has(verkoopBoeking)) continue;
      const row = await client.find(`${bookingsPath}/${verkoopBoeking}`, bookingRow);
      if (row.isErr()) return err(row.error);
      if (row.value === null) continue;
      const identity = identityIn(row.value) ?? adopted.get(verkoopBoeking) ?? null;
      if (identity === null) foreign.add(verkoopBoeking);
      if (identity === null || !references.has(identity)) continue;
      const document = await toDocument(row.value);
      if (document.isErr()) return err(document.error);
      found.push({ ...document.value, reference: identity });
    }
    return ok(found);
  };

  const find = async ({ references, numbers, from, to }: ReadBackQuery): Promise<Result<BookedDocument[], Failure>> => {
    if (references.length === 0) return ok([]);
    const wanted = new Set(references);
    const invoices = await read(from, to);
    if (invoices.isErr()) return err(invoices.error);
    const known = numbers === undefined ? null : new Set(numbers);
    const likely = invoices.value.filter(
      ({ factuurnummer: number }) =>
        known === null || known.has(number ?? "") || known.has(withoutSuffix(number ?? "")),
    );
    return bookingsOf(likely, wanted);
  };

  const numbered = async (number: string): Promise<Result<InvoiceRow[], Failure>> =>
    (await client.list(invoicesPath, invoiceRow, textEquals("Factuurnummer", number))).map((rows) =>
      once(rows).filter(({ factuurnummer }) => factuurnummer === number),
    );

  const findOne = async ({ reference, request }: WriteStep): Promise<Result<StepOutcome | null, Failure>> => {
    const body = sentBody.safeParse(request.body).data;
    if (body === undefined) return err(notDone(problem("ledger.refused", "step", { detail: "factuurnummer" })));
    const wanted = new Set([reference]);
    const sameNumber = await numbered(body.factuurnummer);
    if (sameNumber.isErr()) return err(sameNumber.error);
    const byNumber = await bookingsOf(sameNumber.value, wanted);
    if (byNumber.isErr()) return err(byNumber.error);
    if (byNumber.value.length > 0) return theOnly(byNumber.value, reference);
    // The settings may have given it another number when it was sent.
    const day = body.factuurdatum.slice(0, 10);
    const ofDay = await read(day, day);
    if (ofDay.isErr()) return err(ofDay.error);
    const cents = Math.round(body.factuurbedrag * 100);
    const likely = ofDay.value.filter(
      ({ relatie, factuurBedrag }) => relatie === body.klant.id || factuurBedrag.minor === cents,
    );
    return (await bookingsOf(likely, wanted)).andThen((found) => theOnly(found, reference));
  };

  const findSame = async ({
    reference,
    request,
    expected,
  }: WriteStep): Promise<Result<StepOutcome | null, Failure>> => {
    const body = sentBody.parse(request.body);
    const invoices = await numbered(body.factuurnummer);
    if (invoices.isErr()) return err(invoices.error);
    for (const { verkoopBoeking } of invoices.value.filter(isOfNoOrder)) {
      const row =
        verkoopBoeking === null ? ok(null) : await client.find(`${bookingsPath}/${verkoopBoeking}`, bookingRow);
      if (row.isErr()) return err(row.error);
      if (row.value === null || identityIn(row.value) !== null) continue;
      const document = await toDocument(row.value);
      if (document.isErr()) return err(document.error);
      if (!isSameSale(document.value, body.factuurdatum.slice(0, 10), expected)) continue;
      adopted.set(document.value.id, reference);
      foreign.delete(document.value.id);
      return ok(outcomeOfDocument(document.value));
    }
    return ok(null);
  };

  return {
    findSame: (step) => new ResultAsync(findSame(step)),
    within: (from, to) => new ResultAsync(read(from, to)).map((rows) => rows.filter(isOfNoOrder).map(listedOf)),
    find: (query) => new ResultAsync(find(query)),
    findOne: (step) => new ResultAsync(findOne(step)),
    documentOf: toDocument,
  };
}

/** Somebody else may have dated it by invoice or payment: so many days on either side. */
const nearDays = 31;

const isSameSale = (
  { gross, vat, date }: BookedDocument,
  day: CalendarDate,
  expected: WriteStep["expected"],
): boolean =>
  expected !== null &&
  equal(gross, expected.gross) &&
  vat !== null &&
  equal(vat, expected.vat) &&
  addDays(day, -nearDays) <= date &&
  date <= addDays(day, nearDays);

/** What SnelStart made of an order has a number of SnelStart's own, which is no number of the shop. */
const isOfNoOrder = ({ verkoopOrders }: InvoiceRow): boolean => verkoopOrders.length === 0;

/** Pages shift while others book: a row may come twice. */
const once = (rows: readonly InvoiceRow[]): InvoiceRow[] => [...new Map(rows.map((row) => [row.id, row])).values()];

/** More than one with an identity is told, never chosen from. */
export function theOnly(found: readonly BookedDocument[], reference: string): Result<StepOutcome | null, Failure> {
  const [only] = found;
  if (found.length > 1) {
    return err(notDone(problem("ledger.reference-ambiguous", "order", { count: found.length, reference })));
  }
  return ok(only === undefined ? null : outcomeOfDocument(only));
}
