import type { DocumentKind } from "@boekbrug/core";
import type { SimulatedOrder } from "@boekbrug/simulators";
import { describe, expect, it } from "vitest";
import { bookAll, filedPerCode, plannedPerCode, settleByHand } from "./filed-vat.ts";
import { createWorld, type World } from "./world.ts";

/** The one-stop shop codes of the administration, of both types. */
const ossCodes = [
  { code: "B21", country: "BE", rate: 21, type: "E" },
  { code: "S21", country: "ES", rate: 21, type: "I" },
  { code: "C21", country: "CZ", rate: 21, type: "I" },
] as const;

const vatCodes = {
  "domestic-standard": "4",
  "domestic-reduced": "1",
  "domestic-zero": "0",
  "no-supply": "0",
  icp: "7",
  export: "6",
  ...Object.fromEntries(ossCodes.map(({ code, country, rate }) => [`oss:${country}:${rate}`, code])),
};

/** Where the customer lives, and the rate that the shop charges there. Lithuania has no code: what the ledger cannot express. */
const places = [
  ["NL", 21],
  ["NL", 9],
  ["NL", 21],
  ["BE", 21],
  ["ES", 21],
  ["CZ", 21],
  ["NL", 9],
  ["LT", 21],
] as const;

const orderCount = 208;

function orderOf(index: number): SimulatedOrder {
  const [country, rate] = places[index % places.length] ?? ["NL", 21];
  const abroad = country !== "NL";
  const cents = (factor: number) => (((index * factor) % 9973) / 100 + 0.07).toFixed(2);
  return {
    created: `2026-03-${String(1 + (index % 12)).padStart(2, "0")}T10:00:00Z`,
    customer: {
      firstName: "Koper",
      lastName: `Nummer ${index % 40}`,
      email: `koper${index % 40}-${country.toLowerCase()}@shop.example`,
      street: "Straat",
      houseNumber: 1,
      zipCode: zipCodes[country],
      city: "Stad",
      country,
    },
    rows: [
      { name: "Pan", price: cents(137), rate, count: 1 + (index % 7), productNumber: `A-${index % 9}` },
      { name: "Deksel", price: cents(61), rate, productNumber: "B-1" },
      ...(index % 3 === 0 && !abroad ? [{ name: "Boek", price: cents(89), rate: rate === 9 ? 21 : 9 }] : []),
    ],
    ...(index % 2 === 0 ? { shipping: { price: "5.95", rate } } : {}),
    ...(index % 5 === 0 ? { coupon: { code: "LENTE", type: "amount" as const, discount: "0.05" } } : {}),
  };
}

const zipCodes = { NL: "1000AA", BE: "1000", ES: "28001", CZ: "11000", LT: "01100" } as const;

function worldOf(kind: DocumentKind, ledger: Record<string, unknown> = {}): World {
  const world = createWorld({
    orders: Array.from({ length: orderCount }, (_, index) => orderOf(index)),
    rules: {
      document: { kind },
      seller: { oneStopShop: true },
      threshold: { year: 2026, previousYearNetEur: "25000" },
      vatCodes,
    },
    ledger: { items: { fallback: "DIVERSEN" }, ...ledger },
    exact: { limits: { perMinute: 1000, perDay: 100_000 } },
  });
  for (const { code, country, rate, type } of ossCodes) {
    world.exact.state.byHand.addVatCode({
      code,
      description: `OSS ${country} ${rate} %`,
      type,
      rate: rate * 10_000,
      ossCountry: country,
    });
  }
  return world;
}

const kinds: readonly (readonly [DocumentKind, Record<string, unknown>, boolean])[] = [
  ["entry", {}, true],
  ["invoice", { invoices: { process: true } }, true],
  ["invoice", {}, false],
  ["order", {}, false],
  ["order", { orders: { invoice: true } }, false],
];

describe("the VAT return of the administration over 208 varied orders", () => {
  it.each(kinds)(
    "%s %j: equals the plans once it posts",
    async (kind, ledger, posts) => {
      const world = worldOf(kind, ledger);
      const reports = await bookAll(world);
      const booked = reports.flatMap((report) => report.booked);
      const held = reports.flatMap((report) => report.held);
      expect(booked.length + held.length).toBe(orderCount);
      expect(new Set(held.map(({ problem }) => problem.code))).toEqual(new Set(["mapping.vat-code-missing"]));
      expect(held).toHaveLength(orderCount / places.length);
      if (!posts) {
        expect(filedPerCode(world)).toEqual({});
        settleByHand(world);
      }
      expect(filedPerCode(world)).toEqual(plannedPerCode(reports, vatCodes));
    },
    120_000,
  );
});
