import { type Fields, flagOf, textOf } from "./body.ts";
import type { Books } from "./books.ts";
import { addDays, isDay } from "./dates.ts";
import { Complaints, symbolic } from "./errors.ts";
import { refuseLocked } from "./invoice-write.ts";
import type { MoneybirdMail, MoneybirdSalesInvoice } from "./model.ts";
import { stateOf } from "./totals.ts";

/** Moneybird fact sheet §8.3, 2026-11-21. */
export const sendingKeys = [
  ..."delivery_method sending_scheduled deliver_ubl mergeable email_address email_message invoice_date".split(" "),
];

type Method = MoneybirdMail["method"] | "Manual";
const methods = ["Email", "Peppol", "Manual"];

/** Sends, or plans to. Without a method the contact's own decides, and that may mail the customer. */
export function sendInvoice(invoice: MoneybirdSalesInvoice, fields: Fields, books: Books): void {
  if (invoice.lines.length === 0) {
    throw symbolic(400, "details cannot be empty", { sales_invoice: "details_cannot_be_empty" });
  }
  const sent = textOf(fields.delivery_method);
  const contact = books.contact(invoice.contactId);
  const method = (sent ?? contact?.texts.delivery_method ?? "Email") as Method;
  const to = textOf(fields.email_address) ?? contact?.texts.send_invoices_to_email ?? null;
  const day = textOf(fields.invoice_date) ?? invoice.date ?? books.today;
  const complaints = new Complaints(books.switches);
  if (sent !== null && !methods.includes(sent)) complaints.add("delivery_method", "inclusion");
  if (!isDay(day)) complaints.add("invoice_date", "is not a valid date");
  if (method === "Email" && to === null) complaints.add("email_address", "blank");
  const silent = books.administration.identityEmail === null;
  if (method === "Email" && silent) complaints.add("delivery_method", "need_identity_email");
  complaints.refuse();
  if (flagOf(fields.sending_scheduled)) {
    schedule(invoice, day, books);
    return;
  }
  open(invoice, day, books);
  if (method === "Manual") return;
  books.mails.push({ invoiceId: invoice.id, method, to: to ?? "" });
  books.note(invoice, "SalesInvoice", `sales_invoice_send_${method === "Email" ? "email" : "si"}`);
}

function schedule(invoice: MoneybirdSalesInvoice, day: string, books: Books): void {
  invoice.stage = "scheduled";
  invoice.date = day;
  books.touch(invoice);
  books.note(invoice, "SalesInvoice", "sales_invoice_state_changed_to_scheduled");
}

/** Gives the number and opens; an invoice that was sent keeps both. */
function open(invoice: MoneybirdSalesInvoice, day: string, books: Books): void {
  invoice.sentAt = books.today;
  books.touch(invoice);
  if (invoice.stage === "open") return;
  refuseLocked(day, "sales_invoice", "invoice_date", books);
  invoice.stage = "open";
  invoice.date = day;
  invoice.dueDate = addDays(day, invoice.dueDays);
  invoice.invoiceId = books.nextInvoiceId(day);
  invoice.draftId = null;
  books.note(invoice, "SalesInvoice", "sales_invoice_state_changed_to_open");
  if (stateOf(invoice, books) === "paid") {
    books.note(invoice, "SalesInvoice", "sales_invoice_state_changed_to_paid");
  }
}
