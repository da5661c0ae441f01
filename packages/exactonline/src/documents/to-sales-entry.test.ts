import { money } from "@boekbrug/core";
import { expect, test } from "vitest";
import { snapshotWith, vatCodeWith } from "../../test/snapshot.ts";
import { lineWith, mixedOrder, must, mustFail, orderWith, planOf, rulesWith } from "../../test/support.ts";
import { toSalesEntryStep } from "./to-sales-entry.ts";

const settings = { division: 123456, journal: "70" };
const rules = rulesWith();
const compose = (order = mixedOrder(), with_ = rules, snapshot = snapshotWith()) =>
  toSalesEntryStep(planOf(order, with_), with_, snapshot, settings);
const bodyOf = (...parts: Parameters<typeof compose>) =>
  must(compose(...parts)).request.body as Record<string, unknown> & { SalesEntryLines: Record<string, unknown>[] };

test("an order with two rates, shipping and a coupon", () => {
  expect(must(compose())).toEqual({
    key: "document",
    kind: "document",
    title: { nl: "Verkoopboeking", en: "Sales entry" },
    dependsOn: ["customer"],
    lookup: "after-doubt",
    identity: null,
    reference: "shop-10330",
    expected: { gross: { minor: 6927, currency: "EUR" }, vat: { minor: 1133, currency: "EUR" } },
    request: {
      method: "POST",
      path: "/api/v1/123456/salesentry/SalesEntries",
      body: {
        Journal: "70",
        Customer: { $idOf: "customer" },
        EntryDate: "2026-03-16",
        Currency: "EUR",
        Description: "Bestelling 10330",
        YourRef: "shop-10330",
        EntryNumber: 10330,
        PaymentReference: "10330",
        SalesEntryLines: [
          line("8000", "2", "Mok (Kleur: Blauw)", 3, 49.56, 10.41),
          line("8010", "1", "Thee", 1, 6.74, 0.61),
          line("8100", "2", "Verzendkosten: PostNL", 1, 5.12, 1.07),
          line("8100", "1", "Verzendkosten: PostNL", 1, 0.7, 0.06),
          line("8000", "2", "Kortingscode: LENTE", 1, -3.68, -0.77),
          line("8010", "1", "Kortingscode: LENTE", 1, -0.5, -0.05),
        ],
      },
    },
  });
});

const line = (
  account: string,
  VATCode: string,
  Description: string,
  Quantity: number,
  AmountFC: number,
  vat: number,
) => ({
  GLAccount: `id-${account}`,
  VATCode,
  Description,
  Quantity,
  AmountFC,
  VATAmountFC: vat,
});

test("with codes that contain the VAT the amounts are gross, the VAT the same", () => {
  const inclusive = rulesWith({ vatCodes: { "domestic-standard": "4", "domestic-reduced": "3" } });
  expect(bodyOf(mixedOrder(), inclusive).SalesEntryLines[0]).toMatchObject({ AmountFC: 59.97, VATAmountFC: 10.41 });
});

test("a code without VAT never carries a VAT amount, and takes no line that has one", () => {
  const zero = orderWith({ lines: [lineWith(1000, "0")], vat: 0 });
  expect(bodyOf(zero).SalesEntryLines).toEqual([
    { GLAccount: "id-8020", VATCode: "0", Description: "Artikel 0 %", Quantity: 1, AmountFC: 10 },
  ]);
  const wrong = snapshotWith({ vatCodes: [vatCodeWith({ code: "2", type: "X", currentPercent: "21" })] });
  expect(mustFail(compose(orderWith({ lines: [lineWith(1210, "21")], vat: 210 }), rules, wrong))).toMatchObject({
    code: "ledger.vat-amount-not-bookable",
    field: "rules.vatCodes.domestic-standard",
    parameters: { vat: "2.10" },
  });
});

test.each([
  [{ owner: "ledger" }, "10330", undefined],
  [{ owner: "shop", yearPrefix: true }, "10330", 202610330],
  [{ owner: "shop" }, "2147483647", 2147483647],
  [{ owner: "shop" }, "2147483648", undefined],
  [{ owner: "shop" }, "W10330", undefined],
  [{ owner: "shop" }, "0010330", undefined],
] as const)("number %j %s: entry number %s", (number, orderNumber, expected) => {
  const numbered = rulesWith({ number });
  const body = bodyOf(mixedOrder({ number: orderNumber }), numbered);
  expect(body.EntryNumber).toBe(expected);
  expect(body.Description).toContain(orderNumber);
});

test("the document's number stands in the description where it is not the order's", () => {
  const body = bodyOf(mixedOrder({ invoiceNumber: "F2026-7" }), rulesWith({ number: { source: "invoice" } }));
  expect(body).toMatchObject({ Description: "Bestelling 10330 (F2026-7)", PaymentReference: "F2026-7" });
});

