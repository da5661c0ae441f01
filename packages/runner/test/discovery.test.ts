import type { SimulatedOrder } from "@boekbrug/simulators";
import { describe, expect, it } from "vitest";
import { instruct, status } from "../src/index.ts";
import { createWorld, runOnce, runUntilQuiet, someOrders, startEngine, type World } from "./world.ts";

const single: SimulatedOrder = someOrders[2] ?? { rows: [] };

const hour = 3_600_000;
const day = 24 * hour;

/** What the shop's API was asked during a run. */
async function callsOf(world: World): Promise<number> {
  world.shop.calls.length = 0;
  await runOnce(world);
  return world.shop.calls.length;
}

/** Lets days pass with a run now and then, so that the log-in stays good. */
async function passDays(world: World, days: number): Promise<void> {
  for (let left = days; left > 0; left -= 28) {
    world.clock.advance(Math.min(left, 28) * day);
    if (left > 28) expect((await runOnce(world)).stopped).toBeNull();
  }
}

const fromConnection = { orders: { from: "connection" } };

describe("of 20,000 orders in the shop", () => {
  const orders = 20_000;
  const watchedEach = 50;

  /** One every half hour up to now; of each hundred one is unpaid, and one was paid, then cancelled. */
  function bigShop(): World & { readonly late: number } {
    const world = createWorld({ orders: [], rules: fromConnection });
    const ids = Array.from({ length: orders }, (_, index) => {
      const created = new Date(world.clock.now() - (orders - index) * hour * 0.5).toISOString().replace(".000", "");
      const kind = index % watchedEach;
      return world.shop.state.addOrder({ ...single, created, paid: kind !== 0, status: kind === 1 ? 8 : 1 });
    });
    return { ...world, late: ids[orders - 2 * watchedEach] ?? 0 };
  }

  it("one that is paid 200 days after it was placed is booked by the next run; idle runs cost two calls and the watched ones", async () => {
    const world = bigShop();
    await runOnce(world);
    const unpaid = orders / watchedEach;
    const cancelled = Math.floor((60 * 48) / watchedEach);
    const most = 2 + Math.ceil((unpaid + cancelled) / 100);
    for (let run = 0; run < 4; run += 1) {
      world.clock.advance(hour);
      expect(await callsOf(world)).toBeLessThanOrEqual(most);
    }
    await passDays(world, 200);
    expect(await callsOf(world)).toBeLessThanOrEqual(2 + unpaid / 100);
    world.shop.state.updateOrder(world.late, { paid: true });
    expect((await runOnce(world)).booked.map(({ orderId }) => orderId)).toEqual([String(world.late)]);
  }, 60_000);
});

describe("an idle run", () => {
  it("costs two calls at most where nothing is watched", async () => {
    const world = createWorld({ orders: someOrders });
    await runOnce(world);
    const calls: number[] = [];
    for (let run = 0; run < 4; run += 1) calls.push(await callsOf(world));
    expect(calls).toEqual([2, 1, 2, 1]);
  });

  it("asks the bookkeeping nothing; once a day, and after a failure or with other rules, it checks the settings there", async () => {
    const world = createWorld({ orders: someOrders });
    await runOnce(world);
    const asked = async (subject: World): Promise<number> => {
      world.exact.calls.length = 0;
      expect((await runOnce(subject)).stopped).toBeNull();
      return world.exact.calls.length;
    };
    world.clock.advance(hour);
    expect(await asked(world)).toBe(0);
    world.clock.advance(23 * hour);
    expect(await asked(world)).toBeGreaterThan(0);
    expect(await asked(world)).toBe(0);
    const rules = { ...world.rules, accounts: { ...world.rules.accounts, high: "9999" } };
    expect((await runOnce({ ...world, rules })).check).not.toEqual([]);
    expect(await asked(world)).toBe(0);
    world.shop.faults.add({ fault: "refused", times: 9 });
    await runOnce(world);
    world.shop.faults.clear();
    world.clock.advance(hour);
    expect(await asked(world)).toBeGreaterThan(0);
  });

  it("costs no more for watched orders among the hundred newest", async () => {
    const world = createWorld({ orders: [] });
    for (let added = 0; added < 40; added += 1)
      world.shop.state.addOrder({ ...single, paid: added % 2 === 0, status: added % 4 === 0 ? 8 : 1 });
    await runOnce(world);
    for (let run = 0; run < 4; run += 1) expect(await callsOf(world)).toBeLessThanOrEqual(2);
  });
});

