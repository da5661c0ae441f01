import { describe, expect, it } from "vitest";
import { itemsOf, pass, worldOf } from "./catalogue-world.ts";
import { createWorld } from "./world.ts";

describe("items that follow the catalogue", () => {
  it("are made of each active product, for sale, with one price row each, in three calls at most", async () => {
    const { world } = worldOf({ switches: { newItemIsForSale: "false" } });
    const before = world.exact.calls.length;
    const report = await pass(world);
    expect(report).toMatchObject({
      state: "done",
      products: 3,
      made: expect.arrayContaining(["PAN", "BOEK"]),
      refused: [],
    });
    // Codes 4 and 3 hold VAT: their prices do too.
    expect(itemsOf(world)).toEqual(
      expect.arrayContaining([
        ["PAN", "Koekenpan", [121]],
        ["BOEK", "Kookboek", [10.9]],
      ]),
    );
    expect(world.exact.state.items()).toHaveLength(2);
    expect(world.exact.state.items().every(({ values }) => values.IsSalesItem === true)).toBe(true);
    const writes = world.exact.calls.slice(before).filter(({ path }) => path.includes("/logistics/"));
    expect(writes.length).toBeLessThanOrEqual(3 * 2);
  });

  it("have a price without VAT under a VAT code of type E", async () => {
    const { world } = worldOf();
    const { rules } = createWorld({ rules: { vatCodes: { "domestic-standard": "2", "domestic-reduced": "1" } } });
    await pass({ ...world, rules });
    expect(itemsOf(world)).toEqual(
      expect.arrayContaining([
        ["PAN", "Koekenpan", [100]],
        ["BOEK", "Kookboek", [10]],
      ]),
    );
  });

  it("cost the shop one call, and the ledger none, where nothing changed", async () => {
    const { world } = worldOf();
    await pass(world);
    world.clock.advance(3_600_000);
    await pass(world);
    const [shop, exact] = [world.shop.calls.length, world.exact.calls.length];
    expect(await pass(world)).toMatchObject({ state: "done", made: [], changed: [] });
    // The moment of the last change is read again.
    expect(world.shop.calls.length - shop).toBeLessThanOrEqual(6);
    expect(itemsOf(world)).toHaveLength(2);
    expect(world.exact.calls.slice(exact).every(({ method }) => method === "GET")).toBe(true);
  });

  it("are left as they are when the product changes, but for what the settings name", async () => {
    const { world, ids } = worldOf();
    await pass(world);
    world.clock.advance(60_000);
    world.shop.state.products.update(ids[0] ?? 0, { name: "Wokpan", price: "242.00" });
    expect(await pass(world)).toMatchObject({ made: [], changed: [] });
    expect(itemsOf(world)).toContainEqual(["PAN", "Koekenpan", [121]]);
    expect(await pass(world, { update: ["price"] }, { all: true })).toMatchObject({ changed: ["PAN"] });
    expect(itemsOf(world)).toContainEqual(["PAN", "Koekenpan", [242]]);
    expect(await pass(world, { update: ["description", "price"] }, { all: true })).toMatchObject({ changed: ["PAN"] });
    expect(itemsOf(world)).toContainEqual(["PAN", "Wokpan", [242]]);
  });

  it("stay when the product is switched off or deleted", async () => {
    const { world, ids } = worldOf();
    await pass(world);
    world.clock.advance(60_000);
    world.shop.state.products.update(ids[0] ?? 0, { active: false });
    world.shop.state.products.delete(ids[1] ?? 0);
    const before = itemsOf(world);
    expect(await pass(world, { update: ["description", "price"] })).toMatchObject({ state: "done", changed: [] });
    expect(itemsOf(world)).toEqual(before);
  });

  it("that someone made by hand keep their price of 0, and get no second price row", async () => {
    const { world } = worldOf();
    world.exact.state.byHand.addItem({ Code: "PAN", Description: "Van mij" });
    expect(await pass(world)).toMatchObject({ made: ["BOEK"], changed: [] });
    expect(itemsOf(world)).toContainEqual(["PAN", "Van mij", [0]]);
    await pass(world, { update: ["price"] }, { all: true });
    expect(itemsOf(world)).toContainEqual(["PAN", "Van mij", [121]]);
  });

  it("are of the group that the category has, else of the general one", async () => {
    const { world } = worldOf();
    const { byHand } = world.exact.state;
    const pans = byHand.addItemGroup({ code: "PANNEN", description: "Pannen", glRevenue: "8000" });
    const others = byHand.addItemGroup({ code: "REST", description: "Rest", glRevenue: "8000" });
    await pass(world, { groups: { Koken: "PANNEN" }, group: "REST" });
    const groups = world.exact.state.items().map(({ values }) => [values.Code, values.ItemGroup]);
    expect(groups).toEqual(
      expect.arrayContaining([
        ["PAN", pans],
        ["BOEK", others],
      ]),
    );
  });

  it("with a group that is not there are told, and keep no other from its turn", async () => {
    const { world } = worldOf();
    const report = await pass(world, { groups: { Koken: "NIETS" } });
    expect(report.made).toEqual(["BOEK"]);
    expect(report.refused).toMatchObject([{ code: "PAN", problem: { code: "ledger.item-group-unknown" } }]);
  });

  it("have a code of their own for each variant with an article number", async () => {
    const variants = [
      { id: 1, note: "Maat: L", productNumber: "SHIRT-L", extraPrice: "10" },
      { id: 2, note: "Maat: M" },
    ];
    const { world } = worldOf({}, [{ name: "Shirt", productNumber: "SHIRT", price: "12.10", variants }]);
    await pass(world);
    expect(itemsOf(world)).toEqual(
      expect.arrayContaining([
        ["SHIRT", "Shirt", [12.1]],
        ["SHIRT-L", "Shirt (Maat: L)", [24.2]],
      ]),
    );
    expect(itemsOf(world)).toHaveLength(2);
  });

  it("are not made without an article number; the product is told", async () => {
    const { world } = worldOf({}, [{ name: "Naamloos", price: "1" }]);
    expect((await pass(world)).refused).toMatchObject([{ code: null, problem: { code: "ledger.item-code-missing" } }]);
    expect(itemsOf(world)).toEqual([]);
  });

  it("are left alone without the setting", async () => {
    const { world } = worldOf();
    expect(await pass(world, { sync: false })).toMatchObject({ state: "off", products: 0 });
    expect([world.shop.calls.length, world.exact.calls.length]).toEqual([0, 0]);
  });

  it.each([
    ["orFilter", "refused"],
    ["bulkFilter", "mandatory"],
    ["filterCase", "ignored"],
    ["inactiveItem", "accepted"],
    ["priceDecimals", "rounded"],
    ["syncSign", "reversed"],
    ["newItemIsForSale", "true"],
  ] as const)("are whole where %s is %s", async (name, setting) => {
    const many = Array.from({ length: 25 }, (_, index) => ({
      name: `P${index}`,
      productNumber: `C${index}`,
      price: "1.21",
    }));
    const { world } = worldOf(
      {
        switches: { [name]: setting, orFilter: name === "bulkFilter" ? "refused" : "allowed", ...{ [name]: setting } },
      },
      many,
    );
    world.exact.state.byHand.addItem({ Code: "C3", Description: "Bestaat al" });
    expect((await pass(world)).made).toHaveLength(24);
    expect(itemsOf(world)).toHaveLength(25);
    expect((await pass(world, { update: ["description", "price"] }, { all: true })).changed).toEqual(["C3"]);
    expect(itemsOf(world).every(([, , prices]) => JSON.stringify(prices) === "[1.21]")).toBe(true);
  });
});

describe("a pass that breaks off", () => {
  it.each(Array.from({ length: 13 }, (_, index) => index + 1))(
    "after %i calls to the ledger leaves nothing doubled and nothing half",
    async (calls) => {
      for (const fault of ["drop-after-commit", "drop-before", "server-error"] as const) {
        const { world } = worldOf();
        world.exact.faults.add({ fault, skip: calls });
        await pass(world);
        world.exact.faults.clear();
        world.clock.advance(3_600_000);
        expect(await pass(world)).toMatchObject({ state: "done" });
        expect(itemsOf(world).sort()).toEqual([
          ["BOEK", "Kookboek", [10.9]],
          ["PAN", "Koekenpan", [121]],
        ]);
      }
    },
  );
});
