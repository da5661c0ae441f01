import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NumberGap } from "@boekbrug/core";
import { type CcvShopSimulatorOptions, createCcvShopSimulator, type SimulatedOrder } from "@boekbrug/simulators";
import { openSqliteStore } from "@boekbrug/store-sqlite";
import { createMemoryStore } from "@boekbrug/testkit";
import { describe, expect, it } from "vitest";
import { createCipher, status } from "../src/index.ts";
import { balanceOf, connectAgain, createWorld, runOnce, runUntilQuiet, someOrders, type World } from "./world.ts";

const single: SimulatedOrder = someOrders[2] ?? { rows: [] };
const day = 24 * 3_600_000;

/** A world whose shop has so many orders, numbered from 1 on, and a run behind it. */
async function running(orders = 5, switches: CcvShopSimulatorOptions["switches"] = {}): Promise<World> {
  const world = createWorld({ orders: [] });
  const shop = createCcvShopSimulator({ clock: world.clock, switches });
  for (let added = 0; added < orders; added += 1) shop.state.addOrder(single);
  const ready = { ...world, shop };
  expect((await runOnce(ready)).gaps).toEqual([]);
  return ready;
}

const place = ({ shop }: World, more: Partial<SimulatedOrder> = {}) => shop.state.addOrder({ ...single, ...more });

async function gapsOf(world: World): Promise<readonly NumberGap[]> {
  return (await status(world.store, "shop"))._unsafeUnwrap().gaps;
}

async function callsOf(world: World): Promise<number> {
  world.shop.calls.length = 0;
  await runOnce(world);
  return world.shop.calls.length;
}

const one = (number: number, reason: NumberGap["reason"]): NumberGap => ({ from: number, to: number, reason });

describe("a number that is missing", () => {
  it("because its order was deleted is named once by a run, and by status as long as it lasts", async () => {
    const world = await running();
    const ids = [place(world), place(world), place(world)];
    world.shop.state.deleteOrder(ids[0] ?? 0);
    world.shop.state.deleteOrder(ids[1] ?? 0);
    expect((await runOnce(world)).gaps).toEqual([{ from: 6, to: 7, reason: "deleted" }]);
    expect((await runOnce(world)).gaps).toEqual([]);
    expect(await gapsOf(world)).toEqual([{ from: 6, to: 7, reason: "deleted" }]);
  });

  it("because its order was cancelled is named; not once it is revived", async () => {
    const world = await running();
    const id = place(world, { status: 8 });
    place(world);
    expect((await runOnce(world)).gaps).toEqual([one(6, "cancelled")]);
    expect((await runOnce(world)).gaps).toEqual([]);
    expect(await gapsOf(world)).toEqual([one(6, "cancelled")]);
    world.shop.state.updateOrder(id, { status: 1 });
    await runOnce(world);
    await runOnce(world);
    expect(await gapsOf(world)).toEqual([]);
    expect(balanceOf(world).lost).toEqual([]);
  });

  it.each(["hidden", "shown"] as const)(
    "because a checkout was not finished leaves the list when it is (number %s)",
    async (basketNumbers) => {
      const world = await running(5, { basketNumbers });
      const basket = place(world, { completed: false, number: 6 });
      place(world);
      const reason = basketNumbers === "shown" ? "not-completed" : "deleted";
      expect((await runOnce(world)).gaps).toEqual([one(6, reason)]);
      world.shop.state.updateOrder(basket, { completed: true, paid: true });
      const after = await runOnce(world);
      expect(after.booked.map(({ orderNumber }) => orderNumber)).toEqual(["6"]);
      expect(after.gaps).toEqual([]);
      expect(await gapsOf(world)).toEqual([]);
    },
  );

  it("is found again when its checkout is finished behind more than a page of newer numbers", async () => {
    const world = await running(5, { basketNumbers: "shown" });
    const basket = place(world, { completed: false, number: 6 });
    place(world);
    await runOnce(world);
    for (let added = 0; added < 150; added += 1) place(world);
    for (let run = 0; run < 3; run += 1) await runOnce(world);
    world.shop.state.updateOrder(basket, { completed: true, paid: true });
    await runOnce(world);
    expect(balanceOf(world).lost).toEqual([String(basket)]);
    world.clock.advance(day);
    expect((await runOnce(world)).gaps).toEqual([one(6, "unread")]);
    expect(balanceOf(world).lost).toEqual([]);
    expect(await gapsOf(world)).toEqual([]);
  });

  it("because its order waits for its payment is none", async () => {
    const world = await running();
    place(world, { paid: false });
    place(world);
    expect((await runOnce(world)).gaps).toEqual([]);
    expect(await gapsOf(world)).toEqual([]);
  });

  it("because its waiting order was deleted is named", async () => {
    const world = await running();
    const waiting = place(world, { paid: false });
    place(world);
    await runOnce(world);
    world.shop.state.deleteOrder(waiting);
    expect((await runOnce(world)).gaps).toEqual([one(6, "deleted")]);
    expect(await gapsOf(world)).toEqual([one(6, "deleted")]);
  });

  it("because its order cannot be read is named until it can", async () => {
    const world = await running();
    const id = place(world, { raw: { total_price: "onbekend" } });
    expect((await runOnce(world)).gaps).toEqual([one(6, "unread")]);
    expect((await runOnce(world)).gaps).toEqual([]);
    expect(await gapsOf(world)).toEqual([one(6, "unread")]);
    world.shop.state.updateOrder(id, { raw: {} });
    await runOnce(world);
    expect(await gapsOf(world)).toEqual([]);
  });
});