describe("the watch on an order that is not due", () => {
  /** One unpaid order, and so many newer ones that no page of new orders holds it. */
  function watching(rules: Record<string, unknown> = {}): World & { readonly unpaid: number } {
    const world = createWorld({ orders: [], rules: { orders: { from: "connection", ...rules } } });
    const unpaid = world.shop.state.addOrder({ ...single, paid: false });
    for (let added = 0; added < 101; added += 1)
      world.shop.state.addOrder({ ...single, created: "2026-03-15T10:00:00Z" });
    return { ...world, unpaid };
  }

  it("ends after a year without a change, and status says which order it was", async () => {
    const world = watching();
    await runOnce(world);
    await passDays(world, 364);
    expect((await runOnce(world)).waiting).toEqual({ unpaid: 1 });
    world.clock.advance(2 * day);
    expect((await runOnce(world)).skipped).toMatchObject({ "watch-ended": 1 });
    expect((await runOnce(world)).skipped).not.toHaveProperty("watch-ended");
    const { watchEnded } = (await status(world.store, "shop"))._unsafeUnwrap();
    expect(watchEnded.map(({ orderId }) => orderId)).toEqual([String(world.unpaid)]);
  });

  it("looks once more before it ends: an order that was paid meanwhile is booked", async () => {
    const world = watching({ watchDays: 30 });
    await runOnce(world);
    world.clock.advance(40 * day);
    world.shop.state.updateOrder(world.unpaid, { paid: true });
    const { reports } = await runUntilQuiet(world);
    expect(reports.at(-1)?.booked).toHaveLength(1);
  });

  it("is taken up again for an order that a person brings back", async () => {
    const world = watching({ watchDays: 30 });
    await runOnce(world);
    await passDays(world, 31);
    await runOnce(world);
    const { host, connection } = startEngine(world);
    (await instruct(host, connection, String(world.unpaid), "retry"))._unsafeUnwrap();
    expect((await runOnce(world)).waiting).toEqual({ unpaid: 1 });
    expect((await status(world.store, "shop"))._unsafeUnwrap().watchEnded).toEqual([]);
    await passDays(world, 29);
    world.shop.state.updateOrder(world.unpaid, { paid: true });
    expect((await runOnce(world)).booked).toHaveLength(1);
  });

  it("starts anew when the order goes to another status that is not booked", async () => {
    const world = watching({ watchDays: 30, statuses: ["7"], paidOnly: false });
    world.shop.state.updateOrder(world.unpaid, { status: 2 });
    await runOnce(world);
    world.clock.advance(20 * day);
    world.shop.state.updateOrder(world.unpaid, { status: 3 });
    await runOnce(world);
    world.clock.advance(20 * day);
    const report = await runOnce(world);
    expect(report.skipped["watch-ended"]).toBe(101);
    world.shop.state.updateOrder(world.unpaid, { status: 7 });
    expect((await runOnce(world)).booked.map(({ orderId }) => orderId)).toEqual([String(world.unpaid)]);
  });

  it("takes in what may become due under rules that were changed", async () => {
    const world = createWorld({ orders: [], rules: fromConnection });
    const old = world.shop.state.addOrder({ ...single, created: "2025-06-01T10:00:00Z", status: 5 });
    await runOnce(world);
    const orders = { ...world.rules.orders, statuses: ["7"] };
    const changed = { ...world, rules: { ...world.rules, orders } };
    await runOnce(changed);
    world.shop.state.updateOrder(old, { status: 7 });
    expect((await runOnce(changed)).booked).toHaveLength(1);
  });
});

describe("a silence of the shop", () => {
  it("is told once by sync and shown by status until an order ends it", async () => {
    const world = createWorld({ orders: [], rules: { orders: { from: "2026-01-01", paidOnly: true } } });
    const place = (moment: number) =>
      world.shop.state.addOrder({
        ...single,
        created: new Date(moment).toISOString().replace(".000", ""),
        paid: false,
      });
    for (let days = 60; days >= 1; days -= 1)
      for (let nth = 0; nth < 5; nth += 1) place(world.clock.now() - days * day + nth * hour);
    expect((await runOnce(world)).silence).toBeNull();
    world.clock.advance(2 * day);
    expect((await runOnce(world)).silence).toMatchObject({ code: "shop.silent", parameters: { expected: 11 } });
    world.clock.advance(day);
    expect((await runOnce(world)).silence).toBeNull();
    expect((await status(world.store, "shop"))._unsafeUnwrap().silence).toMatchObject({ code: "shop.silent" });
    place(world.clock.now() - hour);
    await runOnce(world);
    expect((await status(world.store, "shop"))._unsafeUnwrap().silence).toBeNull();
  });
});
