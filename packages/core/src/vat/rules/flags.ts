import { checkedThrough } from "../data/dated.ts";
import { decimalOf } from "../decimal-of.ts";
import type { Facts } from "../facts.ts";
import type { VatFlag } from "../flag-words.ts";
import type { VatDecision, VatScenario } from "../vat-decision.ts";
import * as is from "./conditions.ts";

type Decided = Pick<VatDecision, "scenario" | "domesticKind" | "taxCountryVatCode" | "nlReturnBox" | "legalTextKey">;

/** Something a person must know. All rows that apply are flagged. */
interface FlagRow {
  readonly flag: VatFlag;
  readonly when: (facts: Facts, decided: Decided) => boolean;
}

const scenarioIs =
  (...scenarios: readonly VatScenario[]) =>
  (_: Facts, { scenario }: Decided) =>
    scenarios.includes(scenario);

const numberStateDiffers = ({ buyer, arrival }: Facts) =>
  buyer.number.kind === "member-state" && arrival.area === "member-state" && buyer.number.state !== arrival.state.code;

const numberOfDepartureUnconfirmed = ({ buyer, departure }: Facts) =>
  buyer.numberState === "unavailable" &&
  buyer.number.kind === "member-state" &&
  departure.area === "member-state" &&
  buyer.number.state === departure.state.code;

/** Registered where the tax is due: always in the seller's own state; elsewhere through OSS or by a registration of its own. */
const needsLocalRegistration = ({ seller }: Facts, { scenario, taxCountryVatCode }: Decided) =>
  taxCountryVatCode !== seller.code &&
  ["foreign-domestic", "destination-vat-without-oss", "icp", "export", "margin"].includes(scenario);

const numberHadASay = (facts: Facts) => is.numberMatters(facts) && is.isBusiness(facts);

const threeYearsLater = (date: string) => `${Number(date.slice(0, 4)) + 3}${date.slice(4)}`;

