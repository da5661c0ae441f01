import type { Ledger } from "@boekbrug/core";
import { describe, expect, it } from "vitest";
import { instruct, preview, status, sync } from "../src/index.ts";
import { bookUnpaid, createSettleWorld, gross, hour } from "./settle-world.ts";

describe("an order that is booked before it is paid", () => {
  it("gets its payment registered once the shop says that it is paid, on the day on which that was seen", async () => {
    const world = createSettleWorld();
    await bookUnpaid(world, "1", "2");
    expect(await world.run()).toMatchObject({ unpaid: 2, settled: [] });
    world.pay("1");
    world.clock.advance(48 * hour);
    const report = await world.run();
    expect(report.settled).toMatchObject([{ orderId: "1", amount: gross, paidOn: "2026-03-18", found: false }]);
    expect(report.unpaid).toBe(1);
    expect(world.fake.books.payments).toMatchObject([{ reference: "shop-1", date: "2026-03-18" }]);
    expect(await world.fateOf("1")).toMatchObject({ kind: "settled", payment: world.fake.books.payments[0]?.id });
    expect(await world.fateOf("2")).toEqual({ kind: "booked" });
    expect(await world.run()).toMatchObject({ settled: [], unpaid: 1 });
    expect(world.payments()).toHaveLength(1);
  });

  it("is asked about with the others by list, and no more once it is paid", async () => {
    const world = createSettleWorld();
    await bookUnpaid(world, "1", "2");
    const asked: number[] = [];
    const { watched } = world.connection.source;
    const source = {
      ...world.connection.source,
      watched: (...query: Parameters<typeof watched>) => {
        asked.push(query[0].length);
        return watched(...query);
      },
    };
    const connection = { ...world.connection, source };
    const run = async () => (await sync(world.host(), connection))._unsafeUnwrap();
    await run();
    world.pay("1");
    await run();
    await run();
    expect(asked).toEqual([2, 2, 1]);
  });

  it("is watched for as long as the settings say, and settled when it is come across later", async () => {
    const world = createSettleWorld();
    await bookUnpaid(world, "1");
    world.clock.advance(366 * 24 * hour);
    world.pay("1");
    expect((await world.run()).settled).toEqual([]);
    expect((await world.run(["1"])).settled).toMatchObject([{ orderId: "1" }]);
  });

  it("is paid at once when the shop tells of it, where a write pays one document", async () => {
    const world = createSettleWorld();
    await bookUnpaid(world, "1");
    world.pay("1");
    expect((await world.run(["1"])).settled).toMatchObject([{ orderId: "1" }]);
    const batched = createSettleWorld({ payBatch: 50 });
    await bookUnpaid(batched, "1");
    batched.pay("1");
    expect((await batched.run(["1"])).settled).toEqual([]);
    expect((await batched.run()).settled).toMatchObject([{ orderId: "1" }]);
  });

  it("that is deleted in the shop is told to a person, once, until he says that it was dealt with", async () => {
    const world = createSettleWorld();
    await bookUnpaid(world, "1");
    await world.shop.arrange.remove("1");
    expect((await world.run()).held).toMatchObject([{ problem: { code: "settlement.order-gone" } }]);
    expect(await world.run()).toMatchObject({ held: [], stillHeld: 0 });
    const skipped = await instruct(world.host(), world.connection, "1", "skip");
    expect(skipped._unsafeUnwrap()?.fate).toEqual({ kind: "settled" });
  });

  it("that is cancelled is told, and not paid although the shop calls it paid", async () => {
    const world = createSettleWorld();
    await bookUnpaid(world, "1");
    world.pay("1");
    world.change("1", { status: "cancelled" });
    expect(await world.run()).toMatchObject({
      settled: [],
      held: [{ problem: { code: "order.changed-after-booking" } }],
    });
    expect(world.payments()).toEqual([]);
  });

  it("is left alone when it is paid by a method whose payments are none of ours", async () => {
    const world = createSettleWorld();
    await bookUnpaid(world, "1");
    world.change("1", { payment: { state: "paid", methodId: "transfer", method: "Overschrijving" } });
    expect(await world.run()).toMatchObject({ settled: [], held: [], unpaid: 0 });
    expect(await world.run()).toMatchObject({ settled: [], unpaid: 0 });
    expect(world.payments()).toEqual([]);
  });

  it("is left alone where the ledger takes no payments", async () => {
    const world = createSettleWorld({});
    world.place("1");
    await world.run();
    world.pay("1");
    expect(await world.run()).toMatchObject({ settled: [], unpaid: 0 });
    expect(await world.fateOf("1")).toEqual({ kind: "booked" });
  });
});

