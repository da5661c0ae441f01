import * as the from "../vat-case.ts";

const original = (taxPointDate: string, period: string) => ({ taxPointDate, period });

/** VAT rules §9 and §10: boxes and words, margin, vouchers, corrections; and sellers of other member states. */
export const specialCases: readonly the.VatCase[] = [
  {
    name: "margin goods show no VAT but the words of the scheme",
    rule: "VAT rules §9, §10",
    change: { line: the.marginGoods },
    expect: {
      scenario: "margin",
      ratePercent: 21,
      nlReturnBox: "1a",
      legalTextKey: "MARGIN",
      legalText: "bijzondere regeling – gebruikte goederen",
    },
  },
  {
    name: "margin goods to a business in another member state are no intra-Community supply",
    rule: "VAT rules §10, Dir 139(3)",
    change: { ...the.toGermany, ...the.germanBusiness, line: the.marginGoods },
    expect: { scenario: "margin", taxCountry: "NL", icpListing: false, legalTextKey: "MARGIN" },
  },
  {
    name: "second-hand books carry the reduced rate on the margin",
    rule: "VAT rules §9, §10",
    change: { line: { ...the.marginGoods, category: "book" } },
    expect: { scenario: "margin", ratePercent: 9, nlReturnBox: "1b" },
  },
  {
    name: "collectors' items have words of their own, and a rate that must be mapped",
    rule: "VAT rules §9, §10",
    change: { line: { ...the.marginGoods, category: "collectors-item" } },
    policies: { productRates: [{ country: "NL", category: "collectors-item", percent: "21" }] },
    expect: {
      scenario: "margin",
      ratePercent: 21,
      legalText: "bijzondere regeling – voorwerpen voor verzamelingen en antiquiteiten",
    },
  },
  {
    name: "the margin method is never assumed",
    rule: "VAT rules §10",
    change: { line: { ...the.marginGoods, marginMethod: undefined } },
    problem: { code: "vat.input-missing", field: "line.marginMethod" },
  },
  {
    name: "item by item needs the purchase price",
    rule: "VAT rules §10",
    change: { line: { ...the.marginGoods, purchasePriceEur: undefined } },
    problem: { code: "vat.input-missing", field: "line.purchasePriceEur" },
  },
  {
    name: "item by item needs the sale price",
    rule: "VAT rules §10",
    change: { line: { ...the.marginGoods, salePriceGrossEur: undefined } },
    problem: { code: "vat.input-missing", field: "line.salePriceGrossEur" },
  },
  {
    name: "an item sold at a loss has no VAT in its margin",
    rule: "VAT rules §10",
    change: { line: { ...the.marginGoods, purchasePriceEur: 160 } },
    expect: { scenario: "margin", ratePercent: 21, flags: ["negative-margin-no-vat"] },
  },
  {
    name: "globalised goods are taxed on the margin of the period",
    rule: "VAT rules §10, OB 28d",
    change: { line: { ...the.marginGoods, marginMethod: "globalised" } },
    expect: { scenario: "margin", ratePercent: 21, flags: ["margin-vat-per-period"] },
  },
  {
    name: "margin goods from a foreign stock are taxed there",
    rule: "VAT rules §1.5a, §10",
    change: { shipFrom: { country: "DE" }, ...the.to("FR", "75001"), line: the.marginGoods },
    expect: {
      scenario: "margin",
      taxCountry: "DE",
      ratePercent: 19,
      nlReturnBox: null,
      flags: ["local-registration-required"],
    },
  },
  {
    name: "the margin scheme is for goods only",
    rule: "VAT rules §10",
    change: { line: { ...the.marginGoods, kind: "service", category: "general" } },
    problem: { code: "vat.class-conflict", field: "line.rateClass" },
  },
  {
    name: "a multi-purpose voucher is not taxed when sold",
    rule: "VAT rules §10, Dir 30b",
    change: { line: { category: "voucher-multi-purpose" } },
    problem: { code: "vat.voucher", field: "line.category" },
  },
  {
    name: "a single-purpose voucher is taxed when sold",
    rule: "VAT rules §10, Dir 30b",
    change: { line: { category: "voucher-single-purpose" } },
    expect: { scenario: "domestic", ratePercent: 21 },
  },
  {
    name: "a voucher for use across the border is not single-purpose without doubt",
    rule: "VAT rules §10",
    change: { ...the.toGermany, line: { category: "voucher-single-purpose" } },
    problem: { code: "vat.voucher", field: "line.category" },
  },
  {
    name: "a credit note follows the rate of the original sale",
    rule: "VAT rules §10",
    change: {
      ...the.to("EE", "10111"),
      taxPointDate: "2025-07-10",
      line: { netEur: -100, original: original("2025-06-20", "2025-Q2") },
    },
    expect: { scenario: "oss", ratePercent: 22, flags: ["credit-note", "oss-correction-of-original-period"] },
  },
  {
    name: "a domestic credit note stands in the current period's box",
    rule: "VAT rules §10",
    change: { line: { netEur: -100, original: original("2025-12-20", "2025-12") } },
    expect: { scenario: "domestic", ratePercent: 21, nlReturnBox: "1a", flags: ["credit-note"] },
  },
  {
    name: "a domestic credit note on a sale of 2018 has the 6 % of 2018",
    rule: "VAT rules §10",
    change: {
      taxPointDate: "2019-01-10",
      line: { category: "food", rateClass: "reduced", netEur: -100, original: original("2018-12-20", "2018-12") },
    },
    expect: { scenario: "domestic", ratePercent: 6 },
  },
  {
    name: "a credit note on an intra-Community supply is a line of the listing too",
    rule: "VAT rules §10",
    change: {
      ...the.toGermany,
      ...the.germanBusiness,
      line: { netEur: -100, original: original("2026-02-20", "2026-02") },
    },
    expect: { scenario: "icp", icpListing: { vatNumber: "DE136695976", kind: "goods" }, nlReturnBox: "3b" },
  },
  {
    name: "a credit note abroad without its original is a problem",
    rule: "VAT rules §10",
    change: { ...the.toGermany, line: { netEur: -100 } },
    problem: { code: "vat.input-missing", field: "line.original" },
  },
  {
    name: "a reduction on a domestic order needs no original",
    rule: "VAT rules §10: a discount lowers the base",
    change: { line: { netEur: -5 } },
    expect: { scenario: "domestic", ratePercent: 21, flags: ["negative-amount-without-original"] },
  },
  {
    name: "a credit note cannot be older than its sale",
    rule: "VAT rules §10",
    change: { line: { netEur: -100, original: original("2026-03-17", "2026-03") } },
    problem: { code: "vat.input-invalid", field: "line.original.taxPointDate" },
  },
  {
    name: "an OSS correction after three years is flagged",
    rule: "VAT rules §4",
    change: {
      ...the.toGermany,
      line: { netEur: -100, original: original("2022-02-20", "2022-Q1") },
    },
    expect: { scenario: "oss", flags: ["oss-correction-after-three-years"] },
  },
  {
    name: "a credit note near the threshold asks for the original amount",
    rule: "VAT rules §3, §10",
    change: {
      seller: { ossUnion: false },
      threshold: { previousYearNetEur: 0, currentYearNetBeforeEur: 9950 },
      ...the.toGermany,
      line: { netEur: -100, original: original("2026-02-20", "2026-Q1") },
    },
    problem: { code: "vat.input-missing", field: "line.original.netEur" },
  },
  {
    name: "a credit note on laptops that reversed the charge reverses it too",
    rule: "VAT rules §8, §10",
    change: {
      ...the.dutchBusiness,
      line: {
        category: "laptop",
        netEur: -500,
        original: { ...original("2026-02-20", "2026-02"), netEur: 12000 },
      },
    },
    expect: { domesticKind: "reverse-charge", ratePercent: 0 },
  },
  {
    name: "a small credit note on laptops asks for the original amount",
    rule: "VAT rules §8, §10",
    change: {
      ...the.dutchBusiness,
      line: { category: "laptop", netEur: -500, original: original("2026-02-20", "2026-02") },
    },
    problem: { code: "vat.input-missing", field: "line.original.netEur" },
  },
  // Sellers of other member states
  {
    name: "a German seller's domestic sale is not in the Dutch return",
    rule: "VAT rules: any EU seller",
    change: { seller: { country: "DE" }, shipFrom: { country: "DE" }, ...the.toGermany },
    expect: { scenario: "domestic", taxCountry: "DE", ratePercent: 19, nlReturnBox: null },
  },
  {
    name: "a German seller's distance sale to the Netherlands has the Dutch rate",
    rule: "VAT rules: any EU seller",
    change: { seller: { country: "DE" }, shipFrom: { country: "DE" } },
    expect: {
      scenario: "oss",
      taxCountry: "NL",
      ratePercent: 21,
      nlReturnBox: null,
      ossReport: { memberStateOfConsumption: "NL" },
    },
  },
  {
    name: "a Greek seller below the threshold charges Greek VAT",
    rule: "VAT rules: any EU seller",
    change: { ...the.small, seller: { country: "EL", ossUnion: false }, shipFrom: { country: "GR" }, ...the.toGermany },
    expect: {
      scenario: "below-threshold",
      taxCountry: "GR",
      taxCountryVatCode: "EL",
      ratePercent: 24,
      nlReturnBox: null,
    },
  },
  {
    name: "a Belgian seller's intra-Community supply has English words",
    rule: "VAT rules §9",
    change: { seller: { country: "BE" }, shipFrom: { country: "BE" }, ...the.dutchBusiness },
    expect: {
      scenario: "icp",
      taxCountry: "BE",
      nlReturnBox: null,
      legalText:
        "Intra-Community supply, VAT 0% (art. 138(1) Directive 2006/112/EC); customer's VAT number NL863726392B01",
    },
  },
  {
    name: "a French seller's reduced product of several possible rates is a problem",
    rule: "VAT rules §8",
    change: {
      seller: { country: "FR" },
      shipFrom: { country: "FR" },
      ...the.to("FR", "75001"),
      line: { rateClass: "reduced" },
    },
    problem: { code: "vat.product-rate-open", field: "line.category" },
  },
  {
    name: "a German seller's reverse charge on laptops is German law",
    rule: "VAT rules §16.10",
    change: {
      seller: { country: "DE" },
      shipFrom: { country: "DE" },
      ...the.toGermany,
      ...the.germanBusiness,
      line: { category: "laptop", netEur: 12000 },
    },
    problem: { code: "vat.local-reverse-charge", field: "line.category" },
  },
  {
    name: "a seller outside the EU is not decided for",
    rule: "VAT rules: any EU seller",
    change: { seller: { country: "CH" } },
    problem: { code: "vat.seller-outside-eu", field: "seller.country" },
  },
];
