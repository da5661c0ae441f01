import type { FateKind, Store } from "@boekbrug/core";
import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { StoreCheck } from "./opened-store.ts";
import { connection, held, moment, see, seen, sighting } from "./samples.ts";

const five = ["5", "1", "4", "2", "3"];

async function list(
  store: Store,
  fates: readonly FateKind[],
  limit: number,
  between: (last: string) => Promise<void> = async () => {},
): Promise<string[]> {
  const ids: string[] = [];
  for (let pages = 0; pages < 20; pages += 1) {
    const page = await valueFrom(store.orders(connection, { fates, after: ids.at(-1) ?? null, limit }));
    expect(page.length).toBeLessThanOrEqual(limit);
    ids.push(...page.map(({ orderId }) => orderId));
    const last = ids.at(-1);
    if (page.length < limit || last === undefined) return ids;
    await between(last);
  }
  return expect.fail("the pages never end");
}

/** Lists and counts of orders by fate. */
export const listingChecks: readonly StoreCheck[] = [
  {
    name: "lists orders in the order in which they were first seen, each once",
    run: async ({ store }) => {
      await see(
        store,
        five.map((id) => sighting(id)),
      );
      expect(await list(store, ["seen"], 2)).toEqual(five);
      expect(await list(store, ["seen"], 5)).toEqual(five);
    },
  },
  {
    name: "goes on after an order that has left the fates asked for",
    run: async ({ store }) => {
      await see(
        store,
        five.map((id) => sighting(id)),
      );
      const leave = (id: string) => valueFrom(store.hold(moment(id), held()));
      expect(await list(store, ["seen"], 2, leave)).toEqual(five);
    },
  },
  {
    name: "lists only the fates asked for",
    run: async ({ store }) => {
      await see(store, [
        sighting("1"),
        sighting("2", held()),
        sighting("3", { kind: "skipped", reason: "cancelled" }),
        sighting("4"),
      ]);
      expect(await list(store, ["held", "skipped"], 10)).toEqual(["2", "3"]);
      expect(await list(store, ["booked"], 10)).toEqual([]);
      expect(await list(store, [], 10)).toEqual([]);
    },
  },
  {
    name: "counts every order once, under the fate it has now",
    run: async ({ store }) => {
      await see(store, [sighting("1"), sighting("2"), sighting("3", held())]);
      await valueFrom(store.hold(moment("2"), held("order.gone")));
      expect(await valueFrom(store.tally(connection))).toEqual({ seen: 1, held: 2 });
    },
  },
  {
    name: "tells in a list what it tells of one order",
    run: async ({ store }) => {
      await see(store, [sighting("1", seen)]);
      const [listed] = await valueFrom(store.orders(connection, { fates: ["seen"], after: null, limit: 1 }));
      expect(listed).toEqual(await valueFrom(store.order(connection, "1")));
    },
  },
];
