import type { Books } from "./books.ts";
import { dayFrom, dayOf } from "./dates.ts";
import { found } from "./found.ts";
import { processInvoice } from "./invoice-process.ts";
import { addItem } from "./item-write.ts";
import type { ExactInvoice, ExactOrder } from "./model-trade.ts";
import { run } from "./order-invoicing.ts";
import type { Cell } from "./properties.ts";
import { emptyRecord } from "./record-write.ts";

type Editable = Partial<Pick<ExactOrder, "yourRef" | "description" | "paymentReference" | "orderNumber">>;

/** What a person does to items, invoices and orders in the screens. */
export interface TradeByHand {
  /** For sale, in the usual group and unit, unless told otherwise; with its price row of 0. */
  addItem(item: { Code: string; Description: string } & Record<string, Cell>): string;
  editItem(id: string, changes: Record<string, Cell>): void;
  deleteItem(id: string): void;
  /** The general price in the division's currency. */
  setPrice(item: string, price: number): void;
  addItemGroup(group: { code: string; description: string; glRevenue: string }): string;
  addUnit(code: string, description: string): string;
  editInvoice(id: string, changes: Editable): void;
  deleteInvoice(id: string): void;
  /** Processes an invoice, today or on a day such as `2026-03-31`. */
  processInvoice(id: string, date?: string): void;
  editOrder(id: string, changes: Editable): void;
  deleteOrder(id: string): void;
  cancelOrder(id: string): void;
  /** Delivers the whole order. */
  deliverOrder(id: string): void;
  /** Invoices and processes what was ordered; gives the ids of the invoices. */
  invoiceOrder(id: string, date?: string): string[];
  /** How long InvoiceSalesOrders works in the background, by the simulator's clock. Default 5 seconds. */
  invoicingTakes(ms: number): void;
  /** Every invoicing of orders fails with this text, until called without one. */
  failInvoicing(text?: string): void;
  /** Every printed invoice has this DocumentCreationError, until called without one. */
  failDocuments(text?: string): void;
}

export function tradeByHand(books: Books): TradeByHand {
  const item = (id: string) => found(books.item(id), `item ${id}`);
  const invoice = (id: string) => found(books.invoice(id), `invoice ${id}`);
  const order = (id: string) => found(books.order(id), `order ${id}`);
  const now = () => books.clock.now();
  const day = (date: string | undefined) => (date === undefined ? dayOf(now()) : found(dayFrom(date), `day ${date}`));
  const edit = (document: ExactInvoice | ExactOrder, changes: object) => {
    Object.assign(document, changes, { modified: now() });
  };
  return {
    addItem: (values) => {
      const ItemGroup = books.itemGroups.find(({ isDefault }) => isDefault)?.id ?? null;
      const Unit = books.units.find(({ main }) => main)?.code ?? null;
      const usual = { IsSalesItem: true, IsFractionAllowedItem: false, ItemGroup, Unit };
      return addItem({ ...emptyRecord(books, { ...usual, ...values }), id: books.guid("item") }, books);
    },
    editItem: (id, changes) => {
      Object.assign(item(id).values, changes);
      item(id).modified = now();
    },
    deleteItem: (id) => books.drop("items", item(id).id),
    setPrice: (id, price) => {
      const row = books.itemPrices.find(({ values }) => values.Item === id);
      Object.assign(found(row, `price of item ${id}`).values, { Price: price });
    },
    addItemGroup: (parts) => {
      const id = books.guid("item-group");
      books.itemGroups.push({ isDefault: false, ...parts, id });
      return id;
    },
    addUnit: (code, description) => {
      const id = books.guid("unit");
      books.units.push({ id, code, description, main: false });
      return id;
    },
    editInvoice: (id, changes) => edit(invoice(id), changes),
    deleteInvoice: (id) => books.drop("invoices", invoice(id).id),
    processInvoice: (id, date) => processInvoice(invoice(id), day(date), books),
    editOrder: (id, changes) => edit(order(id), changes),
    deleteOrder: (id) => books.drop("orders", order(id).id),
    cancelOrder: (id) => edit(order(id), { cancelled: true }),
    deliverOrder: (id) => {
      for (const line of order(id).lines) line.delivered = line.quantity;
      order(id).modified = now();
    },
    invoiceOrder: (id, date) => {
      const before = books.invoices.length;
      const journal = found(books.journals.find(({ type }) => type === 20)?.code, "sales journal");
      run({ orders: [order(id)], journal, perOrder: true, ordered: true }, books);
      const made = books.invoices.slice(before);
      for (const each of made) if (each.status !== 50) processInvoice(each, day(date), books);
      return made.map((each) => each.id);
    },
    invoicingTakes: (ms) => {
      books.jobDuration = ms;
    },
    failInvoicing: (text) => {
      books.invoicingError = text;
    },
    failDocuments: (text) => {
      books.documentError = text;
    },
  };
}
