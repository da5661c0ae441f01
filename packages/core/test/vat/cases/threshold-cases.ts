import * as the from "../vat-case.ts";

const at = (currentYearNetBeforeEur: number | string, previousYearNetEur: number | string = 0) => ({
  threshold: { previousYearNetEur, currentYearNetBeforeEur },
});

/** VAT rules §3 and §4: the threshold and the one-stop shop. */
export const thresholdCases: readonly the.VatCase[] = [
  {
    name: "a small seller charges the VAT of his own state",
    rule: "VAT rules §3, Dir 59c",
    change: { ...the.small, ...the.toGermany },
    expect: { scenario: "below-threshold", taxCountry: "NL", nlReturnBox: "1a", countsTowardThreshold: true },
  },
  {
    name: "a small seller charges his own reduced rate on a reduced product",
    rule: "VAT rules §3: Dutch VAT at the Dutch product rate",
    change: { ...the.small, ...the.toGermany, line: { category: "food", rateClass: "reduced" } },
    expect: { scenario: "below-threshold", ratePercent: 9, nlReturnBox: "1b" },
  },
  {
    name: "exactly EUR 10 000.00 does not exceed the limit",
    rule: "VAT rules §3",
    change: { ...the.withoutOss, ...at("9900.00"), ...the.toGermany },
    expect: { scenario: "below-threshold" },
    notFlagged: ["threshold-crossed-by-this-sale"],
  },
  {
    name: "one cent more exceeds it, and the crossing sale is itself taxed at destination",
    rule: "VAT rules §3",
    change: { ...the.withoutOss, ...at("9900.01"), ...the.toGermany },
    expect: {
      scenario: "destination-vat-without-oss",
      taxCountry: "DE",
      flags: ["threshold-crossed-by-this-sale", "local-registration-required"],
    },
  },
  {
    name: "the year before counts too",
    rule: "VAT rules §3: two calendar years",
    change: { ...the.withoutOss, ...at(0, "10000.01"), ...the.toGermany },
    expect: { scenario: "destination-vat-without-oss" },
    notFlagged: ["threshold-crossed-by-this-sale"],
  },
  {
    name: "exactly EUR 10 000 in the year before leaves the relief",
    rule: "VAT rules §3: way back after a year at or below the limit",
    change: { ...the.withoutOss, ...at(0, 10000), ...the.toGermany },
    expect: { scenario: "below-threshold" },
  },
  {
    name: "an establishment in another member state ends the relief",
    rule: "VAT rules §3",
    change: { ...the.small, seller: { ossUnion: false, establishedInOtherMemberStates: true }, ...the.toGermany },
    expect: { scenario: "destination-vat-without-oss", taxCountry: "DE" },
  },
  {
    name: "the relief is for goods that leave from the seller's own state",
    rule: "VAT rules §3",
    change: { ...the.small, shipFrom: { country: "DE" }, ...the.to("FR", "75001") },
    expect: {
      scenario: "destination-vat-without-oss",
      taxCountry: "FR",
      flags: ["stock-abroad-registration-required"],
    },
  },
  {
    name: "who opted out of the relief is taxed at destination",
    rule: "VAT rules §3, Dir 59c(3)",
    change: { ...the.small, seller: { ossUnion: true, optedForDestination: true }, ...the.toGermany },
    expect: { scenario: "oss", taxCountry: "DE" },
    notFlagged: ["oss-registered-below-threshold"],
  },
  {
    name: "small, in the Union scheme and not opted is taxed at destination, flagged",
    rule: "VAT rules §3, before 2027",
    change: { ...at(1000), ...the.toGermany },
    expect: {
      scenario: "oss",
      flags: ["oss-registered-below-threshold", "policy-oss-registered-below-threshold-destination"],
    },
  },
  {
    name: "small and in the Union scheme may stay at home by policy",
    rule: "VAT rules §3, before 2027",
    change: { ...at(1000), ...the.toGermany },
    policies: { ossRegisteredBelowThreshold: "home" },
    expect: { scenario: "below-threshold", flags: ["policy-oss-registered-below-threshold-home"] },
  },
  {
    name: "small and in the Union scheme may be asked by policy",
    rule: "VAT rules §3, before 2027",
    change: { ...at(1000), ...the.toGermany },
    policies: { ossRegisteredBelowThreshold: "hold" },
    problem: { code: "vat.policy-holds", field: "seller.optedForDestination" },
  },
  {
    name: "from 2027 being in the Union scheme is the option, and no policy is left",
    rule: "VAT rules §3, Dir (EU) 2025/516",
    change: { ...at(1000), ...the.toGermany, taxPointDate: "2027-01-01" },
    policies: { ossRegisteredBelowThreshold: "home" },
    expect: { scenario: "oss" },
    notFlagged: ["oss-registered-below-threshold", "policy-oss-registered-below-threshold-home"],
  },
  {
    name: "home-country VAT for EU consumers is possible below the threshold",
    rule: "VAT rules §3",
    change: { ...at(1000), ...the.toGermany },
    policies: { euConsumers: "home-country-vat" },
    expect: { scenario: "below-threshold", flags: ["policy-home-country-vat-for-eu-consumers"] },
  },
  {
    name: "home-country VAT for EU consumers is refused above the threshold",
    rule: "VAT rules §3, Dir 33(a)",
    change: the.toGermany,
    policies: { euConsumers: "home-country-vat" },
    problem: { code: "vat.policy-not-lawful", field: "policies.euConsumers" },
  },
  {
    name: "a sale to Northern Ireland counts toward the threshold, flagged",
    rule: "VAT rules §3, VATREG37300",
    change: { ...the.small, ...the.to("GB", "BT1 1AA") },
    expect: {
      scenario: "below-threshold",
      countsTowardThreshold: true,
      flags: ["northern-ireland-threshold-count"],
    },
  },
  {
    name: "who is in the Union scheme reports every covered sale there, to whichever member state",
    rule: "VAT rules §4",
    change: the.to("HU", "1051"),
    expect: { scenario: "oss", ratePercent: 27, ossReport: { memberStateOfConsumption: "HU" }, nlReturnBox: null },
  },
  {
    name: "a sale from a foreign warehouse to a third state names the state of dispatch",
    rule: "VAT rules §4",
    change: { shipFrom: { country: "DE" }, ...the.to("FR", "75001") },
    expect: {
      scenario: "oss",
      ossReport: { memberStateOfConsumption: "FR", memberStateOfDispatch: "DE" },
      countsTowardThreshold: true,
    },
  },
  {
    name: "a sale from a foreign warehouse back to the Netherlands belongs in the one-stop shop",
    rule: "VAT rules §4",
    change: { shipFrom: { country: "DE" } },
    expect: {
      scenario: "oss",
      taxCountry: "NL",
      ratePercent: 21,
      nlReturnBox: null,
      ossReport: { memberStateOfConsumption: "NL", memberStateOfDispatch: "DE" },
    },
  },
  {
    name: "back to the Netherlands without the one-stop shop it is Dutch VAT in the Dutch return",
    rule: "VAT rules §4, §9",
    change: { ...the.withoutOss, shipFrom: { country: "DE" }, line: { category: "food", rateClass: "reduced" } },
    expect: { scenario: "destination-vat-without-oss", taxCountry: "NL", ratePercent: 9, nlReturnBox: "1b" },
    notFlagged: ["local-registration-required"],
  },
  {
    name: "a sale inside the warehouse country does not belong in the one-stop shop",
    rule: "VAT rules §4",
    change: { shipFrom: { country: "FR" }, ...the.to("FR", "75001") },
    expect: { scenario: "foreign-domestic", ossReport: false },
  },
  {
    name: "a distance sale without the one-stop shop stands in box 3c",
    rule: "VAT rules §4, §9",
    change: { ...the.withoutOss, ...the.toGermany },
    expect: { scenario: "destination-vat-without-oss", nlReturnBox: "3c" },
  },
  {
    name: "Northern Ireland is a state of consumption for goods",
    rule: "VAT rules §4, §7",
    change: the.to("XI"),
    expect: {
      scenario: "oss",
      taxCountry: "GB",
      taxCountryVatCode: "XI",
      ratePercent: 20,
      ossReport: { memberStateOfConsumption: "XI" },
    },
  },
  {
    name: "from 2027 a sale from a foreign warehouse does not count toward the threshold",
    rule: "VAT rules §3, Dir (EU) 2025/516",
    change: { shipFrom: { country: "DE" }, ...the.to("FR", "75001"), taxPointDate: "2027-03-01" },
    expect: { scenario: "oss", countsTowardThreshold: false },
  },
  {
    name: "from 2028-07-01 sales from a foreign warehouse are held for the single registration",
    rule: "VAT rules §12",
    change: { shipFrom: { country: "DE" }, ...the.to("FR", "75001"), taxPointDate: "2028-07-01" },
    problem: { code: "vat.law-open", field: "taxPointDate" },
  },
];
