import type { CalendarDate } from "../../time/calendar-date.ts";
import { decimalOf } from "../decimal-of.ts";
import type { Facts } from "../facts.ts";

/** A named question about the facts. A row applies when all of its conditions hold. */
export type Condition = (facts: Facts) => boolean;

/** The negation of a condition. */
export const not =
  (condition: Condition): Condition =>
  (facts) =>
    !condition(facts);

/** At least one of the conditions. */
export const either =
  (...conditions: readonly Condition[]): Condition =>
  (facts) =>
    conditions.some((condition) => condition(facts));

/** All of the conditions. */
export const all =
  (...conditions: readonly Condition[]): Condition =>
  (facts) =>
    conditions.every((condition) => condition(facts));

export const onOrAfter =
  (date: CalendarDate): Condition =>
  ({ lawDate }) =>
    lawDate >= date;

// What is supplied
export const isGoods: Condition = ({ question }) => question.line.kind === "goods";
export const isDigital: Condition = ({ question }) => question.line.kind === "digital-service";
export const isOtherService: Condition = ({ question }) => question.line.kind === "service";
export const isService = not(isGoods);
export const isMargin: Condition = ({ question }) => question.line.rateClass === "margin";
export const isExempt: Condition = ({ question }) => question.line.rateClass === "exempt";
export const isZeroClass: Condition = ({ question }) => question.line.rateClass === "zero";
export const isElectronics: Condition = ({ category }) => category.trait === "electronics-reverse-charge";
export const isWaste: Condition = ({ category }) => category.trait === "waste-reverse-charge";
export const isExcise: Condition = ({ category }) => category.trait === "excise";

// Where it goes
export const stays: Condition = ({ route }) => route === "stays";
export const toOtherMemberState: Condition = ({ route }) => route === "to-other-member-state";
export const leavesTheVatArea: Condition = ({ route }) => route === "leaves-the-vat-area";
export const startsOutside: Condition = ({ route }) => route === "starts-outside";
/** The stock lies in the seller's own state. */
export const fromHome: Condition = ({ leavesHome }) => leavesHome;
export const fromStockAbroad = all(isGoods, not(fromHome));
export const crossesABorder = not(stays);
export const toNorthernIreland: Condition = ({ arrival }) =>
  arrival.area === "member-state" && arrival.state.code === "XI";
/** To a state other than the seller's own: only such sales count toward the threshold. */
export const toAnotherStateThanSeller: Condition = ({ arrival, seller }) =>
  arrival.area === "member-state" && arrival.state.code !== seller.code;

// Who brings it
export const customerCollects: Condition = ({ movement }) => movement === "customer-collects";
export const customerHasCarrier: Condition = ({ movement }) => movement === "customer-has-carrier";
export const sellerBrings: Condition = ({ movement }) => movement === "by-seller";

// Who buys
export const isBusiness: Condition = ({ question }) => question.customer.type === "business";
export const isConsumer = not(isBusiness);
export const takenAsConsumer: Condition = ({ buyer }) => buyer.standing === "consumer";
export const identifiedElsewhere: Condition = ({ buyer }) => buyer.standing === "identified-elsewhere";
export const identifiedAtDeparture: Condition = ({ buyer }) => buyer.standing === "identified-at-departure";
export const identified = either(identifiedElsewhere, identifiedAtDeparture);
export const businessAtDepartureRate: Condition = ({ buyer }) => buyer.standing === "business-at-departure-rate";
export const standingHeld: Condition = ({ buyer }) => buyer.standing === "held";
export const numberIs =
  (...states: readonly Facts["buyer"]["numberState"][]): Condition =>
  ({ buyer }) =>
    states.includes(buyer.numberState);

// Who sells
export const isSmallBusiness: Condition = ({ question }) => question.seller.kor;
export const isDutchSeller: Condition = ({ seller }) => seller.code === "NL";
export const inUnionScheme: Condition = ({ question }) => question.seller.ossUnion;

// Which sale
export const isCorrection: Condition = ({ isCorrection: correction }) => correction;
export const isNegative: Condition = ({ question }) => decimalOf(question.line.netEur).lt(0);

/** Goods that the seller brings from one state to a customer in another who is (taken as) no taxable person. */
export const isDistanceSale = all(isGoods, toOtherMemberState, sellerBrings, not(isMargin), takenAsConsumer);
/** A digital service to such a customer in another state than the seller's. */
export const isDigitalToConsumerAbroad = all(isDigital, toOtherMemberState, takenAsConsumer);
/** What the threshold is about. */
export const isThresholdSale = either(isDistanceSale, isDigitalToConsumerAbroad);
export const taxedAtHomeBelowThreshold: Condition = ({ threshold }) => threshold.taxedAt === "home";

/** The net amount of the supply that a limit looks at: on a credit note that of the original. */
const supplyAmount = ({ question }: Facts) => decimalOf(question.line.original?.netEur ?? question.line.netEur).abs();
export const reachesTenThousand: Condition = (facts) => supplyAmount(facts).gte(10_000);

/** Goods whose sale between businesses in the seller's own state may reverse the charge. */
export const mayReverseAtHome = all(
  isGoods,
  fromHome,
  not(isSmallBusiness),
  not(isMargin),
  isBusiness,
  either(isWaste, isElectronics),
);
/** Dutch reverse charge: laptops and the like from EUR 10 000, waste at any amount. */
export const reversesInTheNetherlands = all(
  mayReverseAtHome,
  isDutchSeller,
  stays,
  identifiedAtDeparture,
  either(isWaste, reachesTenThousand),
);

/** The small business scheme covers the sale: taxed in the seller's own state, and not a distance sale. */
export const coveredBySmallBusinessScheme = all(
  isSmallBusiness,
  fromHome,
  isGoods,
  not(leavesTheVatArea),
  not(isDistanceSale),
);

/** Whether the customer's VAT number has a say in the outcome. */
export const numberMatters = either(
  all(isGoods, toOtherMemberState, not(isMargin)),
  all(fromStockAbroad, stays, not(isMargin)),
  all(isService, toOtherMemberState),
  all(mayReverseAtHome, stays, either(isWaste, reachesTenThousand)),
);
