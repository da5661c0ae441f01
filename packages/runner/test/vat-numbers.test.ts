import type { Rules, VatNumberAnswer, VatNumberRegistry } from "@boekbrug/core";
import { okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { type SyncReport, sync } from "../src/index.ts";
import { createWorld, startEngine, type World } from "./world.ts";

const belgianFirm = {
  company: "Firma",
  type: "b2b" as const,
  firstName: "An",
  lastName: "Peeters",
  email: "an@firma.example",
  street: "Kerkstraat",
  houseNumber: 1,
  zipCode: "1000",
  city: "Brussel",
  country: "BE",
  vatNumber: "BE0000000196",
};

const order = (rate: number) => ({
  created: "2026-03-12T10:00:00Z",
  customer: belgianFirm,
  intraCommunity: rate === 0,
  rows: [{ name: "Messenset", price: "121.00", rate }],
});

function registryThatSays(state: () => VatNumberAnswer["state"]): VatNumberRegistry {
  return {
    check: () =>
      okAsync({
        state: state(),
        vatNumber: "BE0000000196",
        checkedAt: "2026-03-16T09:00:00Z",
        consultationNumber: state() === "valid" ? "WAPI1" : null,
        detail: state() === "unavailable" ? "MS_UNAVAILABLE" : null,
      }),
  };
}

function openWorld(rate: number, vat: Partial<Rules["vat"]>): World {
  const world = createWorld({
    orders: [],
    rules: {
      seller: { oneStopShop: true },
      threshold: { year: 2026, previousYearNetEur: "25000" },
      vat,
      vatCodes: { icp: "7", "domestic-standard": "4", "oss:BE:21": "B21" },
    },
  });
  const { id } = { id: world.shop.state.addOrder(order(rate)) };
  world.exact.state.byHand.addVatCode({
    code: "B21",
    description: "OSS BE",
    type: "I",
    rate: 210_000,
    ossCountry: "BE",
  });
  const product = {
    id: 7,
    name: "Messenset",
    productNumber: "M",
    taxTariff: "normal" as const,
    mainCategory: "Koken",
    subCategory: "",
  };
  world.shop.state.addProduct(product);
  world.shop.state.updateOrder(id, { rows: [{ name: "Messenset", price: "121.00", rate, productId: 7 }] });
  return world;
}

async function run(world: World, state: VatNumberAnswer["state"]): Promise<SyncReport> {
  const { host, connection } = startEngine(world);
  return (await sync(host, { ...connection, registry: registryThatSays(() => state) }))._unsafeUnwrap();
}

const hours = (count: number) => count * 3_600_000;

describe("while the registry is silent", () => {
  it("an order waits for the set time, then the settings decide, and a valid answer afterwards is told with the correction", async () => {
    const world = openWorld(21, { registryWaitHours: 24, viesUnavailable: "as-consumer" });
    expect((await run(world, "unavailable")).held).toMatchObject([{ problem: { code: "vat.registry-silent" } }]);
    world.clock.advance(hours(23));
    expect((await run(world, "unavailable")).booked).toEqual([]);
    world.clock.advance(hours(2));
    const booked = await run(world, "unavailable");
    expect(booked.booked).toMatchObject([{ vatTotals: [{ scenario: "oss", taxCountryVatCode: "BE" }] }]);
    world.clock.advance(hours(24));
    expect((await run(world, "unavailable")).held).toEqual([]);
    expect((await run(world, "valid")).held).toMatchObject([{ problem: { code: "vat.number-valid-afterwards" } }]);
    const after = await run(world, "valid");
    expect(after.held).toEqual([]);
    expect(world.exact.state.entries()).toHaveLength(1);
  });

  it("an order that was charged 0 % is booked as an intra-Community supply as soon as the answer is valid, with the proof kept", async () => {
    const world = openWorld(0, {});
    expect((await run(world, "unavailable")).booked).toEqual([]);
    world.clock.advance(hours(1));
    const report = await run(world, "valid");
    expect(report.booked).toMatchObject([{ vatTotals: [{ scenario: "icp", nlReturnBox: "3b" }] }]);
    const orderId = report.booked[0]?.orderId ?? "";
    const record = (await world.store.order("shop", orderId))._unsafeUnwrap();
    expect(record?.booking?.vatNumberCheck).toMatchObject({ state: "valid", consultationNumber: "WAPI1" });
  });

  it("an invalid number holds the order that was charged 0 %", async () => {
    const world = openWorld(0, {});
    expect((await run(world, "invalid")).held).toMatchObject([{ problem: { code: "vat.not-charged" } }]);
  });

  describe("and the policy is stored-check", () => {
    const policy = { viesUnavailable: "stored-check", storedCheckMaxAgeDays: 10, registryWaitHours: 0 } as const;
    const orderOf = (created: string) => ({
      ...order(0),
      created,
      rows: [{ name: "Messenset", price: "121.00", rate: 0, productId: 7 }],
    });

    it("an order is booked at 0 % on a valid check of at most so many days before it, flagged", async () => {
      const world = openWorld(0, policy);
      expect((await run(world, "valid")).booked).toHaveLength(1);
      world.clock.advance(hours(10 * 24));
      world.shop.state.addOrder(orderOf("2026-03-26T08:00:00Z"));
      const [booked] = (await run(world, "unavailable")).booked;
      expect(booked?.vatTotals).toMatchObject([{ scenario: "icp", icpListing: { vatNumber: "BE0000000196" } }]);
      const record = (await world.store.order("shop", booked?.orderId ?? ""))._unsafeUnwrap();
      expect(record?.booking?.flags).toContain("policy-vies-unavailable-stored-check");
    });

    it("an older check does not serve, nor one of another number, nor one that was contradicted since", async () => {
      const world = openWorld(0, policy);
      await run(world, "valid");
      world.clock.advance(hours(12 * 24));
      world.shop.state.addOrder(orderOf("2026-03-28T08:00:00Z"));
      expect((await run(world, "unavailable")).held).toMatchObject([{ problem: { code: "vat.not-charged" } }]);

      const other = openWorld(0, policy);
      await run(other, "valid");
      other.shop.state.addOrder({
        ...orderOf("2026-03-16T08:00:00Z"),
        customer: { ...belgianFirm, vatNumber: "BE0428759497" },
      });
      const { host, connection } = startEngine(other);
      const silent = { ...registryThatSays(() => "unavailable") };
      const registry: VatNumberRegistry = {
        check: (typed, country) => silent.check(typed, country).map((said) => ({ ...said, vatNumber: typed })),
      };
      const report = (await sync(host, { ...connection, registry }))._unsafeUnwrap();
      expect(report.held).toMatchObject([{ problem: { code: "vat.not-charged" } }]);
    });

    it("a number that turns out invalid is told with the correction, and a valid one is not", async () => {
      const world = openWorld(0, policy);
      await run(world, "valid");
      world.clock.advance(hours(24));
      world.shop.state.addOrder(orderOf("2026-03-17T08:00:00Z"));
      expect((await run(world, "unavailable")).booked).toHaveLength(1);
      expect((await run(world, "valid")).held).toEqual([]);
      expect((await run(world, "invalid")).held).toMatchObject([
        { problem: { code: "vat.number-invalid-afterwards" } },
      ]);
      expect((await run(world, "invalid")).held).toEqual([]);
    });
  });
});
