import { type Body, number, text } from "./body.ts";
import type { Books } from "./books.ts";
import { Refusal, refuseAll, texts } from "./errors.ts";
import type { ExactOrder, ExactTradeLine } from "./model-trade.ts";
import { orderLineTable } from "./tables-trade.ts";
import { checkedTradeHeader, checkMandatory, linesOf } from "./trade-header.ts";
import { tradeLine } from "./trade-lines.ts";

/** POST, PUT and DELETE of a sales order, and where it stands. Exact fact sheet §8.3, 2026-11-21. */

export function createOrder(body: Body, books: Books): string {
  const lines = linesOf(body, "SalesOrderLines", "SalesOrderOrderChargeLines", orderLineTable);
  checkMandatory(body, lines, [], books);
  const complaints: string[] = [];
  const header = checkedTradeHeader({ body, books, complaints, address: "DeliveryAddress" });
  const customer = books.account(header.orderedBy);
  const { currency, orderDate: day } = header;
  const context = { books, customer, currency, day, negated: false, vatProperty: "VATAmount", complaints } as const;
  const checked = lines.map((line, index) => tradeLine(line, index + 1, context));
  const orderNumber = number(body, "OrderNumber") ?? books.nextOrderNumber();
  checkNumber(orderNumber, books, complaints);
  if (complaints.length > 0) throw refuseAll([...new Set(complaints)]);
  const order: ExactOrder = { ...header, id: books.guid("order"), orderNumber, cancelled: false, lines: checked };
  books.orders.push(order);
  return order.id;
}

/** The three relations are fixed; lines are not used; a complete order takes no change. */
export function updateOrder(id: string, body: Body, books: Books): void {
  const order = changeable(id, books);
  const complaints: string[] = [];
  const fixed = { OrderedBy: order.orderedBy, InvoiceTo: order.invoiceTo, DeliverTo: order.deliverTo };
  for (const [name, value] of Object.entries(fixed)) {
    if ((text(body, name) ?? value) !== value) complaints.push(texts.invalid(name));
  }
  const header = checkedTradeHeader({ body, books, complaints, address: "DeliveryAddress", before: order });
  const orderNumber = number(body, "OrderNumber") ?? order.orderNumber;
  checkNumber(orderNumber, books, complaints, id);
  if (complaints.length > 0) throw refuseAll(complaints);
  Object.assign(order, header, { orderNumber });
}

export function removeOrder(id: string, books: Books): void {
  const order = changeable(id, books);
  if (order.lines.some(({ invoiced }) => invoiced !== 0)) throw refuseAll([texts.processed]);
  books.drop("orders", id);
}

function changeable(id: string, books: Books): ExactOrder {
  const order = books.order(id);
  if (order === undefined) throw new Refusal(404, texts.notFound);
  if (statusOf(order).Status >= 21) throw refuseAll([texts.processed]);
  return order;
}

function checkNumber(orderNumber: number, books: Books, complaints: string[], except?: string): void {
  const used = books.orders.some((order) => order.orderNumber === orderNumber && order.id !== except);
  if (used) complaints.push(texts.orderNumber);
}

const open = 12;
const partial = 20;
const complete = 21;
const cancelled = 45;

const progress = (lines: readonly ExactTradeLine[], done: (line: ExactTradeLine) => number): number => {
  if (lines.every((line) => done(line) === line.quantity)) return complete;
  return lines.some((line) => done(line) !== 0) ? partial : open;
};

export function statusOf({ lines, cancelled: dropped }: Pick<ExactOrder, "lines" | "cancelled">) {
  if (dropped) return { Status: cancelled, InvoiceStatus: cancelled, DeliveryStatus: cancelled };
  const InvoiceStatus = progress(lines, ({ invoiced }) => invoiced);
  const DeliveryStatus = progress(lines, ({ delivered }) => delivered);
  const same = InvoiceStatus === DeliveryStatus;
  return { Status: same ? InvoiceStatus : partial, InvoiceStatus, DeliveryStatus };
}
