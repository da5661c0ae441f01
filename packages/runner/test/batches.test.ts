import { createHash } from "node:crypto";
import {
  buildOrder,
  buildRules,
  createFakeClock,
  createFakeLedger,
  createFakeShop,
  createMemoryStore,
} from "@boekbrug/testkit";
import { expect, it } from "vitest";
import { sync } from "../src/index.ts";

/** How many references each look-up of a pass over so many new orders asked for. */
async function lookUps(orders: number, batch: number | undefined): Promise<number[]> {
  const clock = createFakeClock("2026-03-16T09:00:00Z");
  const shop = createFakeShop({ pageSize: 100 });
  for (let index = 0; index < orders; index += 1) {
    shop.put(buildOrder({ id: String(1001 + index), placedAt: "2026-03-16T08:00:00Z" }));
  }
  const { ledger, books } = createFakeLedger();
  const asked: number[] = [];
  const rules = buildRules();
  const connection = {
    key: "shop",
    rules: { ...rules, orders: { ...rules.orders, from: "2026-01-01" } },
    source: shop.source,
    ledger: {
      ...ledger,
      batch,
      readBack: (query: Parameters<typeof ledger.readBack>[0]) => {
        asked.push(query.references.length);
        return ledger.readBack(query);
      },
    },
  };
  const host = {
    store: createMemoryStore(),
    clock,
    fingerprint: async (text: string) => createHash("sha256").update(text).digest("hex"),
    holder: "engine",
    run: "run",
  };
  const report = (await sync(host, connection))._unsafeUnwrap();
  expect(report.booked).toHaveLength(orders);
  expect(books.documents.size).toBe(orders);
  return asked;
}

it.each<[number | undefined, number[]]>([
  [undefined, [50, 50, 50, 50, 50, 20]],
  [20, [...Array.from({ length: 13 }, () => 20), 10]],
  [100, [50, 100, 100, 20]],
  [9999, [50, 100, 120]],
])("a ledger that likes %s orders together is asked for %j", async (batch, expected) => {
  expect(await lookUps(270, batch)).toEqual(expected);
});

it("takes no more than 250 orders together, whatever a ledger likes", async () => {
  expect(await lookUps(700, 9999)).toEqual([50, 100, 200, 250, 100]);
});
