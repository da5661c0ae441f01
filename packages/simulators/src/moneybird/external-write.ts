import { type Fields, textOf } from "./body.ts";
import type { Books } from "./books.ts";
import { Complaints } from "./errors.ts";
import { applyShared, contactFor, dayFrom, refuseLocked } from "./invoice-write.ts";
import type { MoneybirdExternalInvoice } from "./model.ts";
import { stateOf } from "./totals.ts";

const model = "external_sales_invoice";

/** Moneybird fact sheet §8.4, 2026-11-21. */
export const externalKeys = [
  ..."contact_id reference date due_date currency prices_are_incl_tax source source_url details_attributes".split(" "),
];

export function createExternal(fields: Fields, books: Books): MoneybirdExternalInvoice {
  const invoice: MoneybirdExternalInvoice = {
    ...books.stamped({ kind: "ExternalSalesInvoice" as const, contactId: contactFor(fields, model, books) }),
    reference: null,
    pricesInclTax: books.administration.pricesInclTax,
    stage: "open",
    date: books.today,
    dueDate: null,
    lines: [],
    payments: [],
    events: [],
    discount: "0",
    entryNumber: 0,
    source: null,
    sourceUrl: null,
  };
  apply(invoice, fields, books);
  refuseLocked(invoice.date, model, "date", books);
  invoice.entryNumber = books.nextEntryNumber();
  books.external.push(invoice);
  books.note(invoice, "ExternalSalesInvoice", "external_sales_invoice_created");
  if (stateOf(invoice, books) === "paid") notePaid(invoice, books);
  return invoice;
}

export function updateExternal(invoice: MoneybirdExternalInvoice, fields: Fields, books: Books): void {
  refuseLocked(invoice.date, model, "date", books);
  const changed = structuredClone(invoice);
  if ("contact_id" in fields) changed.contactId = contactFor(fields, model, books);
  apply(changed, fields, books);
  refuseLocked(changed.date, model, "date", books);
  Object.assign(invoice, changed);
  books.touch(invoice);
  books.note(invoice, "ExternalSalesInvoice", "external_sales_invoice_updated");
}

function apply(invoice: MoneybirdExternalInvoice, fields: Fields, books: Books): void {
  const complaints = new Complaints(books.switches);
  applyShared(invoice, fields, books, complaints);
  if (invoice.reference === null) complaints.add("reference", "blank");
  else checkUnique(invoice, books, complaints);
  invoice.date = dayFrom(fields, "date", invoice.date, complaints) ?? books.today;
  invoice.dueDate = dayFrom(fields, "due_date", invoice.dueDate, complaints);
  if ("source" in fields) invoice.source = textOf(fields.source);
  if ("source_url" in fields) invoice.sourceUrl = textOf(fields.source_url);
  complaints.refuse();
}

function checkUnique({ id, reference }: MoneybirdExternalInvoice, books: Books, complaints: Complaints): void {
  if (books.switches.externalReference === "repeatable") return;
  const taken = books.external.some((one) => one.id !== id && one.reference === reference);
  if (taken) complaints.add("reference", "taken", { value: reference });
}

export function deleteExternal(invoice: MoneybirdExternalInvoice, books: Books): void {
  refuseLocked(invoice.date, model, "date", books);
  books.external.splice(books.external.indexOf(invoice), 1);
  const action = "external_sales_invoice_destroyed";
  books.listener({ action, type: "ExternalSalesInvoice", id: invoice.id });
}

const notePaid = (invoice: MoneybirdExternalInvoice, books: Books) =>
  books.note(invoice, "ExternalSalesInvoice", "external_sales_invoice_state_changed_to_paid");
