import { type Customer, money, type Order, type Rules, type VatNumberAnswer } from "@boekbrug/core";
import { snelStartSwitches } from "@boekbrug/simulators";
import { buildLine, buildOrder } from "@boekbrug/testkit";
import { describe, expect, test } from "vitest";
import { checkedPlanOf, must, planOf, rulesWith } from "./parts.ts";
import {
  book,
  createSimulated,
  oneStopShop,
  rules,
  type Simulated,
  type SimulatorOptions,
  strays,
} from "./simulated.ts";

/** Of orders, articles and payments, which have tests of their own. */
const ofOthers =
  /^(order|article|longOrders|deletedOrder|newDocument|creditBalance|paidModified|openBalance|changePaid|absentOnPut)/;

const settings = snelStartSwitches
  .filter(({ name }) => !ofOthers.test(name))
  .flatMap(({ name, settings: all }) =>
    all.map((setting) => ({
      name,
      setting,
      switches: { [name]: setting } as NonNullable<SimulatorOptions["switches"]>,
    })),
  );

const line = (cents: number, vatPercent: string, changes: Parameters<typeof buildLine>[0] = {}) =>
  buildLine({ amount: money(cents, "EUR"), vatPercent, ...changes });

const dutch = buildOrder().customer;
const living = (country: string, changes: Partial<Customer> = {}): Customer => ({
  ...dutch,
  email: `koper@example.${country.toLowerCase()}`,
  billTo: { ...dutch.billTo, country, postcode: "10115", city: "Stad" },
  ...changes,
});

const ofOneStopShop = rulesWith({
  seller: { oneStopShop: true },
  threshold: { year: 2026, previousYearNetEur: "25000" },
  vat: { unknownClass: "as-charged", categories: { Boeken: "book" } },
  accounts: { zero: "8040", other: "8040" },
  vatCodes: { icp: "8070", export: "8060" },
});

interface Sale {
  readonly what: string;
  readonly order: Partial<Order>;
  readonly by: Rules;
  readonly administrations?: NonNullable<SimulatorOptions["administrations"]>;
}

/** Everything that rounds, and every way that VAT is shown. */
const sales: readonly Sale[] = [
  {
    what: "two rates, a discount, thirds of a cent, a free line",
    order: {
      lines: [
        line(333, "21"),
        line(333, "21", { id: "2" }),
        line(334, "21", { id: "3" }),
        line(999, "9", { id: "4" }),
        line(0, "21", { id: "5" }),
      ],
      discounts: [{ kind: "coupon", description: "LENTE", amount: money(77, "EUR") }],
    },
    by: rules,
  },
  {
    what: "prices without VAT, given back in part",
    order: {
      basis: "net",
      lines: [line(10_003, "21"), line(-50, "21", { id: "2", quantity: "-1" }), line(2477, "9", { id: "3" })],
    },
    by: rules,
  },
  {
    what: "0 %, and something free at 21 %",
    order: { lines: [line(1999, "0"), line(0, "21", { id: "2" })], charges: [] },
    by: rules,
  },
  {
    what: "a business in Germany",
    order: {
      customer: living("DE", { type: "business", company: "Becker GmbH", vatNumber: "DE136695976" }),
      lines: [line(9900, "0")],
      charges: [{ kind: "shipping", description: "DHL", amount: money(900, "EUR"), vatPercent: "0" }],
    },
    by: rules,
  },
  {
    what: "export to Switzerland",
    order: { customer: living("CH"), lines: [line(9900, "0")], charges: [] },
    by: rules,
  },
  {
    what: "one-stop shop: two rates of Germany",
    order: {
      customer: living("DE"),
      lines: [
        line(11_900, "19", { rateClass: "standard" }),
        line(1070, "7", { id: "2", description: "Buch", rateClass: "reduced", shopCategories: ["Boeken"] }),
      ],
      charges: [{ kind: "shipping", description: "DHL", amount: money(595, "EUR"), vatPercent: "19" }],
    },
    by: ofOneStopShop,
    ...oneStopShop,
  },
];

