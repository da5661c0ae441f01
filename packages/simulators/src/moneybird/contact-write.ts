import { type Fields, flagOf, textOf } from "./body.ts";
import type { Books } from "./books.ts";
import { checkContact } from "./contact-rules.ts";
import { symbolic } from "./errors.ts";
import type { MoneybirdContact } from "./model.ts";

const texts = [
  ..."company_name firstname lastname address1 address2 zipcode city country phone delivery_method tax_number".split(
    " ",
  ),
  ..."chamber_of_commerce bank_account send_invoices_to_attention send_invoices_to_email".split(" "),
  ..."send_estimates_to_attention send_estimates_to_email si_identifier_type si_identifier".split(" "),
  ..."invoice_workflow_id estimate_workflow_id".split(" "),
];
const others = ["customer_id", "email_ubl", "direct_debit", "contact_person", "custom_fields_attributes"];

/** What may be written; `email` and `attention` may not. Moneybird fact sheet §8.2, 2026-11-21. */
export const contactKeys: readonly string[] = [...texts, ...others];

export function createContact(fields: Fields, books: Books, undeliverable: ReadonlySet<string>): MoneybirdContact {
  const contact = books.stamped({
    customerId: textOf(fields.customer_id) ?? nextCustomerId(books),
    texts: { country: "NL", delivery_method: "Email" },
    emailUbl: true,
    directDebit: false,
    archived: false,
    taxNumberValid: null,
    taxNumberValidatedAt: null,
    people: [],
    events: [],
  } satisfies Omit<MoneybirdContact, "id" | "created" | "updated">) as MoneybirdContact;
  apply(contact, fields);
  checkContact(contact, books, undeliverable);
  addPerson(contact, fields.contact_person, books);
  books.contacts.push(contact);
  books.note(contact, "Contact", "contact_created");
  return contact;
}

/** Only what is sent changes; an empty text clears. Moneybird fact sheet §1, 2026-11-21. */
export function updateContact(
  contact: MoneybirdContact,
  fields: Fields,
  books: Books,
  undeliverable: ReadonlySet<string>,
): void {
  const changed = structuredClone(contact);
  apply(changed, fields);
  checkContact(changed, books, undeliverable);
  if (changed.texts.tax_number !== contact.texts.tax_number) {
    Object.assign(changed, { taxNumberValid: null, taxNumberValidatedAt: null });
  }
  Object.assign(contact, changed);
  books.touch(contact);
  books.note(contact, "Contact", "contact_changed");
}

function apply(contact: MoneybirdContact, fields: Fields): void {
  for (const name of texts) if (name in fields) contact.texts[name] = textOf(fields[name]);
  contact.customerId = textOf(fields.customer_id) ?? contact.customerId;
  if ("email_ubl" in fields) contact.emailUbl = flagOf(fields.email_ubl);
  if ("direct_debit" in fields) contact.directDebit = flagOf(fields.direct_debit);
  if (Array.isArray(fields.custom_fields_attributes) && fields.custom_fields_attributes.length > 0) {
    const id = textOf((fields.custom_fields_attributes[0] as Fields | null)?.id) ?? "";
    const error = `Custom field with id ${id} not found for administration`;
    throw symbolic(404, error, { custom_fields_attributes: "not_found" });
  }
}

/** A company with a first and last name gets that person as its contact person. */
function addPerson(contact: MoneybirdContact, given: unknown, books: Books): void {
  const sent = (given ?? {}) as Fields;
  const company = typeof contact.texts.company_name === "string";
  const firstname = textOf(sent.firstname) ?? (company ? contact.texts.firstname : null);
  const lastname = textOf(sent.lastname) ?? (company ? contact.texts.lastname : null);
  if (typeof firstname !== "string" || typeof lastname !== "string") return;
  contact.people.push({ id: books.stamped({}).id, firstname, lastname, at: books.clock.now() });
}

/** Generated ids count on from the highest number in use. */
function nextCustomerId({ contacts }: Books): string {
  const numbers = contacts.map(({ customerId }) => (/^\d{1,9}$/.test(customerId) ? Number(customerId) : 0));
  return String(Math.max(0, ...numbers) + 1);
}

/** A contact in use is archived instead. Moneybird fact sheet §8.2, 2026-11-21. */
export function deleteContact(contact: MoneybirdContact, books: Books): "deleted" | "archived" {
  if (books.invoices.some(({ contactId }) => contactId === contact.id)) {
    if (!contact.archived) archiveContact(contact, books);
    return "archived";
  }
  books.contacts.splice(books.contacts.indexOf(contact), 1);
  books.listener({ action: "contact_destroyed", type: "Contact", id: contact.id });
  return "deleted";
}

export function archiveContact(contact: MoneybirdContact, books: Books): void {
  if (contact.archived) throw symbolic(400, "Contact can not be archived", { id: "can_not_be_archived" });
  contact.archived = true;
  if (books.switches.archivedVersion === "raised") books.touch(contact);
  books.note(contact, "Contact", "contact_archived");
}
