import { type Problem, problem } from "../../problem/problem.ts";
import { coveredFrom } from "../data/dated.ts";
import type { Facts } from "../facts.ts";
import * as is from "./conditions.ts";

/** A case that is not decided: a person must look, or an input must be supplied. */
interface HeldRow {
  readonly id: string;
  readonly when: is.Condition;
  readonly answer: (facts: Facts) => Problem;
  readonly source: string;
}

const category = ({ categoryWord }: Facts) => ({ category: categoryWord });
const missing = (field: string) => () => problem("vat.input-missing", field, { what: field });
const marginTaxed = is.all(
  is.isMargin,
  is.isGoods,
  is.not(is.leavesTheVatArea),
  is.not(is.coveredBySmallBusinessScheme),
);

/** Looked at before anything is decided; the first row that applies is the answer. */
export const heldRows: readonly HeldRow[] = [
  {
    id: "original-after-credit-note",
    when: ({ question }) => (question.line.original?.taxPointDate ?? "") > question.taxPointDate,
    answer: ({ lawDate, question }) =>
      problem("vat.input-invalid", "line.original.taxPointDate", {
        found: lawDate,
        what: { nl: `niet na ${question.taxPointDate}`, en: `not after ${question.taxPointDate}` },
      }),
    source: "Dir 2006/112/EC art. 90",
  },
  {
    id: "before-the-tables",
    when: ({ route, leavesHome, lawDate }) => (route !== "stays" || !leavesHome) && lawDate < coveredFrom,
    answer: ({ lawDate, isCorrection }) =>
      problem("vat.date-not-covered", isCorrection ? "line.original.taxPointDate" : "taxPointDate", {
        date: lawDate,
        from: coveredFrom,
      }),
    source: "Dir (EU) 2017/2455: the e-commerce rules apply from 2021-07-01",
  },
  {
    id: "goods-from-outside",
    when: is.startsOutside,
    answer: () => problem("vat.import", "shipFrom.country"),
    source: "Dir 2006/112/EC art. 30, 33(b)-(c), title XII ch. 6 section 4 (IOSS)",
  },
  {
    id: "single-registration-to-come",
    when: is.all(is.fromStockAbroad, is.onOrAfter("2028-07-01")),
    answer: ({ lawDate }) => problem("vat.law-open", "taxPointDate", { date: lawDate }),
    source: "Dir (EU) 2025/516: single VAT registration from 2028-07-01",
  },
  {
    id: "credit-note-without-original",
    when: is.all(
      is.isNegative,
      is.not(is.isMargin),
      is.not(is.isCorrection),
      (f) => f.route !== "stays" || !f.leavesHome,
    ),
    answer: missing("line.original"),
    source: "Dir 2006/112/EC art. 90, 369j: a correction follows the rate and the period of the original sale",
  },
  {
    id: "multi-purpose-voucher",
    when: ({ category: { trait } }) => trait === "multi-purpose-voucher",
    answer: () => problem("vat.voucher", "line.category"),
    source: "Dir 2006/112/EC art. 30b(2): the supply is taxed at redemption",
  },
  {
    id: "single-purpose-voucher-abroad",
    when: ({ category: { trait }, route, leavesHome }) =>
      trait === "single-purpose-voucher" && (route !== "stays" || !leavesHome),
    answer: () => problem("vat.voucher", "line.category"),
    source: "Dir 2006/112/EC art. 30a(2): place and VAT must be certain at issue",
  },
  {
    id: "excise-goods",
    when: is.all(is.isExcise, is.toOtherMemberState),
    answer: (facts) => problem("vat.excise-goods", "line.category", category(facts)),
    source: "Dir (EU) 2020/262 art. 44",
  },
  {
    id: "goods-with-rules-of-their-own",
    when: (facts) => facts.category.trait === "own-rules" && (facts.route !== "stays" || facts.categoryWord === "gold"),
    answer: (facts) => problem("vat.special-supply", "line.category", category(facts)),
    source: "Dir 2006/112/EC art. 2(1)(b)(ii), 36, 38-39, 344-356",
  },
  {
    id: "service-at-its-place",
    when: is.all(({ category: { trait } }) => trait === "service-at-its-place", is.crossesABorder),
    answer: (facts) => problem("vat.special-supply", "line.category", category(facts)),
    source: "Dir 2006/112/EC art. 47, 53-54",
  },
  {
    id: "exempt-goods-across-a-border",
    when: is.all(is.isGoods, is.isExempt, is.crossesABorder),
    answer: () => problem("vat.exempt-abroad", "line.rateClass"),
    source: "Dir 2006/112/EC art. 131-136; CJEU C-240/05 Eurodental",
  },
  {
    id: "exempt-service-to-a-business-abroad",
    when: is.all(is.isService, is.isExempt, is.toOtherMemberState, is.identified),
    answer: () => problem("vat.exempt-abroad", "line.rateClass"),
    source: "Dir 2006/112/EC art. 262(1)(c): no listing of what is exempt in the customer's state",
  },
  {
    id: "margin-is-for-goods",
    when: is.all(is.isMargin, is.isService),
    answer: ({ categoryWord, lawDate }) =>
      problem("vat.class-conflict", "line.rateClass", { category: categoryWord, class: "margin", date: lawDate }),
    source: "Dir 2006/112/EC art. 311(1)",
  },
  {
    id: "margin-method-not-given",
    when: is.all(marginTaxed, ({ question }) => question.line.marginMethod === undefined),
    answer: missing("line.marginMethod"),
    source: "Dir 2006/112/EC art. 315, 318; Wet OB 1968 art. 28d; Uitvoeringsbeschikking OB 1968 art. 4c",
  },
  {
    id: "margin-sale-price-not-given",
    when: is.all(marginTaxed, ({ question }) => question.line.salePriceGrossEur === undefined),
    answer: missing("line.salePriceGrossEur"),
    source: "Dir 2006/112/EC art. 312, 315",
  },
  {
    id: "margin-purchase-price-not-given",
    when: is.all(
      marginTaxed,
      ({ question: { line } }) => line.marginMethod === "item-by-item" && line.purchasePriceEur === undefined,
    ),
    answer: missing("line.purchasePriceEur"),
    source: "Dir 2006/112/EC art. 312, 315",
  },
  {
    id: "consumer-with-a-valid-number",
    when: is.all(is.numberMatters, is.isConsumer, is.numberIs("valid-of-departure-state", "valid-of-other-state")),
    answer: () => problem("vat.customer-contradiction", "customer.type"),
    source: "Dir 2006/112/EC art. 138(1); Impl. Reg. 282/2011 art. 18-19",
  },
  {
    id: "valid-without-a-number",
    when: is.all(is.numberMatters, is.numberIs("none"), ({ question }) => question.customer.vies === "valid"),
    answer: missing("customer.vatNumber"),
    source: "Dir 2006/112/EC art. 138(1)(b)",
  },
  {
    id: "number-without-a-state",
    when: is.all(is.numberMatters, is.isBusiness, is.numberIs("without-prefix")),
    answer: () => problem("vat.number-without-state", "customer.vatNumber"),
    source: "Dir 2006/112/EC art. 215: a VAT number has a prefix by which the state is identified",
  },
  {
    id: "number-not-checked",
    when: is.all(is.numberMatters, is.isBusiness, is.numberIs("not-checked")),
    answer: () => problem("vat.number-not-checked", "customer.vies"),
    source: "Reg. (EU) 904/2010 art. 31; Belastingdienst, btw-id controleren",
  },
  {
    id: "policy-holds-the-customer",
    when: is.all(is.numberMatters, is.standingHeld),
    answer: ({ buyer }) =>
      problem("vat.policy-holds", buyer.numberState === "unavailable" ? "customer.vies" : "customer.vatNumber", {
        policy: buyer.numberState === "unavailable" ? "viesUnavailable" : "businessWithoutValidNumber",
      }),
    source: "merchant policy",
  },
  {
    id: "number-does-not-fit-the-service",
    when: is.all(
      is.isService,
      is.toOtherMemberState,
      is.either(
        is.numberIs("valid-of-departure-state"),
        is.all(
          is.identifiedElsewhere,
          ({ buyer }) => buyer.number.kind === "member-state" && buyer.number.state === "XI",
        ),
      ),
    ),
    answer: () => problem("vat.number-of-other-place", "customer.vatNumber"),
    source: "Dir 2006/112/EC art. 44; Impl. Reg. 282/2011 art. 20-22; an XI number is for goods",
  },
  {
    id: "reverse-charge-abroad",
    when: is.all(
      is.fromStockAbroad,
      is.not(is.isMargin),
      is.identified,
      is.not(is.leavesTheVatArea),
      (f) => is.stays(f) || is.identifiedAtDeparture(f) || is.customerHasCarrier(f),
    ),
    answer: () => problem("vat.local-reverse-charge", "customer.vatNumber"),
    source: "Dir 2006/112/EC art. 194: national law of the state of the stock",
  },
  {
    id: "reverse-charge-of-another-state",
    when: is.all(is.mayReverseAtHome, is.not(is.isDutchSeller), is.stays, is.identifiedAtDeparture),
    answer: () => problem("vat.local-reverse-charge", "line.category"),
    source: "Dir 2006/112/EC art. 199, 199a: national law of the seller's state",
  },
  {
    id: "reverse-charge-and-transport-abroad",
    when: is.all(
      is.mayReverseAtHome,
      is.toOtherMemberState,
      is.identifiedAtDeparture,
      is.either(is.isWaste, is.reachesTenThousand),
    ),
    answer: () => problem("vat.local-reverse-charge", "line.category"),
    source: "Dir 2006/112/EC art. 199, 199a with 138(1)(b)",
  },
  {
    id: "reverse-charge-credit-note",
    when: is.all(
      is.mayReverseAtHome,
      is.isElectronics,
      is.stays,
      is.identifiedAtDeparture,
      is.isCorrection,
      is.not(is.reachesTenThousand),
      ({ question }) => question.line.original?.netEur === undefined,
    ),
    answer: missing("line.original.netEur"),
    source: "Uitvoeringsbesluit OB 1968 art. 24ba: EUR 10 000 of the original supply",
  },
  {
    id: "electronics-reverse-charge-after-2026",
    when: is.all(is.reversesInTheNetherlands, is.isElectronics, is.onOrAfter("2027-01-01")),
    answer: ({ lawDate }) => problem("vat.law-open", "taxPointDate", { date: lawDate }),
    source: "Dir 2006/112/EC art. 199a, until 2026-12-31 by Dir (EU) 2022/890",
  },
  {
    id: "service-to-a-consumer-outside",
    when: is.all(is.isOtherService, is.leavesTheVatArea, is.isConsumer),
    answer: () => problem("vat.service-place-open", "line.category"),
    source: "Dir 2006/112/EC art. 45, 59: hangs on what the service is",
  },
  {
    id: "greek-islands",
    when: is.all(
      is.isGoods,
      ({ arrival }) => arrival.territory?.status === "ask-for-business",
      is.stays,
      is.either(is.fromHome, is.isBusiness),
    ),
    answer: () => problem("vat.regional-rate-open", "shipTo.postcode"),
    source: "Greek law 5246/2025; AADE circular E.2113/2025",
  },
  {
    id: "home-country-vat-refused-by-law",
    when: is.all(
      is.isThresholdSale,
      ({ policies }) => policies.euConsumers === "home-country-vat",
      ({ threshold }) => threshold.taxedAt === "destination" && threshold.byLaw,
    ),
    answer: ({ threshold }) => problem("vat.policy-not-lawful", "policies.euConsumers", { rule: threshold.row }),
    source: "Dir 2006/112/EC art. 33(a), 58, 59c",
  },
  {
    id: "policy-holds-below-the-threshold",
    when: is.all(is.isThresholdSale, ({ threshold }) => threshold.taxedAt === "held"),
    answer: () => problem("vat.policy-holds", "seller.optedForDestination", { policy: "ossRegisteredBelowThreshold" }),
    source: "merchant policy",
  },
  {
    id: "credit-note-near-the-threshold",
    when: is.all(is.isThresholdSale, ({ threshold }) => threshold.taxedAt === "needs-original-amount"),
    answer: missing("line.original.netEur"),
    source: "Dir 2006/112/EC art. 59c(2)",
  },
];

/** Why the case is not decided, or undefined where it is. */
export const heldProblem = (facts: Facts): Problem | undefined => heldRow(facts)?.answer(facts);

/** The row that holds the case. */
export const heldRow = (facts: Facts): HeldRow | undefined => heldRows.find(({ when }) => when(facts));
