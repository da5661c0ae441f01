import { describe, expect, it } from "vitest";
import { instruct } from "../src/index.ts";
import { createWorld, runOnce, someOrders, startEngine } from "./world.ts";

const [, , single] = someOrders;
if (single === undefined) throw new Error("there is a third order");

describe("an order that a person dealt with", () => {
  it("stays dealt with, also when it cannot be read", async () => {
    const world = createWorld({ orders: [] });
    const id = world.shop.state.addOrder({ ...single, raw: { total_price: "kapot" } });
    expect((await runOnce(world)).held).toHaveLength(1);
    const { host, connection } = startEngine(world);
    expect((await instruct(host, connection, String(id), "skip"))._unsafeUnwrap()?.fate).toMatchObject({
      reason: "by-hand",
    });
    await runOnce(world);
    const record = (await world.store.order("shop", String(id)))._unsafeUnwrap();
    expect(record?.fate).toMatchObject({ kind: "skipped", reason: "by-hand" });
  });
});

it("an order in doubt that was deleted in the shop is reported, never let go in silence", async () => {
  const world = createWorld({ orders: [] });
  const id = world.shop.state.addOrder(single);
  world.exact.faults.add({ fault: "drop-after-commit", method: "POST", path: /SalesEntries/ });
  world.exact.faults.add({
    fault: "server-error",
    method: "GET",
    path: /SalesEntries.*filter=(startswith\()?YourRef/,
    skip: 1,
    times: 9,
  });
  await runOnce(world);
  world.exact.faults.clear();
  world.shop.state.deleteOrder(id);
  world.clock.advance(20 * 60_000);
  const report = await runOnce(world);
  expect(report.inDoubt).toMatchObject([{ orderId: String(id), problem: { code: "order.gone" } }]);
});
