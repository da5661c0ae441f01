import { describe, expect, it } from "vitest";
import { decideVat, explainVatQuestion, marginVat, money, parseVatQuestion, vatRole } from "../../src/index.ts";
import { plainSale, sale, small, toGermany } from "./vat-case.ts";

/** Every path of the plain sale that must be there. */
const required = [
  "seller.country",
  "seller.establishedInOtherMemberStates",
  "seller.ossUnion",
  "seller.optedForDestination",
  "seller.kor",
  "threshold.previousYearNetEur",
  "threshold.currentYearNetBeforeEur",
  "shipFrom.country",
  "shipTo.country",
  "transport",
  "customer.type",
  "customer.vies",
  "taxPointDate",
  "line.kind",
  "line.category",
  "line.rateClass",
  "line.netEur",
];

function without(path: string): unknown {
  const copy = JSON.parse(JSON.stringify(plainSale)) as Record<string, Record<string, unknown>>;
  const [head = "", tail] = path.split(".");
  if (tail === undefined) delete copy[head];
  else delete copy[head]?.[tail];
  return copy;
}

describe("a VAT question from JSON", () => {
  it.each(required)("without %s is a problem at that path", (path) => {
    expect(explainVatQuestion(without(path))).toMatchObject({ problem: { code: "vat.input-missing", field: path } });
  });

  it.each([
    ["taxPointDate", { ...plainSale, taxPointDate: "2026-13-01" }],
    ["transport", { ...plainSale, transport: "by-drone" }],
    ["customer.vies", { ...plainSale, customer: { ...plainSale.customer, vies: "maybe" } }],
    ["line.netEur", { ...plainSale, line: { ...plainSale.line, netEur: "1,50" } }],
    ["line.rateClass", { ...plainSale, line: { ...plainSale.line, rateClass: "high" } }],
    ["shipTo.postcode", { ...plainSale, shipTo: { country: "NL", postcode: 1012 } }],
    ["seller.kor", { ...plainSale, seller: { ...plainSale.seller, kor: "no" } }],
  ])("with a wrong %s is a problem at that path", (field, asked) => {
    expect(explainVatQuestion(asked)).toMatchObject({ problem: { code: "vat.input-invalid", field } });
  });

  it.each([
    [{ ...plainSale, taxPointDate: "2026-13-01" }, "een dag die bestaat, als JJJJ-MM-DD", "a day that exists"],
    [
      { ...plainSale, transport: "by-drone" },
      "een van by-seller, customer-pickup",
      "one of by-seller, customer-pickup",
    ],
    [{ ...plainSale, line: { ...plainSale.line, netEur: "1,50" } }, "een getal met een punt", "a decimal number"],
    [{ ...plainSale, shipTo: { country: " " } }, "een landcode", "a country code"],
    [{ ...plainSale, shipTo: { country: "NL", postcode: 1012 } }, "een tekst", "a text"],
    [{ ...plainSale, seller: { ...plainSale.seller, kor: "no" } }, "true of false", "true or false"],
    [{ ...plainSale, seller: "me" }, "een object", "an object"],
    [sale({ line: { original: { taxPointDate: "2999-01-01", period: "2026-Q1" } } }), "niet na", "not after"],
  ])("says in Dutch and in English what would have been right (%#)", (asked, dutch, english) => {
    const reason = (locale: "nl" | "en") =>
      (explainVatQuestion(asked, undefined, locale) as { problem: { reason: string } }).problem.reason;
    expect(reason("nl")).toContain(dutch);
    expect(reason("en")).toContain(english);
  });

  it("names the evidence of the registry in the ground, and never decides by it", () => {
    const customer = { type: "business", vatNumber: "DE136695976", vies: "valid" } as const;
    const without = explainVatQuestion(sale({ ...toGermany, customer }));
    const evidence = { checkedOn: "2026-03-01", consultationNumber: "WAPIAAAA" };
    const withIt = explainVatQuestion(sale({ ...toGermany, customer: { ...customer, ...evidence } }));
    expect(JSON.stringify(withIt)).toContain("VIES was asked on 2026-03-01, consultation number WAPIAAAA.");
    expect({ ...withIt, why: [] }).toEqual({ ...without, why: [] });
  });

  it("tells reason and remedy in words", () => {
    const answer = explainVatQuestion(sale({ shipTo: { country: "DE" } }));
    expect(answer).toEqual({
      problem: {
        code: "vat.postcode-missing",
        field: "shipTo.postcode",
        reason: "In DE the VAT hangs on the postcode, which is missing.",
        remedy: "Fill in the postcode of the delivery address.",
      },
    });
  });

  it("may hold notes for readers and any billing address", () => {
    const asked = { ...plainSale, note: "for readers", billTo: { country: "??", note: "odd" } };
    expect(parseVatQuestion(asked).isOk()).toBe(true);
  });

  it("takes decimals as numbers or text, and null for what is not there", () => {
    const asked = { ...plainSale, line: { ...plainSale.line, netEur: "100.00", original: null } };
    expect(explainVatQuestion(asked)).toEqual(explainVatQuestion(plainSale));
  });

  it("that is no object at all is a problem", () => {
    for (const json of [null, 1, "text", [], {}]) expect(explainVatQuestion(json)).toHaveProperty("problem");
  });
});

describe("the role of a decision in a mapping of VAT codes", () => {
  const roleOf = (asked: ReturnType<typeof sale>) => vatRole(decideVat(asked)._unsafeUnwrap());

  it("names country and rate where they differ by place", () => {
    expect(roleOf(sale(toGermany))).toBe("oss:DE:19");
    expect(roleOf(sale({ shipFrom: { country: "DE" }, ...toGermany }))).toBe("foreign-domestic:DE:19");
  });

  it("is that of the domestic kind below the threshold", () => {
    expect(roleOf(sale({ ...small, ...toGermany }))).toBe("domestic-standard");
    expect(roleOf(sale({ ...small, ...toGermany, line: { category: "food", rateClass: "reduced" } }))).toBe(
      "domestic-reduced",
    );
  });
});

describe("the VAT inside a margin", () => {
  const euro = (minor: number) => money(minor, "EUR");

  it("is margin × 21/121, half up to the cent", () => {
    expect(marginVat(euro(6000), euro(10000), "21")).toEqual(euro(694));
  });

  it("is nothing on a loss, item by item", () => {
    expect(marginVat(euro(16000), euro(10000), "21")).toEqual(euro(0));
  });
});
