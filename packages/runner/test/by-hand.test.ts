import type { Ledger } from "@boekbrug/core";
import { describe, expect, it } from "vitest";
import { instruct, sync } from "../src/index.ts";
import { createSettleWorld, type SettleWorld } from "./settle-world.ts";
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

/** A run in which a person says of order 2 that he booked it, once order 1 is about to be written. */
async function runWhileSkipped(world: SettleWorld): Promise<void> {
  const { ledger } = world.connection;
  let isSaid = false;
  const send: Ledger["send"] = (step, notAfter) => {
    if (isSaid || step.kind !== "document") return ledger.send(step, notAfter);
    isSaid = true;
    return instruct(world.host("person"), world.connection, "2", "skip").andThen((record) => {
      expect(record?.fate).toEqual({ kind: "skipped", reason: "by-hand" });
      return ledger.send(step, notAfter);
    });
  };
  const connection = { ...world.connection, ledger: { ...ledger, send } };
  expect((await sync(world.host(), connection))._unsafeUnwrap()).toMatchObject({ stopped: null, held: [] });
}

describe("an order that a person booked by hand while a run has it in hand", () => {
  it("is not booked by that run, nor by a later one, until he asks for it", async () => {
    const world = createSettleWorld();
    for (const id of ["1", "2", "3"]) world.place(id);
    await runWhileSkipped(world);
    const booked = () => [...world.fake.books.documents.values()].map(({ reference }) => reference);
    expect(booked()).toEqual(["shop-1", "shop-3"]);
    await world.run();
    expect(await world.fateOf("2")).toEqual({ kind: "skipped", reason: "by-hand" });
    await instruct(world.host(), world.connection, "2", "retry");
    await world.run();
    expect(booked()).toEqual(["shop-1", "shop-3", "shop-2"]);
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
