import { isUnreadable, type Order, type OrderHead, reconcileOrder } from "@boekbrug/core";
import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { OpenedSource, SourceCheck } from "./opened-source.ts";
import { addOrders, idsOf, readChanged } from "./reading.ts";

async function readOrder({ source }: OpenedSource, id: string, head?: OrderHead): Promise<Order> {
  const order = await valueFrom(source.order(id, head));
  if (order === null) return expect.fail(`order ${id} is not found`);
  return isUnreadable(order) ? expect.fail(`order ${id} cannot be read: ${order.problem.code}`) : order;
}

const unlessUnreadable: SourceCheck["without"] = ({ arrange }) =>
  arrange.addUnreadable === undefined ? "this shop cannot have an unreadable order" : undefined;

/** What is told of one order. */
export const contentChecks: readonly SourceCheck[] = [
  {
    name: "gives the amounts as the shop charged them, to the cent",
    run: async (opened) => {
      const ids = [...(await addOrders(opened, 3)), ...(await addOrders(opened, 2, "unpaid"))];
      for (const id of ids) {
        const order = await readOrder(opened, id);
        const { total, vat } = await opened.expected(id);
        expect({ total: order.total, vat: order.totalVat }).toEqual({ total, vat });
      }
    },
  },
  {
    name: "gives parts that add up to the total",
    run: async (opened) => {
      for (const id of await addOrders(opened, 3)) {
        const order = await readOrder(opened, id);
        expect(reconcileOrder(order).isOk()).toBe(true);
      }
    },
  },
  {
    name: "tells in the list what it tells of the order",
    run: async (opened) => {
      await addOrders(opened, 2);
      for (const head of (await readChanged(opened.source)).heads) {
        const order = await readOrder(opened, head.id);
        expect(head).toMatchObject({
          id: order.id,
          number: order.number,
          placedAt: order.placedAt,
          total: order.total,
        });
        expect(head.paid).toBe(order.payment.state === "paid");
      }
    },
  },
  {
    name: "gives the same order with its head and without",
    run: async (opened) => {
      await addOrders(opened, 2);
      for (const head of (await readChanged(opened.source)).heads) {
        expect(await readOrder(opened, head.id, head)).toEqual(await readOrder(opened, head.id));
      }
    },
  },
  {
    name: "gives the same order each time",
    run: async (opened) => {
      const [id = ""] = await addOrders(opened, 1);
      expect(await readOrder(opened, id)).toEqual(await readOrder(opened, id));
      expect(await valueFrom(opened.source.head(id))).toEqual(await valueFrom(opened.source.head(id)));
    },
  },
  {
    name: "has neither head nor order of one that is gone or never was",
    run: async (opened) => {
      const [gone = "", stays = ""] = await addOrders(opened, 2);
      await opened.arrange.remove(gone);
      for (const id of [gone, "999999999"]) {
        expect(await valueFrom(opened.source.head(id))).toBeNull();
        expect(await valueFrom(opened.source.order(id))).toBeNull();
      }
      expect((await readOrder(opened, stays)).id).toBe(stays);
    },
  },
  {
    name: "names an order that cannot be read, and gives the orders around it",
    without: unlessUnreadable,
    run: async (opened) => {
      const [before = ""] = await addOrders(opened, 1);
      const bad = (await opened.arrange.addUnreadable?.()) ?? "";
      const [after = ""] = await addOrders(opened, 1);
      const { heads, unreadable } = await readChanged(opened.source);
      const named = [...heads, ...unreadable].map(({ id }) => id);
      expect(named).toEqual(expect.arrayContaining([before, bad, after]));
      for (const id of [before, after]) expect((await readOrder(opened, id)).id).toBe(id);
      const read = await valueFrom(opened.source.order(bad));
      expect(read !== null && isUnreadable(read) && read.id === bad).toBe(true);
    },
  },
  {
    name: "tells of the head of an order why it cannot be read",
    without: unlessUnreadable,
    run: async (opened) => {
      const bad = (await opened.arrange.addUnreadable?.()) ?? "";
      const head = await valueFrom(opened.source.head(bad));
      expect(head !== null && isUnreadable(head) && head.id === bad).toBe(true);
    },
  },
  {
    name: "gives the choices for the settings, the same each time",
    run: async (opened) => {
      const choices = await valueFrom(opened.source.choices());
      expect(choices.statuses.length).toBeGreaterThan(0);
      expect(choices.paymentMethods.length).toBeGreaterThan(0);
      expect(await valueFrom(opened.source.choices())).toEqual(choices);
      expect(idsOf(await readChanged(opened.source))).toEqual([]);
    },
  },
];
