import { money, type Order, type VatDecision } from "@boekbrug/core";
import { buildLine } from "@boekbrug/testkit";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { kindOfLine } from "../src/articles/line-kind.ts";
import { composeSteps } from "../src/compose.ts";
import { type SnelStartSnapshot, snelstartSettings } from "../src/index.ts";
import { must, mustFail, planOf, rules, snapshot, stepOf, uuid } from "./parts.ts";

const settings = snelstartSettings.parse({
  kind: "snelstart",
  clientKey: "key",
  subscriptionKey: "subscription",
  document: "order",
  items: { fallback: { high: "DIVERS-H", low: "DIVERS-L" } },
});

const euro = (minor: number) => money(minor, "EUR");
const composed = (order: Partial<Order> = {}, by: SnelStartSnapshot = snapshot, more = {}) =>
  composeSteps(planOf(order), rules, by, { ...settings, ...more });

const orderBody = z.object({
  verkooporderBtwIngaveModel: z.string(),
  orderreferentie: z.string(),
  memo: z.string(),
  regels: z.array(z.object({ omschrijving: z.string(), aantal: z.number(), stuksprijs: z.number(), artikel: z.any() })),
});

function bodyOf(order: Partial<Order> = {}) {
  const step = stepOf(must(composed(order)), "document");
  return orderBody.parse(step.request.body);
}

describe("a sales order", () => {
  it("bears the shop's number where the customer sees it, and its identity where nobody looks", () => {
    expect(bodyOf({ id: "77", number: "10330" })).toMatchObject({
      orderreferentie: "10330",
      memo: "Boekbrug (shop-77)",
    });
  });

  it("has lines on articles, at the shop's prices with VAT", () => {
    const lines = [
      buildLine({ sku: "MOK-1", quantity: "3", amount: euro(3630) }),
      buildLine({ id: "2", vatPercent: "9", amount: euro(1090), description: "Boek" }),
    ];
    expect(bodyOf({ lines, charges: [] })).toMatchObject({
      verkooporderBtwIngaveModel: "Inclusief",
      regels: [
        { omschrijving: "Mok", aantal: 3, stuksprijs: 12.1, artikel: { id: { $idOf: "item:MOK-1" } } },
        { omschrijving: "Boek", aantal: 1, stuksprijs: 10.9, artikel: { id: { $idOf: "item:DIVERS-L" } } },
      ],
    });
  });

  it("keeps the quantity, and puts the cents that its price leaves on an article for rounding", () => {
    const lines = [buildLine({ sku: "MOK-1", quantity: "3", amount: euro(1000) })];
    const { regels } = bodyOf({ lines, charges: [] });
    expect(regels).toHaveLength(2);
    expect(regels[1]).toMatchObject({ artikel: { id: { $idOf: "item:AFROND-H" } }, aantal: -1, stuksprijs: 0.02 });
    expect(regels.reduce((sum, { aantal, stuksprijs }) => sum + Math.round(aantal * stuksprijs * 100), 0)).toBe(1000);
  });

  it("has costs and discounts on the article of their VAT kind, with the price above nothing", () => {
    const order = { discounts: [{ kind: "coupon", description: "LENTE", amount: euro(121) }] } as const;
    const articles = must(composed(order)).filter(({ kind }) => kind === "item");
    expect(articles.map(({ key }) => key)).toEqual(
      expect.arrayContaining(["item:VERZ-H", "item:KORTING-H", "item:KORTING-L"]),
    );
    for (const { stuksprijs } of bodyOf(order).regels) expect(stuksprijs).toBeGreaterThanOrEqual(0);
  });

  it("names the articles that are no product after what they are for, whatever this order has on them", () => {
    const order = { discounts: [{ kind: "coupon", description: "LENTE", amount: euro(121) }] } as const;
    const steps = must(composed({ ...order, lines: [buildLine({ description: "Mok met naam" })] }));
    const names = steps.flatMap(({ kind, request }) => (kind === "item" ? [request.body] : []));
    expect(names).toMatchObject([
      { artikelcode: "DIVERS-H", omschrijving: "Diversen" },
      { artikelcode: "VERZ-H", omschrijving: "Verzendkosten" },
      { artikelcode: "KORTING-H", omschrijving: "Korting" },
    ]);
  });

  it("makes an article in the revenue group of its VAT kind", () => {
    const steps = must(composed({ lines: [buildLine({ sku: "MOK-1" })], charges: [] }));
    expect(stepOf(steps, "item")).toMatchObject({
      identity: "item:high:MOK-1",
      request: { body: { artikelcode: "MOK-1", omschrijving: "Mok", artikelOmzetgroep: { id: uuid(9001) } } },
    });
  });

  it.each([
    [
      "a code that is longer than the administration allows",
      { articleCodes: { longest: 3, numeric: false } },
      "ledger.item-code-too-long",
    ],
    [
      "a code that is not made of digits where it must be",
      { articleCodes: { longest: 20, numeric: true } },
      "ledger.item-code-numeric",
    ],
    ["no revenue group of its VAT kind", { revenueGroups: [] }, "ledger.revenue-group-unclear"],
  ] as const)("is held for %s", (_, changes, code) => {
    const lines = [buildLine({ sku: "MOK-1" })];
    expect(mustFail(composed({ lines, charges: [] }, { ...snapshot, ...changes })).code).toBe(code);
  });

  it("is held where a line has no article number and there is no article for such lines", () => {
    const items = snelstartSettings.parse({ kind: "snelstart", clientKey: "k", subscriptionKey: "s" }).items;
    expect(mustFail(composed({}, snapshot, { items })).code).toBe("ledger.item-code-missing");
  });

  it("leaves the choice of articles to people where the settings say so", () => {
    const steps = must(composed({}, snapshot, { items: { ...settings.items, missing: "hold" } }));
    expect(stepOf(steps, "item").request.body).not.toHaveProperty("artikelOmzetgroep");
  });
});