describe("an order that the lists passed over", () => {
  it("is found by its number and booked by the same run: begun before the first look, finished between start and connection", async () => {
    const world = createWorld({ orders: [] });
    place(world, { created: "2026-01-02T10:00:00Z", number: 10 });
    const hidden = place(world, { created: "2025-12-20T10:00:00Z", number: 11 });
    place(world, { created: "2026-01-03T10:00:00Z", number: 12 });
    const report = await runOnce(world);
    expect(report.booked).toHaveLength(3);
    expect(report.gaps).toEqual([one(11, "unread")]);
    expect(balanceOf(world).lost).toEqual([]);
    expect(world.exact.state.entries().some(({ yourRef }) => yourRef === `shop-${hidden}`)).toBe(true);
    expect(await gapsOf(world)).toEqual([]);
  });

  it("from long before the start, under a number that was given out again, is left alone", async () => {
    const world = createWorld({ orders: [] });
    place(world, { created: "2021-05-01T10:00:00Z", number: 11 });
    place(world, { created: "2026-01-02T10:00:00Z", number: 10 });
    place(world, { created: "2026-01-03T10:00:00Z", number: 12 });
    const report = await runOnce(world);
    expect(report.booked).toHaveLength(2);
    expect(report.gaps).toEqual([one(11, "deleted")]);
  });
});

describe("numbers", () => {
  it("before the first one after the start are nobody's concern", async () => {
    const world = createWorld({ orders: [], rules: { orders: { from: "connection" } } });
    for (const number of [1, 5, 9]) place(world, { created: "2026-03-12T10:00:00Z", number });
    expect((await runOnce(world)).gaps).toEqual([]);
    world.clock.advance(day);
    place(world, { number: 12 });
    place(world, { number: 14 });
    expect((await runOnce(world)).gaps).toEqual([one(13, "deleted")]);
  });

  it("are read behind their prefix, whatever it is", async () => {
    const world = await running();
    place(world, { numberPrefix: "2026" });
    const gone = place(world, { numberPrefix: "2026" });
    place(world, { numberPrefix: "W" });
    world.shop.state.deleteOrder(gone);
    expect((await runOnce(world)).gaps).toEqual([one(7, "deleted")]);
  });

  it("that the merchant sets back begin anew", async () => {
    const world = await running(0);
    for (const number of [10_000, 10_001]) place(world, { number });
    await runOnce(world);
    for (const number of [1, 3]) place(world, { number });
    await runOnce(world);
    await runOnce(world);
    expect(await gapsOf(world)).toEqual([one(2, "deleted")]);
    expect(balanceOf(world).lost).toEqual([]);
  });

  it("that leap forward are named as one leap, for no further calls", async () => {
    const world = await running();
    place(world, { number: 90_000 });
    world.shop.calls.length = 0;
    const report = await runOnce(world);
    expect(report.gaps).toEqual([{ from: 6, to: 89_999, reason: "jumped" }]);
    expect(world.shop.calls.filter(({ path }) => path.includes("ordernumber="))).toEqual([]);
    expect(await gapsOf(world)).toEqual([{ from: 6, to: 89_999, reason: "jumped" }]);
  });

  it("missing in great number are asked about a few a run, and status names the rest as unread", async () => {
    const world = await running();
    place(world, { number: 56 });
    const first = await callsOf(world);
    expect(first).toBeLessThanOrEqual(2 + 2 + 40);
    expect(await gapsOf(world)).toEqual([
      { from: 6, to: 25, reason: "deleted" },
      { from: 26, to: 55, reason: "unread" },
    ]);
    const told = [...(await runOnce(world)).gaps, ...(await runOnce(world)).gaps];
    expect(told).toEqual([
      { from: 26, to: 45, reason: "deleted" },
      { from: 46, to: 55, reason: "deleted" },
    ]);
    expect(await callsOf(world)).toBeLessThanOrEqual(2);
  });
});

