import { fillStep, type InvoicePlan, money, type Order, planInvoice } from "@boekbrug/core";
import { snelStartSwitches } from "@boekbrug/simulators";
import { buildLine, buildOrder, buildPlan } from "@boekbrug/testkit";
import { describe, expect, it, test } from "vitest";
import { must } from "./parts.ts";
import { bookOrder, createSimulatedOrders, orderRules } from "./simulated-orders.ts";

const settings = snelStartSwitches.flatMap(({ name, settings: all }) =>
  all.map((setting) => ({ name, setting, switches: { [name]: setting } })),
);

const line = (cents: number, vatPercent: string, changes: Parameters<typeof buildLine>[0] = {}) =>
  buildLine({ amount: money(cents, "EUR"), vatPercent, ...changes });

/** Everything that rounds: mixed rates, thirds of a cent, discounts, odd quantities, prices without VAT. */
const orders: readonly Partial<Order>[] = [
  { id: "1", lines: [line(1000, "21", { sku: "MOK-1", quantity: "3" })] },
  {
    id: "2",
    lines: [line(333, "21"), line(333, "21", { id: "2" }), line(334, "21", { id: "3" }), line(99, "9", { id: "4" })],
    discounts: [{ kind: "coupon", description: "LENTE", amount: money(77, "EUR") }],
  },
  { id: "3", lines: [line(1999, "0", { quantity: "0.5" }), line(5, "21", { id: "2", quantity: "7" })] },
  { id: "4", basis: "net", lines: [line(1003, "21"), line(50, "21", { id: "2" }), line(2477, "9", { id: "3" })] },
  { id: "5", lines: [line(5000, "21", { quantity: "0.333" }), line(-1210, "21", { id: "2", quantity: "-2" })] },
];

/** Of a record that is not there. */
const goneId = "00000000-0000-4000-8000-000000000404";

const planOf = (order: Partial<Order>): InvoicePlan => buildPlan({ order, rules: orderRules });

describe("sales orders under every setting of every switch", () => {
  test.each(settings)("$name = $setting: made once, to the cent, and found again", async ({ switches }) => {
    const simulated = createSimulatedOrders({ switches });
    const { ledger, snelstart } = simulated;
    const plans = orders.map(planOf);
    for (const plan of plans) {
      const { gross, vat } = plan.totals;
      const outcomes = await bookOrder(simulated, plan);
      expect(outcomes.get("document")?.totals).toEqual({ gross, vat });
      const [read, ...others] = must(
        await ledger.readBack({ references: ["shop-none", plan.reference], from: plan.date, to: plan.date }),
      );
      expect(others).toEqual([]);
      expect(read).toMatchObject({ id: outcomes.get("document")?.id, reference: plan.reference, gross, vat });
    }
    expect(snelstart.state.orders()).toHaveLength(orders.length);
    expect(snelstart.state.strayProperties).toEqual([]);
    const codes = snelstart.state.articles().map(({ artikelcode }) => artikelcode);
    expect(new Set(codes).size).toBe(codes.length);
  });

  const ofOrders = settings.filter(({ name }) => name.startsWith("order"));

  test.each(ofOrders)("$name = $setting: what is invoiced is what was planned", async ({ switches }) => {
    const simulated = createSimulatedOrders({ switches });
    const { state } = simulated.snelstart;
    const plan = planOf(orders[1] ?? {});
    const outcomes = await bookOrder(simulated, plan);
    expect(state.bookings()).toEqual([]);
    state.byHand.invoiceOrder(outcomes.get("document")?.id ?? "", plan.date);
    expect(state.bookings()).toMatchObject([{ grossCents: plan.totals.gross.minor, vatCents: plan.totals.vat.minor }]);
  });
});

describe("articles of sales orders", () => {
  const mug = planOf({ id: "9", lines: [line(1210, "21", { sku: "MOK-1" })], charges: [] });
  const stepOf = async ({ ledger }: ReturnType<typeof createSimulatedOrders>) => {
    const steps = must(ledger.compose(mug, orderRules, must(await ledger.snapshot(orderRules))));
    return steps.find(({ kind }) => kind === "item") ?? expect.fail("no article");
  };
  const article = { code: "MOK-1", name: "Mok" };

  it("are used as they are where they give the VAT that is needed", async () => {
    const simulated = createSimulatedOrders();
    const id = simulated.snelstart.state.byHand.addArticle({ ...article, group: 1 });
    const outcomes = await bookOrder(simulated, mug);
    expect(outcomes.get("item:MOK-1")).toMatchObject({ id });
    expect(simulated.snelstart.state.articles()).toHaveLength(1);
  });

  it.each([
    ["gives another VAT", 2, {}, "ledger.item-vat-kind"],
    ["is not active", 1, { isNonActief: true }, "ledger.item-unusable"],
  ] as const)("hold the order where one %s", async (_, group, changes, code) => {
    const simulated = createSimulatedOrders();
    const { byHand } = simulated.snelstart.state;
    byHand.editArticle(byHand.addArticle({ ...article, group }), changes);
    const found = await simulated.ledger.lookup(await stepOf(simulated));
    expect(found.isErr() && found.error).toMatchObject({ outcome: "not-done", problem: { code } });
  });

  it("hold the order where one is not active and lists leave it out", async () => {
    const simulated = createSimulatedOrders({ switches: { inactiveInLists: "hidden" } });
    const { byHand } = simulated.snelstart.state;
    byHand.editArticle(byHand.addArticle({ ...article, group: 1 }), { isNonActief: true });
    const step = await stepOf(simulated);
    expect(must(await simulated.ledger.lookup(step))).toBeNull();
    const sent = await simulated.ledger.send(step);
    expect(sent.isErr() && sent.error.problem.code).toBe("ledger.item-unusable");
  });

  it("are not made where the settings leave that to people", async () => {
    const simulated = createSimulatedOrders({}, { missing: "hold" });
    const found = await simulated.ledger.lookup(await stepOf(simulated));
    expect(found.isErr() && found.error.problem.code).toBe("ledger.item-unknown");
  });

  const bodies = settings.filter(({ name }) => name === "errorBody");

  it.each(bodies)("are somebody else's where he was first, and are looked up ($setting)", async ({ switches }) => {
    const simulated = createSimulatedOrders({ switches });
    const step = await stepOf(simulated);
    expect(must(await simulated.ledger.lookup(step))).toBeNull();
    const id = simulated.snelstart.state.byHand.addArticle({ ...article, group: 1 });
    expect(must(await simulated.ledger.send(step))).toMatchObject({ id });
  });
});

