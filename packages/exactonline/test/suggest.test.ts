import type { DocumentKind } from "@boekbrug/core";
import { ok } from "neverthrow";
import { describe, expect, test } from "vitest";
import { createSimulated } from "./simulated.ts";
import { must, rulesWith } from "./support.ts";

type Chart = Parameters<ReturnType<typeof createSimulated>["simulator"]["state"]["byHand"]["replaceChart"]>[0];

const noShop = { statuses: [], paymentMethods: [] };

async function suggestionsFor(chart: Chart | null) {
  const { ledger, simulator } = createSimulated();
  if (chart !== null) simulator.state.byHand.replaceChart(chart);
  const settings = must((await ledger.suggest?.(rulesWith(), noShop)) ?? ok([]));
  return new Map(settings.map((each) => [each.path.at(-1) ?? "", each]));
}

const debtors = { code: "1300", description: "Debiteuren", type: 20 };
const journal = (code: string, description: string) => ({ code, description, type: 20, glAccount: "1300" });
const oss = { transaction: "S", ossCountry: "DE" } as const;

/** What is right in each administration; anything that is not named must not be sure. */
const charts: readonly { name: string; chart: Chart | null; right: Record<string, string> }[] = [
  {
    name: "the standard chart",
    chart: null,
    right: {
      high: "8000",
      low: "8010",
      zero: "8020",
      other: "8090",
      shipping: "8100",
      deposits: "1700",
      giftCards: "1710",
      "domestic-standard": "2",
      "domestic-reduced": "1",
      "domestic-reverse-charge": "5",
      export: "6",
      icp: "7",
      "no-supply": "0",
    },
  },
  {
    name: "code 4 is 9 %, and 2 is for purchases",
    chart: {
      journals: [journal("V1", "Verkoopboek")],
      vatCodes: [
        { code: "2", description: "Btw hoog inkoop", type: "E", rate: 210_000, transaction: "P" },
        { code: "4", description: "Btw laag", type: "E", rate: 90_000 },
        { code: "6", description: "Btw hoog", type: "I", rate: 210_000 },
        { code: "7", description: "Inkoop EU", type: "B", rate: 0, charged: true },
      ],
      glAccounts: [debtors, { code: "4000", description: "Omzet hoog", type: 110 }],
    },
    right: { journal: "V1", "domestic-reduced": "4", "domestic-standard": "6", high: "4000" },
  },
  {
    name: "several high codes and accounts, of which one is Belgian",
    chart: {
      journals: [journal("70", "Verkoop"), journal("75", "Webshop")],
      vatCodes: [
        { code: "VH", description: "Verkopen hoog tarief", type: "E", rate: 210_000 },
        { code: "VX", description: "Verhuur hoog tarief", type: "E", rate: 210_000 },
        { code: "BE", description: "België 21%", type: "E", rate: 210_000 },
        { code: "IE", description: "Ierland", type: "E", rate: 90_000 },
      ],
      glAccounts: [
        debtors,
        { code: "8000", description: "Omzet hoog tarief handel", type: 110 },
        { code: "8001", description: "Omzet hoog tarief diensten", type: 110 },
        { code: "4500", description: "Verzendkosten", type: 121 },
      ],
    },
    right: {},
  },
  {
    name: "an English chart with one-stop shop codes",
    chart: {
      journals: [journal("S", "Sales")],
      vatCodes: [
        { code: "S1", description: "Sales VAT high rate", type: "E", rate: 210_000, transaction: "S" },
        { code: "S2", description: "Sales VAT reduced rate", type: "E", rate: 90_000, transaction: "S" },
        { code: "S3", description: "Export outside EU", type: "B", rate: 0, transaction: "S" },
        { code: "S4", description: "Services EU", type: "B", rate: 0, transaction: "S", euSalesListing: "S" },
        { code: "S5", description: "Goods EU", type: "B", rate: 0, transaction: "S", euSalesListing: "L" },
        { code: "D1", description: "OSS Germany", type: "E", rate: 190_000, ...oss },
        { code: "D2", description: "OSS Germany reduced", type: "E", rate: 70_000, ...oss },
        { code: "G1", description: "OSS Greece", type: "E", rate: 240_000, transaction: "S", ossCountry: "GR" },
      ],
      glAccounts: [
        debtors,
        { code: "100", description: "Sales high rate", type: 110 },
        { code: "110", description: "Sales reduced rate", type: 110 },
        { code: "120", description: "Shipping", type: 110 },
        { code: "130", description: "Gift cards", type: 60 },
      ],
    },
    right: {
      journal: "S",
      high: "100",
      low: "110",
      shipping: "120",
      giftCards: "130",
      "domestic-standard": "S1",
      "domestic-reduced": "S2",
      export: "S3",
      "service-b2b-reverse-charge": "S4",
      icp: "S5",
      "oss:DE:19": "D1",
      "oss:DE:7": "D2",
      "oss:EL:24": "G1",
    },
  },
  {
    name: "names that say nothing, private use, and zeros that could be anything",
    chart: {
      journals: [journal("70", "Verkoop")],
      vatCodes: [
        { code: "A", description: "VN", type: "E", rate: 210_000 },
        { code: "B", description: "Privégebruik auto hoog", type: "E", rate: 210_000 },
        { code: "C", description: "Nihil", type: "B", rate: 0 },
        { code: "D", description: "Vrij", type: "N", rate: 0 },
        { code: "E", description: "Marge 21", type: "E", rate: 60_000 },
      ],
      glAccounts: [debtors, { code: "8000", description: "Omzet", type: 110 }],
    },
    right: { journal: "70" },
  },
];

