import { money, type PaidDocument } from "@boekbrug/core";
import { createSnelStartSimulator } from "@boekbrug/simulators";
import { buildLine, createFakeClock } from "@boekbrug/testkit";
import { okAsync } from "neverthrow";
import { describe, expect, test } from "vitest";
import { hasDescription, requestComplaints } from "../../simulators/test/snelstart-openapi.ts";
import { createSnelStart, snelstartSettings } from "../src/index.ts";
import { checkedPlanOf, must, planOf, rulesWith } from "./parts.ts";
import { book, oneStopShop, rules, type SimulatorOptions } from "./simulated.ts";

/** An adapter of which every request is compared with the vendor's description. */
function createCompared(changes: object = {}, options: SimulatorOptions = {}) {
  const clock = createFakeClock("2026-03-16T09:00:00Z");
  const simulator = createSnelStartSimulator({ clock, ...options });
  simulator.state.byHand.addCostCentre(7, "Webwinkel");
  const seen: string[] = [];
  const wrong: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/v2")) {
      const path = pathname.slice("/v2".length);
      const text = await request.clone().text();
      seen.push(`${request.method} ${path.replace(/[0-9a-f-]{36}/, "ID")}`);
      wrong.push(...requestComplaints(request.method, path, text === "" ? undefined : JSON.parse(text)));
    }
    return simulator.fetch(request);
  };
  const settings = snelstartSettings.parse({
    kind: "snelstart",
    clientKey: simulator.state.couplingKey,
    subscriptionKey: simulator.state.subscriptionKeys.primary,
    ...changes,
  });
  return { ledger: createSnelStart(settings, { clock, fetch }), seen, wrong, state: simulator.state };
}

const items = {
  fallback: { high: "DIVERS-H", low: "DIVERS-L", none: "DIVERS-0" },
  revenueGroups: { high: 1, low: 2, none: 3 },
};

const abroad = { ...planOf().customer.billTo, country: "DE", postcode: "10115", city: "Berlin" };

