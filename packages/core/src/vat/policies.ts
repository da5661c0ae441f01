import type { Percent } from "../order/order.ts";
import type { CalendarDate } from "../time/calendar-date.ts";

/** The merchant's word that a state applies one of its rates to a category that the tables leave open. */
export interface ProductRate {
  /** The state, or a region with rates of its own by its id: `FR`, `PT-20` (Azores), `PT-30` (Madeira), `FR-COR` (Corsica). */
  readonly country: string;
  readonly category: string;
  /** Must be a rate of that state on the day. */
  readonly percent: Percent;
  readonly validFrom?: CalendarDate | undefined;
  readonly validTo?: CalendarDate | undefined;
}

/** What the law leaves to the merchant, or leaves in doubt. Every policy that is taken is flagged on the decision. */
export interface VatPolicies {
  /** A business abroad without a valid VAT number of another member state: as a consumer, VAT of the state of departure, or ask. */
  readonly businessWithoutValidNumber: "as-consumer" | "departure-vat" | "hold";
  /**
   * The registry did not answer, which never means invalid: VAT as for a consumer now and a correction later, VAT of the state of departure,
   * 0 % where `customer.lastValidOn` is recent enough (else as a consumer), or ask.
   */
  readonly viesUnavailable: "as-consumer" | "departure-vat" | "stored-check" | "hold";
  /** How old `customer.lastValidOn` may be for `stored-check`, in days. */
  readonly storedCheckMaxAgeDays: number;
  /** A business abroad has the goods collected by a carrier of its own. */
  readonly businessArrangesTransport: "charge-vat-until-evidence" | "zero-rate-with-statement";
  /** In the Union scheme, below the threshold, not opted; unsettled until 2026-12-31, law from 2027-01-01. */
  readonly ossRegisteredBelowThreshold: "destination" | "home" | "hold";
  /** `home-country-vat` claims the relief below the threshold in any case; where the law refuses it the answer is a problem. */
  readonly euConsumers: "by-law" | "home-country-vat";
  /** Rates of categories that the tables leave open. */
  readonly productRates: readonly ProductRate[];
}

/**
 * The default: VAT is charged wherever a right to 0 % is not shown, at the destination wherever that is in doubt, and no rate is taken on
 * anybody's word.
 */
export const safeVatPolicies: VatPolicies = {
  businessWithoutValidNumber: "as-consumer",
  viesUnavailable: "as-consumer",
  storedCheckMaxAgeDays: 30,
  businessArrangesTransport: "charge-vat-until-evidence",
  ossRegisteredBelowThreshold: "destination",
  euConsumers: "by-law",
  productRates: [],
};