describe("the calls of a run", () => {
  it("are two at most while known gaps are at rest; a gap is asked about again after a day, then ever later", async () => {
    const world = await running();
    const gone = place(world);
    place(world);
    world.shop.state.deleteOrder(gone);
    await runOnce(world);
    for (let run = 0; run < 4; run += 1) expect(await callsOf(world)).toBeLessThanOrEqual(2);
    const asked: number[] = [];
    for (let days = 1; days <= 28; days += 1) {
      world.clock.advance(day);
      if ((await callsOf(world)) > 2) asked.push(days);
    }
    expect(asked).toEqual([1, 2, 4, 8, 16]);
  });
});

describe("a check of numbers", () => {
  it("is not misled by a run that was cut off between two pages", async () => {
    const world = await running();
    for (let added = 0; added < 250; added += 1) place(world);
    world.shop.faults.add({ fault: "server-error", path: /ordernumber_desc/, skip: 1, times: 1 });
    await runOnce(world);
    const reports = [await runOnce(world), await runOnce(world)];
    expect(reports.flatMap(({ gaps }) => gaps)).toEqual([]);
    expect(await gapsOf(world)).toEqual([]);
    expect(balanceOf(world).lost).toEqual([]);
  });

  it("goes on after a failure of the shop, which keeps no order from being booked", async () => {
    const world = await running();
    const gone = place(world);
    place(world);
    world.shop.state.deleteOrder(gone);
    world.shop.faults.add({ fault: "server-error", path: /ordernumber=/ });
    const report = await runOnce(world);
    expect([report.stopped, report.booked.length]).toEqual([null, 1]);
    world.clock.advance(5 * 60_000);
    await runOnce(world);
    expect(await gapsOf(world)).toEqual([one(6, "deleted")]);
  });

  it("begins anew with a store that was lost, and names what it finds again", async () => {
    const world = await running();
    const gone = place(world);
    place(world);
    world.shop.state.deleteOrder(gone);
    await runOnce(world);
    world.store = createMemoryStore();
    world.refreshToken = await connectAgain(world);
    const { reports } = await runUntilQuiet(world);
    expect(reports.flatMap(({ gaps }) => gaps)).toEqual([one(6, "deleted")]);
    expect(balanceOf(world)).toMatchObject({ lost: [], doubled: [] });
  });

  it("goes on with a store restored from yesterday: no order of today is taken for a gap", async () => {
    const folder = mkdtempSync(join(tmpdir(), "boekbrug-gaps-"));
    const cipher = await createCipher(new Uint8Array(32).fill(7));
    const open = (name: string) => openSqliteStore({ path: join(folder, name), cipher })._unsafeUnwrap();
    const store = open("store.db");
    const world = { ...createWorld(), store };
    await runOnce(world);
    world.shop.state.deleteOrder(place(world));
    place(world);
    await runOnce(world);
    store.close();
    copyFileSync(join(folder, "store.db"), join(folder, "yesterday.db"));
    world.store = open("store.db");
    world.shop.state.deleteOrder(place(world));
    place(world);
    expect((await runOnce(world)).gaps).toEqual([one(6, "deleted")]);
    world.store.close();
    world.store = open("yesterday.db");
    const { reports } = await runUntilQuiet(world);
    expect(reports.flatMap(({ gaps }) => gaps)).toEqual([one(6, "deleted")]);
    expect(await gapsOf(world)).toEqual([one(4, "deleted"), one(6, "deleted")]);
    world.store.close();
    rmSync(folder, { recursive: true });
  });
});
