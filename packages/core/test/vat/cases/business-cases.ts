import * as the from "../vat-case.ts";

const icpTo = (number: string) => ({ vatNumber: number, kind: "goods" as const });

/** VAT rules §5: supplies to businesses in other member states. */
export const businessCases: readonly the.VatCase[] = [
  {
    name: "an intra-Community supply carries 0 %, a listing, the words and its evidence",
    rule: "VAT rules §5, §9, Dir 138",
    change: { ...the.toGermany, ...the.germanBusiness },
    expect: {
      scenario: "icp",
      taxCountry: "NL",
      ratePercent: 0,
      nlReturnBox: "3b",
      icpListing: icpTo("DE136695976"),
      legalTextKey: "ICL",
      legalText:
        "Intracommunautaire levering, btw-tarief 0% (art. 138 lid 1 Richtlijn 2006/112/EG); btw-id afnemer DE136695976",
      flags: ["proof-of-transport-required", "store-vies-evidence"],
    },
  },
  {
    name: "the number need not be of the country of arrival; it is listed as given and flagged",
    rule: "VAT rules §5, Dir 41",
    change: { ...the.toBelgium, ...the.germanBusiness },
    expect: {
      scenario: "icp",
      icpListing: icpTo("DE136695976"),
      flags: ["vat-number-country-differs-from-destination"],
    },
  },
  {
    name: "a number typed with spaces, dots and small letters is listed as VIES writes it",
    rule: "VAT rules §5",
    change: { ...the.toGermany, ...the.business(" de 136.695-976 ") },
    expect: { scenario: "icp", icpListing: icpTo("DE136695976") },
  },
  {
    name: "a Greek number typed with GR is an EL number",
    rule: "VAT rules §7",
    change: { ...the.to("GR", "104 31"), ...the.business("GR094259216") },
    expect: { scenario: "icp", icpListing: icpTo("EL094259216") },
    notFlagged: ["vat-number-country-differs-from-destination"],
  },
  {
    name: "a Northern Irish business with an XI number gets its goods at 0 %",
    rule: "VAT rules §7",
    change: { ...the.to("GB", "BT1 1AA"), ...the.business("XI366303068") },
    expect: { scenario: "icp", icpListing: icpTo("XI366303068") },
  },
  {
    name: "a business in Monaco gives a French number",
    rule: "VAT rules §7",
    change: { ...the.to("MC", "98000"), ...the.business("FR40303265045") },
    expect: { scenario: "icp" },
    notFlagged: ["vat-number-country-differs-from-destination"],
  },
  ...["GB999999973", "CHE-123.456.788 MWST", "NO974760673MVA", "SM12345", "EU372000041", "IM2760000123"].map(
    (number): the.VatCase => ({
      name: `${number.slice(0, 3)}… is no VAT number of a member state, whatever the registry is said to answer`,
      rule: "VAT rules §5",
      change: { ...the.toGermany, ...the.business(number) },
      expect: { scenario: "oss", ratePercent: 19, icpListing: false, flags: ["no-valid-eu-vat-number"] },
    }),
  ),
  {
    name: "a number of the small enterprise scheme (EX) gives no 0 %",
    rule: "VAT rules §5",
    change: { ...the.toGermany, ...the.business("DE136695976-EX") },
    expect: { scenario: "oss", flags: ["no-valid-eu-vat-number"] },
  },
  {
    name: "an invalid number is never 0 %: as a consumer by default, flagged",
    rule: "VAT rules §5",
    change: { ...the.toGermany, ...the.business("DE136695976", "invalid") },
    expect: {
      scenario: "oss",
      taxCountry: "DE",
      ratePercent: 19,
      flags: ["no-valid-eu-vat-number", "policy-business-without-valid-number-as-consumer"],
    },
  },
  {
    name: "a business without a number is a consumer by default, flagged",
    rule: "VAT rules §5",
    change: { ...the.toGermany, ...the.business(null, "not-applicable") },
    expect: { scenario: "oss", flags: ["no-valid-eu-vat-number"] },
  },
  {
    name: "a business without a number may be charged the VAT of departure by policy",
    rule: "VAT rules §5, §16.1",
    change: { ...the.toGermany, ...the.business(null, "not-applicable") },
    policies: { businessWithoutValidNumber: "departure-vat" },
    expect: {
      scenario: "domestic",
      domesticKind: "standard",
      ratePercent: 21,
      nlReturnBox: "1a",
      countsTowardThreshold: false,
      flags: ["policy-business-without-valid-number-departure-vat"],
    },
  },
  {
    name: "a business without a number may be held by policy",
    rule: "VAT rules §5, §16.1",
    change: { ...the.toGermany, ...the.business(null, "not-applicable") },
    policies: { businessWithoutValidNumber: "hold" },
    problem: { code: "vat.policy-holds", field: "customer.vatNumber" },
  },
  {
    name: "no answer of the registry is not invalid: VAT now, check again",
    rule: "VAT rules §5",
    change: { ...the.toGermany, ...the.business("DE136695976", "unavailable") },
    expect: { scenario: "oss", flags: ["vies-unavailable-recheck", "policy-vies-unavailable-as-consumer"] },
    notFlagged: ["no-valid-eu-vat-number"],
  },
  {
    name: "no answer of the registry may hold the order by policy",
    rule: "VAT rules §5",
    change: { ...the.toGermany, ...the.business("DE136695976", "unavailable") },
    policies: { viesUnavailable: "hold" },
    problem: { code: "vat.policy-holds", field: "customer.vies" },
  },
  {
    name: "no answer of the registry may mean the VAT of departure by policy",
    rule: "VAT rules §5",
    change: { ...the.toGermany, ...the.business("DE136695976", "unavailable") },
    policies: { viesUnavailable: "departure-vat" },
    expect: { scenario: "domestic", ratePercent: 21, flags: ["vies-unavailable-recheck"] },
  },
  {
    name: "a recent stored check may stand in for the registry by policy",
    rule: "VAT rules §5",
    change: {
      ...the.toGermany,
      customer: { type: "business", vatNumber: "DE136695976", vies: "unavailable", lastValidOn: "2026-03-01" },
    },
    policies: { viesUnavailable: "stored-check" },
    expect: { scenario: "icp", flags: ["vies-unavailable-recheck", "policy-vies-unavailable-stored-check"] },
  },
  {
    name: "a recent stored check of a number of the state of departure proves no intra-Community supply",
    rule: "VAT rules §1.5d",
    change: {
      ...the.toGermany,
      customer: { type: "business", vatNumber: "NL123456782B90", vies: "unavailable", lastValidOn: "2026-03-01" },
    },
    policies: { viesUnavailable: "stored-check" },
    expect: { scenario: "domestic", ratePercent: 21, flags: ["policy-vies-unavailable-stored-check"] },
  },
  {
    name: "an old stored check does not stand in for the registry",
    rule: "VAT rules §5",
    change: {
      ...the.toGermany,
      customer: { type: "business", vatNumber: "DE136695976", vies: "unavailable", lastValidOn: "2025-12-01" },
    },
    policies: { viesUnavailable: "stored-check" },
    expect: { scenario: "oss", flags: ["vies-unavailable-recheck"] },
  },
  {
    name: "a number that was not checked is a problem, not a guess",
    rule: "VAT rules §5: always check",
    change: { ...the.toGermany, ...the.business("DE136695976", "not-applicable") },
    problem: { code: "vat.number-not-checked", field: "customer.vies" },
  },
  {
    name: "a number without its state is a problem",
    rule: "VAT rules §5, Dir 215",
    change: { ...the.toGermany, ...the.business("136695976") },
    problem: { code: "vat.number-without-state", field: "customer.vatNumber" },
  },
  {
    name: "valid without a number is a problem",
    rule: "VAT rules §5, Dir 138(1)(b)",
    change: { ...the.toGermany, ...the.business(null, "valid") },
    problem: { code: "vat.input-missing", field: "customer.vatNumber" },
  },
  {
    name: "a consumer with a valid number contradicts himself",
    rule: "VAT rules §5",
    change: { ...the.toGermany, customer: { vatNumber: "DE136695976", vies: "valid" } },
    problem: { code: "vat.customer-contradiction", field: "customer.type" },
  },
  {
    name: "a business that collects pays VAT until the evidence of transport is in",
    rule: "VAT rules §5",
    change: { ...the.germanBusiness, transport: "customer-pickup-in-shipFrom" },
    expect: { scenario: "domestic", ratePercent: 21, flags: ["zero-rate-possible-on-proof-of-transport"] },
  },
  {
    name: "a business with a carrier of its own pays VAT until the evidence is in",
    rule: "VAT rules §5, IR 45a",
    change: { ...the.toGermany, ...the.germanBusiness, transport: "carrier-found-by-customer" },
    expect: {
      scenario: "domestic",
      ratePercent: 21,
      flags: ["zero-rate-possible-on-proof-of-transport", "policy-customer-transport-vat-until-evidence"],
    },
  },
  {
    name: "a business with a carrier of its own may be zero-rated on its statement by policy",
    rule: "VAT rules §5, IR 45a(1)(b)",
    change: { ...the.toGermany, ...the.germanBusiness, transport: "carrier-found-by-customer" },
    policies: { businessArrangesTransport: "zero-rate-with-statement" },
    expect: {
      scenario: "icp",
      flags: ["customer-transport-statement-required", "policy-customer-transport-zero-rated"],
    },
  },
  {
    name: "an intra-Community supply from a foreign stock is listed there and not in the Dutch return",
    rule: "VAT rules §1.4, §5",
    change: { shipFrom: { country: "DE" }, ...the.to("FR", "75001"), ...the.business("FR40303265045") },
    expect: {
      scenario: "icp",
      taxCountry: "DE",
      nlReturnBox: null,
      icpListing: icpTo("FR40303265045"),
      flags: ["local-registration-required"],
    },
  },
  {
    name: "goods from a German stock to a Dutch business are an intra-Community supply from Germany",
    rule: "VAT rules §5",
    change: { shipFrom: { country: "DE" }, ...the.dutchBusiness },
    expect: { scenario: "icp", taxCountry: "DE", icpListing: icpTo("NL863726392B01"), nlReturnBox: null },
  },
  {
    name: "the number is not asked for where it has no say",
    rule: "VAT rules §1.4",
    change: the.business("NL863726392B01", "not-applicable"),
    expect: { scenario: "domestic", flags: [] },
    notFlagged: ["no-valid-eu-vat-number", "policy-business-without-valid-number-as-consumer"],
  },
];
