import { describe, expect, it } from "vitest";
import { itemsOf, pass, worldOf } from "./catalogue-world.ts";

const hour = 3_600_000;
const groups = { groups: { Koken: "PANNEN" } };
const withGroup = { code: "PANNEN", description: "Pannen", glRevenue: "8000" };

describe("a refused item", () => {
  it("is told once, counted as long as it stands, and made in a later pass when it can be", async () => {
    const { world } = worldOf();
    expect(await pass(world, groups)).toMatchObject({ refused: [{ code: "PAN" }], stillRefused: 0, made: ["BOEK"] });
    world.clock.advance(hour / 2);
    expect(await pass(world, groups)).toMatchObject({ refused: [], stillRefused: 1 });
    world.exact.state.byHand.addItemGroup(withGroup);
    world.clock.advance(hour);
    expect(await pass(world, groups)).toMatchObject({ refused: [], stillRefused: 0, made: ["PAN"] });
    expect(itemsOf(world)).toContainEqual(["PAN", "Koekenpan", [121]]);
  });

  it("rests ever longer, a day at most", async () => {
    const { world, ids } = worldOf();
    await pass(world, groups);
    // The list tells the last change again each time: another product takes its place there.
    world.clock.advance(1000);
    world.shop.state.addProduct({ name: "Ander", productNumber: "ANDER", price: "1.00" });
    await pass(world, groups);
    const path = `/products/${ids[0]}`;
    const looks: number[] = [];
    for (let passed = 0; passed < 80; passed += 1) {
      const before = world.shop.calls.length;
      await pass(world, groups);
      if (world.shop.calls.slice(before).some((call) => call.path.includes(path))) looks.push(passed);
      world.clock.advance(hour);
    }
    const rests = looks.slice(1).map((look, index) => look - (looks[index] ?? 0));
    expect(rests.slice(0, 5)).toEqual([2, 4, 8, 16, 24]);
  });

  it("is told again when it is refused for another reason, and with all of them when everything is read", async () => {
    const { world, ids } = worldOf();
    await pass(world, groups);
    world.clock.advance(1000);
    world.shop.state.products.update(ids[0] ?? 0, { productNumber: "X".repeat(40) });
    expect((await pass(world, groups)).refused).toMatchObject([{ problem: { code: "ledger.item-code-too-long" } }]);
    expect(await pass(world, groups)).toMatchObject({ refused: [], stillRefused: 1 });
    expect(await pass(world, groups, { all: true })).toMatchObject({ refused: [{ code: null }], stillRefused: 0 });
  });

  it("is forgotten when its product is deleted", async () => {
    const { world, ids } = worldOf();
    await pass(world, groups);
    world.shop.state.products.delete(ids[0] ?? 0);
    world.clock.advance(hour);
    expect(await pass(world, groups)).toMatchObject({ refused: [], stillRefused: 0, state: "done" });
  });

  it("costs twenty calls to the shop a pass at most, however many there are", async () => {
    const made = Array.from({ length: 50 }, (_, index) => ({ name: `Naamloos ${index}`, price: "1.00" }));
    const { world } = worldOf({}, made);
    expect((await pass(world)).refused).toHaveLength(50);
    world.clock.advance(1000);
    world.shop.state.addProduct({ name: "Ander", productNumber: "ANDER", price: "1.00" });
    await pass(world);
    const looks = async () => {
      const before = world.shop.calls.length;
      const { stillRefused } = await pass(world);
      expect(stillRefused).toBe(50);
      return world.shop.calls.slice(before).filter(({ path }) => /\/products\/\d+/.test(path)).length;
    };
    expect(await looks()).toBe(0);
    world.clock.advance(hour);
    expect([await looks(), await looks(), await looks(), await looks()]).toEqual([20, 20, 10, 0]);
  });
});
