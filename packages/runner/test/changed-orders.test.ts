import { describe, expect, it } from "vitest";
import { sync } from "../src/index.ts";
import { balanceOf, createWorld, runOnce, runUntilQuiet, someOrders, startEngine, type World } from "./world.ts";

const [, , single] = someOrders;
if (single === undefined) throw new Error("there is a third order");

const entries = (world: World) => world.exact.state.entries().map(({ yourRef }) => yourRef);
const hour = 3_600_000;

/** One order that the ledger refuses because its period is closed; newer orders move the cursor on. */
async function refusedOrder(): Promise<{ world: World; id: number }> {
  const world = createWorld({ orders: [] });
  const id = world.shop.state.addOrder(single ?? { rows: [] });
  world.exact.state.byHand.closePeriod(2026, 3);
  const report = await runOnce(world);
  expect(report.held).toMatchObject([{ problem: { code: "ledger.period-closed" } }]);
  world.clock.advance(25 * hour);
  world.exact.state.byHand.openPeriod(2026, 3);
  return { world, id };
}

describe("an order that was due and is not any more", () => {
  it.each([
    ["cancelled", { status: 8 }, { skipped: { cancelled: 1 } }],
    ["unpaid", { paid: false }, { waiting: { unpaid: 1 } }],
  ] as const)("is not booked when it is %s by the time it can be", async (_, change, reported) => {
    const { world, id } = await refusedOrder();
    world.shop.state.updateOrder(id, change);
    const report = await runOnce(world);
    expect(report.booked).toEqual([]);
    expect(report).toMatchObject(reported);
    expect(entries(world)).toEqual([]);
  });

  it("is not sent again out of doubt once it is cancelled and was proved absent", async () => {
    const world = createWorld({ orders: [] });
    const id = world.shop.state.addOrder(single);
    world.exact.faults.add({ fault: "gateway-timeout", method: "POST", path: /SalesEntries/ });
    world.exact.faults.add({
      fault: "refused",
      method: "GET",
      path: /SalesEntries.*YourRef%20eq|SalesEntries.*YourRef\+eq/,
      times: 9,
    });
    await runOnce(world);
    const [entry] = world.exact.state.entries();
    if (entry !== undefined) world.exact.state.byHand.deleteEntry(entry.id);
    world.exact.faults.clear();
    world.shop.state.updateOrder(id, { status: 8 });
    world.clock.advance(20 * 60_000);
    await runOnce(world);
    expect(entries(world)).toEqual([]);
  });

  it("is booked after all when it is paid again", async () => {
    const { world, id } = await refusedOrder();
    world.shop.state.updateOrder(id, { paid: false });
    await runOnce(world);
    world.shop.state.updateOrder(id, { paid: true });
    world.clock.advance(hour);
    await runOnce(world);
    expect(balanceOf(world)).toMatchObject({ lost: [], doubled: [], centsOff: [] });
  });
});

it("a cancelled order that is revived is booked", async () => {
  const world = createWorld({ orders: [] });
  const id = world.shop.state.addOrder({ ...single, status: 8, created: "2026-03-10T10:00:00Z" });
  world.shop.state.addOrder({ ...single, created: "2026-03-15T10:00:00Z" });
  await runOnce(world);
  world.clock.advance(10 * 24 * hour);
  world.shop.state.updateOrder(id, { status: 1, paid: true });
  await runOnce(world);
  expect(balanceOf(world)).toMatchObject({ lost: [], doubled: [] });
});

it("a basket that was begun long before the newest order and finished now is booked", async () => {
  const world = createWorld({ orders: [], rules: { orders: { from: "2026-03-12" } } });
  const id = world.shop.state.addOrder({ ...single, completed: false, paid: false, created: "2026-03-05T10:00:00Z" });
  world.shop.state.addOrder({ ...single, created: "2026-03-15T10:00:00Z" });
  await runOnce(world);
  world.clock.advance(24 * hour);
  world.shop.state.updateOrder(id, { completed: true, paid: true, status: 1 });
  await runOnce(world);
  expect(balanceOf(world)).toMatchObject({ lost: [], doubled: [] });
});

describe("a bad order", () => {
  it.each([
    ["an unreadable total", { total_price: "kapot" }],
    ["a total beyond all bounds", { total_price: 999_999_999_999_999 }],
  ])("with %s is held and stops nobody else", async (_, raw) => {
    const world = createWorld({ orders: [] });
    const id = world.shop.state.addOrder({ ...single, paid: false, created: "2026-03-10T10:00:00Z" });
    await runOnce(world);
    world.shop.state.updateOrder(id, { paid: true, raw });
    world.shop.state.addOrder({ ...single, created: "2026-03-16T08:00:00Z" });
    world.clock.advance(3 * 24 * hour);
    const report = await runOnce(world);
    expect(report.stopped).toBeNull();
    expect(report.booked).toHaveLength(1);
    expect((await runOnce(world)).stopped).toBeNull();
  });
});

