import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideVat, explainVatQuestion, isCalendarDate, type VatQuestion } from "../../src/index.ts";
import { addDays } from "../../src/time/calendar-date.ts";
import { categories } from "../../src/vat/data/categories.ts";
import { countryCodes } from "../../src/vat/data/country-codes.ts";
import { memberStateRates } from "../../src/vat/data/member-state-rates.ts";
import { memberStates } from "../../src/vat/data/member-states.ts";
import { standardRateOf } from "../../src/vat/rates.ts";
import { type Change, sale } from "./vat-case.ts";

const postcodes: Readonly<Record<string, readonly string[]>> = {
  AT: ["1010", "6691"],
  DE: ["10115", "78266", "87569"],
  DK: ["1050", "3900"],
  ES: ["28001", "35001", "51001"],
  FI: ["00100", "22100"],
  FR: ["75001", "97400", "98000", "20000"],
  GB: ["SW1A 1AA", "BT1 1AA", "IM1 1AA"],
  GR: ["10431", "63086", "81100"],
  IT: ["00144", "23041", "47890"],
  PT: ["1000-001", "9500-321", "9000-001"],
  NL: ["1012AB"],
};

const place = fc
  .constantFrom(
    "NL",
    "BE",
    "DE",
    "FR",
    "ES",
    "IT",
    "AT",
    "GR",
    "GB",
    "IE",
    "SE",
    "DK",
    "PT",
    "FI",
    "CH",
    "US",
    "MC",
    "AX",
  )
  .chain((country) => fc.constantFrom(...(postcodes[country] ?? [""])).map((postcode) => ({ country, postcode })));

const day = fc
  .integer({ min: 0, max: 2400 })
  .map((days) => addDays("2021-06-01", days))
  .filter(isCalendarDate);

const question: fc.Arbitrary<VatQuestion> = fc
  .record({
    seller: fc.record({
      country: fc.constantFrom("NL", "NL", "DE", "GR", "FR"),
      establishedInOtherMemberStates: fc.boolean(),
      ossUnion: fc.boolean(),
      optedForDestination: fc.boolean(),
      kor: fc.boolean(),
    }),
    threshold: fc.record({
      previousYearNetEur: fc.constantFrom(0, 10000, 25000),
      currentYearNetBeforeEur: fc.constantFrom(0, 9950, 30000),
    }),
    shipFrom: fc.constantFrom({ country: "NL" }, { country: "DE" }, { country: "CN" }),
    shipTo: place,
    transport: fc.constantFrom(
      "by-seller",
      "by-seller",
      "customer-pickup-in-shipFrom",
      "carrier-offered-by-seller-paid-by-customer",
      "carrier-found-by-customer",
    ),
    customer: fc.record({
      type: fc.constantFrom("consumer", "business"),
      vatNumber: fc.constantFrom(null, "DE136695976", "NL863726392B01", "XI366303068", "GB999999973"),
      vies: fc.constantFrom("valid", "invalid", "unavailable", "not-applicable"),
    }),
    taxPointDate: day,
    line: fc.record({
      kind: fc.constantFrom("goods", "goods", "digital-service", "service"),
      category: fc.constantFrom(...Object.keys(categories)),
      rateClass: fc.constantFrom("standard", "reduced", "zero", "exempt", "margin"),
      netEur: fc.constantFrom(100, -100, 12000),
      purchasePriceEur: fc.constantFrom(60, 160),
      salePriceGrossEur: fc.constant(100),
      marginMethod: fc.constantFrom("item-by-item", "globalised", undefined),
    }),
  })
  .map((parts) => sale(parts as Change));

const runs = { numRuns: 3000 };

/** The same code as people type it. */
const respelled = (text: string) =>
  fc.constantFrom(text, text.toLowerCase(), ` ${text} `, [...text].join(" "), text.replace(/[\s-]/g, ""));
const countryRespelled = (country: string) => {
  const other: Readonly<Record<string, string>> = { GR: "EL", GB: "UK" };
  return fc.constantFrom(country, country.toLowerCase(), `${country} `, other[country] ?? country);
};
const postcodeRespelled = (postcode: string) => respelled(postcode);

