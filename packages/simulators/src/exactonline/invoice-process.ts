import { type Body, number, text } from "./body.ts";
import { type Books, grossOf } from "./books.ts";
import { dayOf, dueDate } from "./dates.ts";
import { checkedCurrency } from "./entry-currency.ts";
import { Refusal, refuseAll, texts } from "./errors.ts";
import type { ExactAccount, ExactEntry, ExactPeriod } from "./model.ts";
import type { ExactInvoice } from "./model-trade.ts";
import type { Row } from "./properties.ts";

/** Processing a sales invoice: number, date, booking, document and mail. Exact fact sheet §8.2, 2026-11-21. */

const none: Body = { values: new Map(), raw: new Map(), collections: new Map(), ignored: new Map() };

/** The action of salesinvoice/PrintedSalesInvoices, and its result texts. */
export function printInvoice(body: Body, books: Books): Row {
  const id = text(body, "InvoiceID");
  if (id === undefined) throw new Refusal(Number(books.switches.mandatoryStatus), texts.mandatory("Factuur"));
  const invoice = books.invoice(id);
  if (invoice === undefined) throw refuseAll([texts.reference("Factuur")]);
  const complaints: string[] = [];
  for (const name of ["DocumentLayout", "EmailLayout"]) {
    const layout = text(body, name);
    if (layout !== undefined && !books.layouts.some((each) => each.id === layout)) {
      complaints.push(texts.reference("Lay-out"));
    }
  }
  if (complaints.length > 0) throw refuseAll(complaints);
  const date = dayOf(number(body, "InvoiceDate") ?? books.clock.now());
  const failed = books.documentError;
  const processes = failed === undefined || books.switches.documentError === "processed";
  if (invoice.status === 50) throw refuseAll([texts.processed]);
  if (processes) processInvoice(invoice, date, books, body);
  const document =
    failed === undefined
      ? { Document: books.guid("document"), DocumentCreationSuccess: "Document is aangemaakt" }
      : { DocumentCreationError: failed };
  const sent = processes ? mail(body, invoice, books) : {};
  return { ...Object.fromEntries(body.values), InvoiceID: id, Division: books.division.code, ...document, ...sent };
}

/** Status 50, a date, a number and a booking. */
export function processInvoice(invoice: ExactInvoice, date: number, books: Books, body: Body = none): void {
  const complaints: string[] = [];
  const period = periodOf(body, date, books, complaints);
  const journal = books.journal(invoice.journal);
  const wanted: Body = { ...none, values: new Map([["Currency", invoice.currency]]) };
  const money = checkedCurrency(wanted, journal, date, books, complaints);
  if (complaints.length > 0) throw refuseAll(complaints);
  const number = invoice.invoiceNumber ?? books.nextEntryNumber(invoice.journal, period?.year ?? 0);
  const condition = books.paymentCondition(invoice.paymentCondition ?? "");
  const due = invoice.dueDate ?? dueDate(date, condition?.monthEnds ?? 0, condition?.days ?? 0);
  const entry = entryOf(invoice, books, { ...money, date, due, number, period });
  Object.assign(invoice, { status: 50, invoiceDate: date, invoiceNumber: number, dueDate: due, entry: entry.id });
  invoice.modified = books.clock.now();
  books.entries.push(entry);
}

function periodOf(body: Body, date: number, books: Books, complaints: string[]): ExactPeriod | undefined {
  const dated = books.periodAt(date);
  const [year, month] = [
    number(body, "ReportingYear") ?? dated?.year,
    number(body, "ReportingPeriod") ?? dated?.period,
  ];
  const period = books.period(year ?? 0, month ?? 0);
  if (period === undefined) complaints.push(texts.noPeriod);
  else if (period.closed) complaints.push(texts.periodClosed);
  return period;
}

interface Booking {
  currency: string;
  rate: number;
  date: number;
  due: number;
  number: number;
  period: ExactPeriod | undefined;
}

function entryOf(invoice: ExactInvoice, books: Books, booking: Booking): ExactEntry {
  const entry: ExactEntry = {
    id: books.guid("entry"),
    invoice: invoice.id,
    type: 20,
    status: 50,
    journal: invoice.journal,
    customer: invoice.invoiceTo,
    currency: booking.currency,
    rate: booking.rate,
    entryNumber: booking.number,
    invoiceNumber: booking.number,
    entryDate: booking.date,
    dueDate: booking.due,
    year: booking.period?.year ?? 0,
    period: booking.period?.period ?? 0,
    description: invoice.description,
    yourRef: invoice.yourRef,
    paymentReference: invoice.paymentReference,
    paymentCondition: invoice.paymentCondition,
    receivableAccount: books.journal(invoice.journal)?.glAccount ?? "",
    created: books.clock.now(),
    modified: books.clock.now(),
    payments: [],
    values: { OrderNumber: invoice.orderNumber },
    lines: invoice.lines.map(({ netCents, vatCents, vatType, glAccount, description, lineNumber, vatCode, rate }) => ({
      id: books.guid("entry-line"),
      lineNumber,
      glAccount,
      description,
      amountCents: vatType === "I" ? netCents + vatCents : netCents,
      netCents,
      vatCents,
      ...(vatCode === undefined ? {} : { vatCode }),
      ...(vatType === undefined ? {} : { vatType }),
      ...(rate === undefined ? {} : { rate }),
      values: {},
    })),
  };
  entry.type = invoice.type === 8021 || grossOf(entry) < 0 ? 21 : 20;
  return entry;
}

/** Nobody is mailed unless asked; what cannot be sent is told in a text, the call succeeds all the same. */
function mail(body: Body, invoice: ExactInvoice, books: Books): Row {
  const account = books.account(invoice.invoiceTo);
  const flag = (name: string) => body.values.get(name) === true;
  const explicit = ["SendEmailToCustomer", "SendInvoiceToCustomerPostbox", "SendInvoiceViaPeppol"].some(flag);
  const byAccount = !explicit && flag("SendOutputBasedOnAccount") && account?.values.InvoicingMethod === 2;
  if (flag("SendEmailToCustomer") || byAccount) return emailed(invoice, account, books);
  if (flag("SendInvoiceToCustomerPostbox"))
    return { PostboxMessageCreationError: "Digitale postbus is niet beschikbaar" };
  if (!flag("SendInvoiceViaPeppol")) return {};
  const known = typeof account?.values.PeppolIdentifier === "string";
  return known ? { PeppolCreationSuccess: "Verzonden" } : { PeppolCreationError: "Geen Peppol-deelnemer" };
}

function emailed(invoice: ExactInvoice, account: ExactAccount | undefined, books: Books): Row {
  const to = account?.values.Email;
  if (typeof to !== "string" || to === "") return { EmailCreationError: "Verplicht: E-mailadres" };
  books.mails.push({ invoice: invoice.id, to });
  return { EmailCreationSuccess: "E-mail is aangemaakt" };
}
