import { describe, expect, it } from "vitest";
import { sync } from "../../src/index.ts";
import { free } from "./effects.ts";
import { exactExploredWorlds } from "./exact-world.ts";
import { balanceOf, type ProofWorld, runOnce, runUntilQuiet, zeros } from "./proof-world.ts";
import { Stepped } from "./stepped.ts";
import { proofWorlds } from "./worlds.ts";

const minute = 60_000;

const startEngine = (world: ProofWorld) =>
  Stepped.start(async (effect) => {
    const { host, connection } = world.start(effect);
    return (await sync(host, connection))._unsafeUnwrap();
  });

/** An engine that has written down what it is about to send first, and has not sent it. */
async function engineWithIntent(world: ProofWorld) {
  const engine = await startEngine(world);
  while (engine.pause?.what !== "store.beginStep" || engine.pause.moment !== "after") await engine.step();
  return engine;
}

/** What the crash table and the exploration have found, each as short as it can be. */
describe.each(proofWorlds)("found in $name", (kind) => {
  it("a store restored from a copy made between the steps of an order writes no second document", async () => {
    const world = kind.create();
    world.shop.place({ customer: 1, goods: 1, paid: true });
    const engine = await engineWithIntent(world);
    const copy = world.store.copy();
    await engine.finish();
    expect(world.books.papers()).toHaveLength(1);
    world.store = copy;
    await runUntilQuiet(world);
    expect(balanceOf(world)).toEqual(zeros);
  });

  it("while a new customer may be in the making, nobody makes another", async () => {
    const world = kind.create();
    world.shop.place({ customer: 1, goods: 1, paid: true });
    world.shop.place({ customer: 1, goods: 2, paid: true });
    world.faults.write("late");
    await runUntilQuiet(world);
    expect(balanceOf(world)).toEqual(zeros);
  });

  it.each([1, 70])("nor when the shop tells of another of his orders, with %i orders in between", async (between) => {
    const world = kind.create();
    world.shop.place({ customer: 0, goods: 1, paid: true });
    await runOnce(world);
    world.shop.place({ customer: 1, goods: 2, paid: true });
    world.faults.write("late");
    await runOnce(world);
    for (let n = 0; n < between; n += 1) world.shop.place({ customer: 2, goods: n, paid: false });
    const told = world.shop.place({ customer: 1, goods: 3, paid: true });
    const { host, connection } = world.start(free);
    const report = (await sync(host, connection, { orders: [told] }))._unsafeUnwrap();
    expect(report).toMatchObject({ stopped: null, booked: [], inDoubt: [{}] });
    for (const id of world.shop.ids()) world.shop.pay(id, true);
    await runUntilQuiet(world);
    expect(balanceOf(world)).toEqual(zeros);
  });

  it("what was begun comes first, however many orders are before it", async () => {
    const world = kind.create();
    const early = Array.from({ length: 60 }, (_, n) => world.shop.place({ customer: 1, goods: n, paid: false }));
    world.shop.place({ customer: 1, goods: 3, paid: true });
    world.faults.write("late");
    await runOnce(world);
    for (const id of early) world.shop.pay(id, true);
    await runOnce(world);
    await runUntilQuiet(world);
    expect(balanceOf(world)).toEqual(zeros);
  });

  it.each(["rememberCustomer", "recordOutcome", "book"])(
    "an engine killed at store.%s leaves nothing unfinished",
    async (method) => {
      for (const nth of [1, 2, 3]) {
        const world = kind.create();
        for (const goods of [3, 23]) world.shop.place({ customer: 0, goods, paid: true });
        const engine = await startEngine(world);
        for (let met = 0; engine.pause !== undefined && met < nth; await engine.step()) {
          if (engine.pause.what === `store.${method}` && engine.pause.moment === "before") met += 1;
          if (met === nth) break;
        }
        await runUntilQuiet(world);
        expect(balanceOf(world)).toEqual(zeros);
        for (const id of world.shop.ids()) {
          expect((await world.store.order("shop", id))._unsafeUnwrap()?.fate).toEqual({ kind: "booked" });
        }
      }
    },
  );

  it("a write that slept through its claim does not leave when the clock is set back meanwhile", async () => {
    const world = kind.create();
    world.shop.place({ customer: 1, goods: 1, paid: true });
    const engine = await engineWithIntent(world);
    world.clock.advance(11 * minute);
    await runOnce(world);
    world.clock.set(-20 * minute);
    await engine.finish();
    await runUntilQuiet(world);
    expect(balanceOf(world)).toEqual(zeros);
  });

  it("an engine that slept while another worked and ended goes on from nothing that it had read before", async () => {
    const world = kind.create();
    world.shop.place({ customer: 1, goods: 1, paid: true });
    const engine = await startEngine(world);
    while (engine.pause?.what !== "store.steps" || engine.pause.moment !== "after") await engine.step();
    world.clock.advance(11 * minute);
    world.faults.write("late");
    await runOnce(world);
    await engine.finish();
    await runUntilQuiet(world);
    expect(balanceOf(world)).toEqual(zeros);
  });
});

it.each([1, 2, 3, 4])(
  "a copy of the store made before write %i of an order whose paper is gone doubles nothing of its customer",
  async (write) => {
    const kind = exactExploredWorlds.find(({ name }) => /entries, customers in full/.test(name));
    const world = kind?.create() ?? expect.fail("no such world");
    world.shop.place({ customer: 1, goods: 1, paid: true });
    const engine = await startEngine(world);
    for (let begun = 0; begun < write; await engine.step()) {
      const { what, moment } = engine.pause ?? expect.fail("it has ended");
      if (what === "store.beginStep" && moment === "after") begun += 1;
    }
    const copy = world.store.copy();
    await engine.finish();
    for (const { id } of world.books.papers()) world.books.remove(id);
    world.store = copy;
    await runUntilQuiet(world);
    expect(world.books.papers()).toHaveLength(1);
    expect(world.books.sameCustomer()).toBe(1);
  },
);
