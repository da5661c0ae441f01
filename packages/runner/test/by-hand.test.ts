import type { Ledger } from "@boekbrug/core";
import { buildOrder } from "@boekbrug/testkit";
import { describe, expect, it } from "vitest";
import { instruct, sync } from "../src/index.ts";
import { createSettleWorld, type SettleWorld } from "./settle-world.ts";
import { createWorld, runOnce, someOrders, startEngine } from "./world.ts";

const [, , single] = someOrders;
if (single === undefined) throw new Error("there is a third order");

describe("an order that a person dealt with", () => {
  it("is the one of that number, though the shop's id of another is the same", async () => {
    const world = createSettleWorld();
    for (const [id, number] of [
      ["10331", "10330"],
      ["10332", "10331"],
    ] as const) {
      world.shop.put(buildOrder({ id, number, status: "cancelled" }));
    }
    await world.run();
    const named = async (wanted: string) =>
      (await instruct(world.host(), world.connection, wanted, "retry"))._unsafeUnwrap()?.orderId;
    expect(await named("10331")).toBe("10332");
    expect(await named("10332")).toBe("10332");
  });

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

describe.each(["entry", "invoice", "order"] as const)("an order whose wrong %s was deleted in the books", (kind) => {
  async function createDeleted() {
    const ledger = { items: { fallback: "DIVERSEN" }, customers: { contact: true }, invoices: { process: true } };
    const world = createWorld({ orders: someOrders.slice(2), rules: { document: { kind } }, ledger });
    world.exact.state.byHand.editVatCode("4", { type: "E" });
    const { host, connection } = startEngine(world);
    const compose: Ledger["compose"] = (plan, rules, snapshot) => {
      world.exact.state.byHand.editVatCode("4", { type: "I" });
      return connection.ledger.compose(plan, rules, snapshot);
    };
    const ledgerThatChanges = { ...connection.ledger, compose };
    const report = (await sync(host, { ...connection, ledger: ledgerThatChanges }))._unsafeUnwrap();
    expect(report.held).toMatchObject([{ problem: { code: "ledger.total-differs" } }]);
    const { byHand, ...state } = world.exact.state;
    for (const { id } of state.entries()) byHand.deleteEntry(id);
    for (const { id } of state.invoices()) byHand.deleteInvoice(id);
    for (const { id } of state.orders()) byHand.deleteOrder(id);
    const { host: person } = startEngine(world);
    const say = (word: "skip" | "retry") => instruct(person, connection, report.held[0]?.orderId ?? "", word);
    const documents = () => [...state.entries(), ...state.invoices(), ...state.orders()].length;
    return { world, say, documents };
  }

  it("is booked again once a person asks for it, and not before", async () => {
    const { world, say, documents } = await createDeleted();
    expect((await runOnce(world)).held).toMatchObject([{ problem: { code: "ledger.document-missing" } }]);
    await runOnce(world);
    expect(documents()).toBe(0);
    expect((await say("retry"))._unsafeUnwrap()?.fate).toEqual({ kind: "seen" });
    expect(await runOnce(world)).toMatchObject({ held: [], booked: [{}] });
    await runOnce(world);
    expect(documents()).toBe(kind === "invoice" ? 2 : 1);
    expect(world.exact.state.accounts()).toHaveLength(1);
    expect(world.exact.state.contacts()).toHaveLength(1);
  });

  it("stays unbooked where he says that it was dealt with", async () => {
    const { world, say, documents } = await createDeleted();
    await runOnce(world);
    expect((await say("skip"))._unsafeUnwrap()?.fate).toMatchObject({ kind: "skipped", reason: "by-hand" });
    expect(await runOnce(world)).toMatchObject({ held: [], booked: [] });
    expect(documents()).toBe(0);
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
