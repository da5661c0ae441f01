import { type Body, number, readBody, text } from "./body.ts";
import type { Books } from "./books.ts";
import { dayOf } from "./dates.ts";
import { checkJournal } from "./entry-header.ts";
import { Refusal, refuseAll, texts } from "./errors.ts";
import { processInvoice } from "./invoice-process.ts";
import { addInvoice } from "./invoice-write.ts";
import type { ExactInvoice, ExactOrder, ExactTradeLine } from "./model-trade.ts";
import { amountFor, shareOf } from "./money.ts";
import type { Row } from "./properties.ts";
import { orderIdTable } from "./tables-trade.ts";
import { roundedPerCode } from "./trade-lines.ts";
import { vatAmounts } from "./vat-choice.ts";

/** salesinvoice/InvoiceSalesOrders, at once or in the background. Exact fact sheet §8.2, 2026-11-21; unknown 12.8. */

const maximumLines = 500;

interface Order {
  orders: ExactOrder[];
  journal: string;
  /** One invoice per customer, or per order. */
  perOrder: boolean;
  /** The ordered quantity, or the delivered one. */
  ordered: boolean;
}

interface Outcome {
  created: number;
  failed: number;
  errors: string;
}

export function invoiceOrders(body: Body, books: Books): Row {
  const wanted = checkedOrders(body, books);
  const mode = body.values.get("Mode") ?? 0;
  const asynchronousOnly = books.switches.invoicingMode === "asynchronous-only";
  if (asynchronousOnly && body.values.get("Mode") === 0) throw refuseAll([texts.invalid("Mode")]);
  const echo = { ...Object.fromEntries(body.values), ID: books.guid("invoicing") };
  if (mode === 1 || asynchronousOnly) return { ...echo, ProcessID: startJob(wanted, books) };
  const { created, failed, errors } = run(wanted, books);
  return { ...echo, NumberOfCreatedInvoices: created, NumberOfFailedInvoices: failed, Errors: errors };
}

function checkedOrders(body: Body, books: Books): Order {
  const posted = body.collections.get("SalesOrderIDs") ?? [];
  if (!Array.isArray(posted)) throw new Refusal(400, texts.stream);
  const ids = posted.map((each) => text(readBody(each, orderIdTable), "ID") ?? "");
  const missing = ["CreateMode", "InvoiceMode", "JournalCode"].filter((name) => !body.values.has(name));
  if (ids.length === 0) missing.push("SalesOrderIDs");
  if (missing.length > 0)
    throw new Refusal(Number(books.switches.mandatoryStatus), missing.map(texts.mandatory).join("\r\n"));
  const complaints: string[] = [];
  for (const name of ["CreateMode", "InvoiceMode", "Mode"]) {
    if (![0, 1].includes(number(body, name) ?? 0)) complaints.push(texts.invalid(name));
  }
  const journal = checkJournal(text(body, "JournalCode") ?? "", books, complaints);
  const orders = ids.flatMap((id) => books.order(id) ?? []);
  if (orders.length < ids.length) complaints.push(texts.reference("Verkooporder"));
  const lines = orders.reduce((sum, order) => sum + order.lines.length, 0);
  if (orders.length > 1 && lines > maximumLines) complaints.push(texts.invalid("Regels"));
  if (complaints.length > 0) throw refuseAll(complaints);
  const [perOrder, ordered] = [number(body, "CreateMode") === 1, number(body, "InvoiceMode") === 1];
  return { orders, journal: journal?.code ?? "", perOrder, ordered };
}

function startJob(wanted: Order, books: Books): string {
  const id = books.guid("process");
  const invoiced = new Map(wanted.orders.flatMap(({ lines }) => lines.map((line) => [line, line.invoiced] as const)));
  const seen = books.switches.overlappingInvoicing === "both-invoice" ? invoiced : undefined;
  const job = {
    id,
    due: books.clock.now() + books.jobDuration,
    state: "running" as const,
    created: 0,
    failed: 0,
    errors: "",
  };
  const work = {
    ...job,
    run: () => {
      const { created, failed, errors } = run(wanted, books, seen);
      Object.assign(work, { created, failed, errors, state: created === 0 ? "failed" : "done" });
    },
  };
  books.jobs.push(work);
  return id;
}

