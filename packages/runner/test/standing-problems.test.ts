import { describe, expect, it } from "vitest";
import { instruct, sync } from "../src/index.ts";
import { balanceOf, createWorld, runOnce, someOrders, startEngine, type World } from "./world.ts";

const [, , single] = someOrders;
if (single === undefined) throw new Error("there is a third order");
const minute = 60_000;
const hour = 60 * minute;

describe("what needs a person", () => {
  it("is told once, counted while it stands, and told again when it changes", async () => {
    const world = createWorld({ orders: [] });
    const id = world.shop.state.addOrder({ ...single, raw: { total_price: "kapot" } });
    expect(await runOnce(world)).toMatchObject({ held: [{ problem: { code: "order.unreadable" } }], stillHeld: 0 });
    world.clock.advance(hour);
    expect(await runOnce(world)).toMatchObject({ held: [], stillHeld: 1 });
    world.shop.state.updateOrder(id, { raw: { total_price: 1 } });
    world.clock.advance(hour);
    expect(await runOnce(world)).toMatchObject({
      held: [{ problem: { code: "order.does-not-add-up" } }],
      stillHeld: 0,
    });
  });
});

/** An engine whose ledger cannot compose one of the orders: it throws, as a fault in an adapter would. */
async function runFaulty(world: World, faulty: string) {
  const { host, connection } = startEngine(world);
  const { ledger } = connection;
  const composed: string[] = [];
  const throwing: typeof ledger = {
    ...ledger,
    compose: (plan, ...rest) => {
      composed.push(plan.orderId);
      if (plan.orderId === faulty) throw new TypeError("Anna Koper cannot be read");
      return ledger.compose(plan, ...rest);
    },
  };
  return { report: (await sync(host, { ...connection, ledger: throwing }))._unsafeUnwrap(), composed };
}

describe("an order that breaks the engine", () => {
  it("is parked with its problem, without what was thrown, and stops no other", async () => {
    const world = createWorld();
    const [first] = world.shop.state.orders();
    const { report } = await runFaulty(world, String(first?.id));
    expect(report.stopped).toBeNull();
    expect(report.booked).toHaveLength(2);
    expect(report.held).toMatchObject([{ orderId: String(first?.id), problem: { code: "run.unexpected" } }]);
    expect(JSON.stringify(report.held)).toContain("TypeError");
    expect(JSON.stringify(report)).not.toContain("Koper");
  });

  it("is not even looked at while it rests, and rests longer each time", async () => {
    const world = createWorld({ orders: [single] });
    const id = String(world.shop.state.orders()[0]?.id);
    await runFaulty(world, id);
    const rests: number[] = [];
    for (let failure = 0; failure < 3; failure += 1) {
      const fate = (await world.store.order("shop", id))._unsafeUnwrap()?.fate;
      if (fate?.kind !== "held") throw new Error("it is held");
      rests.push((Date.parse(fate.notBefore ?? "") - world.clock.now()) / minute);
      world.clock.advance(minute);
      const resting = await runFaulty(world, id);
      expect(resting).toMatchObject({ composed: [], report: { held: [], stillHeld: 1 } });
      world.clock.advance((rests[failure] ?? 0) * minute);
      await runFaulty(world, id);
    }
    expect(rests).toEqual([5, 10, 20]);
  });

  it("is booked by a later run once the fault is mended, or at once when a person says so", async () => {
    const world = createWorld({ orders: [single] });
    const id = String(world.shop.state.orders()[0]?.id);
    await runFaulty(world, id);
    const { host, connection } = startEngine(world);
    await instruct(host, connection, id, "retry");
    expect((await runOnce(world)).booked).toHaveLength(1);
    expect(balanceOf(world)).toMatchObject({ lost: [], doubled: [], centsOff: [] });
  });

  it("stays in doubt when it broke after something may have been written", async () => {
    const world = createWorld({ orders: [single] });
    const { host, connection } = startEngine(world);
    const { ledger } = connection;
    const throwing: typeof ledger = {
      ...ledger,
      send: (step, notAfter) =>
        step.kind === "document"
          ? ledger.send(step, notAfter).map(() => {
              throw new TypeError("broken");
            })
          : ledger.send(step, notAfter),
    };
    const report = (await sync(host, { ...connection, ledger: throwing }))._unsafeUnwrap();
    expect(report).toMatchObject({ booked: [], held: [], inDoubt: [{ problem: { code: "run.unexpected" } }] });
    world.clock.advance(20 * minute);
    expect((await runOnce(world)).booked).toHaveLength(1);
    expect(balanceOf(world)).toMatchObject({ lost: [], doubled: [], centsOff: [] });
  });
});

it("an engine that breaks outside any order ends its run with the reason and gives its claim back", async () => {
  const world = createWorld();
  const { host, connection } = startEngine(world);
  const broken = {
    ...connection.source,
    open: () => {
      throw new TypeError("broken");
    },
  };
  const report = (await sync(host, { ...connection, source: broken }))._unsafeUnwrap();
  expect(report.stopped).toMatchObject({ problem: { code: "run.unexpected" } });
  expect((await runOnce(world)).booked).toHaveLength(3);
});

it("what the ledger refuses unchanged is sent again ever more rarely", async () => {
  const world = createWorld({ orders: [single] });
  world.exact.state.byHand.closePeriod(2026, 3);
  const writes = () =>
    world.exact.calls.filter(({ method, path }) => method === "POST" && path.includes("SalesEntries")).length;
  const sentAt: number[] = [];
  for (let round = 0; round < 40; round += 1) {
    const before = writes();
    await runOnce(world);
    if (writes() > before) sentAt.push(round);
    world.clock.advance(hour + minute);
  }
  expect(sentAt).toEqual([0, 1, 3, 7, 15, 31]);
});
