import type { VatTotal } from "@boekbrug/core";
import { createMoneybird, moneybirdSettings } from "@boekbrug/moneybird";
import { createMoneybirdSimulator, type SimulatedOrder } from "@boekbrug/simulators";
import { describe, expect, it } from "vitest";
import { sync } from "../src/index.ts";
import { createWorld, startEngine } from "./world.ts";

const count = 200;

/** Orders that round in every way: one to six rows at two rates, quantities, coupons, shipping. The same each time. */
function corpus(): SimulatedOrder[] {
  let seed = 20_261_122;
  const below = (limit: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % limit;
  };
  const price = (most: number) => ((1 + below(most)) / 100).toFixed(2);
  return Array.from({ length: count }, (_, index) => ({
    created: new Date(Date.parse("2026-03-01T10:00:00Z") + index * 3_600_000).toISOString(),
    customer: {
      firstName: "Koper",
      lastName: String(index % 60),
      email: `koper${index % 60}@shop.example`,
      street: "Straat",
      houseNumber: 1,
      zipCode: "1000AA",
      city: "Stad",
    },
    rows: Array.from({ length: 1 + below(6) }, (__, row) => ({
      name: `Artikel ${row}`,
      price: price(9000),
      rate: below(3) === 0 ? 9 : 21,
      count: 1 + below(4),
    })),
    ...(below(3) === 0 ? { coupon: { code: "LENTE", type: "amount" as const, discount: "0.77" } } : {}),
    shipping: { price: price(900), rate: 21 },
  }));
}

const accounts = {
  high: "Omzet",
  low: "Omzet",
  zero: "Omzet",
  other: "Omzet",
  shipping: "Ongecategoriseerde inkomsten",
};
const vatCodes = { "domestic-standard": "21% btw", "domestic-reduced": "9% btw", "domestic-zero": "0% btw" };

const sumOf = (totals: readonly VatTotal[], percent: string, part: "net" | "vat"): number =>
  totals.filter(({ vatPercent }) => vatPercent === percent).reduce((sum, each) => sum + each[part].minor, 0);

describe.each(["per-rate", "per-line"] as const)("two hundred orders, where Moneybird rounds %s", (vatRounding) => {
  it.each(["external", "invoice-sent"] as const)(
    "%s: its VAT by rate is the plans', and every order is told",
    async (document) => {
      const world = createWorld({
        orders: corpus(),
        rules: { accounts, vatCodes, orders: { from: "2026-01-01" } },
      });
      world.clock.advance(30 * 86_400_000);
      const moneybird = createMoneybirdSimulator({ clock: world.clock, switches: { vatRounding } });
      const settings = moneybirdSettings.parse({
        kind: "moneybird",
        baseUrl: "https://moneybird.example",
        token: moneybird.state.token,
        administration: moneybird.state.administrationId,
        document,
      });
      const run = async () => {
        const { host, connection } = startEngine(world);
        const ledger = createMoneybird(settings, { clock: world.clock, connection: "shop", fetch: moneybird.fetch });
        return (await sync(host, { ...connection, ledger }))._unsafeUnwrap();
      };
      const { booked, held, stopped } = await run();
      expect(stopped).toBeNull();
      expect(booked.length + held.length).toBe(count);
      expect(held.map(({ problem }) => problem.code).filter((code) => code !== "ledger.vat-not-expressible")).toEqual(
        [],
      );
      expect(booked.length).toBeGreaterThan(count * 0.9);
      const totals = booked.flatMap(({ vatTotals }) => vatTotals);
      const filed = moneybird.state.vatReturn("2026-01-01", "2026-12-31");
      for (const [percent, name] of [
        ["21", "21% btw"],
        ["9", "9% btw"],
      ] as const) {
        const rateId = moneybird.state.taxRateId(name);
        const lines = filed.filter(({ taxRateId }) => taxRateId === rateId);
        expect(lines.reduce((sum, { baseCents }) => sum + baseCents, 0)).toBe(sumOf(totals, percent, "net"));
        expect(lines.reduce((sum, { vatCents }) => sum + vatCents, 0)).toBe(sumOf(totals, percent, "vat"));
      }
      const invoices = [...moneybird.state.externalInvoices(), ...moneybird.state.salesInvoices()];
      expect(invoices).toHaveLength(booked.length);
      expect(invoices.filter(({ state }) => state !== "paid")).toEqual([]);
      expect(moneybird.state.mails()).toEqual([]);
      world.clock.advance(300_000);
      expect((await run()).booked).toEqual([]);
      expect([...moneybird.state.externalInvoices(), ...moneybird.state.salesInvoices()]).toHaveLength(booked.length);
    },
  );
});
