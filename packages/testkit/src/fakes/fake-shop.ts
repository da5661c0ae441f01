import {
  calendarDateOf,
  type Failure,
  isUnreadable,
  notDone,
  type Order,
  type OrderHead,
  type OrderPage,
  type OrderSource,
  orderSequence,
  problem,
  type UnreadableOrder,
} from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import { buildOrder } from "../builders/build-order.ts";
import type { ProductArrangement, ShopArrangement, SourceFault, WebhookProbe } from "../order-source/opened-source.ts";
import { createFakeCatalogue } from "./fake-catalogue.ts";
import { createFakeWebhooks } from "./fake-webhooks.ts";

export interface FakeShop {
  readonly source: OrderSource;
  readonly arrange: ShopArrangement;
  readonly pageSize: number;
  readonly faults: { next(kind: SourceFault): void };
  readonly webhooks: WebhookProbe;
  readonly products: ProductArrangement;
  /** Puts an order in the shop, or replaces the one with its id. */
  put(order: Order): void;
  /** The order as the shop holds it. */
  find(id: string): Order | undefined;
}

export interface FakeShopOptions {
  /** Orders on a page; default 50. */
  readonly pageSize?: number | undefined;
}

const cancelled = "cancelled";

interface Shelf {
  readonly orders: Map<string, Order | UnreadableOrder>;
  /** When each order was placed: what the list is sorted by. */
  readonly placed: Map<string, string>;
  /** Numbers of baskets whose checkout is not finished. */
  readonly baskets: Set<number>;
  fault: SourceFault | null;
}

/**
 * A webshop in memory. Statuses are `new`, `shipped` and `cancelled`; a cursor is the place of the last order read, with the first day that was asked
 * for. Every cancelled order is a recent one: the fake has no clock.
 */
export function createFakeShop({ pageSize = 50 }: FakeShopOptions = {}): FakeShop {
  const shelf: Shelf = { orders: new Map(), placed: new Map(), baskets: new Set(), fault: null };
  const put = (order: Order): void => {
    shelf.orders.set(order.id, order);
    shelf.placed.set(order.id, order.placedAt);
  };
  const find = (id: string): Order | undefined => {
    const order = shelf.orders.get(id);
    return order === undefined || "problem" in order ? undefined : order;
  };
  const faults = {
    next: (kind: SourceFault) => {
      shelf.fault = kind;
    },
  };
  const { webhooks, probe } = createFakeWebhooks();
  const { catalogue, products } = createFakeCatalogue(pageSize);
  return {
    source: { ...sourceOf(shelf, pageSize), webhooks, catalogue },
    webhooks: probe,
    products,
    arrange: arrangementOf(shelf, put, find),
    pageSize,
    faults,
    put,
    find,
  };
}

function sourceOf(shelf: Shelf, pageSize: number): OrderSource {
  const answer = <T>(work: () => T): ResultAsync<T, Failure> =>
    new ResultAsync(Promise.resolve(takeFault(shelf).map(work)));
  const headOf = (id: string): OrderHead | UnreadableOrder | null => {
    const order = shelf.orders.get(id);
    if (order === undefined) return null;
    return isUnreadable(order) ? order : toHead(order);
  };
  return {
    kind: "fake",
    cancelledStatuses: [cancelled],
    changed: (cursor, from) =>
      answer(() => {
        const [after = "", asked = from] = cursor?.split("|") ?? [];
        const read = page(
          shelf,
          from < asked ? "" : after,
          pageSize,
          (_, placedAt) => calendarDateOf(placedAt) >= from,
        );
        return { ...read, cursor: `${read.cursor}|${from}` };
      }),
    watched: (orders) =>
      answer(() => {
        const now = orders.map(({ id }) => ({ id, head: headOf(id) }));
        const there = now.flatMap(({ head }) => head ?? []);
        return {
          heads: there.flatMap((head) => ("problem" in head ? [] : [head])),
          unreadable: there.flatMap((head) => ("problem" in head ? [head] : [])),
          gone: now.flatMap(({ id, head }) => (head === null ? [id] : [])),
        };
      }),
    open: ({ statuses, paidOnly }, cursor) =>
      answer(() =>
        page(shelf, cursor, pageSize, (order) => {
          if ("problem" in order) return false;
          if (order.status === cancelled) return statuses?.includes(cancelled) !== true;
          const unpaid = paidOnly && order.payment.state === "unpaid";
          return unpaid || (statuses !== undefined && !statuses.includes(order.status ?? ""));
        }),
      ),
    head: (id) => answer(() => headOf(id)),
    order: (id) => answer(() => shelf.orders.get(id) ?? null),
    numbered: (sequence) =>
      answer(() => {
        const orders = [...shelf.orders.values()].filter(({ number }) => orderSequence(number) === sequence);
        if (orders.length === 0) return { kind: shelf.baskets.has(sequence) ? "basket" : "none" };
        const heads = orders.flatMap((order) => (isUnreadable(order) ? [] : [toHead(order)]));
        return { kind: "orders", heads, unreadable: orders.filter(isUnreadable) };
      }),
    choices: () =>
      answer(() => ({
        statuses: ["new", "shipped", cancelled].map((id) => ({ id, name: id })),
        paymentMethods: [{ id: "ideal", name: "iDEAL" }],
      })),
  };
}

