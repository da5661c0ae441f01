import type { CalendarDate } from "../time/calendar-date.ts";

/** Everything a VAT decision depends on. There are no defaults: what is missing is a problem that names the field. */
export interface VatQuestion {
  readonly seller: VatSeller;
  /**
   * EU distance sales and digital services to consumers in other member states, net, in EUR, before this sale; on a credit note before the
   * sale that it corrects.
   */
  readonly threshold: { readonly previousYearNetEur: DecimalInput; readonly currentYearNetBeforeEur: DecimalInput };
  /** Where transport starts: the stock, not the office. */
  readonly shipFrom: VatPlace;
  /** Where transport ends; on pickup where the customer takes the goods; for services the customer's location. */
  readonly shipTo: VatPlace;
  /** Never decides; kept so that a reader of the question can see it. */
  readonly billTo: VatPlace | null;
  readonly transport: VatTransport;
  readonly customer: VatCustomer;
  readonly taxPointDate: CalendarDate;
  readonly line: VatLine;
}

/** A decimal as text or as a JSON number. */
export type DecimalInput = string | number;

export interface VatSeller {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly establishedInOtherMemberStates: boolean;
  readonly ossUnion: boolean;
  /** Opted for taxation at destination below the threshold. */
  readonly optedForDestination: boolean;
  /** Uses the small business scheme (kleineondernemersregeling). */
  readonly kor: boolean;
}

export interface VatPlace {
  /** As people type it: `NL`, `GR` or `EL`, `GB` or `XI`. */
  readonly country: string;
  readonly postcode?: string | null | undefined;
  /** Only settles a postcode shared by places inside and outside the VAT area. */
  readonly city?: string | null | undefined;
}

export type VatTransport =
  | "by-seller"
  | "customer-pickup-in-shipFrom"
  | "carrier-offered-by-seller-paid-by-customer"
  | "carrier-found-by-customer";

export interface VatCustomer {
  readonly type: "consumer" | "business";
  readonly vatNumber: string | null;
  /** The answer of the VAT number registry; `unavailable` is never read as invalid. */
  readonly vies: "valid" | "invalid" | "unavailable" | "not-applicable";
  /** The day on which the registry was asked, and its proof of that. They never decide; the reasons name them. */
  readonly checkedOn?: CalendarDate | null | undefined;
  readonly consultationNumber?: string | null | undefined;
  /** The day of an earlier check that answered "valid", for the policy `stored-check`. */
  readonly lastValidOn?: CalendarDate | null | undefined;
  /** A taxable person whose purchases from other member states are not taxed (Dir 3(1): exempt-only, small, flat-rate farmer). */
  readonly noTaxedAcquisitions?: boolean | undefined;
}

/** The product's class in the seller's own country. */
export type RateClass = "standard" | "reduced" | "zero" | "exempt" | "margin";

export interface VatLine {
  readonly kind: "goods" | "digital-service" | "service";
  /** What the product is where that changes the answer; `general` where it does not. */
  readonly category: string;
  readonly rateClass: RateClass;
  /** Net of VAT, in EUR; negative on a credit note. */
  readonly netEur: DecimalInput;
  readonly purchasePriceEur?: DecimalInput | undefined;
  readonly salePriceGrossEur?: DecimalInput | undefined;
  readonly marginMethod?: "item-by-item" | "globalised" | undefined;
  /** On a credit note: the sale that it corrects. */
  readonly original?:
    | {
        readonly taxPointDate: CalendarDate;
        readonly period: string;
        /** The original line's net amount; only asked for where a limit (threshold, reverse charge) hangs on it. */
        readonly netEur?: DecimalInput | undefined;
      }
    | undefined;
}
