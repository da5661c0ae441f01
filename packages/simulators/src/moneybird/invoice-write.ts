import { type Fields, flagOf, textOf } from "./body.ts";
import type { Books } from "./books.ts";
import { isDay } from "./dates.ts";
import { type Complaints, refusalAs, symbolic } from "./errors.ts";
import { longest, writeLines } from "./line-write.ts";
import type { MoneybirdInvoice } from "./model.ts";

/** What both kinds of invoice have in common. Moneybird fact sheet §8.3 to §8.5, 2026-11-21. */

/** An unknown contact is a wrong parameter, not a wrong record. */
export function contactFor(fields: Fields, model: string, books: Books): string {
  const contact = books.contact(textOf(fields.contact_id) ?? "");
  const archived = contact?.archived === true && books.switches.invoiceForArchivedContact === "refused";
  if (contact === undefined || archived) {
    throw symbolic(400, "Contact ID is invalid", { [model]: { contact_id: "contact_invalid" } });
  }
  return contact.id;
}

export function applyShared(invoice: MoneybirdInvoice, fields: Fields, books: Books, complaints: Complaints): void {
  if ("reference" in fields) invoice.reference = textOf(fields.reference);
  complaints.length("reference", invoice.reference, longest[books.switches.textLengths][0]);
  if ("prices_are_incl_tax" in fields) invoice.pricesInclTax = flagOf(fields.prices_are_incl_tax);
  if ("currency" in fields && textOf(fields.currency) !== "EUR") complaints.add("currency", "inclusion");
  if ("details_attributes" in fields) {
    invoice.lines = writeLines(invoice.lines, fields.details_attributes, books, complaints);
  }
}

export function dayFrom(fields: Fields, name: string, before: string | null, complaints: Complaints): string | null {
  if (!(name in fields)) return before;
  const day = textOf(fields[name]);
  if (day === null || isDay(day)) return day;
  complaints.add(name, "is not a valid date");
  return before;
}

/** Nothing may be booked, changed or deleted on or before the lock date. Moneybird fact sheet §8.1, 2026-11-21. */
export function refuseLocked(day: string | null, model: string, field: string, books: Books): void {
  if (!books.isLocked(day)) return;
  refusalAs(books.switches.lockedPeriodStatus, { model, field, code: "locked" }, books.switches);
}
