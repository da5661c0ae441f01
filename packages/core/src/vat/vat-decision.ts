import type { Percent } from "../order/order.ts";
import type { VatFlag } from "./flag-words.ts";

/** What `decideVat` can answer. */
export type DecidedScenario =
  | "domestic"
  | "icp"
  | "export"
  | "oss"
  | "below-threshold"
  | "margin"
  | "destination-vat-without-oss"
  | "foreign-domestic"
  | "outside-eu-service"
  | "service-b2b-reverse-charge";

/** `no-supply`: the planner's word for what is no supply at all, such as deposits and gift cards; `decideVat` is not asked about it. */
export type VatScenario = DecidedScenario | "no-supply";

export type DomesticKind = "standard" | "reduced" | "zero" | "exempt" | "reverse-charge";

export type LegalTextKey = "NONE" | "EXPORT" | "ICL" | "REVERSE" | "MARGIN" | "EXEMPT" | "KOR";

/** One step on the way to a decision, with the law it rests on. */
export interface VatReason {
  readonly rule: string;
  /** In English. */
  readonly text: string;
  /** The same in Dutch, in a bookkeeper's words. */
  readonly textNl: string;
  readonly source: string;
}

/** What the tax on one line is, where it is due, in which box of the Dutch return it belongs, and on what ground. */
export interface VatDecision {
  readonly scenario: VatScenario;
  /** With `domestic` only. */
  readonly domesticKind: DomesticKind | null;
  /** ISO country whose VAT (or exemption) it is. */
  readonly taxCountry: string;
  /** The same country as VIES and OSS write it (EL, XI). */
  readonly taxCountryVatCode: string;
  /** Null: exempt or outside the scope. `0`: taxed at 0 %. */
  readonly ratePercent: Percent | null;
  /** Box of the Dutch return: `1a`, `1b`, `1e`, `3a`… or null when not in it. */
  readonly nlReturnBox: string | null;
  readonly icpListing: false | { readonly vatNumber: string; readonly kind: "goods" | "services" };
  readonly ossReport: false | { readonly memberStateOfConsumption: string; readonly memberStateOfDispatch?: string };
  readonly countsTowardThreshold: boolean;
  readonly legalTextKey: LegalTextKey;
  /** What must stand on the invoice, or null. */
  readonly legalText: string | null;
  /** What a person must know; in words: `flagText`. */
  readonly flags: readonly VatFlag[];
  readonly why: readonly VatReason[];
}

/**
 * The role that a decision plays in a ledger's VAT code mapping: `domestic-standard`, `icp`, `export`, and with a country and rate where
 * these differ by place: `oss:DE:19`, `foreign-domestic:DE:19`. A sale below the threshold has the role of its domestic kind.
 */
export function vatRole(decision: VatDecision): string {
  const { scenario, taxCountryVatCode, ratePercent } = decision;
  switch (scenario) {
    case "domestic":
      return `domestic-${decision.domesticKind ?? "standard"}`;
    case "below-threshold":
      return `domestic-${kindBelowThreshold(decision)}`;
    case "oss":
    case "destination-vat-without-oss":
    case "foreign-domestic":
      return `${scenario}:${taxCountryVatCode}:${ratePercent ?? "0"}`;
    case "icp":
    case "export":
    case "margin":
    case "outside-eu-service":
    case "service-b2b-reverse-charge":
    case "no-supply":
      return scenario;
  }
}

/** Read from the rate and, for a Dutch seller, the box of the return. */
function kindBelowThreshold({ domesticKind, ratePercent, nlReturnBox }: VatDecision): DomesticKind {
  if (domesticKind !== null) return domesticKind;
  if (ratePercent === null) return "exempt";
  if (ratePercent === "0") return "zero";
  return nlReturnBox === "1b" ? "reduced" : "standard";
}
