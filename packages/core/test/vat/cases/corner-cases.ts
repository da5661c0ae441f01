import * as the from "../vat-case.ts";

const island = the.to("GR", "81100");

/** Corners of the tables: combinations that few orders have and that must not fall through. */
export const cornerCases: readonly the.VatCase[] = [
  {
    name: "an exempt service to a business abroad is held: exempt there is not listed",
    rule: "VAT rules §2, §8, Dir 262(1)(c)",
    change: {
      ...the.toGermany,
      ...the.germanBusiness,
      line: { kind: "service", category: "exempt-service", rateClass: "exempt" },
    },
    problem: { code: "vat.exempt-abroad", field: "line.rateClass" },
  },
  {
    name: "laptops for a Dutch number that go to Belgium are held, not reversed and not zero",
    rule: "VAT rules §1.5d, §8",
    change: { ...the.toBelgium, ...the.dutchBusiness, line: { category: "laptop", netEur: 12000 } },
    problem: { code: "vat.local-reverse-charge", field: "line.category" },
  },
  {
    name: "a Greek seller's own sale to a Greek island may have the lowered rate and is held",
    rule: "VAT rules §7",
    change: { seller: { country: "GR" }, shipFrom: { country: "GR" }, ...island },
    problem: { code: "vat.regional-rate-open", field: "shipTo.postcode" },
  },
  {
    name: "a service to a business without proof may carry the seller's VAT by policy",
    rule: "VAT rules §5, IR 18(2)",
    change: {
      ...the.toGermany,
      ...the.business(null, "not-applicable"),
      line: { kind: "digital-service", category: "software" },
    },
    policies: { businessWithoutValidNumber: "departure-vat" },
    expect: { scenario: "domestic", taxCountry: "NL", ratePercent: 21 },
  },
  {
    name: "a digital service without the one-stop shop is taxed abroad, its Dutch box to be confirmed",
    rule: "VAT rules §2, §9",
    change: { ...the.withoutOss, ...the.toGermany, line: { kind: "digital-service", category: "software" } },
    expect: {
      scenario: "destination-vat-without-oss",
      taxCountry: "DE",
      ratePercent: 19,
      flags: ["local-registration-required", "return-box-to-be-confirmed"],
    },
  },
  {
    name: "a consumer's own carrier fetches goods from a foreign stock: taxed there",
    rule: "VAT rules §1.3, §1.4",
    change: { shipFrom: { country: "DE" }, ...the.to("FR", "75001"), transport: "carrier-found-by-customer" },
    expect: { scenario: "foreign-domestic", taxCountry: "DE", ratePercent: 19, countsTowardThreshold: false },
  },
  {
    name: "a business without proof may be charged the VAT of a foreign stock's state by policy",
    rule: "VAT rules §5",
    change: { shipFrom: { country: "DE" }, ...the.to("FR", "75001"), ...the.business(null, "not-applicable") },
    policies: { businessWithoutValidNumber: "departure-vat" },
    expect: { scenario: "foreign-domestic", taxCountry: "DE", ratePercent: 19, nlReturnBox: null },
  },
  {
    name: "the limit passed earlier in the year means destination, and this sale did not cross it",
    rule: "VAT rules §3",
    change: {
      ...the.withoutOss,
      threshold: { previousYearNetEur: 0, currentYearNetBeforeEur: "10000.01" },
      ...the.toGermany,
    },
    expect: { scenario: "destination-vat-without-oss", taxCountry: "DE" },
    notFlagged: ["threshold-crossed-by-this-sale"],
  },
  {
    name: "the seller who crosses the limit may still register for the one-stop shop in time",
    rule: "VAT rules §4",
    change: {
      ...the.withoutOss,
      threshold: { previousYearNetEur: 0, currentYearNetBeforeEur: 9950 },
      ...the.toGermany,
    },
    expect: { scenario: "destination-vat-without-oss", flags: ["oss-registration-by-10th-of-next-month"] },
  },
  {
    name: "wine that leaves the EU is exported, with a flag for the excise",
    rule: "VAT rules §1.6, §6",
    change: { ...the.to("CH", "8001"), line: { category: "wine" } },
    expect: { scenario: "export", ratePercent: 0, flags: ["excise-goods"] },
  },
  {
    name: "a place known by one source only is decided and flagged",
    rule: "VAT rules §7",
    change: the.to("GR", "63087"),
    expect: { scenario: "export", flags: ["territory-to-be-confirmed"] },
  },
  {
    name: "a number that VIES calls valid counts whatever its shape, with a flag",
    rule: "VAT rules §5, §14",
    change: { ...the.toGermany, ...the.business("DE13669597") },
    expect: { scenario: "icp", flags: ["vat-number-shape-unusual"] },
  },
  {
    name: "a small business that sells to a business abroad is told that it is no intra-Community supply",
    rule: "VAT rules §8, Dir 139(1)",
    change: { seller: { kor: true }, ...the.toGermany, ...the.germanBusiness },
    expect: { scenario: "domestic", flags: ["small-business-no-intra-community-supply"] },
  },
  {
    name: "under the small business scheme margin goods are exempt like the rest",
    rule: "VAT rules §8",
    change: { seller: { kor: true }, line: { category: "used-goods", rateClass: "margin" } },
    expect: { scenario: "domestic", domesticKind: "exempt", legalTextKey: "KOR" },
  },
  {
    name: "a Northern Irish stock is a stock in a member state",
    rule: "VAT rules §7",
    change: { shipFrom: { country: "GB", postcode: "BT1 1AA" } },
    expect: { scenario: "oss", ossReport: { memberStateOfConsumption: "NL", memberStateOfDispatch: "XI" } },
  },
  {
    name: "a British stock without a postcode may be Northern Irish: a problem",
    rule: "VAT rules §7",
    change: { shipFrom: { country: "GB" } },
    problem: { code: "vat.postcode-missing", field: "shipFrom.postcode" },
  },
];
