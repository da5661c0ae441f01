import { type InvoicePlan, money, type Order, type Rules } from "@boekbrug/core";
import { buildLine, createFakeClock } from "@boekbrug/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSnelStart, type SnelStartSettings, type SnelStartSnapshot, snelstartSettings } from "../src/index.ts";
import { must, mustFail, planOf, rules, rulesWith, snapshot, stepOf, uuid } from "./parts.ts";

const euro = (minor: number) => money(minor, "EUR");

const open = (changes: Partial<SnelStartSettings> = {}) =>
  createSnelStart(snelstartSettings.parse({ kind: "snelstart", clientKey: "k", subscriptionKey: "s", ...changes }), {
    clock: createFakeClock("2026-03-16T09:00:00Z"),
  });

interface Body {
  readonly factuurnummer: string;
  readonly factuurbedrag: number;
  readonly boekingsregels: readonly { readonly bedrag: number; readonly grootboek: { readonly id: string } }[];
  readonly btw: readonly { readonly btwSoort: string; readonly btwBedrag: number }[];
}

const compose = (plan: InvoicePlan, by: Rules = rules, settings: Partial<SnelStartSettings> = {}, known = snapshot) =>
  open(settings).compose(plan, by, known);

const bodyOf = (...given: Parameters<typeof compose>): Body =>
  stepOf(must(compose(...given)), "document").request.body as unknown as Body;

const cents = (amount: number): number => Math.round(amount * 100);
const balanceOf = ({ boekingsregels, btw, factuurbedrag }: Body): number =>
  [...boekingsregels.map(({ bedrag }) => bedrag), ...btw.map(({ btwBedrag }) => btwBedrag)].reduce(
    (sum, amount) => sum + cents(amount),
    -cents(factuurbedrag),
  );