function takeFault(shelf: Shelf): Result<void, Failure> {
  const { fault } = shelf;
  shelf.fault = null;
  if (fault === null) return ok(undefined);
  if (fault === "limited") return err(notDone(problem("shop.limit", "shop")));
  const code = fault === "malformed" ? "shop.malformed" : "shop.unreachable";
  return err(notDone({ code, field: "shop", parameters: { detail: fault } }));
}

const toHead = ({ id, number, placedAt, status, payment, total }: Order): OrderHead => ({
  id,
  number,
  placedAt,
  status,
  paid: payment.state === "paid",
  paymentMethodId: payment.methodId,
  total,
});

const placeOf = (placedAt: string, id: string): string => `${new Date(placedAt).toISOString()} ${id}`;

function page(
  shelf: Shelf,
  cursor: string | null,
  size: number,
  wanted: (order: Order | UnreadableOrder, placedAt: string) => boolean,
): OrderPage {
  const after = cursor ?? "";
  const found = [...shelf.orders.values()]
    .map((order) => ({ order, placedAt: shelf.placed.get(order.id) ?? "" }))
    .filter(({ order, placedAt }) => placeOf(placedAt, order.id) > after && wanted(order, placedAt))
    .sort((a, b) => (placeOf(a.placedAt, a.order.id) < placeOf(b.placedAt, b.order.id) ? -1 : 1));
  const taken = found.slice(0, size);
  const last = taken.at(-1);
  return {
    heads: taken.flatMap(({ order }) => ("problem" in order ? [] : [toHead(order)])),
    unreadable: taken.flatMap(({ order }) => ("problem" in order ? [order] : [])),
    cursor: last === undefined ? after : placeOf(last.placedAt, last.order.id),
    more: found.length > size,
  };
}

function arrangementOf(shelf: Shelf, put: FakeShop["put"], find: FakeShop["find"]): ShopArrangement {
  let added = 0;
  const next = () => {
    added += 1;
    const placedAt = new Date(Date.parse("2026-03-16T09:00:00Z") + added * 60_000).toISOString();
    return { id: String(1000 + added), placedAt: `${placedAt.slice(0, 19)}Z` };
  };
  const change = (id: string, changes: Partial<Order>): void => {
    const order = find(id);
    if (order !== undefined) put({ ...order, ...changes });
  };
  const paidBy = { methodId: "ideal", method: "iDEAL" };
  return {
    addOrder: async (state) => {
      const { id, placedAt } = next();
      put(buildOrder({ id, placedAt, payment: { state, ...paidBy } }));
      return id;
    },
    addUnreadable: async () => {
      const { id, placedAt } = next();
      const found = problem("order.unreadable", "order.total", { detail: "total: abc" });
      shelf.orders.set(id, { id, number: `W${id}`, problem: found });
      shelf.placed.set(id, placedAt);
      return id;
    },
    addNumberedBasket: async () => {
      const number = Number(next().id);
      shelf.baskets.add(number);
      return number;
    },
    pay: async (id) => change(id, { payment: { state: "paid", ...paidBy } }),
    cancel: async (id) => change(id, { status: cancelled }),
    remove: async (id) => {
      shelf.orders.delete(id);
    },
  };
}
