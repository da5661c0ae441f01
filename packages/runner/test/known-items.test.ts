import type { SimulatedOrder } from "@boekbrug/simulators";
import { describe, expect, it } from "vitest";
import { createWorld, runOnce, type World, type WorldOptions } from "./world.ts";

const hour = 3_600_000;

let placed = 0;

const orderOf = (...codes: string[]): SimulatedOrder => {
  placed += 1;
  return {
    created: new Date(Date.parse("2026-03-10T10:00:00Z") + placed * 1000).toISOString(),
    customer: {
      firstName: "Anna",
      lastName: "Koper",
      email: "anna@shop.example",
      street: "Voorbeeldstraat",
      houseNumber: 3,
      zipCode: "1000AA",
      city: "Voorbeeldstad",
    },
    rows: codes.map((code) => ({ name: `Product ${code}`, productNumber: code, price: "49.95", rate: 21 })),
  };
};

const kinds = ["invoice", "order"] as const;
type Kind = (typeof kinds)[number];

/** A world that books invoices or orders and keeps what is asked of the books. */
function watched(kind: Kind, options: WorldOptions = {}) {
  const world = createWorld({ orders: [], rules: { document: { kind } }, ...options });
  const calls: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, url } = request;
    calls.push(`${method} ${new URL(url).pathname.split("/").slice(4).join("/")}`);
    return world.exact.fetch(request);
  };
  return { ...world, exact: { ...world.exact, fetch }, calls };
}

async function bookOn(world: World, ...codes: string[]) {
  world.clock.advance(hour);
  world.shop.state.addOrder(orderOf(...codes));
  const report = await runOnce(world);
  expect(report.stopped).toBeNull();
  return report;
}

const codesOf = ({ exact }: World) => exact.state.items().map(({ values }) => values.Code);
const about = ({ calls }: { calls: readonly string[] }, part: string) => calls.filter((call) => call.includes(part));
const idOf = ({ exact }: World, code: string): string =>
  exact.state.items().find(({ values }) => values.Code === code)?.id ?? expect.fail(`no ${code}`);

describe.each(kinds)("items of an %s that are known in bulk", (kind) => {
  it("are made once, in one call each, and never looked up", async () => {
    const world = watched(kind);
    expect((await bookOn(world, "A", "B")).held).toEqual([]);
    expect((await bookOn(world, "B", "C", "B")).held).toEqual([]);
    expect(codesOf(world)).toEqual(["A", "B", "C"]);
    expect(about(world, "POST logistics/Items")).toHaveLength(3);
    expect(about(world, "GET logistics/Items")).toEqual([]);
    expect(about(world, "sync/Logistics/Items")).toHaveLength(2);
  });

  it("are used as they are where someone made them, before or in between", async () => {
    const world = watched(kind);
    world.exact.state.byHand.addItem({ Code: "A", Description: "Van mij" });
    await bookOn(world, "A");
    world.exact.state.byHand.addItem({ Code: "B", Description: "Ook van mij" });
    await bookOn(world, "A", "B");
    expect(codesOf(world)).toEqual(["A", "B"]);
    expect(about(world, "POST logistics/Items")).toEqual([]);
  });

  it("follow a code that someone gave to another item", async () => {
    const world = watched(kind);
    await bookOn(world, "A");
    world.exact.state.byHand.editItem(idOf(world, "A"), { Code: "A-OUD" });
    expect((await bookOn(world, "A")).held).toEqual([]);
    expect(codesOf(world)).toEqual(["A-OUD", "A"]);
  });

  it("are made anew where someone deleted them", async () => {
    const world = watched(kind);
    await bookOn(world, "A", "B");
    const before = idOf(world, "A");
    world.exact.state.byHand.deleteItem(before);
    const report = await bookOn(world, "A", "B");
    expect(report.held).toEqual([]);
    expect(codesOf(world)).toEqual(["B", "A"]);
    expect(idOf(world, "A")).not.toBe(before);
  });

  it.each([
    ["not for sale", { IsSalesItem: false }],
    ["not active", { EndDate: Date.parse("2026-03-01T00:00:00Z") }],
  ])(
    "hold the order where someone made them %s, with their code, and free it when that is mended",
    async (_, changes) => {
      const world = watched(kind);
      await bookOn(world, "A");
      const id = idOf(world, "A");
      world.exact.state.byHand.editItem(id, changes);
      const { held } = await bookOn(world, "A");
      expect(held).toMatchObject([{ problem: { code: "ledger.item-unusable", parameters: { code: "A" } } }]);
      world.exact.state.byHand.editItem(id, { IsSalesItem: true, EndDate: null });
      world.clock.advance(24 * hour);
      expect((await runOnce(world)).booked).toHaveLength(1);
      expect(codesOf(world)).toEqual(["A"]);
    },
  );

  it("hold the order where no part of them may be sold, and are told by what people know them by", async () => {
    const world = watched(kind);
    world.exact.state.byHand.addItem({ Code: "STOF", Description: "Van mij" });
    const order = orderOf("STOF");
    world.shop.state.addOrder({ ...order, rows: order.rows.map((row) => ({ ...row, count: 1.5 })) });
    const { held } = await runOnce(world);
    expect(held).toMatchObject([
      { problem: { code: "ledger.item-not-in-parts", parameters: { code: "Product STOF" } } },
    ]);
  });

  it("that are not active are booked on where Exact allows that", async () => {
    const world = watched(kind, { exact: { switches: { inactiveItem: "accepted" } } });
    await bookOn(world, "A");
    world.exact.state.byHand.editItem(idOf(world, "A"), { EndDate: Date.parse("2026-03-01T00:00:00Z") });
    expect((await bookOn(world, "A")).held).toEqual([]);
  });

  it("hold the order where they are missing and may not be made, until someone makes them", async () => {
    const world = watched(kind, { ledger: { items: { missing: "hold" } } });
    const { held } = await bookOn(world, "A");
    expect(held).toMatchObject([{ problem: { code: "ledger.item-unknown", parameters: { code: "A" } } }]);
    expect(codesOf(world)).toEqual([]);
    world.exact.state.byHand.addItem({ Code: "A", Description: "Van mij" });
    world.clock.advance(24 * hour);
    expect((await runOnce(world)).booked).toHaveLength(1);
  });

  it("hold an order without an article number, or go on the fallback item by setting", async () => {
    const held = await bookOn(watched(kind), "");
    expect(held.held).toMatchObject([{ problem: { code: "ledger.item-code-missing" } }]);
    const world = watched(kind, { ledger: { items: { fallback: "DIVERSEN" } } });
    expect((await bookOn(world, "")).held).toEqual([]);
    expect(codesOf(world)).toEqual(["DIVERSEN"]);
  });
});
