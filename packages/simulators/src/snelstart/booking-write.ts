import { checkAmounts } from "./booking-rules.ts";
import type { Books } from "./books.ts";
import { Complaints, refuseWith } from "./errors.ts";
import { addInvoice, dueDay } from "./invoices.ts";
import { dayOf, midnight } from "./moments.ts";
import { type Body, readBody } from "./read-body.ts";
import { checkIdentity, documentsOf } from "./relation-write.ts";
import { type Booking, type BookingValues, bookingShape } from "./shapes-booking.ts";

/** Sales bookings; every one yields a sales invoice. SnelStart fact sheet §7.3, 2026-11-21. */
export function createBooking(body: Body, books: Books): Booking {
  const values = readBooking(body, undefined, books);
  return addBooking(values, books);
}

export function addBooking(values: BookingValues, books: Books, orderIds: readonly string[] = []): Booking {
  const booking = books.bookings.add({ ...values, ...books.stamp("verkoopboekingen"), gewijzigdDoorAccountant: false });
  addInvoice(booking, orderIds, books);
  return booking;
}

export function replaceBooking(before: Booking, body: Body, books: Books): Booking {
  checkChangeable(before, books);
  const paid = (books.received.get(before.id) ?? 0n) !== 0n;
  if (paid && books.switches.changePaidBooking === "refused") refuseWith("BOE-0083", books.switches);
  const values = readBooking(body, before, books);
  const { id, uri, gewijzigdDoorAccountant } = before;
  Object.assign(before, values, { id, uri, gewijzigdDoorAccountant });
  books.touch(before);
  const invoice = books.invoices.find(({ verkoopBoeking }) => verkoopBoeking === id);
  if (invoice === undefined) return before;
  const { factuurnummer, factuurdatum, factuurbedrag, klant } = before;
  const fields = { factuurnummer, factuurDatum: factuurdatum, factuurBedrag: factuurbedrag, relatie: klant };
  Object.assign(invoice, fields, { vervalDatum: midnight(dueDay(before, books)) });
  books.touch(invoice);
  return before;
}

export function deleteBooking(booking: Booking, books: Books): void {
  checkChangeable(booking, books);
  if ((books.received.get(booking.id) ?? 0n) !== 0n) refuseWith("BOE-0083", books.switches);
  removeBooking(booking, books);
}

export function removeBooking(booking: Booking, books: Books): void {
  const invoice = books.invoices.find(({ verkoopBoeking }) => verkoopBoeking === booking.id);
  if (invoice !== undefined) books.invoices.remove(invoice.id);
  books.bookings.remove(booking.id);
}

/** What SnelStart made itself, filed or closed stays as it is. */
function checkChangeable(booking: Booking, books: Books): void {
  const complaints = new Complaints();
  const day = dayOf(booking.factuurdatum ?? "");
  if (books.isFiled(day)) complaints.add("BOE-0046");
  const invoice = books.invoices.find(({ verkoopBoeking }) => verkoopBoeking === booking.id);
  if ((invoice?.verkoopOrders ?? []).length > 0) complaints.add("BOE-0047");
  checkDay(day, books, complaints);
  complaints.refuse(books.switches);
}

function readBooking(body: Body, before: Booking | undefined, books: Books): BookingValues {
  const told = new Complaints();
  const { switches, strays } = books;
  const values = readBody(bookingShape, body, before, { switches, complaints: told, strays });
  checkIdentity(values.id, before?.id, books);
  checkHead(values, before, books, told);
  const customer = books.relations.get(values.klant);
  if (customer === undefined || customer.nonactief === true) told.add("BOE-0054");
  else if (!customer.relatiesoort.includes("Klant")) told.add("BOE-0060");
  checkAmounts(values, customer, books, told);
  told.refuse(switches);
  return values;
}

/** Without a date a booking is of today. */
function checkHead(values: BookingValues, before: Booking | undefined, books: Books, told: Complaints): void {
  const number = values.factuurnummer ?? "";
  if (number === "" || number.length > 25) told.add("BOE-0058");
  else if (books.bookings.find((one) => one.factuurnummer === number && one.id !== before?.id)) {
    told.add("BOE-0021", number);
  }
  values.factuurdatum ??= midnight(books.today);
  checkDay(dayOf(values.factuurdatum), books, told);
  if (values.eenmaligeIncassoMachtiging !== null && values.doorlopendeIncassoMachtiging !== null) told.add("BOE-0064");
}

/** Closed periods, and days long before the current year. */
export function checkDay(day: string, books: Books, told: Complaints): void {
  const { user, accountant } = books.locks;
  if (user !== null && day <= user) told.add("BOE-0042");
  if (accountant !== null && day <= accountant) told.add("BOE-0051");
  if (Number(day.slice(0, 4)) < (books.company.huidigBoekjaar ?? 0) - 5) told.add("BOE-0033");
}

export const viewBooking = (booking: Booking, books: Books): Booking => ({
  ...booking,
  documents: documentsOf(booking.id, books),
});
