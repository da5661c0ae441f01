import { type Body, number, text } from "./body.ts";
import type { Books } from "./books.ts";
import { dayOf } from "./dates.ts";
import { checkJournal } from "./entry-header.ts";
import { Refusal, refuseAll, texts } from "./errors.ts";
import type { ExactInvoice } from "./model-trade.ts";
import { invoiceLineTable } from "./tables-trade.ts";
import { checkedTradeHeader, checkMandatory, linesOf } from "./trade-header.ts";
import { roundedPerCode, tradeLine } from "./trade-lines.ts";

/** POST, PUT and DELETE of a sales invoice. Exact fact sheet §8.2, 2026-11-21. */

const types = [8020, 8021, 8023, 8024];

export function createInvoice(body: Body, books: Books): string {
  const lines = linesOf(body, "SalesInvoiceLines", "SalesInvoiceOrderChargeLines", invoiceLineTable);
  checkCopied(body, lines, books);
  const journalless = books.switches.invoiceWithoutJournal === "default-journal";
  const posted =
    text(body, "Journal") ?? (journalless ? books.journals.find(({ type }) => type === 20)?.code : undefined);
  checkMandatory(body, lines, posted === undefined ? [texts.mandatory("Dagboek")] : [], books);

  const complaints: string[] = [];
  const journal = checkJournal(posted ?? "", books, complaints);
  const type = checkedType(body, complaints);
  const header = checkedTradeHeader({ body, books, complaints, address: "DeliverToAddress" });
  if (header.currency !== books.division.currency && journal?.variableCurrency === false) {
    complaints.push(texts.invalid("Valuta"));
  }
  const negated = type === 8021 && books.switches.creditInvoiceSign === "type-8021-negates";
  const customer = books.account(header.orderedBy);
  const { currency, orderDate: day } = header;
  const context = { books, customer, currency, day, negated, vatProperty: "VATAmountFC", complaints } as const;
  const checked = lines.map((line, index) => tradeLine(line, index + 1, context));
  if (complaints.length > 0) throw refuseAll([...new Set(complaints)]);
  const dueDate = number(body, "DueDate");
  const invoice: ExactInvoice = {
    ...header,
    id: books.guid("invoice"),
    type,
    status: Number(books.switches.newInvoiceStatus),
    journal: journal?.code ?? "",
    orderNumber: number(body, "OrderNumber") ?? books.nextInvoiceOrderNumber(),
    invoiceNumber: null,
    invoiceDate: null,
    dueDate: dueDate === undefined ? null : dayOf(dueDate),
    lines: roundedPerCode(checked, books),
  };
  return addInvoice(invoice, books);
}

export function addInvoice(invoice: ExactInvoice, books: Books): string {
  if (books.switches.invoiceNumberGiven === "when-entered") {
    invoice.invoiceNumber = books.nextEntryNumber(invoice.journal, new Date(books.clock.now()).getUTCFullYear());
  }
  books.invoices.push(invoice);
  return invoice.id;
}

/** Changes the header; lines are ignored. */
export function updateInvoice(id: string, body: Body, books: Books): void {
  const invoice = openInvoice(id, books);
  const complaints: string[] = [];
  const header = checkedTradeHeader({ body, books, complaints, address: "DeliverToAddress", before: invoice });
  if (text(body, "Journal") !== undefined) checkJournal(text(body, "Journal") ?? "", books, complaints);
  if (complaints.length > 0) throw refuseAll(complaints);
  const dueDate = number(body, "DueDate");
  Object.assign(invoice, header, {
    journal: text(body, "Journal") ?? invoice.journal,
    orderNumber: number(body, "OrderNumber") ?? invoice.orderNumber,
    dueDate: dueDate === undefined ? invoice.dueDate : dayOf(dueDate),
  });
}

export function removeInvoice(id: string, books: Books): void {
  books.drop("invoices", openInvoice(id, books).id);
}

/** Status 50 is final. */
function openInvoice(id: string, books: Books): ExactInvoice {
  const invoice = books.invoice(id);
  if (invoice === undefined) throw new Refusal(404, texts.notFound);
  if (invoice.status === 50) throw refuseAll([texts.processed]);
  return invoice;
}

/** A credit note made from the original with its ids. */
function checkCopied(body: Body, lines: readonly Body[], books: Books): void {
  const original = books.invoice(text(body, "InvoiceID") ?? "");
  if (original?.status === 50) throw refuseAll([texts.processed]);
  const ids = books.invoices.flatMap((invoice) => invoice.lines.map(({ id }) => id));
  if (lines.some((line) => ids.includes(text(line, "ID") ?? ""))) throw refuseAll([texts.invoiceNumber]);
}

function checkedType(body: Body, complaints: string[]): number {
  const type = number(body, "Type") ?? 8020;
  const direct = type === 8023 || type === 8024;
  if (!types.includes(type)) complaints.push(texts.invalid("Type"));
  else if (direct)
    complaints.push(text(body, "Warehouse") === undefined ? texts.mandatory("Magazijn") : texts.invalid("Type"));
  else if (text(body, "Warehouse") !== undefined) complaints.push(texts.invalid("Magazijn"));
  return type;
}