describe("a decision", () => {
  it("never throws and is a decision or a problem with a field, whatever the question", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const answer = explainVatQuestion(asked);
        expect("problem" in answer ? answer.problem.field : answer.scenario).not.toBe("");
      }),
      runs,
    );
  });

  it("never throws on any JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(explainVatQuestion(json)).toHaveProperty("problem");
      }),
    );
  });

  it("does not depend on how country and postcode are spelled", () => {
    fc.assert(
      fc.property(
        question.chain((asked) =>
          fc.record({
            asked: fc.constant(asked),
            country: countryRespelled(asked.shipTo.country),
            postcode: postcodeRespelled(asked.shipTo.postcode ?? ""),
            seller: countryRespelled(asked.seller.country),
          }),
        ),
        ({ asked, country, postcode, seller }) => {
          const typed = { ...asked, shipTo: { country, postcode }, seller: { ...asked.seller, country: seller } };
          expect(decideVat(typed)).toEqual(decideVat(asked));
        },
      ),
      runs,
    );
  });

  it("never depends on the billing address", () => {
    fc.assert(
      fc.property(question, fc.option(place), (asked, billTo) => {
        expect(decideVat({ ...asked, billTo })).toEqual(decideVat({ ...asked, billTo: null }));
      }),
      runs,
    );
  });

  it("never grants 0 % for an intra-Community supply without a valid answer of the registry", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const decision = decideVat(asked).unwrapOr(null);
        if (decision?.scenario !== "icp") return;
        expect(asked.customer).toMatchObject({ type: "business", vies: "valid" });
        expect(decision.icpListing).not.toBe(false);
      }),
      runs,
    );
  });

  it("reports in the one-stop shop only for sellers who are in it, and never beside a box of the Dutch return", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const decision = decideVat(asked).unwrapOr(null);
        if (decision === null) return;
        expect(decision.scenario === "oss").toBe(decision.ossReport !== false);
        if (decision.scenario === "oss") {
          expect(asked.seller.ossUnion).toBe(true);
          expect(decision.nlReturnBox).toBeNull();
          expect(decision.icpListing).toBe(false);
        }
      }),
      runs,
    );
  });

  it("charges no VAT under the small business scheme on what is taxed at home", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const decision = decideVat({ ...asked, seller: { ...asked.seller, kor: true } }).unwrapOr(null);
        if (decision?.scenario !== "domestic" && decision?.scenario !== "below-threshold") return;
        expect(decision).toMatchObject({ ratePercent: null, nlReturnBox: null, legalTextKey: "KOR" });
      }),
      runs,
    );
  });
});

/** Every day on which a state's standard rate changes. */
const changes = memberStates.flatMap(({ code, country }) =>
  memberStateRates[code].rates
    .filter(({ level, validFrom }) => level === "standard" && validFrom > "2021-07-01")
    .map(({ validFrom }) => ({ code, country, validFrom })),
);

describe("a change of rate", () => {
  it("is known of at least seven standard rates", () => expect(changes.length).toBeGreaterThanOrEqual(7));

  it.each(changes)(
    "in $country on $validFrom changes the rate there, and nothing else",
    ({ code, country, validFrom }) => {
      const on = (taxPointDate: string) =>
        explainVatQuestion(sale({ shipTo: { country, postcode: postcodes[country]?.[0] ?? "" }, taxPointDate }));
      const eve = addDays(validFrom, -1);
      const { ratePercent: before, why: _before, ...restBefore } = { why: [], ratePercent: null, ...on(eve) };
      const { ratePercent: after, why: _after, ...restAfter } = { why: [], ratePercent: null, ...on(validFrom) };
      expect(restAfter).toEqual(restBefore);
      expect([before, after]).toEqual([Number(standardRateOf(code, eve)), Number(standardRateOf(code, validFrom))]);
      expect(before).not.toBe(after);
    },
  );

  it("on a day when no table changes there is no change at all", () => {
    const boundaries = new Set(
      Object.values(memberStateRates).flatMap(({ rates }) =>
        rates.flatMap(({ validFrom, validTo }) => [validFrom, validTo === null ? "" : addDays(validTo, 1)]),
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...memberStates.filter(({ code }) => code !== "XI")),
        fc.integer({ min: 1, max: 1960 }),
        ({ country }, days) => {
          const date = addDays("2021-07-01", days);
          fc.pre(!boundaries.has(date));
          const on = (taxPointDate: string) => {
            const { why: _, ...rest } = {
              why: [],
              ...explainVatQuestion(
                sale({ shipTo: { country, postcode: postcodes[country]?.[0] ?? "" }, taxPointDate }),
              ),
            };
            return rest;
          };
          expect(on(date)).toEqual(on(addDays(date, -1)));
        },
      ),
      runs,
    );
  });
});

describe("every country of the list", () => {
  it("is a member state, or outside with an export of 0 %, or asks for a postcode", () => {
    for (const country of countryCodes) {
      const answer = explainVatQuestion(sale({ shipTo: { country, postcode: postcodes[country]?.[0] ?? "" } }));
      expect("problem" in answer ? answer : answer.scenario, country).toMatch(/^(domestic|oss|export)$/);
    }
  });
});