const valid: VatNumberAnswer = {
  state: "valid",
  vatNumber: "DE136695976",
  checkedAt: "2026-03-16T09:00:00Z",
  consultationNumber: null,
  detail: null,
};

async function sell(simulated: Simulated, sale: Sale) {
  const plan = checkedPlanOf(sale.order, sale.by, valid);
  return { plan, booked: await book(simulated, plan, sale.by) };
}

describe.each(sales)("$what", (sale) => {
  test.each(settings)("$name = $setting: booked once, to the cent, and found again", async ({ switches }) => {
    const simulated = createSimulated({
      switches,
      ...(sale.administrations && { administrations: sale.administrations }),
    });
    const { plan, booked } = await sell(simulated, sale);
    expect(booked.refused).toBeNull();
    const { gross, vat } = plan.totals;
    expect(simulated.state.bookings()).toMatchObject([{ grossCents: gross.minor, factuurnummer: plan.number }]);
    expect(booked.outcomes.get("document")?.totals).toEqual({ gross, vat });
    const query = { from: plan.date, to: plan.date };
    const read = must(await simulated.open().readBack({ ...query, references: ["shop-none", plan.reference] }));
    expect(read).toMatchObject([{ reference: plan.reference, date: plan.date, gross, vat }]);
    for (const step of booked.steps) {
      expect(must(await simulated.ledger.lookup(step))?.id).toBe(booked.outcomes.get(step.key)?.id);
    }
    expect(strays(simulated)).toEqual([]);
  });
});

describe.each(settings)("$name = $setting", ({ switches }) => {
  test("two orders of one new customer make one record", async () => {
    const simulated = createSimulated({ switches });
    const before = simulated.state.relations().length;
    const first = await book(simulated, planOf({ id: "1" }));
    const second = await book({ ledger: simulated.open() }, planOf({ id: "2" }));
    expect([first.refused, second.refused]).toEqual([null, null]);
    expect(simulated.state.relations().length - before).toBe(1);
  });

  test("a number that is taken by the booking itself is adopted, by another it is told", async () => {
    const simulated = createSimulated({ switches });
    const { steps, outcomes } = await book(simulated, planOf());
    const document = steps.find(({ kind }) => kind === "document") ?? expect.fail("no document");
    expect(must(await simulated.open().send(document)).id).toBe(outcomes.get("document")?.id);
    const other = await book(simulated, planOf({ id: "2", number: "W1001" }));
    expect(other.refused).toMatchObject({ outcome: "not-done" });
    expect(simulated.state.bookings()).toHaveLength(1);
  });

  test("a customer who is gone is told as such, so that he is not remembered any more", async () => {
    const simulated = createSimulated({ switches });
    const { steps } = await book(simulated, planOf());
    const document = steps.find(({ kind }) => kind === "document") ?? expect.fail("no document");
    const { state } = simulated;
    state.byHand.deleteBooking(state.bookings()[0]?.id ?? "");
    state.byHand.deleteRelation(state.relations().at(-1)?.id ?? "");
    const sent = await simulated.ledger.send(document);
    expect(sent.isErr() && sent.error).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.customer-unusable" },
    });
  });

  test("a VAT number that SnelStart refuses does not keep the revenue out", async () => {
    const simulated = createSimulated({ switches });
    simulated.state.unregisteredVatNumbers.add("NL999999990B99");
    const customer = { ...dutch, type: "business", company: "Bakker B.V.", vatNumber: "NL999999990B99" } as const;
    const { refused, outcomes } = await book(simulated, planOf({ customer }));
    expect(refused).toBeNull();
    expect(outcomes.get("customer")?.leftOut).toEqual(["btwNummer"]);
  });

  test("a period that is locked is told, and nothing is booked", async () => {
    const simulated = createSimulated({ switches });
    simulated.state.byHand.lockUntil("2026-03-31");
    const { refused } = await book(simulated, planOf());
    expect(refused).toMatchObject({ outcome: "not-done" });
    expect(refused?.problem.code).toMatch(/^ledger\.(period-closed|refused|no-rights)$/);
    expect(simulated.state.bookings()).toEqual([]);
  });
});