describe.skipIf(!hasDescription)("every request is as SnelStart's own description has it", () => {
  test("customers and sales bookings", async () => {
    const { ledger, seen, wrong } = createCompared({ costCentre: 7, paymentDays: 14, mark: true });
    const customer = {
      ...planOf().customer,
      id: "77",
      company: "Jansen B.V.",
      phone: "06 12345678",
      vatNumber: "NL000000012B01",
      chamberOfCommerce: "12345678",
    };
    for (const id of ["1", "2"]) {
      const plan = planOf({ id, customer, lines: [buildLine(), buildLine({ id: "2", vatPercent: "9" })] });
      const { steps, refused } = await book({ ledger }, plan);
      expect(refused).toBeNull();
      for (const step of steps) must(await ledger.lookup(step));
      must(await ledger.readBack({ references: [plan.reference], from: plan.date, to: plan.date }));
    }
    must((await ledger.documents?.({ from: "2026-03-01", to: "2026-03-31" })) ?? expect.fail("no documents"));
    must((await ledger.feeds?.customer?.changes(null)) ?? expect.fail("no feed"));
    expect(wrong).toEqual([]);
    expect(seen).toEqual(expect.arrayContaining(["POST /relaties", "POST /verkoopboekingen", "GET /kostenplaatsen"]));
  });

  test("updates of customers, VAT of other kinds, and payments", async () => {
    const settings = { customers: { update: ["name", "phone", "address"] }, payments: { others: 10 } };
    const { ledger, seen, wrong, state } = createCompared(
      { ...settings, localVatAccounts: { DE: 1710 } },
      { ...oneStopShop, switches: { euVatRow: "required" } },
    );
    state.byHand.addLedger({ number: 1710, name: "Btw Duitsland", function: "Diversen", kind: "Balans" });
    const { customer } = planOf();
    state.byHand.addRelation({ naam: "Sanne", email: customer.email });
    const foreign = (id: string, seller: object) => {
      const by = rulesWith({
        seller,
        threshold: { year: 2026, previousYearNetEur: "25000" },
        vatCodes: { icp: "8070", "foreign-domestic:DE:19": "1710" },
      });
      const line = buildLine({ vatPercent: "19", amount: money(11_900, "EUR"), rateClass: "standard" });
      const order = { id, number: `W${id}`, lines: [line], charges: [] };
      return { by, plan: planOf({ ...order, customer: { ...customer, billTo: abroad, shipTo: abroad } }, by) };
    };
    const vatNumber = "DE136695976";
    const business = { ...customer, type: "business" as const, company: "Becker GmbH", vatNumber, billTo: abroad };
    const untaxed = buildLine({ vatPercent: "0", rateClass: "standard" });
    const icp = checkedPlanOf(
      { id: "4", number: "W4", customer: { ...business, shipTo: abroad }, lines: [untaxed], charges: [] },
      rulesWith({ vatCodes: { icp: "8070" } }),
      { state: "valid", vatNumber, checkedAt: "2026-03-16T09:00:00Z", consultationNumber: null, detail: null },
    );
    const plans = [
      { by: rules, plan: planOf({ id: "1", number: "W1", customer: { ...customer, phone: "06 12345678" } }) },
      foreign("2", { oneStopShop: true }),
      foreign("3", { oneStopShop: true, stockCountry: "DE" }),
      { by: rulesWith({ vatCodes: { icp: "8070" } }), plan: icp },
    ];
    const paid: PaidDocument[] = [];
    const { settlements } = ledger;
    for (const { by, plan } of plans) {
      const { outcomes, refused } = await book({ ledger }, plan, by);
      expect(refused).toBeNull();
      const document = outcomes.get("document") ?? expect.fail("no document");
      const { reference, number, date, totals } = plan;
      const parts = [{ id: document.id, amount: totals.gross }];
      paid.push({ reference, number, date, document, gross: totals.gross, methodId: "x", paidOn: date, parts });
    }
    must(await (settlements ?? expect.fail("no settlements")).open(paid));
    for (const { step } of settlements?.compose(paid, rules, must(await ledger.snapshot(rules))).writes ?? []) {
      must(await ledger.send(step));
      must(await ledger.lookup(step));
    }
    expect(wrong).toEqual([]);
    expect(seen).toEqual(expect.arrayContaining(["PUT /relaties/ID", "POST /bankboekingen", "GET /vatrates"]));
    expect(state.bookings().map(({ openCents }) => openCents)).toEqual([0, 0, 0, 0]);
  });

  test("sales orders and articles", async () => {
    const orders = { layout: "Standaard" };
    const { ledger, seen, wrong, state } = createCompared({
      document: "order",
      items: { ...items, sync: true, update: ["description", "price", "group"] },
      orders,
      paymentDays: 14,
      costCentre: 7,
    });
    const plan = planOf({ lines: [buildLine({ sku: "MOK", quantity: "3", amount: money(1000, "EUR") })] });
    const { steps, refused } = await book({ ledger }, plan);
    expect(refused).toBeNull();
    for (const step of steps) must(await ledger.lookup(step));
    must(await ledger.readBack({ references: [plan.reference], from: plan.date, to: plan.date }));
    must((await ledger.feeds?.item?.changes(null)) ?? expect.fail("no feed"));
    const product = {
      id: "7",
      sku: "MOK",
      name: "Beker",
      price: "12.10",
      basis: "gross",
      rateClass: "standard",
      categories: [],
      fractional: false,
      active: true,
      variants: [],
    } as const;
    const snapshotRead = must(await ledger.snapshot(rules));
    const catalogue = ledger.items ?? expect.fail("no items");
    const wanted = [product, { ...product, id: "8", sku: "KOM" }].flatMap((each) =>
      must(catalogue.compose(each, rules, snapshotRead)),
    );
    must(await catalogue.bring(wanted, { unfinished: new Set(), begin: () => okAsync(undefined) }));
    state.byHand.deleteArticle(state.articles().find(({ artikelcode }) => artikelcode === "MOK")?.id ?? "");
    expect((await ledger.send(steps.at(-1) ?? expect.fail("no order"))).isErr()).toBe(true);
    expect(wrong).toEqual([]);
    expect(seen).toEqual(
      expect.arrayContaining(["POST /verkooporders", "POST /artikelen", "PUT /artikelen/ID", "GET /artikelen/ID"]),
    );
  });

  test("and a name that it does not know would be told", () => {
    const booking = { factuurnummer: "1", klant: { id: "0" }, boekingsregels: [], vervalDatum: "2026-03-16" };
    expect(requestComplaints("POST", "/verkoopboekingen", booking)).not.toEqual([]);
  });
});