test("a payment condition goes along when it is set", () => {
  const plan = planOf(mixedOrder(), rules);
  const step = must(toSalesEntryStep(plan, rules, snapshotWith(), { ...settings, paymentCondition: "30" }));
  expect(step.request.body).toMatchObject({ PaymentCondition: "30" });
});

test("a reference that would be cut is refused", () => {
  expect(mustFail(compose(mixedOrder({ id: "x".repeat(26) })))).toMatchObject({
    code: "ledger.refused",
    field: "order.id",
  });
});

test("what is missing or wrong in the mapping names the setting", () => {
  const problemFor = (with_: typeof rules, snapshot = snapshotWith()) => {
    const { code, field } = mustFail(toSalesEntryStep(planOf(mixedOrder(), rules), with_, snapshot, settings));
    return `${code} ${field}`;
  };
  expect(problemFor(rulesWith({ accounts: { high: "8000", low: "8010" } }))).toBe(
    "mapping.account-missing rules.accounts.shipping",
  );
  expect(problemFor(rulesWith({ vatCodes: { "domestic-standard": "2" } }))).toBe(
    "mapping.vat-code-missing rules.vatCodes.domestic-reduced",
  );
  expect(problemFor(rulesWith({ accounts: { high: "9999" } }))).toBe("ledger.account-unknown rules.accounts.high");
  expect(problemFor(rulesWith({ accounts: { high: "1300" } }))).toBe("ledger.account-unsuitable rules.accounts.high");
  expect(problemFor(rulesWith({ vatCodes: { "domestic-standard": "99" } }))).toBe(
    "ledger.vat-code-unknown rules.vatCodes.domestic-standard",
  );
  expect(problemFor(rulesWith({ vatCodes: { "domestic-standard": "1" } }))).toBe(
    "ledger.vat-code-percentage rules.vatCodes.domestic-standard",
  );
  expect(problemFor(rules, snapshotWith({ journals: [] }))).toBe("ledger.journal-unknown ledger.journal");
});

test("the percentage counts on the day of the order", () => {
  const reduced = vatCodeWith({
    code: "1",
    currentPercent: "9",
    percentages: [
      { percent: "6", from: null, to: "2018-12-31" },
      { percent: "9", from: "2019-01-01", to: null },
    ],
  });
  const snapshot = snapshotWith({ vatCodes: [reduced] });
  const old = orderWith({ lines: [lineWith(1060, "6")], vat: 60 }, { placedAt: "2018-12-31T12:00:00Z" });
  expect(bodyOf(old, rules, snapshot)).toMatchObject({ EntryDate: "2018-12-31" });
});

test("what is no supply stands on its own account, with a code outside VAT", () => {
  const deposit = lineWith(300, "0", { kind: "deposit", description: "Statiegeld" });
  const order = orderWith(
    { lines: [lineWith(12100, "21"), deposit], vat: 2100 },
    { giftCards: [{ description: "GIFT-1", amount: money(2500, "EUR") }], total: money(9900, "EUR") },
  );
  const mapped = rulesWith({
    accounts: { ...rules.accounts, deposits: "1700", giftCards: "1710" },
    vatCodes: { ...rules.vatCodes, "no-supply": "0" },
  });
  expect(bodyOf(order, mapped).SalesEntryLines.slice(1)).toMatchObject([
    { GLAccount: "id-1700", VATCode: "0", AmountFC: 3 },
    { GLAccount: "id-1710", VATCode: "0", AmountFC: -25 },
  ]);
  expect(mustFail(compose(order, rules)).code).toBe("mapping.account-missing");
  const receivable = { ...mapped, accounts: { ...mapped.accounts, giftCards: "1300" } };
  expect(mustFail(compose(order, receivable)).code).toBe("ledger.account-unsuitable");
  const withBase = rulesWith({ accounts: mapped.accounts, vatCodes: { ...mapped.vatCodes, "no-supply": "2" } });
  expect(mustFail(compose(order, withBase)).code).toBe("ledger.vat-code-unsuitable");
});

test("margin goods take a margin code, without VAT on the line", () => {
  const order = orderWith({ lines: [lineWith(6050, "0", { shopCategories: ["Tweedehands"] })], vat: 0 });
  const mapped = rulesWith({
    vat: { ...rules.vat, marginScheme: { categories: ["Tweedehands"], method: "globalised" } },
    vatCodes: { ...rules.vatCodes, margin: "M" },
  });
  const code = vatCodeWith({ code: "M", type: "I", margin: true });
  const snapshot = snapshotWith({ vatCodes: [code] });
  expect(bodyOf(order, mapped, snapshot).SalesEntryLines).toMatchObject([
    { GLAccount: "id-8090", VATCode: "M", AmountFC: 60.5, VATAmountFC: 0 },
  ]);
  const ordinary = snapshotWith({ vatCodes: [{ ...code, margin: false }] });
  expect(mustFail(compose(order, mapped, ordinary)).code).toBe("ledger.vat-code-unsuitable");
});
