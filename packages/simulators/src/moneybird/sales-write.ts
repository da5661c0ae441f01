import { fixedText, toFixed } from "../shared/decimal.ts";
import { type Fields, textOf } from "./body.ts";
import type { Books } from "./books.ts";
import { addDays, dayOf } from "./dates.ts";
import { Complaints, notFound, symbolic } from "./errors.ts";
import { applyShared, contactFor, dayFrom, refuseLocked } from "./invoice-write.ts";
import type { MoneybirdSalesInvoice, MoneybirdWorkflow } from "./model.ts";
import { readMoney } from "./money.ts";

const model = "sales_invoice";

/** Moneybird fact sheet §8.3, 2026-11-21. */
export const salesKeys = [
  ..."contact_id contact_person_id original_estimate_id document_style_id workflow_id reference".split(" "),
  ..."invoice_sequence_id invoice_date first_due_interval currency prices_are_incl_tax payment_conditions".split(" "),
  ..."discount time_entry_ids details_attributes custom_fields_attributes".split(" "),
];
export const salesPatchKeys = [...salesKeys, "update_contact", "remove_invoice_sequence_id"];

export function createSales(fields: Fields, books: Books): MoneybirdSalesInvoice {
  refuseOverPlan(books);
  const contactId = contactFor(fields, model, books);
  const contactWorkflow = books.contact(contactId)?.texts.invoice_workflow_id;
  const workflow = workflowFor(fields.workflow_id ?? contactWorkflow, books);
  const invoice: MoneybirdSalesInvoice = {
    ...books.stamped({ kind: "SalesInvoice" as const, contactId }),
    reference: null,
    pricesInclTax: workflow.pricesInclTax,
    stage: "draft",
    date: null,
    dueDate: null,
    lines: [],
    payments: [],
    events: [],
    discount: "0",
    invoiceId: null,
    draftId: 0,
    workflowId: workflow.id,
    documentStyleId: books.documentStyles.find(({ isDefault }) => isDefault)?.id ?? "",
    dueDays: workflow.dueDays,
    paymentConditions: null,
    sentAt: null,
    originalId: null,
  };
  apply(invoice, fields, books);
  return addDraft(invoice, books);
}

/** Takes a whole draft into the books; it counts for the plan. */
export function addDraft(invoice: MoneybirdSalesInvoice, books: Books): MoneybirdSalesInvoice {
  invoice.draftId = books.nextDraftId();
  books.sales.push(invoice);
  books.salesMade.push(books.clock.now());
  books.note(invoice, "SalesInvoice", "sales_invoice_created");
  return invoice;
}

/** Moneybird fact sheet §1, 2026-11-21: for sales invoices only. */
export function refuseOverPlan({ administration, salesMade, today }: Books): void {
  const { monthlyInvoices } = administration;
  const made = salesMade.filter((at) => dayOf(at).slice(0, 7) === today.slice(0, 7)).length;
  if (monthlyInvoices === null || made < monthlyInvoices) return;
  throw symbolic(402, "creating sales invoices is limited", { administration: "limit_reached" });
}

export function updateSales(invoice: MoneybirdSalesInvoice, fields: Fields, books: Books): void {
  refuseLockedSales(invoice, books);
  const changed = structuredClone(invoice);
  if ("contact_id" in fields) changed.contactId = contactFor(fields, model, books);
  if ("workflow_id" in fields) changed.workflowId = workflowFor(fields.workflow_id, books).id;
  apply(changed, fields, books);
  refuseLockedSales(changed, books);
  if (changed.stage === "open" && changed.date !== null) changed.dueDate = addDays(changed.date, changed.dueDays);
  Object.assign(invoice, changed);
  books.touch(invoice);
  books.note(invoice, "SalesInvoice", "sales_invoice_updated");
}

function apply(invoice: MoneybirdSalesInvoice, fields: Fields, books: Books): void {
  if (Array.isArray(fields.custom_fields_attributes) && fields.custom_fields_attributes.length > 0) {
    const id = textOf((fields.custom_fields_attributes[0] as Fields | null)?.id) ?? "";
    const error = `Custom field with id ${id} not found for administration`;
    throw symbolic(404, error, { custom_fields_attributes: "not_found" });
  }
  const complaints = new Complaints(books.switches);
  applyShared(invoice, fields, books, complaints);
  invoice.date = dayFrom(fields, "invoice_date", invoice.date, complaints);
  const style = textOf(fields.document_style_id);
  if (style !== null) {
    if (books.documentStyles.some(({ id }) => id === style)) invoice.documentStyleId = style;
    else complaints.add("document_style_id", "not_found");
  }
  if ("first_due_interval" in fields) {
    const days = Number(fields.first_due_interval);
    if (Number.isInteger(days)) invoice.dueDays = days;
    else complaints.add("first_due_interval", "not_a_number");
  }
  if ("payment_conditions" in fields) invoice.paymentConditions = textOf(fields.payment_conditions);
  if ("discount" in fields) {
    const discount = readMoney(fields.discount ?? "0");
    if (discount === undefined) complaints.add("discount", "not_a_number");
    else if (discount < 0n || discount > toFixed(100)) complaints.add("discount", "inclusion");
    else invoice.discount = fixedText(discount);
  }
  complaints.refuse();
}

function workflowFor(sent: unknown, { workflows }: Books): MoneybirdWorkflow {
  const id = textOf(sent);
  const fitting = workflows.filter(({ type, active }) => type === "InvoiceWorkflow" && active);
  const found = fitting.find((one) => (id === null ? one.isDefault : one.id === id));
  if (found === undefined) throw notFound("workflow_id");
  return found;
}

/** Drafts are in no period yet. */
export function refuseLockedSales(invoice: MoneybirdSalesInvoice, books: Books): void {
  if (invoice.stage === "open") refuseLocked(invoice.date, model, "invoice_date", books);
}

export function deleteSales(invoice: MoneybirdSalesInvoice, books: Books): void {
  refuseLockedSales(invoice, books);
  books.sales.splice(books.sales.indexOf(invoice), 1);
  books.listener({ action: "sales_invoice_destroyed", type: "SalesInvoice", id: invoice.id });
}
