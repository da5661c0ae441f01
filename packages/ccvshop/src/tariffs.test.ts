import { describe, expect, it } from "vitest";
import { shopProduct } from "./client/schemas.ts";
import { rateClassOf, tariffsFrom } from "./tariffs.ts";

const product = (taxtariff: unknown, exceptions?: unknown) =>
  shopProduct.parse({ id: 1, taxtariff, producttaxtariffexceptions: exceptions });

const tariff = (type: string, percentage: unknown) => ({ type, percentage });
const country = (code: string, ...tariffs: unknown[]) => ({ code, tariffs });
const today = "2026-11-21";
const dutch = country("NL", tariff("normal", 21), tariff("low a", 9), tariff("low b", "9.00"), tariff("zero", 0));
const classOf = (taxtariff: unknown, countries: readonly unknown[] = [country("BE", tariff("normal", 6)), dutch]) =>
  rateClassOf(product(taxtariff), tariffsFrom(countries, today));

describe("the class of a product", () => {
  it.each([
    ["normal", "standard"],
    ["low a", "reduced"],
    ["low b", "reduced"],
    ["LOW_A", "reduced"],
    ["Zero", "zero"],
  ])("%s follows from its percentage in the Netherlands", (word, expected) => {
    expect(classOf(word)).toBe(expected);
  });

  it("follows the percentage where that contradicts the name", () => {
    const odd = country("nl", tariff("normal", 9), tariff("low a", 21), tariff("low b", 0));
    expect(["normal", "low a", "low b"].map((word) => classOf(word, [odd]))).toEqual(["reduced", "standard", "zero"]);
  });

  it("is unknown where the percentage is no Dutch rate today", () => {
    const old = country("NL", tariff("normal", 19), tariff("low a", 6));
    expect(["normal", "low a"].map((word) => classOf(word, [old]))).toEqual([null, null]);
  });

  it("follows from the name where the shop gives no percentage for it", () => {
    const words = ["normal", "low a", "low b", "extra low", "zero"];
    const expected = ["standard", "reduced", "reduced", "reduced", "zero"];
    for (const countries of [[], [country("BE", tariff("normal", 21))], [country("NL")], ["?", null, { code: 7 }]])
      expect(words.map((word) => classOf(word, countries))).toEqual(expected);
    expect(classOf("normal", [country("NL", tariff("normal", "hoog"))])).toBe("standard");
  });

  it.each([[""], [null], [undefined], ["hoog"], [{ id: 1 }], ["constructor"]])("%j says nothing", (word) => {
    expect(classOf(word)).toBe(null);
  });
});

describe("an exception per country", () => {
  const tariffs = tariffsFrom([dutch], today);
  const belgian = { country: "BE", taxtariff: "zero" };
  const own = { country: "nl", taxtariff: "low a" };

  it.each([[[belgian, own]], [{ items: [belgian, own] }]])("for the home country goes first (%#)", (collection) => {
    expect(rateClassOf(product("normal", { href: "x", collection }), tariffs)).toBe("reduced");
  });

  it.each([
    [{ href: "x" }],
    [{ href: "x", collection: [belgian] }],
    [{ collection: "?" }],
    [null],
    ["x"],
    [{ collection: { items: null } }],
  ])("for another country, or none that can be read, changes nothing (%#)", (link) => {
    expect(rateClassOf(product("normal", link), tariffs)).toBe("standard");
  });
});
