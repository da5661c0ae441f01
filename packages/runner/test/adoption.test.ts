import { createMemoryStore } from "@boekbrug/testkit";
import { describe, expect, it } from "vitest";
import { instruct } from "../src/index.ts";
import { balanceOf, createWorld, runOnce, runUntilQuiet, someOrders, startEngine, type World } from "./world.ts";

const hour = 3_600_000;

interface Relabelled {
  readonly yourRef?: string | null;
  readonly description?: string;
  readonly paymentReference?: string | null;
}

/** What stood in the books before Boekbrug came: the same entries, under the references of another connector, and a store that knows nothing. */
async function bookedByAnother(relabel: (number: string) => Relabelled, rules = {}): Promise<World> {
  const world = createWorld({ rules });
  await runOnce(world);
  const booked = (await world.store.orders("shop", { fates: ["booked"], after: null, limit: 9 }))._unsafeUnwrap();
  for (const { orderId, orderNumber } of booked) {
    const entry = world.exact.state.entries().find(({ yourRef }) => yourRef === `shop-${orderId}`);
    const changes = { yourRef: null, description: "x", paymentReference: null, ...relabel(orderNumber ?? "") };
    world.exact.state.byHand.editEntry(entry?.id ?? "", { ...changes });
  }
  world.store = createMemoryStore();
  world.exact.state.breakTokenChain();
  world.clock.advance(hour);
  return world;
}

/** How often the books were searched by date. */
const searches = (world: World) =>
  world.exact.calls.filter(({ path }) => /filter=EntryDate/.test(decodeURIComponent(path))).length;

const entries = (world: World) => world.exact.state.entries().length;

describe("orders that somebody else booked before Boekbrug came", () => {
  it.each<[string, (number: string) => Relabelled]>([
    ["the order number as reference", (number) => ({ yourRef: number })],
    ["a description", (number) => ({ description: `Bestelling ${number}` })],
    ["a payment reference", (number) => ({ paymentReference: number })],
  ])("are recognised by %s and adopted", async (_, relabel) => {
    const world = await bookedByAnother(relabel);
    const { reports } = await runUntilQuiet(world);
    expect(reports.at(-1)?.booked.map(({ adopted }) => adopted)).toEqual([true, true, true]);
    expect(entries(world)).toBe(3);
  });

  it("are recognised by a pattern of one's own", async () => {
    const adoption = { references: ["CCV-{orderNumber}"] };
    const world = await bookedByAnother((number) => ({ yourRef: `CCV-${number}` }), { adoption });
    const { reports } = await runUntilQuiet(world);
    expect(reports.at(-1)?.booked.map(({ adopted }) => adopted)).toEqual([true, true, true]);
  });

  it("are held as possibly booked where the total differs, until a person settles it", async () => {
    const world = await bookedByAnother((number) => ({ yourRef: number }));
    const [first] = world.exact.state.entries();
    world.exact.state.tamper(first?.id ?? "", 1);
    const { reports } = await runUntilQuiet(world);
    const report = reports.at(-1);
    expect(report?.booked).toHaveLength(2);
    expect(report?.held).toMatchObject([{ problem: { code: "ledger.possibly-booked" } }]);
    expect(entries(world)).toBe(3);
    const { host, connection } = startEngine(world);
    await instruct(host, connection, report?.held[0]?.orderId ?? "", "skip");
    expect(await runOnce(world)).toMatchObject({ held: [], stillHeld: 0 });
    expect(entries(world)).toBe(3);
  });

  it("are held where two documents go by the same reference", async () => {
    const world = await bookedByAnother(() => ({ yourRef: "10001" }), { adoption: { references: ["10001{orderId}"] } });
    const [one, two] = world.exact.state.entries();
    const [order] = world.shop.state.orders();
    for (const entry of [one, two])
      world.exact.state.byHand.editEntry(entry?.id ?? "", { yourRef: `10001${order?.id}` });
    const { reports } = await runUntilQuiet(world);
    const held = reports.at(-1)?.held.find(({ orderId }) => orderId === String(order?.id));
    expect(held?.problem.code).toBe("ledger.possibly-booked");
    expect(entries(world)).toBe(3);
  });

  it("cost one list of the period, however many they are, and nothing once the store knows them", async () => {
    const world = await bookedByAnother((number) => ({ yourRef: number }));
    const before = searches(world);
    await runUntilQuiet(world);
    expect(searches(world)).toBe(before + 1);
    world.shop.state.addOrder({ rows: [], ...someOrders[2], created: "2026-03-16T10:30:00Z" });
    world.clock.advance(hour);
    expect((await runOnce(world)).booked).toHaveLength(1);
    expect(searches(world)).toBe(before + 1);
  });
});

it("nothing is searched where the settings name no reference", async () => {
  const world = createWorld({ rules: { adoption: { references: [] } } });
  expect((await runOnce(world)).booked).toHaveLength(3);
  expect(searches(world)).toBe(0);
  expect(balanceOf(world)).toMatchObject({ lost: [], doubled: [], centsOff: [] });
});