describe.each(charts)("$name", ({ chart, right }) => {
  test("what is sure is right, and nothing that is clear is missed", async () => {
    const found = await suggestionsFor(chart);
    const sure = [...found].flatMap(([name, { sure, value }]) => (sure ? [[name, value]] : []));
    expect(Object.fromEntries(sure)).toEqual(right);
  });

  test("every line has a reason in both languages, and the same again", async () => {
    const found = await suggestionsFor(chart);
    for (const { reason } of found.values()) expect([reason.nl, reason.en].every((text) => text.length > 5)).toBe(true);
    expect([...(await suggestionsFor(chart)).values()]).toEqual([...found.values()]);
  });
});

test("what is unsure is proposed with what else fits", async () => {
  const found = await suggestionsFor(charts[2]?.chart ?? null);
  expect(found.get("domestic-standard")).toMatchObject({
    value: "VH",
    sure: false,
    others: ["VX (Verhuur hoog tarief)"],
  });
  expect(found.get("journal")).toMatchObject({ value: "75", sure: false, others: ["70 (Verkoop)"] });
  expect(found.get("shipping")).toMatchObject({ value: null, sure: false });
});

interface Offer {
  readonly conditions?: readonly { code: string; description: string; method?: string }[];
  readonly methods?: readonly string[];
  readonly items?: readonly ({ Code: string; Description: string } & Record<string, string | number | boolean>)[];
}

/** What is proposed to book sales invoices with, by its last name; payment methods have their names as ids. */
async function proposed({ conditions = [], methods = [], items = [] }: Offer, kind: DocumentKind = "invoice") {
  const { ledger, simulator } = createSimulated();
  for (const condition of conditions) simulator.state.byHand.addPaymentCondition(condition);
  for (const item of items) simulator.state.byHand.addItem(item);
  const paymentMethods = methods.map((name) => ({ id: name, name }));
  const rules = rulesWith({ document: { kind } });
  const settings = must((await ledger.suggest?.(rules, { statuses: [], paymentMethods })) ?? ok([]));
  const writes = simulator.calls.filter(({ method, path }) => method !== "GET" && !path.includes("oauth2"));
  expect(writes).toEqual([]);
  return new Map(
    settings.filter(({ path: [first] }) => first === "ledger").map((each) => [each.path.at(-1) ?? "", each]),
  );
}

