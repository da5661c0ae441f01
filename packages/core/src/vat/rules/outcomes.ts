import type { DecidedScenario, LegalTextKey } from "../vat-decision.ts";

/** What follows from a scenario. */
export interface Outcome {
  /** Whose VAT, exemption or margin VAT it is. */
  readonly taxedIn: "departure" | "seller" | "arrival";
  /**
   * How the rate is found: `kind` by what the product is in the seller's own state, `place` by the product in the state of taxation, `margin` on
   * the margin, `zero` 0 % whatever the product, `none` outside the scope.
   */
  readonly rate: "kind" | "place" | "margin" | "zero" | "none";
  /** `by-kind`: follows from the kind of supply (exempt, reverse charge). */
  readonly legalText: LegalTextKey | "by-kind";
  readonly listing: "goods" | "services" | false;
  readonly oneStopShop: boolean;
  /** Belongs to the sales that the EUR 10 000 threshold counts. */
  readonly counts: boolean;
}

const plain = { legalText: "NONE", listing: false, oneStopShop: false, counts: false } as const;

/** Every scenario has a row; a scenario without one does not compile. */
export const outcomes = {
  domestic: { ...plain, taxedIn: "departure", rate: "kind", legalText: "by-kind" },
  "foreign-domestic": { ...plain, taxedIn: "departure", rate: "place" },
  icp: { ...plain, taxedIn: "departure", rate: "zero", legalText: "ICL", listing: "goods" },
  export: { ...plain, taxedIn: "departure", rate: "zero", legalText: "EXPORT" },
  margin: { ...plain, taxedIn: "departure", rate: "margin", legalText: "MARGIN" },
  "below-threshold": { ...plain, taxedIn: "seller", rate: "kind", legalText: "by-kind", counts: true },
  oss: { ...plain, taxedIn: "arrival", rate: "place", oneStopShop: true, counts: true },
  "destination-vat-without-oss": { ...plain, taxedIn: "arrival", rate: "place", counts: true },
  "outside-eu-service": { ...plain, taxedIn: "arrival", rate: "none" },
  "service-b2b-reverse-charge": {
    ...plain,
    taxedIn: "arrival",
    rate: "zero",
    legalText: "REVERSE",
    listing: "services",
  },
} as const satisfies Record<DecidedScenario, Outcome>;

export const outcomeOf = (scenario: DecidedScenario): Outcome => outcomes[scenario];
