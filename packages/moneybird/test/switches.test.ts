import { money, type Order } from "@boekbrug/core";
import { moneybirdSwitches } from "@boekbrug/simulators";
import { buildLine, buildOrder } from "@boekbrug/testkit";
import { describe, expect, test } from "vitest";
import type { MoneybirdSettings } from "../src/index.ts";
import { book, createSimulated, invoices, must, planOf, rules, rulesWith, type Simulated } from "./simulated.ts";

const settings = moneybirdSwitches.flatMap(({ name, settings: all }) =>
  all.map((setting) => ({ name, setting, switches: { [name]: setting } })),
);
const kinds: readonly MoneybirdSettings["document"][] = ["external", "invoice-draft", "invoice-sent"];
const cases = settings.flatMap((each) => kinds.map((document) => ({ ...each, document })));

const line = (cents: number, vatPercent: string, changes: Parameters<typeof buildLine>[0] = {}) =>
  buildLine({ amount: money(cents, "EUR"), vatPercent, ...changes });

/** Everything that rounds: mixed rates, thirds of a cent, discounts, shipping on another account, odd quantities, prices without VAT. */
const orders: readonly Partial<Order>[] = [
  { id: "1" },
  {
    id: "2",
    lines: [line(333, "21"), line(333, "21", { id: "2" }), line(334, "21", { id: "3" }), line(99, "9", { id: "4" })],
    discounts: [{ kind: "coupon", description: "LENTE", amount: money(77, "EUR") }],
  },
  { id: "3", lines: [line(1999, "0", { quantity: "0.5" }), line(5, "21", { id: "2", quantity: "7" })] },
  { id: "4", basis: "net", lines: [line(1003, "21"), line(50, "21", { id: "2" }), line(2477, "9", { id: "3" })] },
];

const stateAs = { external: "paid", "invoice-draft": "draft", "invoice-sent": "paid" } as const;

function expectBooked(simulated: Simulated, order: Partial<Order>, document: MoneybirdSettings["document"]): void {
  const plan = planOf(order);
  const [invoice, ...others] = invoices(simulated);
  expect(others).toEqual([]);
  expect(invoice).toMatchObject({
    grossCents: plan.totals.gross.minor,
    vatCents: plan.totals.vat.minor,
    state: stateAs[document],
  });
  if (document !== "invoice-draft") {
    const filed = simulated.state.vatReturn("2026-03-16", "2026-03-16");
    const vat = filed.reduce((sum, each) => sum + each.vatCents, 0);
    expect(vat).toBe(plan.totals.vat.minor);
  }
  expect(simulated.state.mails()).toEqual([]);
}

describe("booking under every setting of every switch", () => {
  test.each(cases)("$name = $setting, $document: booked once, to the cent, and found again", async (each) => {
    for (const order of each.document === "external" ? orders : orders.slice(1, 2)) {
      const simulated = createSimulated({ switches: each.switches }, { document: each.document });
      const plan = planOf(order);
      const { outcomes, steps, refused } = await book(simulated, plan);
      expect(refused).toBeNull();
      expectBooked(simulated, order, each.document);
      const { gross, vat } = plan.totals;
      const written = outcomes.get("document");
      expect(written?.totals).toEqual({ gross, vat });
      const read = must(
        await simulated.ledger.readBack({ references: ["shop-none", plan.reference], from: plan.date, to: plan.date }),
      );
      expect(read).toMatchObject([{ id: written?.id, reference: plan.reference, date: plan.date, gross, vat }]);
      for (const step of steps) {
        if (step.kind !== "finish")
          expect(must(await simulated.ledger.lookup(step))?.id).toBe(outcomes.get(step.key)?.id);
        else expect(must(await simulated.ledger.lookup(step))).not.toBeNull();
      }
    }
  });

  test.each(settings)("$name = $setting: two orders of one new customer make one contact", async ({ switches }) => {
    const simulated = createSimulated({ switches });
    const first = await book(simulated, planOf({ id: "1" }));
    const second = await book({ ledger: simulated.open() }, planOf({ id: "2" }));
    expect([first.refused, second.refused]).toEqual([null, null]);
    expect(simulated.state.contacts()).toHaveLength(1);
    expect(second.outcomes.get("customer")?.id).toBe(first.outcomes.get("customer")?.id);
  });

  test.each(settings)("$name = $setting: what was not written is not found", async ({ switches }) => {
    const { ledger } = createSimulated({ switches });
    const [customer, document] = must(ledger.compose(planOf(), rules, must(await ledger.snapshot())));
    for (const step of [customer, document]) {
      if (step !== undefined) expect(must(await ledger.lookup(step))).toBeNull();
    }
  });
});

const french = (cents: number, id: string) => line(cents, "20", { id, rateClass: "standard" });

const toFrance = (lines: Order["lines"], vat: number | undefined): Partial<Order> => {
  const { customer } = buildOrder();
  const billTo = { ...customer.billTo, country: "FR", postcode: "75009" };
  const totalVat = vat === undefined ? undefined : money(vat, "EUR");
  return { lines, charges: [], customer: { ...customer, billTo }, ...(totalVat && { totalVat }) };
};

const abroad = rulesWith({
  seller: { oneStopShop: true, optedForDestination: true },
  vatCodes: { "oss:FR:20": "Frankrijk", "no-supply": "Btw vrijgesteld" },
});

/** Amounts, and what stands without VAT to make the VAT certain. */
const halves = [
  { amounts: [6003], cents: -1 },
  { amounts: [303, 404], cents: 0 },
  { amounts: [303, 402], cents: -1 },
  { amounts: [6003], cents: 1, vat: 1000 },
  { amounts: [3], cents: -1 },
];

describe("VAT of exactly half a cent", () => {
  test.each(
    (["per-rate", "per-line"] as const).flatMap((vatRounding) =>
      (["to-net", "to-vat"] as const).map((halfCent) => ({ vatRounding, halfCent })),
    ),
  )("is booked as the shop rounded it: $vatRounding, $halfCent", async (switches) => {
    for (const { amounts, cents, vat: charged } of halves) {
      const simulated = createSimulated({ switches });
      simulated.state.byHand.tickTaxRates();
      simulated.state.byHand.editTaxRate(simulated.state.byHand.addForeignRate("FR", 20), { name: "Frankrijk" });
      const lines = amounts.map((each, index) => french(each, String(index)));
      const plan = planOf(toFrance(lines, charged), abroad);
      const { outcomes, refused } = await book(simulated, plan, abroad);
      expect(refused).toBeNull();
      const { gross, vat, net } = plan.totals;
      expect(outcomes.get("document")?.totals).toEqual({ gross, vat });
      const filed = simulated.state.vatReturn("2026-03-16", "2026-03-16");
      expect(filed.map(({ name, baseCents, vatCents }) => [name, baseCents, vatCents])).toEqual([
        ["Frankrijk", net.minor - cents, vat.minor],
        ...(cents === 0 ? [] : [["Btw vrijgesteld", cents, 0]]),
      ]);
    }
  });
});
