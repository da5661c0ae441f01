import { divide, fromCents, ONE, toFixed } from "../shared/decimal.ts";
import type { Books } from "./books.ts";
import { addDays, versionOf } from "./dates.ts";
import type {
  MoneybirdExternalInvoice,
  MoneybirdInvoice,
  MoneybirdLine,
  MoneybirdPayment,
  MoneybirdSalesInvoice,
} from "./model.ts";
import { decimalText, moneyText, numberOut } from "./money.ts";
import { type Json, own } from "./render.ts";
import { renderEvents, simpleContact } from "./render-contact.ts";
import { paidAt, paidOf, stateOf, type Totals, totalsOf } from "./totals.ts";

export const renderInvoice = (invoice: MoneybirdInvoice, books: Books): Json =>
  invoice.kind === "SalesInvoice" ? renderSales(invoice, books) : renderExternal(invoice, books);

/** Moneybird fact sheet §8.4 and the vendor's examples, 2026-11-21. */
function renderExternal(invoice: MoneybirdExternalInvoice, books: Books): Json {
  return {
    ...shared(invoice, books, totalsOf(invoice, books)),
    date: invoice.date,
    due_date: invoice.dueDate,
    entry_number: invoice.entryNumber,
    origin: "api",
    source: invoice.source,
    source_url: invoice.sourceUrl,
  };
}

/** Moneybird fact sheet §8.3 and the vendor's examples, 2026-11-21. */
function renderSales(invoice: MoneybirdSalesInvoice, books: Books): Json {
  const totals = totalsOf(invoice, books);
  const url = `https://moneybird.com/${books.administration.id}/external/${invoice.id}/sales_invoice`;
  return {
    ...shared(invoice, books, totals),
    contact_person_id: null,
    contact_person: null,
    invoice_id: invoice.invoiceId,
    recurring_sales_invoice_id: null,
    subscription_id: null,
    workflow_id: invoice.workflowId,
    document_style_id: invoice.documentStyleId,
    identity_id: books.identityId,
    draft_id: invoice.draftId,
    invoice_date: invoice.date,
    due_date: addDays(invoice.date ?? books.today, invoice.dueDays),
    payment_conditions: invoice.paymentConditions,
    payment_reference: invoice.invoiceId === null ? null : `RF${invoice.id}`,
    short_payment_reference: invoice.invoiceId === null ? null : `RF${invoice.id.slice(-8)}`,
    language: "nl",
    discount: decimalText(toFixed(invoice.discount)),
    original_sales_invoice_id: invoice.originalId,
    paused: false,
    sent_at: invoice.sentAt,
    public_view_code: null,
    public_view_code_expires_at: null,
    total_discount: moneyText(totals.discount),
    reminder_count: 0,
    next_reminder: null,
    original_estimate_id: null,
    url,
    payment_url: url,
    custom_fields: [],
    time_entries: [],
  };
}

function shared(invoice: MoneybirdInvoice, books: Books, totals: Totals): Json {
  const contact = books.contact(invoice.contactId);
  const paid = paidOf(invoice);
  const unpaid = moneyText(totals.gross - paid);
  const shown = books.switches.zeroTaxTotals === "present" ? totals.rates : totals.rates.filter(isTaxed);
  return {
    ...own(invoice, books),
    contact_id: contact === undefined ? null : contact.id,
    contact: contact === undefined ? null : simpleContact(contact, books),
    state: stateOf(invoice, books),
    reference: invoice.reference,
    currency: "EUR",
    paid_at: paidAt(invoice, books),
    version: versionOf(invoice.updated),
    details: invoice.lines.map((line, index) => renderLine(line, totals.lineNets[index] ?? 0n, books)),
    payments: invoice.payments.map((payment) => renderPayment(payment, invoice, books)),
    total_paid: moneyText(paid),
    total_unpaid: unpaid,
    total_unpaid_base: unpaid,
    prices_are_incl_tax: invoice.pricesInclTax,
    total_price_excl_tax: moneyText(totals.net),
    total_price_excl_tax_base: moneyText(totals.net),
    total_price_incl_tax: moneyText(totals.gross),
    total_price_incl_tax_base: moneyText(totals.gross),
    marked_dubious_on: null,
    marked_uncollectible_on: null,
    notes: [],
    attachments: [],
    events: renderEvents(invoice.events, books),
    tax_totals: shown.map(({ taxRateId, net, vat }) => ({
      tax_rate_id: taxRateId,
      taxable_amount: numberOut(net, books.switches),
      taxable_amount_base: numberOut(net, books.switches),
      tax_amount: numberOut(vat, books.switches),
      tax_amount_base: numberOut(vat, books.switches),
    })),
  };
}

const isTaxed = ({ percentage }: { percentage: bigint }) => percentage !== 0n;

/** Unit prices show two decimals at most. */
const priceText = (price: string) => decimalText(fromCents(divide(toFixed(price), ONE / 100n)));

function renderLine(line: MoneybirdLine, net: bigint, books: Books): Json {
  const rate = books.taxRate(line.taxRateId);
  return {
    ...own(line, books),
    tax_rate_id: line.taxRateId,
    ledger_account_id: line.ledgerAccountId,
    project_id: null,
    product_id: line.productId,
    amount: line.amount,
    amount_decimal: decimalText(toFixed(line.amountDecimal)),
    description: line.description,
    price: priceText(line.price),
    period: line.period,
    row_order: line.rowOrder,
    total_price_excl_tax_with_discount: numberOut(net, books.switches),
    total_price_excl_tax_with_discount_base: numberOut(net, books.switches),
    tax_report_reference: rate?.box === null || rate?.box === undefined ? [] : [rate.box],
    mandatory_tax_text: rate?.mandatoryText ?? null,
  };
}

/** Moneybird fact sheet §8.6 and the vendor's examples, 2026-11-21. */
export const renderPayment = (payment: MoneybirdPayment, { kind }: MoneybirdInvoice, books: Books): Json => ({
  ...own(payment, books),
  invoice_type: kind,
  invoice_id: payment.invoiceId,
  financial_account_id: payment.financialAccountId,
  user_id: books.userId,
  payment_transaction_id: null,
  transaction_identifier: payment.transactionIdentifier,
  price: numberOut(BigInt(payment.cents), books.switches),
  price_base: numberOut(BigInt(payment.cents), books.switches),
  payment_date: payment.date,
  credit_invoice_id: null,
  financial_mutation_id: payment.financialMutationId,
  ledger_account_id: payment.ledgerAccountId,
  linked_payment_id: payment.linkedPaymentId,
  manual_payment_action: payment.action,
});
