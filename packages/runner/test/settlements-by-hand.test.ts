import { type Ledger, money } from "@boekbrug/core";
import { createMemoryStore } from "@boekbrug/testkit";
import { ok, ResultAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { instruct, status, sync } from "../src/index.ts";
import { bookUnpaid, createSettleWorld, gross, hour, seenAgain, withFault } from "./settle-world.ts";

describe("a payment that somebody else has entered", () => {
  it("in whole counts: nothing is written", async () => {
    const world = createSettleWorld();
    await bookUnpaid(world, "1");
    await world.fake.payByHand("shop-1", gross);
    world.pay("1");
    expect((await world.run()).settled).toMatchObject([{ orderId: "1", found: true }]);
    expect(world.payments()).toHaveLength(1);
    expect(await world.fateOf("1")).toEqual({ kind: "settled" });
  });

  it("in part is told to a person, and settled when he has entered the rest", async () => {
    const world = createSettleWorld();
    await bookUnpaid(world, "1");
    await world.fake.payByHand("shop-1", money(100, "EUR"));
    world.pay("1");
    const { held } = await world.run();
    expect(held).toMatchObject([
      { problem: { code: "settlement.open-differs", parameters: { gross: "59.10", open: "58.10" } } },
    ]);
    expect(await world.run()).toMatchObject({ held: [], stillHeld: 1, settled: [] });
    await world.fake.payByHand("shop-1", money(gross.minor - 100, "EUR"));
    expect(await world.run()).toMatchObject({ held: [], stillHeld: 1, settled: [] });
    world.clock.advance(12 * hour);
    expect((await world.run()).settled).toMatchObject([{ orderId: "1", found: true }]);
    expect(world.payments()).toHaveLength(2);
  });

  it("on one of two documents in place of both is told", async () => {
    const world = createSettleWorld({ payBatch: 1, apart: true });
    await bookUnpaid(world, "1");
    await world.fake.payByHand("shop-1", gross);
    world.pay("1");
    expect((await world.run()).held).toMatchObject([{ problem: { code: "settlement.open-differs" } }]);
    expect(world.payments()).toHaveLength(1);
  });

  it("is theirs to enter where they have booked the order", async () => {
    const world = createSettleWorld();
    await bookUnpaid(world, "1");
    await world.fake.relabelByHand("shop-1", { reference: "van ons", description: "W1" });
    const { rules } = world.connection;
    const store = createMemoryStore();
    const run = async () => {
      world.clock.advance(hour);
      const connection = { ...world.connection, rules: { ...rules, adoption: { references: ["{orderNumber}"] } } };
      return (await sync({ ...world.host(), store }, connection))._unsafeUnwrap();
    };
    expect(await run()).toMatchObject({ booked: [{ adopted: true }], unpaid: 0 });
    world.pay("1");
    expect(await run()).toMatchObject({ stopped: null, settled: [], held: [] });
    expect(world.payments()).toEqual([]);
  });

  it("of a document that is gone from the books is told", async () => {
    const world = createSettleWorld();
    await bookUnpaid(world, "1");
    world.fake.books.documents.clear();
    world.pay("1");
    expect((await world.run()).held).toMatchObject([{ problem: { code: "settlement.document-missing" } }]);
  });
});

describe("a payment of which a person says that it was dealt with", () => {
  it("is neither watched nor registered any more", async () => {
    const world = createSettleWorld();
    await bookUnpaid(world, "1");
    const skipped = await instruct(world.host(), world.connection, "1", "skip");
    expect(skipped._unsafeUnwrap()?.fate).toEqual({ kind: "settled" });
    world.pay("1");
    expect(await world.run()).toMatchObject({ settled: [], unpaid: 0 });
    expect(world.payments()).toEqual([]);
  });
});

describe("a payment that is taken back", () => {
  it("after it was registered is told and never reversed", async () => {
    const world = createSettleWorld();
    await bookUnpaid(world, "1");
    world.pay("1");
    await world.run();
    world.pay("1", "unpaid");
    const report = await seenAgain(world, "1");
    expect(report.held).toMatchObject([{ problem: { code: "order.changed-after-booking" } }]);
    expect(world.payments()).toHaveLength(1);
    const accepted = await instruct(world.host(), world.connection, "1", "skip");
    expect(accepted._unsafeUnwrap()?.fate).toEqual({ kind: "settled" });
  });

  it("before it was registered is told, and not registered when that is accepted", async () => {
    const world = createSettleWorld({ payBatch: 5, collectHours: 24 });
    await bookUnpaid(world, "1");
    world.pay("1");
    expect(await world.run()).toMatchObject({ collecting: 1 });
    world.pay("1", "unpaid");
    expect((await seenAgain(world, "1")).held).toMatchObject([{ problem: { code: "order.changed-after-booking" } }]);
    await instruct(world.host(), world.connection, "1", "skip");
    world.clock.advance(48 * hour);
    expect(await world.run()).toMatchObject({ settled: [], collecting: 0, unpaid: 1 });
    expect(world.payments()).toEqual([]);
  });

  it("while it is collected is heard from the shop at once", async () => {
    const world = createSettleWorld({ payBatch: 5, collectHours: 24 });
    await bookUnpaid(world, "1");
    world.pay("1");
    await world.run();
    world.pay("1", "unpaid");
    await world.run(["1"]);
    expect((await status(world.store, "shop"))._unsafeUnwrap().payments).toEqual({ unpaid: 1, due: 0, inDoubt: 0 });
  });

  it.each(["the shop tells of it", "a person says that it was dealt with"])(
    "while others are registered is not registered any more (%s)",
    async (how) => {
      const world = createSettleWorld({ payBatch: 2 });
      const ids = ["1", "2", "3", "4"];
      await bookUnpaid(world, ...ids);
      for (const id of ids) world.pay(id);
      const told: string[] = [];
      const { ledger } = world.connection;
      const takeBack = async () => {
        world.pay("3", "unpaid");
        if (how.startsWith("the shop")) told.push("3");
        else await instruct(world.host("person"), world.connection, "3", "skip");
        return ok(undefined);
      };
      const send: Ledger["send"] = (step, notAfter) =>
        step.kind === "settlement" && world.payments().length === 0
          ? new ResultAsync(takeBack()).andThen(() => ledger.send(step, notAfter))
          : ledger.send(step, notAfter);
      const connection = { ...world.connection, ledger: { ...ledger, send } };
      world.clock.advance(hour);
      const report = (await sync(world.host(), connection, { meanwhile: () => told.slice() }))._unsafeUnwrap();
      expect(report).toMatchObject({ stopped: null });
      expect(report.settled.map(({ orderId }) => orderId)).toEqual(["1", "2", "4"]);
      expect(world.payments()).toEqual([
        { reference: "shop-1", of: 2 },
        { reference: "shop-4", of: 1 },
      ]);
    },
  );
});

describe("a lost answer", () => {
  it.each(["dropped-after", "malformed"] as const)("is looked up at once, and found (%s)", async (fault) => {
    const world = createSettleWorld();
    await bookUnpaid(world, "1");
    world.pay("1");
    const faulty = withFault(world, fault);
    expect((await sync(world.host(), faulty))._unsafeUnwrap()).toMatchObject({
      settled: [{ orderId: "1" }],
      inDoubt: [],
    });
    expect(world.payments()).toHaveLength(1);
  });

  it("of a write that was not done is looked up until the ledger had time to finish, then made once", async () => {
    const world = createSettleWorld();
    await bookUnpaid(world, "1");
    world.pay("1");
    const faulty = withFault(world, "dropped-before");
    const first = (await sync(world.host(), faulty))._unsafeUnwrap();
    expect(first).toMatchObject({ settled: [], inDoubt: [{ orderId: "1", problem: { code: "ledger.answer-lost" } }] });
    expect((await status(world.store, "shop"))._unsafeUnwrap().payments).toEqual({ unpaid: 0, due: 0, inDoubt: 1 });
    world.clock.advance(30_000);
    const soon = (await sync(world.host(), world.connection))._unsafeUnwrap();
    expect(soon).toMatchObject({ stopped: null, settled: [], inDoubt: [{ orderId: "1" }] });
    world.clock.advance(31_000);
    const later = (await sync(world.host(), world.connection))._unsafeUnwrap();
    expect(later).toMatchObject({ settled: [{ orderId: "1", found: false }], inDoubt: [] });
    expect(world.payments()).toHaveLength(1);
  });
});
