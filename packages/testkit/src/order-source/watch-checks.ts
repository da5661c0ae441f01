import type { WatchedOrder, WatchedOrders } from "@boekbrug/core";
import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { OpenedSource, SourceCheck } from "./opened-source.ts";
import { addOrders, readChanged, readHead } from "./reading.ts";

async function unpaidOrder(opened: OpenedSource, id: string): Promise<WatchedOrder> {
  const { placedAt } = await readHead(opened, id);
  return { id, placedAt, reason: "unpaid", status: null };
}

const unpaidOrders = (opened: OpenedSource, ids: readonly string[]): Promise<WatchedOrder[]> =>
  Promise.all(ids.map((id) => unpaidOrder(opened, id)));

async function watch({ source }: OpenedSource, orders: readonly WatchedOrder[]): Promise<WatchedOrders> {
  const { cursor } = await readChanged(source);
  return valueFrom(source.watched(orders, cursor ?? ""));
}

/** Orders that were not due are looked at again. */
export const watchChecks: readonly SourceCheck[] = [
  {
    name: "tells of every watched order how it stands, over several pages",
    run: async (opened) => {
      const ids = await addOrders(opened, 2 * opened.pageSize + 1, "unpaid");
      const [paid = "", cancelled = "", ...rest] = ids;
      const orders = await unpaidOrders(opened, ids);
      await opened.arrange.pay(paid);
      await opened.arrange.cancel(cancelled);
      const { heads, gone } = await watch(opened, orders);
      const now = new Map(heads.map((head) => [head.id, head]));
      expect(now.get(paid)?.paid).toBe(true);
      expect(opened.source.cancelledStatuses).toContain(now.get(cancelled)?.status);
      expect(rest.map((id) => now.get(id)?.paid)).toEqual(rest.map(() => false));
      expect(gone).toEqual([]);
    },
  },
  {
    name: "tells which watched orders are no longer in the shop, and of the others all the same",
    run: async (opened) => {
      const ids = await addOrders(opened, 3, "unpaid");
      const orders = await unpaidOrders(opened, ids);
      const [first = "", gone = "", last = ""] = ids;
      await opened.arrange.remove(gone);
      const now = await watch(opened, orders);
      expect(now.gone).toEqual([gone]);
      expect(now.heads.map(({ id }) => id)).toEqual(expect.arrayContaining([first, last]));
    },
  },
  {
    name: "tells of orders that wait for a status, known or not",
    run: async (opened) => {
      const ids = await addOrders(opened, 3);
      const heads = await Promise.all(ids.map((id) => readHead(opened, id)));
      const orders = heads.map(({ id, placedAt, status }, index) => ({
        id,
        placedAt,
        reason: "status" as const,
        status: index === 0 ? null : status,
      }));
      expect((await watch(opened, orders)).heads.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    },
  },
  {
    name: "tells of cancelled orders after two passes at the latest, revived or not",
    run: async (opened) => {
      const ids = await addOrders(opened, 3);
      const heads = await Promise.all(ids.map((id) => readHead(opened, id)));
      for (const id of ids.slice(1)) await opened.arrange.cancel(id);
      const orders = heads.map(({ id, placedAt }) => ({ id, placedAt, reason: "cancelled" as const, status: null }));
      const told = new Set<string>();
      for (let pass = 0, from: string | null = null; pass < 2; pass += 1) {
        const { cursor } = await readChanged(opened.source, from);
        for (const { id } of (await valueFrom(opened.source.watched(orders, cursor ?? ""))).heads) told.add(id);
        from = cursor;
      }
      expect([...told]).toEqual(expect.arrayContaining(ids));
    },
  },
];