describe("what SnelStart reckons by itself", () => {
  const rates = (country: string, all: Record<string, string>) =>
    Object.entries(all).map(([code, percent]) => ({ country, code, percent, from: "2021-07-01" }));
  const foreignVat = {
    account: uuid(1690),
    periods: [],
    rates: [
      ...rates("DE", { SR: "19", RRH: "7" }),
      ...rates("BE", { SR: "21", RRH: "12", RRL: "6" }),
      ...rates("FR", { SR: "20", RRH: "10", RRL: "5.5" }),
    ],
  };
  const line = (vatRole: string, vatPercent: string, scenario: VatDecision["scenario"], taxCountryVatCode = "NL") => ({
    vatRole,
    vatPercent,
    decision: { ...anyDecision, scenario, taxCountryVatCode },
  });
  const [{ decision: anyDecision } = expect.fail("no line")] = planOf().lines;
  const dutch = line("domestic-standard", "21", "domestic");
  const below = line("domestic-standard", "21", "below-threshold");
  const oss = (country: string, percent: string) => line(`oss:${country}:${percent}`, percent, "oss", country);

  const kindOf = (sold: Parameters<typeof kindOfLine>[0], isOn: boolean) =>
    kindOfLine(sold, "2026-03-16", { foreignVat: isOn ? foreignVat : null });

  it.each([
    ["Dutch VAT", dutch, true, "high"],
    ["Dutch VAT of a consumer elsewhere below the threshold", below, false, "high"],
    ["German VAT", oss("DE", "19"), true, "high"],
    ["the only reduced rate of Germany", oss("DE", "7"), true, "low"],
    ["a supply within the EU", line("icp", "0", "icp"), true, null],
    ["an export", line("export", "0", "export"), true, null],
    ["a deposit", line("no-supply", "0", "no-supply"), true, "none"],
  ] as const)("is left to the article for %s", (_, sold, isOn, kind) => {
    expect(must(kindOf(sold, isOn))).toBe(kind);
  });

  it.each([
    ["Dutch VAT below the threshold while foreign VAT is on", below, true, "ledger.foreign-vat-switch"],
    ["German VAT while foreign VAT is off", oss("DE", "19"), false, "ledger.foreign-vat-switch"],
    ["a rate that SnelStart does not have", oss("DE", "16"), true, "ledger.foreign-rate-unknown"],
    ["one of two reduced rates", oss("BE", "6"), true, "ledger.order-reckoned-otherwise"],
    [
      "domestic reverse charge",
      line("domestic-reverse-charge", "0", "domestic"),
      false,
      "ledger.order-reckoned-otherwise",
    ],
    ["the margin scheme", line("margin", "0", "margin"), false, "ledger.vat-role-not-expressible"],
  ] as const)("would be another VAT for %s, so the order is held", (_, sold, isOn, code) => {
    expect(mustFail(kindOf(sold, isOn)).code).toBe(code);
  });
});

describe("the check of orders", () => {
  it("names what stops them at the setting", async () => {
    const { checkMapping } = await import("../src/check/check-mapping.ts");
    expect(checkMapping(settings, rules, snapshot)).toEqual([]);
    const broken = snelstartSettings.parse({
      ...settings,
      items: {
        ...settings.items,
        shipping: { high: "X".repeat(30) },
        revenueGroups: { high: 99 },
        groups: { Wijn: 98 },
      },
      orders: { layout: "Webshop" },
    });
    expect(checkMapping(broken, rules, snapshot).map(({ code, field }) => [code, field])).toEqual([
      ["ledger.item-code-too-long", "ledger.items.shipping.high"],
      ["ledger.revenue-group-unclear", "ledger.items.revenueGroups.high"],
      ["ledger.item-group-unknown", "ledger.items.groups.Wijn"],
      ["ledger.layout-unknown", "ledger.orders.layout"],
    ]);
  });
});
