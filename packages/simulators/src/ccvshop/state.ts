import type { SimulatorClock } from "../shared/clock.ts";
import { jsonCents } from "../shared/decimal.ts";
import type { SimulatedOrder, StoredOrder } from "./order.ts";
import { type Charged, priceOrder } from "./price.ts";
import type { SimulatedProduct } from "./product.ts";
import { ProductShelf } from "./product-shelf.ts";
import { createShop, type Shop, type ShopOptions } from "./shop.ts";
import type { CcvShopSwitches } from "./switches.ts";
import { WebhookBureau } from "./webhook-bureau.ts";
import { eventsOf } from "./webhook-events.ts";

export interface OrderNote {
  id: number;
  orderId: number;
  note: string;
  created: string;
}

const rootResources = [
  ..."orders orderrows ordernotes products producttaxtariffexceptions attributecombinations webshops paymethods webhooks".split(
    " ",
  ),
];

/** Everything the shop knows, to arrange and inspect by code. */
export class CcvShopState {
  readonly shop: Shop;
  /** Root resources this key may use; take one away to see a refusal. */
  readonly permissions = new Set(rootResources);
  readonly notes: OrderNote[] = [];
  readonly products: ProductShelf;
  readonly webhooks: WebhookBureau;
  readonly #orders = new Map<number, StoredOrder>();
  readonly #deleted = new Map<number, StoredOrder>();
  readonly #clock: SimulatorClock;
  readonly #switches: CcvShopSwitches;
  readonly #otherCalls: { method: string; resource: string; at: number }[] = [];
  #nextId: number;
  #nextNumber: number;
  #nextRowId = 648228001;
  #nextNoteId = 7001;

  constructor(
    clock: SimulatorClock,
    switches: CcvShopSwitches,
    options: ShopOptions = {},
    send: typeof globalThis.fetch = globalThis.fetch,
  ) {
    this.#clock = clock;
    this.#switches = switches;
    this.shop = createShop(options);
    this.webhooks = new WebhookBureau(clock, switches, send);
    this.products = new ProductShelf(
      () => this.#now(),
      (event, id) => this.webhooks.tellOfProduct(event, id),
    );
    this.#nextId = options.firstOrderId ?? 339000001;
    this.#nextNumber = options.firstOrderNumber ?? 1;
  }

  /** Puts an order in the shop and gives its id. */
  addOrder(order: SimulatedOrder): number {
    const id = order.id ?? this.#nextId;
    if (this.#orders.has(id) || this.#deleted.has(id)) throw new Error(`order ${id} exists already`);
    this.#nextId = Math.max(this.#nextId, id + 1);
    this.#put(id, this.#fill(order, id));
    return id;
  }

  /** Replaces what the patch names. New rows without an id get new ids. */
  updateOrder(id: number, patch: Partial<SimulatedOrder>): void {
    this.#put(id, this.#fill({ ...this.order(id), ...patch, id }, id));
  }

  deleteOrder(id: number): void {
    const order = this.order(id);
    this.#deleted.set(id, order);
    this.#orders.delete(id);
    this.#tell(order, undefined);
  }

  /** Not the deleted ones; by id. */
  orders(): StoredOrder[] {
    return [...this.#orders.values()].sort((a, b) => a.id - b.id);
  }

  order(id: number): StoredOrder {
    const found = this.#orders.get(id);
    if (found === undefined) throw new Error(`no order ${id}`);
    return found;
  }

  /** As a reader finds it: also what has become of a deleted order. */
  find(id: number): { order?: StoredOrder; deleted: boolean } {
    const order = this.#orders.get(id) ?? this.#deleted.get(id);
    return { ...(order === undefined ? {} : { order }), deleted: this.#deleted.has(id) };
  }

  /** What the customer was charged, by the switches as they are now; raw overrides have no say in it. */
  charged(id: number): Charged {
    const order = this.order(id);
    return priceOrder(order, order.rowsIncludeVat, this.#switches).charged;
  }

  /** Puts a product in the shop and gives its id. */
  addProduct(product: SimulatedProduct): number {
    return this.products.add(product);
  }

  addNote(orderId: number, note: string): OrderNote {
    const added = { id: this.#nextNoteId++, orderId, note, created: this.#now() };
    this.notes.push(added);
    return added;
  }

  /** Calls another app makes on this shop now; they count when switch limitScope is `shop`. */
  otherAppCalls(method: string, resource: string, times: number): void {
    for (let n = 0; n < times; n += 1) this.#otherCalls.push({ method, resource, at: this.#clock.now() });
  }

  takeOtherAppCalls(): { method: string; resource: string; at: number }[] {
    return this.#otherCalls.splice(0);
  }

  #put(id: number, order: StoredOrder): void {
    const before = this.#orders.get(id);
    this.#orders.set(id, order);
    this.#tell(before, order);
  }

  #tell(before: StoredOrder | undefined, after: StoredOrder | undefined): void {
    if (this.webhooks.all().length === 0) return;
    for (const happened of eventsOf(before, after, this.#switches)) {
      const { shownTotal } = priceOrder(happened.order, happened.order.rowsIncludeVat, this.#switches);
      this.webhooks.tell(happened, jsonCents(shownTotal));
    }
  }

  #now(): string {
    return `${new Date(this.#clock.now()).toISOString().slice(0, 19)}Z`;
  }

  #fill(order: SimulatedOrder, id: number): StoredOrder {
    const completed = order.completed ?? true;
    const number = order.number ?? (completed ? this.#nextNumber : undefined);
    if (number !== undefined) this.#nextNumber = Math.max(this.#nextNumber, number + 1);
    return {
      ...order,
      id,
      completed,
      ...(number === undefined ? {} : { number }),
      created: order.created ?? this.#now(),
      paid: order.paid ?? completed,
      payMethodId: order.payMethodId ?? 3,
      rowsIncludeVat: order.rowsIncludeVat ?? this.shop.settings.pricesIncludeVat,
      rows: order.rows.map((row) => ({ ...row, id: row.id ?? this.#nextRowId++ })),
    };
  }
}
