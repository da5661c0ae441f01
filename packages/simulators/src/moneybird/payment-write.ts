import { settlementsName } from "./administration.ts";
import { type Fields, textOf } from "./body.ts";
import type { Books } from "./books.ts";
import { isDay } from "./dates.ts";
import { Complaints, notFound, refusalAs } from "./errors.ts";
import { refuseLocked } from "./invoice-write.ts";
import type { MoneybirdInvoice, MoneybirdPayment } from "./model.ts";
import { readMoney, toCentsRounded } from "./money.ts";
import { openOf, stateOf } from "./totals.ts";

/** Moneybird fact sheet §8.6, 2026-11-21. */
export const paymentKeys = [
  ..."payment_date price price_base financial_account_id financial_mutation_id transaction_identifier".split(" "),
  ..."manual_payment_action ledger_account_id invoice_id".split(" "),
];

/** What each action needs beside date and price. */
const needs: Record<string, string | null> = {
  private_payment: "financial_account_id",
  payment_without_proof: null,
  cash_payment: "financial_account_id",
  rounding_error: null,
  bank_transfer: "financial_mutation_id",
  balance_settlement: "ledger_account_id",
  invoices_settlement: "invoice_id",
};

export function pay(invoice: MoneybirdInvoice, fields: Fields, books: Books): MoneybirdPayment {
  const payment = read(invoice, fields, books);
  if (books.switches.paymentInLockedPeriod === "refused") refuseLocked(payment.date, "payment", "payment_date", books);
  refuseUnpayable(invoice, BigInt(payment.cents), books);
  if (payment.action === "invoices_settlement") settle(payment, textOf(fields.invoice_id) ?? "", books);
  return addPayment(invoice, payment, books);
}

/** Adds a payment with its events; no rule is asked. */
export function addPayment(invoice: MoneybirdInvoice, payment: MoneybirdPayment, books: Books): MoneybirdPayment {
  invoice.payments.push(payment);
  books.touch(invoice);
  books.listener({ action: "payment_registered", type: "Payment", id: payment.id });
  if (stateOf(invoice, books) === "paid")
    books.note(invoice, invoice.kind, `${eventName(invoice)}_state_changed_to_paid`);
  if (books.switches.paymentEvents === "payment-and-update")
    books.note(invoice, invoice.kind, `${eventName(invoice)}_updated`);
  return payment;
}

export const eventName = ({ kind }: MoneybirdInvoice) =>
  kind === "SalesInvoice" ? "sales_invoice" : "external_sales_invoice";

function read(invoice: MoneybirdInvoice, fields: Fields, books: Books): MoneybirdPayment {
  const complaints = new Complaints(books.switches);
  const date = textOf(fields.payment_date);
  if (date === null) complaints.add("payment_date", "blank");
  if (date === null || !isDay(date)) complaints.add("payment_date", "is not a valid date");
  const price = readMoney(fields.price);
  if (textOf(fields.price) === null) complaints.add("price", "blank");
  if (price === undefined) complaints.add("price", "not_a_number", { value: fields.price ?? null });
  const action = textOf(fields.manual_payment_action);
  if (action !== null && !(action in needs)) complaints.add("manual_payment_action", "inclusion");
  const needed = needs[action ?? ""] ?? null;
  if (needed !== null && textOf(fields[needed]) === null) complaints.add(needed, "blank");
  const ids = knownIds(fields, books, complaints);
  complaints.refuse();
  const bare = Object.values(ids).every((id) => id === null);
  return {
    ...books.stamped({ invoiceId: invoice.id, date: date ?? "", cents: Number(toCentsRounded(price ?? 0n)) }),
    ...ids,
    // The vendor's example books a bare payment on the settlements account.
    ledgerAccountId: bare ? books.ledgerAccountNamed(settlementsName).id : ids.ledgerAccountId,
    linkedPaymentId: null,
    transactionIdentifier: textOf(fields.transaction_identifier),
    action,
  };
}

function knownIds(fields: Fields, books: Books, complaints: Complaints) {
  const ledgerAccountId = textOf(fields.ledger_account_id);
  const financialAccountId = textOf(fields.financial_account_id);
  const financialMutationId = textOf(fields.financial_mutation_id);
  if (ledgerAccountId !== null && books.ledgerAccount(ledgerAccountId)?.active !== true) {
    complaints.add("ledger_account_id", "not_found");
  }
  const accounts = books.financialAccounts.filter(({ active }) => active);
  if (financialAccountId !== null && !accounts.some(({ id }) => id === financialAccountId)) {
    complaints.add("financial_account_id", "not_found");
  }
  if (financialMutationId !== null) complaints.add("financial_mutation_id", "not_found");
  return { ledgerAccountId, financialAccountId, financialMutationId };
}

/** Drafts take no payment, and nothing takes more than is open. Moneybird fact sheet §8.6 and §12.7, 2026-11-21. */
export function refuseUnpayable(invoice: MoneybirdInvoice, cents: bigint, books: Books): void {
  const status = books.switches.refusedPaymentStatus;
  const open = openOf(invoice, books);
  if (invoice.stage !== "open" || stateOf(invoice, books) === "paid") {
    refusalAs(status, { model: "payment", field: "invoice", code: "not_open" }, books.switches);
  }
  if ((open > 0n && cents > open) || (open < 0n && cents < open)) {
    refusalAs(status, { model: "payment", field: "price", code: "exceeds_open_amount" }, books.switches);
  }
}

/** The other document gets the same amount with the other sign. */
function settle(payment: MoneybirdPayment, otherId: string, books: Books): void {
  const other = books.invoice(otherId);
  if (other === undefined) throw notFound("invoice_id");
  refuseUnpayable(other, BigInt(-payment.cents), books);
  const counter = { ...payment, ...books.stamped({ invoiceId: other.id, cents: -payment.cents }) };
  counter.linkedPaymentId = payment.id;
  payment.linkedPaymentId = counter.id;
  addPayment(other, counter, books);
}

export function deletePayment(invoice: MoneybirdInvoice, id: string, books: Books): void {
  const at = invoice.payments.findIndex((payment) => payment.id === id);
  if (at < 0) throw notFound("id");
  invoice.payments.splice(at, 1);
  books.touch(invoice);
  books.listener({ action: "payment_destroyed", type: "Payment", id });
}
