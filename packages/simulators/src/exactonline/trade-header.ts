import { type Body, invalidStream, number, readBody, text } from "./body.ts";
import type { Books } from "./books.ts";
import { dayOf } from "./dates.ts";
import { checkCustomer } from "./entry-header.ts";
import { notSimulated, Refusal, texts } from "./errors.ts";
import { fitted } from "./lengths.ts";
import type { ExactAccount } from "./model.ts";
import type { ExactInvoice, ExactOrder } from "./model-trade.ts";
import type { Cell, PropertyTable } from "./properties.ts";

/** What the headers of a sales invoice and a sales order share. Exact fact sheet §8.2 and §8.3, 2026-11-21. */

const own = ["InvoiceID", "OrderID", "Type", "Journal", "OrderedBy", "InvoiceTo", "DeliverTo", "Currency", "OrderDate"];
const texting = ["Description", "YourRef", "PaymentReference", "PaymentCondition", "OrderNumber", "DueDate"];
const people = ["OrderedByContactPerson", "InvoiceToContactPerson", "DeliverToContactPerson"];
const discounts = ["Discount", "AmountDiscount", "AmountDiscountExclVat"];

type Shared = keyof ExactInvoice & keyof ExactOrder;
export type TradeHeader = Omit<Pick<ExactOrder, Shared>, "id" | "orderNumber" | "lines">;

interface Wanted {
  body: Body;
  books: Books;
  complaints: string[];
  /** The property that holds the delivery address. */
  address: string;
  before?: ExactInvoice | ExactOrder;
}

export function checkedTradeHeader({ body, books, complaints, address, before }: Wanted): TradeHeader {
  for (const name of discounts) if (Number(body.values.get(name) ?? 0) !== 0) throw notSimulated(name);
  const orderedBy = checkCustomer(
    text(body, "OrderedBy") ?? before?.orderedBy ?? "",
    books,
    complaints,
    "Besteld door",
  );
  const party = (name: "InvoiceTo" | "DeliverTo", known: string | undefined, caption: string) => {
    const id = text(body, name) ?? known;
    if (id === undefined) return orderedBy?.id ?? "";
    if (books.account(id) === undefined) complaints.push(texts.reference(caption));
    return id;
  };
  const invoiceTo = party("InvoiceTo", before?.invoiceTo, "Factuur voor");
  const deliverTo = party("DeliverTo", before?.deliverTo, "Leveren aan");
  checkPeople(body, address, deliverTo, books, complaints);
  const currency = text(body, "Currency")?.trim() || before?.currency || books.division.currency;
  if (books.currency(currency) === undefined) complaints.push(texts.reference("Valuta"));
  const words = (name: string, old: string | null | undefined): string | null => {
    if (!body.values.has(name)) return old ?? null;
    const value = fitted(name, body.values.get(name) ?? null, complaints, books.switches);
    return typeof value === "string" ? value : null;
  };
  const values: Record<string, Cell> = { ...before?.values };
  for (const [name, value] of body.values) if (![...own, ...texting].includes(name)) values[name] = value;
  return {
    orderedBy: orderedBy?.id ?? "",
    invoiceTo,
    deliverTo,
    currency,
    orderDate: dayOf(number(body, "OrderDate") ?? before?.orderDate ?? books.clock.now()),
    description: words("Description", before?.description),
    yourRef: words("YourRef", before?.yourRef),
    paymentReference: words("PaymentReference", before?.paymentReference),
    paymentCondition: condition(body, books.account(invoiceTo), books, complaints, before),
    created: before?.created ?? books.clock.now(),
    modified: books.clock.now(),
    values,
  };
}

/** Contacts are contacts, and a delivery address is one of who gets the goods. */
function checkPeople(body: Body, address: string, deliverTo: string, books: Books, complaints: string[]): void {
  for (const name of people) {
    const id = text(body, name);
    if (id !== undefined && books.contact(id) === undefined) complaints.push(texts.reference("Contactpersoon"));
  }
  const id = text(body, address);
  const values = id === undefined ? undefined : books.address(id)?.values;
  if (id !== undefined && !(values?.Type === 4 && values.Account === deliverTo)) {
    complaints.push(texts.reference("Afleveradres"));
  }
}

function condition(
  body: Body,
  account: ExactAccount | undefined,
  books: Books,
  complaints: string[],
  before?: ExactInvoice | ExactOrder,
): string | null {
  const fallback = before === undefined ? account?.values.PaymentConditionSales : before.paymentCondition;
  const chosen = body.values.has("PaymentCondition") ? body.values.get("PaymentCondition") : fallback;
  if (typeof chosen !== "string" || chosen === "") return null;
  if (books.paymentCondition(chosen) === undefined) complaints.push(texts.reference("Betalingsconditie"));
  return chosen;
}

/** The lines of a body: an array, also for one. Order charges are not simulated. */
export function linesOf(body: Body, collection: string, charges: string, table: PropertyTable): Body[] {
  const added = body.collections.get(charges);
  if (Array.isArray(added) && added.length > 0) throw notSimulated(charges);
  const posted = body.collections.get(collection) ?? [];
  if (!Array.isArray(posted)) throw invalidStream();
  return posted.map((line) => readBody(line, table));
}

export function checkMandatory(body: Body, lines: readonly Body[], more: readonly string[], books: Books): void {
  const missing = [
    ...(text(body, "OrderedBy") === undefined ? [texts.mandatory("Besteld door")] : []),
    ...more,
    ...(lines.length === 0 ? [texts.mandatory("Regels")] : []),
    ...(lines.some((line) => text(line, "Item") === undefined) ? [texts.mandatory("Artikel")] : []),
  ];
  if (missing.length > 0) throw new Refusal(Number(books.switches.mandatoryStatus), missing.join("\r\n"));
}
