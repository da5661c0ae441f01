import { okAsync } from "neverthrow";
import { expect, it } from "vitest";
import { sync } from "../src/index.ts";
import { createWorld, startEngine } from "./world.ts";

const sale = (minute: number, net: number, company?: string) => ({
  created: `2026-03-10T10:${String(minute).padStart(2, "0")}:00Z`,
  customer: {
    firstName: "Karl",
    lastName: "Kunde",
    email: `karl${minute}@shop.example`,
    street: "Hauptstrasse",
    houseNumber: 1,
    zipCode: "10115",
    city: "Berlin",
    country: "DE",
    ...(company === undefined ? {} : { company, type: "b2b" as const, vatNumber: "DE100000010" }),
  },
  rows: [{ name: "Oven", price: ((net * 121) / 100).toFixed(2), rate: 21, productId: 7 }],
});

it("a business without a valid number counts as a consumer toward the threshold, before and after others", async () => {
  for (const orders of [
    [sale(1, 9000), sale(2, 2000, "Firma")],
    [sale(1, 9000, "Firma"), sale(2, 2000)],
  ]) {
    const world = createWorld({
      orders,
      rules: {
        seller: { oneStopShop: true },
        threshold: { year: 2026, previousYearNetEur: "0" },
        vat: { ossRegisteredBelowThreshold: "home" },
      },
    });
    world.shop.state.addProduct({
      id: 7,
      name: "Oven",
      productNumber: "O",
      taxTariff: "normal",
      mainCategory: "Koken",
      subCategory: "",
    });
    const { host, connection } = startEngine(world);
    const answer = {
      state: "invalid",
      vatNumber: "DE100000010",
      checkedAt: "2026-03-16T09:00:00Z",
      consultationNumber: null,
      detail: null,
    } as const;
    const report = (await sync(host, { ...connection, registry: { check: () => okAsync(answer) } }))._unsafeUnwrap();
    expect(report.booked).toMatchObject([{ vatTotals: [{ scenario: "below-threshold" }] }]);
    expect(report.held).toMatchObject([
      { problem: { code: "vat.rate-differs", parameters: { due: "19", country: "DE" } } },
    ]);
  }
});