test("a payment condition that is named as the payment method is sure, unless others are alike or its words leave a doubt", async () => {
  const found = await proposed({
    conditions: [
      { code: "ID", description: "Betaald met iDEAL", method: "Q" },
      { code: "P1", description: "PayPal", method: "Q" },
      { code: "P2", description: "PayPal zakelijk", method: "Q" },
      { code: "BC", description: "Bancontact 14 dagen" },
      { code: "RK", description: "Rekening" },
      { code: "CH", description: "Cheque", method: "I" },
    ],
    methods: [
      "iDEAL",
      "PayPal",
      "Bancontact",
      "Op rekening",
      "Contant",
      "Automatische incasso",
      "Cheque",
      "Ruilhandel",
    ],
  });
  const shown = [...found].flatMap(([name, { path, value, sure }]) =>
    path[1] === "paymentConditions" ? [[name, value, sure]] : [],
  );
  expect(shown).toEqual([
    ["iDEAL", "ID", true],
    ["PayPal", "P1", false],
    ["Bancontact", "BC", false],
    ["Op rekening", "RK", false],
    ["Contant", "00", true],
    ["Automatische incasso", "IN", false],
    ["Cheque", "CH", false],
    ["Ruilhandel", null, false],
  ]);
  expect(found.get("PayPal")?.others).toEqual(["P2 (PayPal zakelijk)"]);
});

test("without a name in common, what is usual for a payment method is proposed, never surely", async () => {
  const found = await proposed({
    conditions: [{ code: "PSP", description: "Mollie", method: "Q" }],
    methods: ["iDEAL", "Op factuur", "Pin"],
  });
  expect(["iDEAL", "Op factuur", "Pin"].map((name) => [found.get(name)?.value, found.get(name)?.sure])).toEqual([
    ["PSP", false],
    ["14", false],
    ["00", false],
  ]);
});

test("an item that says just what it is for is sure; one that says more, or is one of several, is not", async () => {
  const found = await proposed({
    items: [
      { Code: "VERZ", Description: "Verzendkosten" },
      { Code: "BK", Description: "Betaalkosten" },
      { Code: "BK2", Description: "Betaalkosten creditcard" },
      { Code: "K", Description: "Kortingbon" },
      { Code: "AFR", Description: "Afrondingsverschil", IsSalesItem: false },
      { Code: "SG", Description: "Statiegeld", EndDate: Date.UTC(2020, 0, 1) },
      { Code: "KORTING", Description: "Cadeaubon" },
      { Code: "PORTO", Description: "Port, fles" },
    ],
  });
  const shown = [...found].flatMap(([name, { path, value, sure }]) =>
    path[1] === "items" ? [[name, value, sure]] : [],
  );
  expect(shown).toEqual([
    ["shipping", "VERZ", false],
    ["paymentFee", "BK", false],
    ["extraCosts", null, false],
    ["discount", "K", false],
    ["rounding", null, false],
    ["deposits", null, false],
    ["giftCards", "KORTING", false],
  ]);
  const clear = await proposed({
    items: [
      { Code: "1", Description: "Verzendkosten" },
      { Code: "2", Description: "Korting" },
      { Code: "3", Description: "Gift card" },
    ],
  });
  const sure = [...clear].flatMap(([name, { sure, value }]) => (sure ? [[name, value]] : []));
  expect(sure).toEqual([
    ["shipping", "1"],
    ["discount", "2"],
    ["giftCards", "3"],
  ]);
});

test("no items are proposed for documents without items", async () => {
  const items = [{ Code: "1", Description: "Verzendkosten" }];
  const found = await proposed({ items }, "entry");
  expect([...found.keys()]).toEqual(["journal"]);
});

test("what may not be read is left out, and the rest is proposed", async () => {
  const { ledger, simulator } = createSimulated();
  simulator.state.setScope("Financial cashflow", false);
  simulator.state.setScope("Logistics items", false);
  const shop = { statuses: [], paymentMethods: [{ id: "1", name: "Contant" }] };
  const settings = must((await ledger.suggest?.(rulesWith({ document: { kind: "order" } }), shop)) ?? ok([]));
  expect(settings.map(({ path }) => path.slice(0, 2).join("."))).toEqual(
    expect.not.arrayContaining(["ledger.paymentConditions", "ledger.items"]),
  );
  expect(settings.find(({ path }) => path[2] === "high")).toMatchObject({ value: "8000", sure: true });
});