describe("an order on records that a person changed since they were found", () => {
  const mug = planOf({ id: "9", lines: [line(1210, "21", { sku: "MOK-1" })], charges: [] });
  type State = ReturnType<typeof createSimulatedOrders>["snelstart"]["state"];
  const articleId = (state: State) => state.articles().find(({ artikelcode }) => artikelcode === "MOK-1")?.id ?? "";
  const customerId = (state: State) => state.relations().find(({ naam }) => naam === mug.customer.name)?.id ?? "";

  const bodies = settings.filter(({ name }) => name === "errorBody");
  const changes: readonly (readonly [string, (state: State) => void, string])[] = [
    ["an article that is gone", (state) => state.byHand.deleteArticle(articleId(state)), "ledger.item-unusable"],
    [
      "an article that is not active",
      (state) => state.byHand.editArticle(articleId(state), { isNonActief: true }),
      "ledger.item-unusable",
    ],
    ["a customer who is gone", (state) => state.byHand.deleteRelation(customerId(state)), "ledger.customer-unusable"],
    [
      "a customer who is not active",
      (state) => state.byHand.setRelationInactive(customerId(state), true),
      "ledger.customer-unusable",
    ],
    [
      "one who is no customer any more",
      (state) => state.byHand.editRelation(customerId(state), { relatiesoort: ["Leverancier"] }),
      "ledger.customer-unusable",
    ],
  ];

  describe.each(bodies)("$name = $setting", ({ switches }) => {
    it.each(changes)("tells which of them cannot be used: %s", async (_, change, code) => {
      const simulated = createSimulatedOrders({ switches });
      const { ledger, snelstart } = simulated;
      await bookOrder(simulated, mug);
      change(snelstart.state);
      const steps = must(ledger.compose(mug, orderRules, must(await ledger.snapshot(orderRules))));
      const ids = new Map([
        ["customer", customerId(snelstart.state) || goneId],
        ["item:MOK-1", articleId(snelstart.state) || goneId],
      ]);
      const sent = await ledger.send(must(fillStep(steps.at(-1) ?? expect.fail("no order"), ids)));
      expect(sent.isErr() && sent.error).toMatchObject({ outcome: "not-done", problem: { code } });
      expect(snelstart.state.orders()).toHaveLength(1);
    });
  });
});

describe("a sales order of a business elsewhere in the EU", () => {
  const mugs = { code: "MOK-1", name: "Mok" };
  const vatNumber = "BE0428759497";
  const shipTo = { ...buildPlan().customer.billTo, country: "BE", postcode: "1000", city: "Brussel" };
  const registry = {
    state: "valid",
    vatNumber,
    checkedAt: "2026-03-16T09:00:00Z",
    consultationNumber: null,
    detail: null,
  } as const;
  const company = buildOrder({
    id: "12",
    lines: [buildLine({ sku: "MOK-1", vatPercent: "0", rateClass: "standard" })],
    charges: [],
    customer: {
      ...buildPlan().customer,
      type: "business",
      company: "Voorbeeld BV",
      vatNumber,
      billTo: shipTo,
    },
  });
  const plan = planInvoice(company, { connection: "shop", rules: orderRules, vatNumber: registry });

  it("is without VAT, on the number that was checked", async () => {
    const simulated = createSimulatedOrders();
    simulated.snelstart.state.byHand.addArticle({ ...mugs, group: 1 });
    const outcomes = await bookOrder(simulated, must(plan));
    expect(outcomes.get("document")?.totals?.vat).toEqual(money(0, "EUR"));
  });

  it("seeks another record where the customer's is gone", async () => {
    const simulated = createSimulatedOrders();
    const { ledger } = simulated;
    const steps = must(ledger.compose(must(plan), orderRules, must(await ledger.snapshot(orderRules))));
    const ids = new Map(["customer", "item:MOK-1"].map((key) => [key, goneId]));
    const sent = await ledger.send(must(fillStep(steps.at(-1) ?? expect.fail("no order"), ids)));
    expect(sent.isErr() && sent.error.problem.code).toBe("ledger.customer-unusable");
  });

  it("is held in words that help where the article is not there: its group nobody told", async () => {
    const simulated = createSimulatedOrders();
    await expect(bookOrder(simulated, must(plan))).rejects.toThrow("ledger.item-group-untold");
  });

  it("is held where the customer's record was made without the number, before SnelStart would reckon Dutch VAT", async () => {
    const simulated = createSimulatedOrders();
    const { state } = simulated.snelstart;
    state.byHand.addArticle({ ...mugs, group: 1 });
    state.unregisteredVatNumbers.add(vatNumber);
    await expect(bookOrder(simulated, must(plan))).rejects.toThrow("ledger.eu-customer-unproven");
    expect(state.orders()).toEqual([]);
  });
});
