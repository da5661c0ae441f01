import type { VatScenario } from "@boekbrug/core";
import { describe, expect, it } from "vitest";
import { exactLedgers } from "./corpus/exact-ledgers.ts";
import { moneybirdLedgers } from "./corpus/moneybird-ledgers.ts";
import { playCorpus } from "./corpus/play-corpus.ts";
import { corpusShops } from "./corpus/shops.ts";
import { snelstartLedgers } from "./corpus/snelstart-ledgers.ts";

/** The ledgers that book the corpus, each with every kind of document. */
const ledgers = [...exactLedgers, ...moneybirdLedgers, ...snelstartLedgers];

describe.each(ledgers)("the VAT return of $name", (ledger) => {
  it.each(corpusShops)("$name: equals the plans once it posts, and nothing before", async (shop) => {
    const { booked, held } = await playCorpus(ledger, shop);
    expect(booked + held).toBe(shop.orders.length);
  });
});

/** How the role of each VAT scenario begins; a new one must be given orders. */
const scenarios: Readonly<Record<VatScenario, string>> = {
  domestic: "domestic-",
  icp: "icp",
  oss: "oss:",
  "below-threshold": "domestic-",
  "destination-vat-without-oss": "destination-vat-without-oss:",
  "foreign-domestic": "foreign-domestic:",
  export: "export",
  margin: "margin",
  "service-b2b-reverse-charge": "service-b2b-reverse-charge",
  "outside-eu-service": "outside-eu-service",
  "no-supply": "no-supply",
};

describe("the corpus", () => {
  const orders = corpusShops.flatMap((shop) => shop.orders);

  it("has at least two hundred orders that differ", () => {
    expect(orders.length).toBeGreaterThanOrEqual(200);
    expect(new Set(orders.map(({ order }) => JSON.stringify({ ...order, created: "" }))).size).toBeGreaterThan(195);
  });

  it.each(Object.entries(scenarios))("shows %s", (_, role) => {
    expect(orders.filter(({ roles }) => roles.some((each) => each.startsWith(role))).length).toBeGreaterThan(1);
  });

  it.each(["standard", "reduced", "zero", "exempt", "reverse-charge"])("shows domestic sales: %s", (kind) => {
    expect(orders.filter(({ roles }) => roles.includes(`domestic-${kind}`)).length).toBeGreaterThan(1);
  });
});
