import { money } from "@boekbrug/core";
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
    world.clock.advance(12 * hour);
    expect((await world.run()).settled).toMatchObject([{ orderId: "1", found: true }]);
    expect(world.payments()).toHaveLength(2);
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
    expect(soon).toMatchObject({ settled: [], inDoubt: [{ orderId: "1" }] });
    world.clock.advance(31_000);
    const later = (await sync(world.host(), world.connection))._unsafeUnwrap();
    expect(later).toMatchObject({ settled: [{ orderId: "1", found: false }], inDoubt: [] });
    expect(world.payments()).toHaveLength(1);
  });
});