describe("a document that a person changed", () => {
  it("is held while its totals differ, and booked once they are mended", async () => {
    const world = createWorld({
      orders: [single],
      exact: { switches: { preferOnSalesEntries: "ignored", answerWithoutPrefer: "minimal" } },
    });
    const { host, connection } = startEngine(world);
    const { ledger } = connection;
    const spoiling: typeof ledger = {
      ...ledger,
      send: (step, notAfter) =>
        ledger.send(step, notAfter).map((outcome) => {
          if (step.kind === "document") world.exact.state.tamper(outcome.id, 1);
          return outcome;
        }),
    };
    const report = (await sync(host, { ...connection, ledger: spoiling }))._unsafeUnwrap();
    expect(report.held).toMatchObject([{ problem: { code: "ledger.total-differs" } }]);
    const [entry] = world.exact.state.entries();
    if (entry !== undefined) world.exact.state.tamper(entry.id, -1);
    world.clock.advance(2 * hour);
    expect((await runOnce(world)).booked).toHaveLength(1);
    expect(balanceOf(world)).toMatchObject({ lost: [], doubled: [], centsOff: [] });
  });
});

it("the start is a day in Amsterdam: 00:30 on the first of January is not the year before", async () => {
  const world = createWorld({ orders: [], rules: { orders: { from: "2026-01-01" } } });
  world.shop.state.addOrder({ ...single, created: "2025-12-31T23:30:00Z" });
  world.shop.state.addOrder({ ...single, created: "2025-12-31T22:30:00Z" });
  const report = await runOnce(world);
  expect(report.booked.map(({ date }) => date)).toEqual(["2026-01-01"]);
  expect(report.skipped).toEqual({ "before-start": 1 });
});

it("a start that is moved earlier takes in what was skipped before", async () => {
  const world = createWorld({ orders: [single], rules: { orders: { from: "2026-03-14" } } });
  expect((await runOnce(world)).booked).toEqual([]);
  const moved = { ...world, rules: { ...world.rules, orders: { ...world.rules.orders, from: "2026-03-01" } } };
  expect((await runOnce(moved)).booked).toHaveLength(1);
});

it("a store that was lost is noticed where the start is the moment of connecting, and nothing is skipped in silence", async () => {
  const world = createWorld({ orders: [single] });
  await runOnce(world);
  const orders = { ...world.rules.orders, from: "connection" };
  const reconnected: World = { ...world, store: createWorld({ orders: [] }).store, rules: { ...world.rules, orders } };
  world.exact.state.breakTokenChain();
  world.clock.advance(hour);
  const { reports } = await runUntilQuiet(reconnected);
  expect(reports.at(-1)?.check).toMatchObject([{ code: "connection.store-lost", parameters: { date: "2026-03-12" } }]);
  const mended: World = { ...reconnected, rules: { ...world.rules, orders: { ...orders, from: "2026-03-01" } } };
  expect((await runOnce(mended)).booked).toMatchObject([{ adopted: true }]);
});

describe("an order whose document is there while its finishing failed", () => {
  async function unfinished() {
    const world = createWorld({
      orders: [],
      rules: { document: { kind: "invoice" }, orders: { from: "2026-01-01", statuses: ["2"] } },
      ledger: { items: { fallback: "DIVERSEN" }, invoices: { process: true } },
    });
    const id = world.shop.state.addOrder({ ...single, rows: single?.rows ?? [], status: 2 });
    world.exact.faults.add({ fault: "server-error", method: "POST", path: /PrintedSalesInvoices/, times: 3 });
    expect(await runOnce(world)).toMatchObject({ booked: [] });
    world.exact.faults.clear();
    world.clock.advance(hour);
    return { world, id };
  }
  const statuses = (world: World) => world.exact.state.invoices().map(({ status }) => status);

  it("is finished although its status has moved on", async () => {
    const { world, id } = await unfinished();
    world.shop.state.updateOrder(id, { status: 5 });
    await runOnce(world);
    expect(statuses(world)).toEqual([50]);
  });

  it.each([
    ["cancelled", { status: 8 }],
    ["on another status and not paid any more", { status: 5, paid: false }],
  ] as const)("is booked as it is where it is %s", async (_, change) => {
    const { world, id } = await unfinished();
    world.shop.state.updateOrder(id, change);
    await runOnce(world);
    expect(statuses(world)).toEqual([20]);
    expect((await world.store.order("shop", String(id)))._unsafeUnwrap()?.booking?.document).not.toBeNull();
  });
});
