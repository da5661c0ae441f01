import { type Ledger, money, planInvoice } from "@boekbrug/core";
import { exactOnlineSwitches } from "@boekbrug/simulators";
import { describe, expect, test } from "vitest";
import { createSimulated } from "./simulated.ts";
import { book, lineWith, must, orderWith, rulesWith } from "./support.ts";

async function canBook({ currencies }: Pick<Ledger, "currencies">, currency: string, day: string): Promise<boolean> {
  if (currencies === undefined) throw new Error("the adapter books in other currencies");
  return must(await currencies.canBook(currency, day));
}

const dollars = (cents: number) => money(cents, "USD");
const rules = rulesWith({ exchangeRates: [{ currency: "USD", from: "2026-03-02", unitsPerEuro: "1.1" }] } as never);
const order = {
  ...orderWith({ lines: [lineWith(12_100, "21", { amount: dollars(12_100) })], vat: 2_100 }),
  total: dollars(12_100),
  totalVat: dollars(2_100),
};
const settings = exactOnlineSwitches
  .filter(({ name }) => ["missingRate", "rateDirection", "postedRate", "convertedTotal"].includes(name))
  .flatMap(({ name, settings: all }) => all.map((setting) => [name, setting] as const));

describe("an order in dollars", () => {
  test.each(settings)("%s = %s: is booked in dollars, to the cent", async (name, setting) => {
    const { ledger, simulator } = createSimulated({ switches: { [name]: setting } });
    simulator.state.byHand.addExchangeRate("USD", 0.9091, "2026-01-01");
    expect(await canBook(ledger, "USD", "2026-03-16")).toBe(true);
    const plan = must(planInvoice(order, { connection: "shop", rules, ledgerCurrencies: ["USD"] }));
    await book(ledger, plan, rules);
    expect(simulator.state.entries()).toMatchObject([{ currency: "USD", grossCents: 12_100, vatCents: 2_100 }]);
    const query = { references: [plan.reference], from: plan.date, to: plan.date };
    expect(must(await ledger.readBack(query))).toMatchObject([{ gross: dollars(12_100), vat: dollars(2_100) }]);
  });
});

describe("a currency can be booked in", () => {
  const can = async (currency: string, change: (simulated: ReturnType<typeof createSimulated>) => void = () => {}) => {
    const simulated = createSimulated({ switches: { missingRate: "one" } });
    change(simulated);
    return canBook(simulated.ledger, currency, "2026-03-16");
  };
  const rateFrom = (day: string) => (simulated: ReturnType<typeof createSimulated>) =>
    void simulated.simulator.state.byHand.addExchangeRate("USD", 0.9, day);

  test("where a rate has begun on the day", async () => {
    expect(await can("USD", rateFrom("2026-03-16"))).toBe(true);
    expect(await can("USD", rateFrom("2026-03-17"))).toBe(false);
  });

  test("not without a rate, which Exact may take for 1", async () => {
    expect(await can("USD")).toBe(false);
  });

  test("not where the administration does not know it", async () => {
    expect(await can("XAU")).toBe(false);
  });

  test("is asked with three calls, once for all orders", async () => {
    const { ledger, simulator } = createSimulated();
    simulator.state.byHand.addExchangeRate("USD", 0.9, "2026-01-01");
    const before = simulator.calls.length;
    for (const day of ["2026-03-16", "2026-03-17"]) await canBook(ledger, "USD", day);
    expect(simulator.calls.length - before).toBeLessThanOrEqual(4);
  });
});
