import { describe, expect, it } from "vitest";
import { planInvoice } from "../../src/index.ts";
import { countryCodes } from "../../src/vat/data/country-codes.ts";
import { memberStates } from "../../src/vat/data/member-states.ts";
import { territories } from "../../src/vat/data/territories.ts";
import { dutchCountryName, dutchNumber, dutchTerritoryName } from "../../src/vat/dutch-words.ts";
import { charge, customer, euro, line, order, rules } from "../orders.ts";

describe("Dutch names", () => {
  it.each([...countryCodes, ...memberStates.map(({ code }) => code)])("are known of the country %s", (code) => {
    expect(dutchCountryName(code)).not.toMatch(/^[A-Z]{2}$/);
  });

  it.each([
    ["NL", "Nederland"],
    ["EL", "Griekenland"],
    ["GR", "Griekenland"],
    ["XI", "Noord-Ierland"],
    ["AN", "de voormalige Nederlandse Antillen"],
  ])("%s is %s", (code, name) => expect(dutchCountryName(code)).toBe(name));

  it("are no English ones for a territory", () => {
    const names = new Map(territories.map((territory) => [territory.id, dutchTerritoryName(territory)]));
    for (const name of names.values()) expect(name).not.toMatch(/\b(islands?|and|mount|northern|new|french|city)\b/i);
    expect(names.get("ES-CN")).toBe("Canarische Eilanden");
    expect(names.get("ES-ML")).toBe("Melilla");
    expect(names.get("FR-GF")).toBe("Frans-Guyana");
    expect(names.get("XI")).toBe("Noord-Ierland");
    expect(names.get("MC")).toBe("Monaco");
  });

  it("writes a decimal with a comma", () => expect(dutchNumber("5.5")).toBe("5,5"));
});

describe("the reasons that a plan adds", () => {
  const plain = { placedAt: "2026-03-10T10:00:00Z", charges: [] };
  const goods = (cents: number, percent: string, rateClass: "standard" | "reduced") =>
    line(cents, percent, { rateClass });
  const abroad = customer({ billTo: { ...customer().billTo, country: "CH", postcode: "8001" } });
  const deposit = line(25, "0", { kind: "deposit", id: "deposit" });

  it.each([
    [
      "booked-as-charged",
      order({
        ...plain,
        lines: [goods(12100, "21", "standard")],
        total: euro(12100),
        totalVat: euro(2100),
        customer: abroad,
      }),
      /^Verschuldigd was 0 % \(Nederland\), de webshop rekende 21 %;/,
    ],
    [
      "charged-vat-is-owed",
      order({
        ...plain,
        lines: [goods(10900, "9", "reduced")],
        charges: [charge("shipping", 605, "21")],
        total: euro(11505),
        totalVat: euro(1005),
      }),
      /^De bijkomende kosten horen het tarief van de goederen te volgen/,
    ],
    [
      "deposit",
      order({ ...plain, lines: [goods(1090, "9", "reduced"), deposit], total: euro(1115), totalVat: euro(90) }),
      /^Statiegeld /,
    ],
  ])("%s is there in Dutch", (rule, made, words) => {
    const settings = rules({ vat: { onDisagreement: "book-as-charged", unknownClass: "as-charged" } });
    const { lines } = planInvoice(made, { connection: "shop", rules: settings })._unsafeUnwrap();
    const reasons = lines.flatMap(({ decision }) => decision.why);
    expect(reasons.find((reason) => reason.rule === rule)?.textNl).toMatch(words);
    for (const { text, textNl } of reasons) expect(textNl).not.toBe(text);
  });
});
