import { addBooking } from "./booking-write.ts";
import type { Books } from "./books.ts";
import { midnight } from "./moments.ts";
import { orderTotals, type TaxedPart } from "./order-totals.ts";
import type { Treatment } from "./order-vat.ts";
import { blank } from "./shape.ts";
import { type Booking, type BookingLine, bookingLineShape, bookingShape, type DocumentKind } from "./shapes-booking.ts";
import type { Order } from "./shapes-order.ts";

/** SnelStart's user makes an invoice of an order: a booking under the administration's own number. */
export function invoiceOrder(order: Order, books: Books, day: string): Booking {
  const customer = books.relations.get(order.relatie);
  if (customer === undefined) throw new Error("The order's customer is gone");
  if (order.verkoopfactuur !== null) throw new Error("The order is invoiced already");
  const { parts, gross } = orderTotals(order, customer, books);
  const dutch = parts.filter(({ treatment: { kind } }) => kind !== "Geen");
  const booking = addBooking(
    {
      ...blank(bookingShape),
      factuurnummer: nextNumber(books),
      factuurdatum: midnight(day),
      factuurbedrag: gross,
      klant: customer.factuurRelatie ?? customer.id,
      omschrijving: order.omschrijving,
      betalingstermijn: order.krediettermijn,
      boekingsregels: [...parts.map((part) => revenueLine(part, books)), ...foreignVatLines(parts, books)],
      btw: sumByKind(dutch),
    },
    books,
    [order.id],
  );
  order.procesStatus = "Factuur";
  order.verkoopOrderStatus = "Uitgevoerd";
  order.verkoopfactuur = books.invoices.find(({ verkoopBoeking }) => verkoopBoeking === booking.id)?.id ?? null;
  books.touch(order);
  return booking;
}

/** The next number that no booking has. */
function nextNumber(books: Books): string {
  let next = books.company.volgendFactuurnummer ?? 1;
  while (books.bookings.find(({ factuurnummer }) => factuurnummer === String(next)) !== undefined) next += 1;
  books.company.volgendFactuurnummer = next + 1;
  return String(next);
}

function revenueLine({ treatment, net }: TaxedPart, books: Books): BookingLine {
  return { ...blank(bookingLineShape), grootboek: ledgerOf(treatment, books), bedrag: net, btwSoort: treatment.kind };
}

function ledgerOf({ ledger }: Treatment, books: Books): string {
  const id = "id" in ledger ? ledger.id : books.ledgerFor(ledger.function, ledger.rateCode)?.id;
  if (id == null) throw new Error(`The simulated administration lacks a ledger for ${JSON.stringify(ledger)}`);
  return id;
}

function foreignVatLines(parts: readonly TaxedPart[], books: Books): BookingLine[] {
  const grootboek = books.company.buitenlandseBtwGrootboek;
  const foreign = parts.filter(({ treatment: { country } }) => country !== null);
  return foreign.map(({ vat }) => ({ ...blank(bookingLineShape), grootboek, bedrag: vat, btwSoort: "Geen" }));
}

function sumByKind(parts: readonly TaxedPart[]): Booking["btw"] {
  const sums = new Map<DocumentKind, bigint>();
  for (const { treatment, vat } of parts) {
    const kind = `Verkopen${treatment.kind}` as DocumentKind;
    sums.set(kind, (sums.get(kind) ?? 0n) + vat);
  }
  return [...sums].map(([btwSoort, btwBedrag]) => ({ btwSoort, btwBedrag }));
}