/** How much of each line was invoiced when a process looked. */
type Seen = ReadonlyMap<ExactTradeLine, number>;

/** Invoices what there is; what fails is told and leaves the rest alone. */
export function run({ orders, journal, perOrder, ordered }: Order, books: Books, seen?: Seen): Outcome {
  const groups = new Map<string, ExactOrder[]>();
  for (const order of orders) {
    const key = perOrder ? order.id : `${order.invoiceTo}/${order.currency}`;
    groups.set(key, [...(groups.get(key) ?? []), order]);
  }
  const outcome: Outcome = { created: 0, failed: 0, errors: "" };
  for (const group of groups.values()) {
    const error = invoiceGroup(group, { journal, ordered }, books, seen);
    if (error === undefined) outcome.created += 1;
    else {
      outcome.failed += 1;
      outcome.errors = [outcome.errors, error].filter((text) => text !== "").join("\r\n");
    }
  }
  return outcome;
}

function invoiceGroup(
  group: ExactOrder[],
  { journal, ordered }: Pick<Order, "journal" | "ordered">,
  books: Books,
  seen?: Seen,
): string | undefined {
  const numbers = group.map(({ orderNumber }) => orderNumber).join(", ");
  if (books.invoicingError !== undefined) return `${numbers}: ${books.invoicingError}`;
  const open = group.flatMap((order) =>
    order.lines.map((line) => {
      const before = seen?.get(line) ?? line.invoiced;
      return { order, line, quantity: (ordered ? line.quantity : line.delivered) - before };
    }),
  );
  const due = open.filter(({ order, quantity }) => quantity !== 0 && !order.cancelled);
  const [first] = group;
  if (due.length === 0 || first === undefined) return `${numbers}: Er zijn geen regels om te factureren`;
  const lines = due.map(({ order, line, quantity }, index) => invoiceLine(order, line, quantity, index + 1, books));
  const invoice: ExactInvoice = {
    ...structuredClone({ ...first, lines: [] }),
    id: books.guid("invoice"),
    type: lines.reduce((sum, { netCents, vatCents }) => sum + netCents + vatCents, 0) < 0 ? 8021 : 8020,
    status: 20,
    journal,
    orderNumber: books.nextInvoiceOrderNumber(),
    invoiceNumber: null,
    invoiceDate: null,
    dueDate: null,
    yourRef: books.switches.orderRefOnInvoice === "copied" && group.length === 1 ? first.yourRef : null,
    created: books.clock.now(),
    modified: books.clock.now(),
    lines: roundedPerCode(lines, books),
  };
  try {
    if (books.switches.invoicedOrders === "processed") processInvoice(invoice, dayOf(books.clock.now()), books);
  } catch (error) {
    if (error instanceof Refusal) return `${numbers}: ${error.message}`;
    throw error;
  }
  addInvoice(invoice, books);
  for (const { line, quantity, order } of due) {
    line.invoiced += quantity;
    order.modified = books.clock.now();
  }
  return undefined;
}

function invoiceLine(
  order: ExactOrder,
  line: ExactTradeLine,
  quantity: number,
  lineNumber: number,
  books: Books,
): ExactTradeLine {
  const kept = line.forced && books.switches.orderVatAmount === "kept";
  const forced = kept ? shareOf(line.vatCents, quantity, line.quantity) : undefined;
  const whole = line.vatType === "I" ? line.netCents + line.vatCents : line.netCents;
  const cents = quantity === line.quantity ? whole : amountFor(quantity, line.netPrice);
  return {
    ...structuredClone(line),
    id: books.guid("trade-line"),
    lineNumber,
    quantity,
    ...vatAmounts(line.vatType, line.rate ?? 0, cents, forced),
    forced: kept,
    order: { id: order.id, number: order.orderNumber, line: line.id },
    delivered: 0,
    invoiced: 0,
  };
}
