import type { Books } from "./books.ts";
import { stamp, versionOf } from "./dates.ts";
import type { MoneybirdContact, MoneybirdEvent } from "./model.ts";
import { type Json, own } from "./render.ts";

/** Moneybird fact sheet §8.2 and the vendor's examples, 2026-11-21. `email` mirrors the invoice address. */
export function renderContact(contact: MoneybirdContact, books: Books): Json {
  return { ...simpleContact(contact, books), events: renderEvents(contact.events, books) };
}

/** As it stands inside a document. */
export function simpleContact(contact: MoneybirdContact, books: Books): Json {
  const { texts } = contact;
  const { administration } = books;
  const text = (name: string) => texts[name] ?? null;
  return {
    ...own(contact, books),
    company_name: text("company_name"),
    firstname: text("firstname"),
    lastname: text("lastname"),
    address1: text("address1"),
    address2: text("address2"),
    zipcode: text("zipcode"),
    city: text("city"),
    country: text("country") ?? "NL",
    phone: text("phone"),
    delivery_method: text("delivery_method") ?? "Email",
    customer_id: contact.customerId,
    tax_number: text("tax_number"),
    chamber_of_commerce: text("chamber_of_commerce"),
    bank_account: text("bank_account"),
    is_trusted: false,
    max_transfer_amount: null,
    attention: text("send_invoices_to_attention"),
    email: text("send_invoices_to_email"),
    email_ubl: contact.emailUbl,
    send_invoices_to_attention: text("send_invoices_to_attention"),
    send_invoices_to_email: text("send_invoices_to_email"),
    send_estimates_to_attention: text("send_estimates_to_attention"),
    send_estimates_to_email: text("send_estimates_to_email"),
    direct_debit: contact.directDebit,
    sepa_active: false,
    sepa_iban: null,
    sepa_iban_account_name: null,
    sepa_bic: null,
    sepa_mandate_id: null,
    sepa_mandate_date: null,
    sepa_sequence_type: "RCUR",
    credit_card_number: null,
    credit_card_reference: null,
    credit_card_type: null,
    tax_number_validated_at: contact.taxNumberValidatedAt === null ? null : stamp(contact.taxNumberValidatedAt),
    tax_number_valid: contact.taxNumberValid,
    invoice_workflow_id: text("invoice_workflow_id"),
    estimate_workflow_id: text("estimate_workflow_id"),
    si_identifier: text("si_identifier"),
    si_identifier_type: text("si_identifier_type"),
    moneybird_payments_mandate: false,
    version: versionOf(contact.updated),
    sales_invoices_url: `https://moneybird.com/${administration.id}/sales_invoices/${contact.id.padStart(64, "0")}/all`,
    notes: [],
    custom_fields: [],
    contact_people: contact.people.map(({ id, firstname, lastname, at }) => ({
      ...own({ id, created: at, updated: at }, books),
      contact_id: contact.id,
      firstname,
      lastname,
      phone: null,
      email: null,
      department: null,
      version: versionOf(at),
    })),
    archived: contact.archived,
  };
}

export const renderEvents = (events: MoneybirdEvent[], books: Books): Json[] =>
  events.map(({ action, at }) => {
    const { administration_id, created_at, updated_at } = own({ id: "", created: at, updated: at }, books);
    return {
      administration_id,
      user_id: books.userId,
      action,
      link_entity_id: null,
      link_entity_type: null,
      data: {},
      created_at,
      updated_at,
    };
  });
