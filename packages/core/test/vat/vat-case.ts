import type { ExplainedVatQuestion, VatPolicies, VatQuestion } from "../../src/index.ts";

/** A sale as most tests begin: a Dutch shop, large and in the Union scheme, sends ordinary goods to a consumer in Amsterdam. */
export const plainSale: VatQuestion = {
  seller: {
    country: "NL",
    establishedInOtherMemberStates: false,
    ossUnion: true,
    optedForDestination: false,
    kor: false,
  },
  threshold: { previousYearNetEur: 25000, currentYearNetBeforeEur: 30000 },
  shipFrom: { country: "NL" },
  shipTo: { country: "NL", postcode: "1012AB" },
  billTo: null,
  transport: "by-seller",
  customer: { type: "consumer", vatNumber: null, vies: "not-applicable" },
  taxPointDate: "2026-03-16",
  line: { kind: "goods", category: "general", rateClass: "standard", netEur: 100 },
};

/** What differs from the plain sale; objects are merged one level deep, places are replaced. */
export interface Change {
  readonly seller?: Partial<VatQuestion["seller"]>;
  readonly threshold?: Partial<VatQuestion["threshold"]>;
  readonly shipFrom?: VatQuestion["shipFrom"];
  readonly shipTo?: VatQuestion["shipTo"];
  readonly billTo?: VatQuestion["billTo"];
  readonly transport?: VatQuestion["transport"];
  readonly customer?: Partial<VatQuestion["customer"]>;
  readonly taxPointDate?: string;
  readonly line?: Partial<VatQuestion["line"]>;
}

export const sale = ({ seller, threshold, customer, line, ...rest }: Change): VatQuestion => ({
  ...plainSale,
  ...rest,
  seller: { ...plainSale.seller, ...seller },
  threshold: { ...plainSale.threshold, ...threshold },
  customer: { ...plainSale.customer, ...customer },
  line: { ...plainSale.line, ...line },
});

/** A rule in one example: data, so that a tax adviser can read and extend it. */
export interface VatCase {
  /** A sentence. */
  readonly name: string;
  /** Where the rule stands: the paragraph of the VAT rules, and the law where one article says it. */
  readonly rule: string;
  readonly change: Change;
  readonly policies?: Partial<VatPolicies>;
  /** What must be so; flags listed must be among the flags. */
  readonly expect?: Partial<ExplainedVatQuestion>;
  readonly notFlagged?: readonly string[];
  /** Or the field at fault and the code of the problem. */
  readonly problem?: { readonly field: string; readonly code: string };
}

// Parts that recur
export const to = (country: string, postcode?: string, city?: string) => ({
  shipTo: { country, ...(postcode === undefined ? {} : { postcode }), ...(city === undefined ? {} : { city }) },
});
export const toGermany = to("DE", "10115");
export const toBelgium = to("BE", "1000");
export const small = {
  seller: { ossUnion: false },
  threshold: { previousYearNetEur: 0, currentYearNetBeforeEur: 1000 },
} as const;
export const withoutOss = { seller: { ossUnion: false } } as const;
export const business = (vatNumber: string | null, vies: VatQuestion["customer"]["vies"] = "valid") => ({
  customer: { type: "business" as const, vatNumber, vies },
});
export const germanBusiness = business("DE136695976");
export const dutchBusiness = business("NL863726392B01");
export const marginGoods = {
  category: "used-goods",
  rateClass: "margin",
  purchasePriceEur: 60,
  salePriceGrossEur: 100,
  marginMethod: "item-by-item",
} as const;