describe("a sales booking", () => {
  test("is the plan in SnelStart's words", () => {
    const body = bodyOf(planOf(), rules, { paymentDays: 14, mark: true });
    expect(body).toEqual({
      factuurnummer: "W1001",
      klant: { id: { $idOf: "customer" } },
      factuurdatum: "2026-03-16T00:00:00",
      factuurbedrag: 59.1,
      omschrijving: "Bestelling W1001 (shop-1001)",
      boekstuk: "shop-1001",
      betalingstermijn: 14,
      markering: true,
      boekingsregels: [
        { omschrijving: "2 × Mok (Kleur: Blauw)", grootboek: { id: uuid(8000) }, bedrag: 20, btwSoort: "Hoog" },
        { omschrijving: "Kookboek", grootboek: { id: uuid(8010) }, bedrag: 27.48, btwSoort: "Laag" },
        { omschrijving: "Verzendkosten: PostNL", grootboek: { id: uuid(8100) }, bedrag: 4.09, btwSoort: "Hoog" },
      ],
      btw: [
        { btwSoort: "VerkopenHoog", btwBedrag: 5.06 },
        { btwSoort: "VerkopenLaag", btwBedrag: 2.47 },
      ],
    });
  });

  test("a cost centre stands on every line", () => {
    const { boekingsregels } = bodyOf(planOf(), rules, { costCentre: 7 }, { ...snapshot, costCentre: uuid(7) });
    expect(boekingsregels).toMatchObject([1, 2, 3].map(() => ({ kostenplaats: { id: uuid(7) } })));
  });

  test("balances to the cent, with one VAT row a kind, whatever the amounts are", () => {
    const line = fc.record({
      amount: fc.integer({ min: 0, max: 99_999 }),
      vatPercent: fc.constantFrom("21", "9", "0"),
    });
    const orders = fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 6 }),
      basis: fc.constantFrom("gross" as const, "net" as const),
      shipping: fc.integer({ min: 0, max: 1_500 }),
      sign: fc.constantFrom(1, -1),
    });
    fc.assert(
      fc.property(orders, ({ lines, basis, shipping, sign }) => {
        fc.pre(lines.some(({ amount }) => amount !== 0));
        const plan = planOf({
          basis,
          lines: lines.map(({ amount, vatPercent }, index) =>
            buildLine({ id: String(index), amount: euro(sign * amount), vatPercent }),
          ),
          charges: [{ kind: "shipping", description: "PostNL", amount: euro(sign * shipping), vatPercent: "21" }],
        });
        const composed = compose(plan);
        if (composed.isErr()) return composed.error.code === "ledger.nothing-to-book";
        const body = stepOf(composed.value, "document").request.body as unknown as Body;
        expect(balanceOf(body)).toBe(0);
        expect(cents(body.factuurbedrag)).toBe(plan.totals.gross.minor);
        expect(new Set(body.btw.map(({ btwSoort }) => btwSoort)).size).toBe(body.btw.length);
        expect(body.boekingsregels.every(({ bedrag }) => cents(bedrag) !== 0)).toBe(true);
        return true;
      }),
      { numRuns: 200 },
    );
  });

  test("what is given back has negative amounts, and is a booking like any other", () => {
    const body = bodyOf(planOf({ lines: [buildLine({ amount: euro(-1210) })], charges: [] }));
    expect(body).toMatchObject({
      factuurbedrag: -12.1,
      boekingsregels: [{ bedrag: -10 }],
      btw: [{ btwSoort: "VerkopenHoog", btwBedrag: -2.1 }],
    });
  });

  test("lines without an amount are left out, and an order of such lines is held", () => {
    const free = buildLine({ id: "2", amount: euro(0) });
    expect(bodyOf(planOf({ lines: [buildLine(), free], charges: [] })).boekingsregels).toHaveLength(1);
    expect(mustFail(compose(planOf({ lines: [free], charges: [] }))).code).toBe("ledger.nothing-to-book");
  });

  test("what is free at another rate needs no account and leaves no VAT row", () => {
    const book = buildLine({ id: "2", description: "Gratis boek", amount: euro(0), vatPercent: "9" });
    const body = bodyOf(
      planOf({ lines: [buildLine(), book], charges: [] }),
      rulesWith({ accounts: { low: undefined } }),
    );
    expect(body.btw.map(({ btwSoort }) => btwSoort)).toEqual(["VerkopenHoog"]);
    expect(body.boekingsregels).toHaveLength(1);
  });

  test("a number with the year in front is the document's", () => {
    const by = rulesWith({ number: { yearPrefix: true } });
    expect(bodyOf(planOf({ number: "10330" }, by), by).factuurnummer).toBe("202610330");
  });

  test("a number that is too long, or left to SnelStart, holds the order", () => {
    const number = "W".repeat(26);
    expect(mustFail(compose(planOf({ number })))).toMatchObject({ code: "ledger.number-too-long" });
    expect(mustFail(compose({ ...planOf(), numberOwner: "ledger" })).code).toBe("ledger.numbers-not");
  });

  test("an identity that is too long for the voucher number stands in the description only", () => {
    const id = "9".repeat(30);
    const body = bodyOf(planOf({ id, number: "W1" }));
    expect(body).not.toHaveProperty("boekstuk");
    expect(body).toHaveProperty("omschrijving", `Bestelling W1 (shop-${id})`);
  });
});

describe("ledger accounts", () => {
  const zeroRated: Partial<Order> = { lines: [buildLine({ vatPercent: "0" })], charges: [] };

  test("0 % is on its own account, without a VAT row", () => {
    const body = bodyOf(planOf(zeroRated));
    expect(body.btw).toEqual([]);
    expect(body.boekingsregels).toMatchObject([{ grootboek: { id: uuid(8040) }, bedrag: 12.1, btwSoort: "Geen" }]);
  });

  test("shipping at another rate than its account's goes with the goods of that rate", () => {
    const body = bodyOf(planOf({ lines: [buildLine({ vatPercent: "9" })] }));
    expect(body.boekingsregels.map(({ grootboek }) => grootboek.id)).toEqual([uuid(8010), uuid(8100)]);
    const low = bodyOf(
      planOf({
        lines: [buildLine({ vatPercent: "9" })],
        charges: [{ kind: "shipping", description: "", amount: euro(500), vatPercent: "9" }],
      }),
    );
    expect(low.boekingsregels.map(({ grootboek }) => grootboek.id)).toEqual([uuid(8010), uuid(8010)]);
  });

  test("an account of another function is never booked on", () => {
    const by = rulesWith({ accounts: { high: "8010" } });
    expect(mustFail(compose(planOf(), by))).toMatchObject({
      code: "ledger.account-function",
      field: "rules.accounts.high",
    });
  });

  test("what is not mapped, or not there, is told", () => {
    expect(mustFail(compose(planOf(), rulesWith({ accounts: { low: undefined } })))).toMatchObject({
      code: "mapping.account-missing",
      field: "rules.accounts.low",
    });
    expect(mustFail(compose(planOf(), rulesWith({ accounts: { low: "9999" } })))).toMatchObject({
      code: "ledger.account-unknown",
    });
  });

  test("an account that asks for a cost centre is not booked on without one", () => {
    const needing = snapshot.accounts.map((each) => ({ ...each, needsCostCentre: each.number === 8100 }));
    const known = { ...snapshot, accounts: needing };
    expect(mustFail(compose(planOf(), rules, {}, known)).code).toBe("ledger.cost-centre-needed");
    expect(compose(planOf(), rules, { costCentre: 7 }, { ...known, costCentre: uuid(7) }).isOk()).toBe(true);
  });

  test("a rate that SnelStart does not have on the day is told", () => {
    const vatRates = snapshot.vatRates.filter(({ kind }) => kind !== "low");
    expect(mustFail(compose(planOf(), rules, {}, { ...snapshot, vatRates }))).toMatchObject({
      code: "ledger.vat-rate-unknown",
      parameters: { percent: "9" },
    });
  });
});

