import { type Body, text } from "./body.ts";
import type { Books } from "./books.ts";
import { Refusal, refuseAll, texts } from "./errors.ts";
import type { ExactRecord } from "./model.ts";
import { checkEmail, emptyRecord, filled, written } from "./record-write.ts";

/** POST, PUT and DELETE of a contact. Exact fact sheet §7.2, 2026-11-21. */

export function createContact(body: Body, books: Books): string {
  const contact = { ...checked(emptyRecord(books), body, books), id: books.guid("contact") };
  books.contacts.push(contact);
  const account = books.account(String(contact.values.Account));
  if (books.switches.firstContact === "becomes-main" && account !== undefined)
    account.values.MainContact ??= contact.id;
  return contact.id;
}

export function updateContact(id: string, body: Body, books: Books): void {
  const contact = books.contact(id);
  if (contact !== undefined) Object.assign(contact, checked(contact, body, books), { modified: books.clock.now() });
}

export function removeContact(id: string, books: Books): void {
  books.drop("contacts", id);
  for (const { values } of books.accounts) if (values.MainContact === id) values.MainContact = null;
}

function checked(before: ExactRecord, body: Body, books: Books): ExactRecord {
  const complaints: string[] = [];
  const values = written(before.values, body, books, complaints);
  // Obsolete, and they may overwrite the names.
  if (text(body, "BirthName") !== undefined) values.LastName = values.BirthName ?? null;
  if (text(body, "BirthNamePrefix") !== undefined) values.MiddleName = values.BirthNamePrefix ?? null;
  const missing = [
    ...(filled(values, "Account") === undefined ? [texts.mandatory("Relatie")] : []),
    ...missingNames(
      ["FirstName", "LastName"].map((name) => filled(values, name) !== undefined),
      books,
    ),
  ];
  if (missing.length > 0) throw new Refusal(Number(books.switches.mandatoryStatus), missing.join("\r\n"));
  if (books.account(String(values.Account)) === undefined) complaints.push(texts.reference("Relatie"));
  for (const name of ["Email", "BusinessEmail"]) checkEmail(values, name, complaints);
  const gender = filled(values, "Gender");
  if (gender !== undefined && !["M", "V", "O"].includes(gender)) complaints.push(texts.invalid("Geslacht"));
  if (complaints.length > 0) throw refuseAll(complaints);
  return { ...before, values };
}

function missingNames([first = false, last = false]: boolean[], books: Books): string[] {
  if (books.switches.contactNames === "one-of-them" && (first || last)) return [];
  return [...(first ? [] : [texts.mandatory("Voornaam")]), ...(last ? [] : [texts.mandatory("Achternaam")])];
}
