import { describe, expect, it } from "vitest";
import { instruct } from "../src/index.ts";
import { createWorld, runOnce, someOrders, startEngine, type World } from "./world.ts";

const [anna, , single] = someOrders;
if (anna === undefined || single === undefined) throw new Error("there are three orders");
const hour = 3_600_000;

async function booked(): Promise<{ world: World; id: number }> {
  const world = createWorld({ orders: [] });
  const id = world.shop.state.addOrder({ rows: [], ...anna, created: "2026-03-15T10:00:00Z" });
  expect((await runOnce(world)).booked).toHaveLength(1);
  world.clock.advance(hour);
  return { world, id };
}

const fateOf = async (world: World, id: number) => (await world.store.order("shop", String(id)))._unsafeUnwrap()?.fate;

const entries = (world: World) => world.exact.state.entries().length;

type Change = Parameters<World["shop"]["state"]["updateOrder"]>[1];

const changes: readonly [string, Change, string][] = [
  ["its total", { raw: { total_price: 100.5 } }, "the total 130.35 → 100.50"],
  ["its VAT", { raw: { total_tax: 1.23 } }, "the VAT"],
  ["its number", { raw: { ordernumber_full: "W999" } }, "the order number"],
  ["its costs", { raw: { total_shipping: 7.5 } }, "shipping, costs or discount"],
  [
    "its customer",
    { customer: { ...anna.customer, city: "Elders", email: "anders@shop.example" } },
    "the customer's data",
  ],
  ["its cancellation", { status: 8 }, "cancelled"],
  ["a payment that was taken back", { paid: false }, "the payment"],
];

describe("an order that was changed in the shop after it was booked", () => {
  it.each(changes)("is told with %s, and not booked again", async (_, change, words) => {
    const { world, id } = await booked();
    world.shop.state.updateOrder(id, change);
    const report = await runOnce(world);
    expect(report.held).toMatchObject([{ orderId: String(id), problem: { code: "order.changed-after-booking" } }]);
    expect(report.held[0]?.problem.parameters.what).toMatchObject({ en: expect.stringContaining(words) });
    expect(await fateOf(world, id)).toMatchObject({ kind: "changed" });
    expect(entries(world)).toBe(1);
  });

  it("is told once, and again when it changes again", async () => {
    const { world, id } = await booked();
    world.shop.state.updateOrder(id, { raw: { total_tax: 1.23 } });
    expect((await runOnce(world)).held).toHaveLength(1);
    world.clock.advance(hour);
    expect((await runOnce(world)).held).toHaveLength(0);
    world.shop.state.updateOrder(id, { raw: { total_tax: 1.24 } });
    expect((await runOnce(world)).held).toHaveLength(1);
  });

  it("is booked and silent once a person has dealt with it", async () => {
    const { world, id } = await booked();
    world.shop.state.updateOrder(id, { status: 8 });
    await runOnce(world);
    const { host, connection } = startEngine(world);
    await instruct(host, connection, String(id), "skip");
    expect((await runOnce(world)).held).toEqual([]);
    expect(await fateOf(world, id)).toEqual({ kind: "booked" });
  });

  it("is simply booked when it is changed back", async () => {
    const { world, id } = await booked();
    world.shop.state.updateOrder(id, { paid: false });
    await runOnce(world);
    world.shop.state.updateOrder(id, { paid: true });
    expect((await runOnce(world)).held).toEqual([]);
    expect(await fateOf(world, id)).toEqual({ kind: "booked" });
  });

  it("is told again when the same change comes again after it was changed back", async () => {
    const { world, id } = await booked();
    for (const _ of ["once", "again"]) {
      world.shop.state.updateOrder(id, { paid: false });
      expect((await runOnce(world)).held).toHaveLength(1);
      expect((await runOnce(world)).held).toHaveLength(0);
      world.shop.state.updateOrder(id, { paid: true });
      await runOnce(world);
      expect(await fateOf(world, id)).toEqual({ kind: "booked" });
    }
  });

  it("costs one reading of its rows for each change, and an unchanged one none", async () => {
    const { world, id } = await booked();
    const rowsRead = () => world.shop.calls.filter(({ path }) => path.includes("orderrows")).length;
    const before = rowsRead();
    await runOnce(world);
    expect(rowsRead()).toBe(before);
    world.shop.state.updateOrder(id, { rows: [{ name: "Koekenpan", price: "10.00", rate: 21 }] });
    const report = await runOnce(world);
    expect(report.held[0]?.problem.parameters.what).toMatchObject({ en: expect.stringContaining("the rows") });
    await runOnce(world);
    expect(rowsRead()).toBe(before + 1);
  });

  it("is kept as fingerprints only", async () => {
    const { world, id } = await booked();
    world.shop.state.updateOrder(id, { customer: { ...anna.customer, city: "Elders" } });
    await runOnce(world);
    const record = (await world.store.order("shop", String(id)))._unsafeUnwrap();
    const history = (await world.store.history("shop", String(id)))._unsafeUnwrap();
    for (const personal of ["Koper", "Voorbeeldstraat", "anna@", "Elders"]) {
      expect(JSON.stringify([record, history])).not.toContain(personal);
    }
  });
});

it("an order that was booked unpaid and is paid later has not changed", async () => {
  const world = createWorld({ orders: [], rules: { orders: { from: "2026-01-01", paidOnly: false } } });
  const id = world.shop.state.addOrder({ ...single, paid: false, created: "2026-03-15T10:00:00Z" });
  expect((await runOnce(world)).booked).toHaveLength(1);
  world.shop.state.updateOrder(id, { paid: true });
  expect((await runOnce(world)).held).toEqual([]);
});

it("an order that is sent on to its customer has not changed", async () => {
  const { world, id } = await booked();
  world.shop.state.updateOrder(id, { status: 5 });
  expect((await runOnce(world)).held).toEqual([]);
});

describe("an order that is changed while the ledger has still to invoice it", () => {
  async function changedMeanwhile() {
    const world = createWorld({
      orders: [],
      rules: { document: { kind: "order" } },
      ledger: { items: { fallback: "DIVERSEN" }, orders: { invoice: true } },
    });
    world.exact.state.byHand.invoicingTakes(hour);
    const id = world.shop.state.addOrder({ rows: [], ...anna, created: "2026-03-15T10:00:00Z" });
    expect(await runOnce(world)).toMatchObject({ waitingOnLedger: 1 });
    world.shop.state.updateOrder(id, { raw: { total_tax: 1.23 } });
    expect((await runOnce(world)).held).toHaveLength(1);
    return { world, id };
  }

  it.each(["accepted", "changed back"])("is booked on its invoice all the same (%s)", async (how) => {
    const { world, id } = await changedMeanwhile();
    if (how === "changed back") world.shop.state.updateOrder(id, { raw: {} });
    else {
      const { host, connection } = startEngine(world);
      (await instruct(host, connection, String(id), "skip"))._unsafeUnwrap();
    }
    expect(await runOnce(world)).toMatchObject({ booked: [], held: [] });
    expect(await fateOf(world, id)).toEqual({ kind: "waiting-on-ledger" });
    world.clock.advance(2 * hour);
    const report = await runOnce(world);
    expect(report.booked).toMatchObject([{ documentId: world.exact.state.invoices()[0]?.id }]);
  });
});
