import {
  type Order,
  type OrderHead,
  type Payment,
  parseInstant,
  problem,
  roundMinor,
  type UnreadableOrder,
} from "@boekbrug/core";
import type * as z from "zod";
import { identity, type ShopOrder, type ShopRow, shopOrder, shopRow } from "./client/schemas.ts";
import { customerOf } from "./customer.ts";
import { orderFactsOf } from "./facts.ts";
import { figuresOf } from "./figures.ts";
import type { OrderWords } from "./order-words.ts";
import { readTotals } from "./read-totals.ts";
import { firstPrice, minorOf } from "./row-amounts.ts";

/** An order that cannot be read, with the field at fault; never the value, which may be personal. */
export const unreadable = (id: string, number: string | null, field: string): UnreadableOrder => ({
  id,
  number,
  problem: problem("order.unreadable", "order", { detail: field }),
});

/** UTC is written as `Z`, `+00:00` or `+0000`, and would be meant where no zone is written. */
function instantFrom(text: string): string | null {
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2") : `${text}Z`;
  return parseInstant(zoned, "create_date").unwrapOr("") || null;
}

/** The id of a list entry, or undefined when it has none. */
export const idOfEntry = (entry: unknown): string | undefined => identity.safeParse(entry).data?.id;

/** The id of a list entry as a number; 0 when it has none. */
export const idNumberOfEntry = (entry: unknown): number => Number(idOfEntry(entry) ?? 0);

/** The running number of a list entry; 0 when it has none. */
export function numberOfEntry(entry: unknown): number {
  const number = identity.safeParse(entry).data?.ordernumber ?? "";
  return /^\d{1,15}$/.test(number) ? Number(number) : 0;
}

/** Reads an order's own record; what cannot be read is named. Undefined when not even an id is there. */
export function readOrder(entry: unknown): ShopOrder | UnreadableOrder | undefined {
  const named = identity.safeParse(entry);
  if (!named.success) return undefined;
  const read = shopOrder.safeParse(entry);
  const { id, ordernumber_full: number } = named.data;
  if (!read.success) return unreadable(id, number, fieldOf(read.error));
  return instantFrom(read.data.create_date) === null ? unreadable(id, number, "create_date") : read.data;
}

const fieldOf = (error: z.ZodError): string => error.issues[0]?.path.join(".") || "?";

/** What the list tells of an order. */
export function headFrom(entry: unknown): OrderHead | UnreadableOrder | undefined {
  const order = readOrder(entry);
  if (order === undefined || "problem" in order) return order;
  return {
    id: order.id,
    number: order.ordernumber_full,
    placedAt: instantFrom(order.create_date) ?? "",
    status: order.status,
    paid: order.paid === true,
    paymentMethodId: order.paymethod_id ?? undefined,
    total: roundMinor(minorOf(order.total_price, order.currency), order.currency),
    parts: partsOf(order),
    raw: entry,
  };
}

/** What the list tells of an order besides its rows, to see later whether it changed. */
function partsOf(order: ShopOrder): OrderHead["parts"] {
  const charges = [
    order.total_shipping,
    order.total_discounts,
    order.paymethod_costs,
    order.extra_payment_option_price,
    order.extra_costs,
    order.credit_point_discount,
  ];
  return {
    invoice: order.invoicenumber,
    vat: order.total_tax?.toString(),
    charges: charges.map((amount) => amount?.toString() ?? "0"),
    customer: order.customer == null ? null : customerOf(order),
  };
}

/** A whole order from its record and its rows. */
export function orderFrom(
  entry: unknown,
  rowEntries: readonly unknown[],
  words: OrderWords,
): Order | UnreadableOrder | undefined {
  const order = readOrder(entry);
  if (order === undefined || "problem" in order) return order;
  const rows = readRows(order, rowEntries);
  if ("problem" in rows) return rows;
  const field = missingField(order);
  return field === undefined ? translate(order, rows, words) : unreadable(order.id, order.ordernumber_full, field);
}

function readRows(order: ShopOrder, entries: readonly unknown[]): ShopRow[] | UnreadableOrder {
  const rows = new Map<string, ShopRow>();
  for (const [index, entry] of entries.entries()) {
    const read = shopRow.safeParse(entry);
    const at = (field: string) => unreadable(order.id, order.ordernumber_full, `orderrows.${index}.${field}`);
    if (!read.success) return at(fieldOf(read.error));
    if (read.data.order_id !== null && read.data.order_id !== order.id) return at("order_id");
    if (firstPrice(read.data) === null) return at("total_price_with_attributes");
    rows.set(read.data.id, read.data);
  }
  return [...rows.values()];
}

/** A field without which the order cannot be understood. */
function missingField(order: ShopOrder): string | undefined {
  if (order.ordernumber_full === null && order.ordernumber === null) return "ordernumber_full";
  if (order.order_row_taxes_included === null) return "order_row_taxes_included";
  return order.total_tax === null && order.taxes_included !== false ? "total_tax" : undefined;
}

function translate(order: ShopOrder, rows: readonly ShopRow[], words: OrderWords): Order | UnreadableOrder {
  const totals = readTotals(order, rows, words);
  if ("code" in totals) return { id: order.id, number: order.ordernumber_full, problem: totals };
  const { scope, withoutVat } = figuresOf(order, rows, words);
  const sequence = Number(order.ordernumber ?? Number.NaN);
  const charged = rows.some(({ tax }) => tax?.gt(0) === true);
  return {
    id: order.id,
    number: order.ordernumber_full ?? order.ordernumber ?? "",
    sequence: Number.isSafeInteger(sequence) ? sequence : null,
    invoiceNumber: order.invoicenumber,
    placedAt: instantFrom(order.create_date) ?? "",
    status: order.status,
    language: /^[a-z]{2}$/i.test(order.orderedinlng ?? "") ? (order.orderedinlng?.toLowerCase() ?? null) : null,
    ...totals,
    payment: paymentOf(order),
    customer: customerOf(order),
    delivery: deliveryOf(order, words),
    facts: orderFactsOf(order),
    marks: {
      intraCommunity: order.is_intra_community_order === true,
      platformSale: order.is_platform_sale === true,
      withoutVat: withoutVat || order.taxes_included === false || (charged && !scope.hasVat),
    },
  };
}

function deliveryOf(order: ShopOrder, words: OrderWords): Order["delivery"] {
  if (order.deliver_method?.toLowerCase() === "pickup") return "pickup";
  return words.isCustomersCarrier(order.extra_payment_option ?? "") ? "customer-carrier" : "shipped";
}

const paymentOf = (order: ShopOrder): Payment => ({
  state: order.paid === true ? "paid" : "unpaid",
  methodId: order.paymethod_id ?? "",
  method: order.paymethod_label ?? order.paymethod ?? "",
});
