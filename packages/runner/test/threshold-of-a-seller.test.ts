import { describe, expect, it } from "vitest";
import { type Connection, type Host, type SyncReport, sync, thresholdStanding } from "../src/index.ts";
import { createWorld, startEngine, type World } from "./world.ts";

const oven = {
  id: 7,
  name: "Oven",
  productNumber: "O",
  taxTariff: "normal" as const,
  mainCategory: "Koken",
  subCategory: "",
};

/** A sale to a consumer in Berlin, charged at a rate on its net price. */
const sale = (at: string, net: number, rate = 21) => ({
  created: `2026-${at}:00Z`,
  customer: {
    firstName: "Karl",
    lastName: "Kunde",
    email: "karl@shop.example",
    street: "Hauptstrasse",
    houseNumber: 1,
    zipCode: "10115",
    city: "Berlin",
    country: "DE",
  },
  rows: [{ name: "Oven", price: ((net * (100 + rate)) / 100).toFixed(2), rate, productId: 7 }],
});

const small = { threshold: { year: 2026, previousYearNetEur: "0" } };

function openWorld(orders: readonly ReturnType<typeof sale>[], rules: Record<string, unknown> = {}): World {
  const world = createWorld({
    orders,
    rules: { ...small, vatCodes: { "domestic-standard": "4", "oss:DE:19": "D19" }, ...rules },
  });
  world.shop.state.addProduct(oven);
  world.exact.state.byHand.addVatCode({
    code: "D19",
    description: "OSS DE",
    type: "I",
    rate: 190_000,
    ossCountry: "DE",
  });
  return world;
}

/** Two shops of one seller on one store. */
function openShops(first: readonly ReturnType<typeof sale>[], second: readonly ReturnType<typeof sale>[]) {
  const [one, two] = [openWorld(first), openWorld(second)];
  const run = async (world: World, key: string, together = true): Promise<SyncReport> => {
    const { host, connection } = startEngine(world);
    const ofSeller = together ? ["shop", "shop2"] : undefined;
    return syncOn({ ...host, store: one.store }, { ...connection, key, ofSeller });
  };
  return { one, runFirst: () => run(one, "shop"), runSecond: (together = true) => run(two, "shop2", together) };
}

const syncOn = async (host: Host, connection: Connection): Promise<SyncReport> =>
  (await sync(host, connection))._unsafeUnwrap();

describe("two shops of one seller", () => {
  it("have one threshold: what one sold decides where the other's sale is taxed", async () => {
    const { runFirst, runSecond } = openShops([sale("03-10T10:01", 9000)], [sale("03-10T10:02", 2000)]);
    expect((await runFirst()).booked).toHaveLength(1);
    expect((await runSecond()).held).toMatchObject([
      { problem: { code: "vat.rate-differs", parameters: { due: "19", country: "DE" } } },
    ]);
  });

  it("of two sellers do not count together", async () => {
    const { runFirst, runSecond } = openShops([sale("03-10T10:01", 9000)], [sale("03-10T10:02", 2000)]);
    await runFirst();
    expect((await runSecond(false)).booked).toHaveLength(1);
  });

  it("are added up in the standing", async () => {
    const { one, runFirst, runSecond } = openShops([sale("03-10T10:01", 4000)], [sale("03-10T10:02", 2000)]);
    await runFirst();
    await runSecond();
    const connection = { key: "shop2", rules: one.rules, ofSeller: ["shop", "shop2"] };
    const standing = (await thresholdStanding(one.store, connection, "2026-12-31"))._unsafeUnwrap();
    expect(standing).toMatchObject({ booked: { minor: 600_000 }, level: "below" });
  });

  it("a sale booked later but made earlier counts before the other, which is told once where that puts it above the limit", async () => {
    const { one, runFirst, runSecond } = openShops([sale("03-10T10:02", 9000)], [sale("03-10T10:01", 2000)]);
    expect((await runFirst()).booked).toHaveLength(1);
    expect(await runSecond()).toMatchObject({ booked: [{ vatTotals: [{ scenario: "below-threshold" }] }], held: [] });
    const { held } = await runFirst();
    expect(held).toMatchObject([{ problem: { code: "threshold.overtaken", parameters: { total: "11000.00" } } }]);
    const record = (await one.store.order("shop", held[0]?.orderId ?? ""))._unsafeUnwrap();
    expect(record?.fate.kind).toBe("changed");
    expect((await runFirst()).held).toEqual([]);
  });
});

it("within one run earlier sales are decided first, whatever the order in which the shop lists them", async () => {
  const world = openWorld([sale("03-10T10:02", 9000), sale("03-10T10:01", 2000)]);
  const { host, connection } = startEngine(world);
  const report = await syncOn(host, connection);
  expect(report.booked).toMatchObject([{ totals: { net: { minor: 200_000 } } }]);
  expect(report.held).toMatchObject([{ problem: { code: "vat.rate-differs", parameters: { due: "19" } } }]);
});

describe("a run warns", () => {
  const warned = async (world: World) => {
    const { host, connection } = startEngine(world);
    return (await syncOn(host, connection)).warnings;
  };

  it("while the threshold is near, and once when it is crossed by a seller who is in the one-stop shop", async () => {
    const home = { seller: { oneStopShop: true }, vat: { ossRegisteredBelowThreshold: "home" } };
    const world = openWorld([sale("03-10T10:01", 8000)], home);
    const near = [{ code: "threshold.near", parameters: { total: "8000.00", left: "2000.00" } }];
    expect(await warned(world)).toMatchObject(near);
    expect(await warned(world)).toMatchObject(near);
    world.shop.state.addOrder(sale("03-11T10:01", 3000, 19));
    expect(await warned(world)).toMatchObject([
      { code: "threshold.crossed", parameters: { total: "11000.00", date: "2026-03-11" } },
    ]);
    expect(await warned(world)).toEqual([]);
  });

  it("as long as a seller without the one-stop shop is above it", async () => {
    const world = openWorld([sale("03-10T10:01", 2000)], {
      threshold: { ...small.threshold, beforeConnectingNetEur: "9000" },
      vat: { onDisagreement: "book-as-charged" },
    });
    expect(await warned(world)).toMatchObject([{ code: "threshold.crossed" }]);
    expect(await warned(world)).toMatchObject([{ code: "threshold.crossed" }]);
  });

  it("neither far below it nor where it decides nothing", async () => {
    expect(await warned(openWorld([sale("03-10T10:01", 7999.99)]))).toEqual([]);
    const opted = { seller: { oneStopShop: true, optedForDestination: true } };
    expect(await warned(openWorld([sale("03-10T10:01", 9000, 19)], opted))).toEqual([]);
  });
});
