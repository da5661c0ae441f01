import { describe, expect, test } from "vitest";
import { createSimulated } from "./simulated.ts";
import { must } from "./support.ts";

type Chart = Parameters<ReturnType<typeof createSimulated>["simulator"]["state"]["byHand"]["replaceChart"]>[0];

async function suggestionsFor(chart: Chart | null) {
  const { ledger, simulator } = createSimulated();
  if (chart !== null) simulator.state.byHand.replaceChart(chart);
  const settings = ledger.suggest?.(must(await ledger.snapshot())) ?? [];
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
