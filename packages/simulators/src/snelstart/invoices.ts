import type { Books } from "./books.ts";
import { addDays, dayOf, midnight } from "./moments.ts";
import { blank } from "./shape.ts";
import { type Booking, type Invoice, invoiceShape } from "./shapes-booking.ts";

/** The sales invoices that bookings yield; nobody writes them. SnelStart fact sheet §7.5 and §7.6, 2026-11-21. */
export function addInvoice(booking: Booking, orderIds: readonly string[], books: Books): Invoice {
  const { factuurnummer, factuurdatum, factuurbedrag, klant } = booking;
  return books.invoices.add({
    ...blank(invoiceShape),
    verkoopBoeking: booking.id,
    factuurnummer,
    factuurDatum: factuurdatum,
    factuurBedrag: factuurbedrag,
    vervalDatum: midnight(dueDay(booking, books)),
    relatie: klant,
    verkoopOrders: orderIds.map((id) => ({ id, uri: `/verkooporders/${id}` })),
    ...books.stamp("verkoopfacturen"),
  });
}

/** From the booking's term, else the customer's. */
export function dueDay(booking: Pick<Booking, "betalingstermijn" | "klant" | "factuurdatum">, books: Books): string {
  const term = booking.betalingstermijn ?? books.relations.get(booking.klant)?.krediettermijn ?? 0;
  return addDays(dayOf(booking.factuurdatum ?? ""), term);
}

/** What is still to be paid; of credit notes by switch creditBalance. */
export function openOf(invoice: Invoice, books: Books): bigint {
  const open = (invoice.factuurBedrag ?? 0n) - (books.received.get(invoice.verkoopBoeking ?? "") ?? 0n);
  return open < 0n && (invoice.factuurBedrag ?? 0n) < 0n && books.switches.creditBalance === "zero" ? 0n : open;
}

export const viewInvoice = (invoice: Invoice, books: Books): Invoice => ({
  ...invoice,
  openstaandSaldo: openOf(invoice, books),
});

/** Money came in on a booking, or went out with a minus sign. */
export function receive(bookingId: string, amount: bigint, books: Books): void {
  books.received.set(bookingId, (books.received.get(bookingId) ?? 0n) + amount);
  if (books.switches.paidModifiedOn === "unchanged") return;
  const invoice = books.invoices.find(({ verkoopBoeking }) => verkoopBoeking === bookingId);
  if (invoice !== undefined) books.touch(invoice);
}
