import { createCcvShop } from "@boekbrug/ccvshop";
import type { SimulatedOrder } from "@boekbrug/simulators";
import { describe, expect, it } from "vitest";
import { type Connection, sync, vatReports } from "../src/index.ts";
import { createWorld, startEngine, type World } from "./world.ts";

const placed = "2026-03-10T10:00:00Z";
const buyer = {
  firstName: "Anna",
  lastName: "Koper",
  email: "anna@shop.example",
  street: "Voorbeeldstraat",
  houseNumber: 3,
  zipCode: "1000AA",
  city: "Voorbeeldstad",
};
const order = (changes: Partial<SimulatedOrder>): SimulatedOrder => ({
  created: placed,
  customer: buyer,
  rows: [{ name: "Koekenpan", price: "60.50", rate: 21 }],
  ...changes,
});

async function run(world: World, connection: Partial<Connection> = {}) {
  const engine = startEngine(world);
  return (await sync(engine.host, { ...engine.connection, ...connection }))._unsafeUnwrap();
}

describe("an order in dollars", () => {
  const rates = { exchangeRates: [{ currency: "USD", from: "2026-03-02", unitsPerEuro: "1.1" }] };
  const inDollars = [order({ currency: "USD" })];
  const quarter = { from: "2026-01-01", to: "2026-03-31" };

  it("is booked in dollars and returned in euros", async () => {
    const world = createWorld({ orders: inDollars, rules: rates });
    world.exact.state.byHand.addExchangeRate("USD", 0.9091, "2026-01-01");
    const report = await run(world);
    expect(report.held).toEqual([]);
    expect(world.exact.state.entries()).toMatchObject([{ currency: "USD", grossCents: 6050, vatCents: 1050 }]);
    const { vat } = (await vatReports(world.store, "shop", quarter))._unsafeUnwrap();
    expect(vat.boxes).toMatchObject([{ box: "1a", net: { minor: 4545 }, vat: { minor: 955 } }]);
    expect((await run(world)).booked).toEqual([]);
    expect(world.exact.state.entries()).toHaveLength(1);
  });

  it.each([
    ["the bookkeeping has no rate", rates, false, "order.currency-not-supported"],
    ["the settings have no rate", {}, true, "order.exchange-rate-missing"],
  ] as const)("is held where %s", async (_, rules, bookable, code) => {
    const world = createWorld({ orders: inDollars, rules });
    if (bookable) world.exact.state.byHand.addExchangeRate("USD", 0.9091, "2026-01-01");
    expect((await run(world)).held).toMatchObject([{ problem: { code } }]);
    expect(world.exact.state.entries()).toEqual([]);
  });
});

describe("a coupon that is a gift card", () => {
  const paidByCard = [order({ coupon: { code: "GIFT-1", type: "amount", discount: "25.00" } })];
  const shopWith = ({ shop, clock }: World, giftCardCoupons?: string[]) =>
    createCcvShop(
      {
        kind: "ccvshop",
        baseUrl: "https://shop.example",
        publicKey: shop.keys.public,
        secret: shop.keys.secret,
        ...(giftCardCoupons === undefined ? {} : { giftCardCoupons }),
      },
      { clock, fetch: shop.fetch },
    );

  it("is booked as a payment: the VAT is that of the whole price", async () => {
    const world = createWorld({ orders: paidByCard });
    world.shop.switches.couponVat = "as-payment";
    await run(world, { source: shopWith(world, ["GIFT-*"]) });
    expect(world.exact.state.entries()).toMatchObject([{ grossCents: 3550, vatCents: 1050 }]);
  });

  it("is held where the settings do not call it one, since the VAT is not that of a discount", async () => {
    const world = createWorld({ orders: paidByCard });
    world.shop.switches.couponVat = "as-payment";
    const report = await run(world, { source: shopWith(world) });
    expect(report.held).toMatchObject([{ problem: { code: "order.vat-does-not-add-up" } }]);
  });

  it("is held where the shop took it for a discount and lowered the VAT", async () => {
    const world = createWorld({ orders: paidByCard });
    const report = await run(world, { source: shopWith(world, ["GIFT-*"]) });
    expect(report.held).toMatchObject([{ problem: { code: "order.vat-does-not-add-up" } }]);
    expect(world.exact.state.entries()).toEqual([]);
  });
});