describe("payments of many orders", () => {
  it("are registered together, so many at a time, and read in bulk", async () => {
    const world = createSettleWorld({ payBatch: 3 });
    let reads = 0;
    const settlements = world.connection.ledger.settlements;
    if (settlements === undefined) throw new RangeError("the fake takes payments");
    const ledger: Ledger = {
      ...world.connection.ledger,
      settlements: {
        ...settlements,
        open: (documents) => {
          reads += 1;
          return settlements.open(documents);
        },
      },
    };
    for (const id of ["1", "2", "3", "4", "5"]) world.place(id, "paid");
    const report = (await sync(world.host(), { ...world.connection, ledger }))._unsafeUnwrap();
    expect(report).toMatchObject({ stopped: null, unpaid: 0 });
    expect(report.settled.map(({ orderId }) => orderId).sort()).toEqual(["1", "2", "3", "4", "5"]);
    expect(world.payments()).toEqual([
      { reference: "shop-1", of: 3 },
      { reference: "shop-4", of: 2 },
    ]);
    expect(reads).toBe(1);
  });

  it("are collected for as long as the ledger wants, unless a write is full", async () => {
    const world = createSettleWorld({ payBatch: 3, collectHours: 24 });
    for (const id of ["1", "2"]) world.place(id, "paid");
    expect(await world.run()).toMatchObject({ settled: [], collecting: 2 });
    world.place("3", "paid");
    world.place("4", "paid");
    expect((await world.run()).settled).toHaveLength(3);
    expect(await world.run()).toMatchObject({ settled: [], collecting: 1 });
    world.clock.advance(24 * hour);
    expect(await world.run()).toMatchObject({ settled: [{ orderId: "4" }], collecting: 0 });
  });

  it("do not wait for a moment that a clock ahead of time has noted", async () => {
    const world = createSettleWorld({ payBatch: 3, collectHours: 24 });
    world.place("1", "paid");
    world.clock.advance(1000 * hour);
    expect(await world.run()).toMatchObject({ settled: [], collecting: 1 });
    world.clock.advance(-1000 * hour);
    expect((await world.run()).settled).toMatchObject([{ orderId: "1" }]);
  });

  it("do not wait for the one that the ledger refuses: a person is told of that one", async () => {
    const world = createSettleWorld({ payBatch: 8 });
    const ids = ["1", "2", "3", "4", "5"];
    const bad = "document-4";
    const { ledger } = world.connection;
    const refusing: Ledger = {
      ...ledger,
      send: (step, notAfter) => {
        const isBad = step.kind === "settlement" && JSON.stringify(step.request.body).includes(`"${bad}"`);
        // A document that is not there is what this ledger refuses.
        const spoilt = {
          ...step,
          request: { ...step.request, body: { reference: "x", date: "2026-03-16", cents: { "document-0": 1 } } },
        };
        return ledger.send(isBad ? spoilt : step, notAfter);
      },
    };
    for (const id of ids) world.place(id, "paid");
    const report = (await sync(world.host(), { ...world.connection, ledger: refusing }))._unsafeUnwrap();
    expect(report.settled).toHaveLength(4);
    expect(report.held).toMatchObject([{ problem: { code: "ledger.refused", field: "payment" } }]);
    const [{ orderId = "" } = {}] = report.held;
    expect((await instruct(world.host(), world.connection, orderId, "retry"))._unsafeUnwrap()?.fate).toEqual({
      kind: "booked",
    });
    expect((await world.run()).settled).toMatchObject([{ orderId }]);
    expect(world.payments().reduce((sum, { of }) => sum + of, 0)).toBe(5);
  });
});

describe("what a person is shown", () => {
  it("before: the exact writes; meanwhile: what is unpaid and due", async () => {
    const world = createSettleWorld({ payBatch: 5, collectHours: 24 });
    await bookUnpaid(world, "1", "2");
    world.pay("1");
    await world.run();
    const { store, connection, clock } = world;
    const { fingerprint } = world.host();
    const shown = await preview({ fingerprint, connection, store, now: clock.now(), start: "2026-01-01T00:00:00Z" });
    const [step] = shown._unsafeUnwrap().payments;
    expect((await status(store, "shop"))._unsafeUnwrap().payments).toEqual({ unpaid: 1, due: 1, inDoubt: 0 });
    world.clock.advance(24 * hour);
    const sent: unknown[] = [];
    const send: Ledger["send"] = (each, notAfter) => {
      sent.push(each);
      return connection.ledger.send(each, notAfter);
    };
    await sync(world.host(), { ...connection, ledger: { ...connection.ledger, send } });
    expect(sent).toEqual([step]);
  });
});