describe("the check", () => {
  const check = (by: Rules, settings: Partial<SnelStartSettings> = {}, known: SnelStartSnapshot = snapshot) =>
    open(settings)
      .check(by, known)
      .map(({ code, field }) => `${code} ${field}`);

  test("finds nothing where all is well", () => {
    for (const administration of [snapshot.administration, "webwinkel"]) {
      expect(check(rules, { administration })).toEqual([]);
    }
    expect(check(rulesWith({ vatCodes: { icp: "8070", export: "8060", "domestic-exempt": "8040" } }))).toEqual([]);
  });

  test.each<[string, Parameters<typeof check>, string]>([
    [
      "another administration than the one that is meant",
      [rules, { administration: "Kantoor" }],
      "ledger.administration-other ledger.administration",
    ],
    ["an unknown account", [rulesWith({ accounts: { high: "1" } })], "ledger.account-unknown rules.accounts.high"],
    [
      "one of another function",
      [rulesWith({ accounts: { zero: "8000" } })],
      "ledger.account-function rules.accounts.zero",
    ],
    [
      "one that is for no sale",
      [rulesWith({ accounts: { other: "4000" } })],
      "ledger.account-function rules.accounts.other",
    ],
    [
      "an EU account for export",
      [rulesWith({ vatCodes: { export: "8070" } })],
      "ledger.account-function rules.vatCodes.export",
    ],
    ["margin", [rulesWith({ vatCodes: { margin: "8000" } })], "ledger.account-function rules.vatCodes.margin"],
    ["SnelStart's own numbers", [rulesWith({ number: { owner: "ledger" } })], "ledger.numbers-not rules.number.owner"],
    [
      "a kind of other bookkeepings",
      [rulesWith({ document: { kind: "invoice" } })],
      "ledger.kind-elsewhere rules.document.kind",
    ],
    ["an unknown cost centre", [rules, { costCentre: 7 }], "ledger.cost-centre-unknown ledger.costCentre"],
    [
      "a missing one",
      [
        rules,
        {},
        {
          ...snapshot,
          accounts: snapshot.accounts.map((each) => ({ ...each, needsCostCentre: each.number === 8000 })),
        },
      ],
      "ledger.cost-centre-needed rules.accounts.high",
    ],
    [
      "a missing one where a VAT role names the account",
      [
        rulesWith({ vatCodes: { icp: "8070" } }),
        {},
        {
          ...snapshot,
          accounts: snapshot.accounts.map((each) => ({ ...each, needsCostCentre: each.number === 8070 })),
        },
      ],
      "ledger.cost-centre-needed rules.vatCodes.icp",
    ],
    [
      "another small business scheme",
      [rules, {}, { ...snapshot, smallBusinessScheme: true }],
      "ledger.scheme-differs rules.seller.smallBusinessScheme",
    ],
  ])("tells %s", (_, given, expected) => {
    expect(check(...given)).toEqual([expected]);
  });
});