export const flagRows: readonly FlagRow[] = [
  // Export
  { flag: "proof-of-exit-required", when: scenarioIs("export") },
  {
    flag: "uk-vat-registration-may-apply",
    when: (facts, { scenario }) =>
      scenario === "export" &&
      is.isConsumer(facts) &&
      facts.arrival.area === "outside" &&
      ["GB", "IM"].includes(facts.arrival.country),
  },
  {
    flag: "customs-union-status-document",
    when: ({ arrival }, { scenario }) => scenario === "export" && arrival.territory?.customsUnion === true,
  },
  {
    flag: "gibraltar-rules-changing",
    when: ({ arrival, lawDate }, { scenario }) =>
      scenario === "export" && arrival.territory?.id === "GI" && lawDate >= "2026-04-10",
  },
  { flag: "excise-goods", when: (facts, { scenario }) => scenario === "export" && is.isExcise(facts) },
  {
    flag: "customer-arranged-transport",
    when: (facts, { scenario }) => is.customerHasCarrier(facts) && scenario !== "icp",
  },
  {
    flag: "traveller-refund-on-proof-of-exit",
    when: (facts) => is.customerCollects(facts) && is.isConsumer(facts) && facts.collectedForOutside,
  },
  {
    flag: "territory-to-be-confirmed",
    when: ({ arrival, departure }) => [arrival, departure].some(({ territory }) => territory?.toConfirm === true),
  },
  // Businesses in other member states
  { flag: "proof-of-transport-required", when: scenarioIs("icp") },
  { flag: "store-vies-evidence", when: scenarioIs("icp", "service-b2b-reverse-charge") },
  {
    flag: "vat-number-country-differs-from-destination",
    when: (facts, decided) =>
      scenarioIs("icp", "service-b2b-reverse-charge")(facts, decided) && numberStateDiffers(facts),
  },
  {
    flag: "vat-number-shape-unusual",
    when: ({ buyer }, { scenario }) =>
      ["icp", "service-b2b-reverse-charge"].includes(scenario) &&
      buyer.number.kind === "member-state" &&
      !buyer.number.likely,
  },
  {
    flag: "customer-number-of-departure-state",
    when: (facts) =>
      is.isGoods(facts) &&
      is.toOtherMemberState(facts) &&
      (is.numberIs("valid-of-departure-state")(facts) || numberOfDepartureUnconfirmed(facts)),
  },
  {
    flag: "no-valid-eu-vat-number",
    when: (facts) =>
      numberHadASay(facts) && is.numberIs("none", "invalid", "not-of-a-member-state", "without-prefix")(facts),
  },
  {
    flag: "no-valid-eu-vat-number",
    when: (facts) =>
      is.numberMatters(facts) && is.isConsumer(facts) && is.numberIs("invalid", "not-of-a-member-state")(facts),
  },
  {
    flag: "vies-unavailable-recheck",
    when: (facts) => is.numberMatters(facts) && is.numberIs("unavailable")(facts),
  },
  {
    flag: "zero-rate-possible-on-proof-of-transport",
    when: (facts, { scenario }) =>
      scenario !== "icp" &&
      scenario !== "margin" &&
      is.identifiedElsewhere(facts) &&
      (is.customerHasCarrier(facts) || is.customerCollects(facts)) &&
      !is.leavesTheVatArea(facts),
  },
  {
    flag: "customer-transport-statement-required",
    when: (facts, { scenario }) => scenario === "icp" && is.customerHasCarrier(facts),
  },
  // Consumers in other member states
  {
    flag: "threshold-crossed-by-this-sale",
    when: (facts) => is.isThresholdSale(facts) && facts.threshold.crossedByThisSale,
  },
  {
    flag: "oss-registration-by-10th-of-next-month",
    when: (facts, { scenario }) => scenario === "destination-vat-without-oss" && facts.threshold.crossedByThisSale,
  },
  {
    flag: "oss-registered-below-threshold",
    when: (facts) =>
      is.isThresholdSale(facts) &&
      is.inUnionScheme(facts) &&
      !facts.question.seller.optedForDestination &&
      !facts.threshold.byLaw,
  },
  { flag: "local-registration-required", when: needsLocalRegistration },
  {
    flag: "stock-abroad-registration-required",
    when: (facts, { scenario }) =>
      is.fromStockAbroad(facts) && ["oss", "destination-vat-without-oss"].includes(scenario),
  },
  {
    flag: "northern-ireland-threshold-count",
    when: (facts) => is.isThresholdSale(facts) && is.toNorthernIreland(facts),
  },
  {
    flag: "regional-rate",
    when: ({ arrival, departure }, { scenario }) =>
      (["oss", "destination-vat-without-oss"].includes(scenario) && hasOwnRates(arrival)) ||
      (scenario === "foreign-domestic" && hasOwnRates(departure)),
  },
  {
    flag: "customer-location-evidence-required",
    when: (facts) => is.isDigital(facts) && is.crossesABorder(facts) && is.takenAsConsumer(facts),
  },
  {
    flag: "return-box-to-be-confirmed",
    when: (facts, { nlReturnBox }) => is.isDigital(facts) && nlReturnBox === "3c",
  },
  {
    flag: "service-place-of-supply-general-rule",
    when: (facts) => is.isOtherService(facts) && is.crossesABorder(facts),
  },
  // In the seller's own state
  {
    flag: "legal-basis-ends-2026-12-31",
    when: (facts, { domesticKind }) => domesticKind === "reverse-charge" && is.isElectronics(facts),
  },
  {
    flag: "reverse-charge-needs-dutch-vat-number",
    when: (facts, { domesticKind }) =>
      is.isDutchSeller(facts) &&
      is.mayReverseAtHome(facts) &&
      is.stays(facts) &&
      (is.isWaste(facts) || is.reachesTenThousand(facts)) &&
      domesticKind !== "reverse-charge",
  },
  {
    flag: "small-business-scheme-ends-at-the-border",
    when: (facts, { scenario }) =>
      is.isSmallBusiness(facts) &&
      ["oss", "destination-vat-without-oss", "service-b2b-reverse-charge"].includes(scenario),
  },
  {
    flag: "small-business-no-intra-community-supply",
    when: (facts, { legalTextKey }) =>
      legalTextKey === "KOR" && is.isGoods(facts) && is.toOtherMemberState(facts) && is.identifiedElsewhere(facts),
  },
  // Margin
  {
    flag: "margin-vat-per-period",
    when: ({ question }, { scenario }) => scenario === "margin" && question.line.marginMethod === "globalised",
  },
  {
    flag: "negative-margin-no-vat",
    when: ({ question: { line } }, { scenario }) =>
      scenario === "margin" &&
      line.marginMethod === "item-by-item" &&
      line.original === undefined &&
      decimalOf(line.salePriceGrossEur ?? 0).lt(decimalOf(line.purchasePriceEur ?? 0)),
  },
  // Corrections
  { flag: "credit-note", when: (facts) => is.isCorrection(facts) },
  {
    flag: "oss-correction-of-original-period",
    when: (facts, { scenario }) => scenario === "oss" && is.isCorrection(facts),
  },
  {
    flag: "oss-correction-after-three-years",
    when: (facts, { scenario }) =>
      scenario === "oss" && is.isCorrection(facts) && facts.question.taxPointDate > threeYearsLater(facts.lawDate),
  },
  {
    flag: "negative-amount-without-original",
    when: (facts) => is.isNegative(facts) && !is.isCorrection(facts) && !is.isMargin(facts),
  },
  { flag: "law-not-checked-on-this-date", when: ({ lawDate }) => lawDate > checkedThrough },
  // Policies
  {
    flag: "policy-home-country-vat-for-eu-consumers",
    when: (facts, { scenario }) => scenario === "below-threshold" && facts.policies.euConsumers === "home-country-vat",
  },
  {
    flag: "policy-oss-registered-below-threshold-destination",
    when: (facts) => is.isThresholdSale(facts) && facts.threshold.row === "oss-registered-policy-destination",
  },
  {
    flag: "policy-oss-registered-below-threshold-home",
    when: (facts, { scenario }) =>
      scenario === "below-threshold" &&
      is.inUnionScheme(facts) &&
      facts.policies.ossRegisteredBelowThreshold === "home",
  },
  {
    flag: "policy-customer-transport-zero-rated",
    when: (facts, { scenario }) => scenario === "icp" && is.customerHasCarrier(facts),
  },
  {
    flag: "policy-customer-transport-vat-until-evidence",
    when: (facts, { scenario }) =>
      scenario === "domestic" &&
      is.isGoods(facts) &&
      is.customerHasCarrier(facts) &&
      is.identifiedElsewhere(facts) &&
      is.toOtherMemberState(facts),
  },
];

const hasOwnRates = ({ territory }: Facts["arrival"]) => territory?.status === "own-rates" && territory.id !== "FR-COR";

/** All flags of a decision, each once, in the order of the table; then the policy that was taken about the customer. */
export function flagsOf(facts: Facts, decided: Decided): readonly VatFlag[] {
  const found = flagRows.filter(({ when }) => when(facts, decided)).map(({ flag }) => flag);
  const policy = is.numberMatters(facts) ? facts.buyer.policyFlag : null;
  return [...new Set(policy === null ? found : [...found, policy])];
}
