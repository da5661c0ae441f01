import { err, ok, Result } from "neverthrow";
import { allocate } from "../money/allocate.ts";
import { Decimal } from "../money/round.ts";
import type { Charge, Order, Percent } from "../order/order.ts";
import { type Problem, problem } from "../problem/problem.ts";
import type { Locale } from "../text/text.ts";
import { type VatDecision, vatRole } from "../vat/vat-decision.ts";
import { settleDifference } from "./compare-charged.ts";
import { dueOn } from "./decide-part.ts";
import type { DecidedDraft, Draft } from "./drafts.ts";
import { documentWords } from "./invoice-plan.ts";
import { noSupply } from "./no-supply.ts";
import type { PlanContext } from "./plan-context.ts";
import { classOfCharged, ordinaryGoods } from "./product.ts";

/** Goods that share one VAT treatment and one charged rate, with their value. */
interface Treatment {
  readonly percent: Percent;
  readonly decision: VatDecision;
  readonly value: number;
}

type Part = Omit<Draft, "minor" | "percent">;

/**
 * Drafts of charges and discounts. They share the fate of the goods (Dir 2006/112/EC art. 78(b), 79): each is divided over the goods' VAT treatments in proportion to
 * their value. A charge whose rate the shop names goes with the goods of that rate.
 */
export function followGoods(
  order: Order,
  goods: readonly DecidedDraft[],
  language: Locale,
  context: PlanContext,
): Result<DecidedDraft[], Problem> {
  const treatments = treatmentsOf(goods);
  const words = (kind: keyof typeof documentWords, own: string) =>
    own === "" ? documentWords[kind][language] : `${documentWords[kind][language]}: ${own}`;
  const charges = order.charges.map((charge, index) => {
    const part: Part = {
      source: { kind: "charge", charge: charge.kind },
      text: words(charge.kind, charge.description),
      line: null,
      field: `order.charges.${index}`,
    };
    return followCharge(charge, part, treatments, order, context);
  });
  const discounts = order.discounts.map((discount, index) =>
    divide(-discount.amount.minor, treatments, {
      source: { kind: "discount", discount: discount.kind },
      text: words(discount.kind, discount.description),
      line: null,
      field: `order.discounts.${index}`,
    }),
  );
  const giftCards = (order.giftCards ?? []).map((card, index) => {
    const draft: Draft = {
      source: { kind: "gift-card" },
      text: words("gift-card", card.description),
      line: null,
      minor: -card.amount.minor,
      percent: "0",
      field: `order.giftCards.${index}`,
    };
    return noSupply("gift-card-redeemed", draft).map((decision) => [{ ...draft, decision }]);
  });
  return Result.combine([...charges, ...discounts, ...giftCards]).map((drafts) => drafts.flat());
}

/** Highest rate first, as a bookkeeper reads them. Deposits and gift cards lead no charge or discount. */
function treatmentsOf(goods: readonly DecidedDraft[]): Treatment[] {
  const led = goods.filter(({ decision }) => decision.scenario !== "no-supply");
  const groups = Map.groupBy(led, ({ decision, percent }) => `${vatRole(decision)} ${percent}`);
  return [...groups.values()]
    .flatMap((members) => {
      const [first] = members;
      const value = members.reduce((sum, { minor }) => sum + minor, 0);
      return first === undefined ? [] : [{ percent: first.percent, decision: first.decision, value }];
    })
    .sort((a, b) => new Decimal(b.percent).cmp(a.percent));
}

/** Over the treatments by value; goods that come back (a negative value) lead nothing. Where all goods share one treatment it takes all, whatever they are worth. */
function divide(minor: number, treatments: readonly Treatment[], part: Part): Result<DecidedDraft[], Problem> {
  if (minor === 0) return ok([]);
  const [only, ...others] = treatments;
  if (only !== undefined && others.length === 0) return ok([{ ...part, minor, ...treatedAs(only) }]);
  const leading = treatments.filter(({ value }) => value > 0);
  if (leading.length === 0) return err(problem("plan.no-rate-to-follow", part.field, { what: part.text }));
  const shares = allocate(
    minor,
    leading.map(({ value }) => value),
  );
  return ok(
    leading.flatMap((treatment, index) => {
      const share = shares[index] ?? 0;
      return share === 0 ? [] : [{ ...part, minor: share, ...treatedAs(treatment) }];
    }),
  );
}

const treatedAs = ({ percent, decision }: Treatment) => ({ percent, decision });

function followCharge(
  { amount, vatPercent }: Charge,
  part: Part,
  treatments: readonly Treatment[],
  order: Order,
  context: PlanContext,
): Result<DecidedDraft[], Problem> {
  if (vatPercent === null) return divide(amount.minor, treatments, part);
  if (amount.minor === 0) return ok([]);
  const sameRate = treatments.filter(
    ({ percent, value }) => percent === vatPercent && (value > 0 || treatments.length === 1),
  );
  const draft: Draft = { ...part, minor: amount.minor, percent: vatPercent };
  if (sameRate.length === 0 || isFreeBesideTaxed(draft, treatments))
    return atOwnRate(draft, treatments, order, context);
  const wholeOrder = sameRate.length === treatments.length;
  return divide(amount.minor, sameRate, part).map((drafts) => (wholeOrder ? drafts : drafts.map(notProRata)));
}

/** The shop put the whole charge at the rate of some of the goods. */
const notProRata = (draft: DecidedDraft): DecidedDraft => ({
  ...draft,
  decision: { ...draft.decision, flags: [...draft.decision.flags, "charge-not-divided-over-the-goods"] },
});

/** A charge without VAT beside goods with VAT is not led by those of the goods that are free of it. */
const isFreeBesideTaxed = ({ percent }: Draft, treatments: readonly Treatment[]): boolean =>
  percent === "0" && treatments.some((each) => each.percent !== "0");

/**
 * A charge at a rate that none of the goods has. Where all goods are domestic and the rate is a Dutch one, the VAT is owed because it was charged (one shipping rate for all
 * baskets is common), and flagged. In any other case it is compared with what the goods' main treatment asks for.
 */
function atOwnRate(
  draft: Draft,
  treatments: readonly Treatment[],
  order: Order,
  context: PlanContext,
): Result<DecidedDraft[], Problem> {
  const leading = treatments.toSorted((a, b) => b.value - a.value)[0];
  const domestic = treatments.every(({ decision }) => ["domestic", "below-threshold"].includes(decision.scenario));
  if (leading !== undefined && (!domestic || draft.percent === "0")) {
    return settleDifference(leading.decision, draft, order, context).map((decision) => [{ ...draft, decision }]);
  }
  return classOfCharged(draft.percent, draft.field, order)
    .andThen((rateClass) => dueOn(draft, ordinaryGoods(rateClass), order, context))
    .andThen((due) => settleDifference(due, draft, order, context))
    .map((decision) => [{ ...draft, decision: leading === undefined ? decision : ownRateFlagged(decision) }]);
}

const ownRateFlagged = (decision: VatDecision): VatDecision => ({
  ...decision,
  flags: [...decision.flags, "charge-at-another-rate-than-the-goods"],
  why: [
    ...decision.why,
    {
      rule: "charged-vat-is-owed",
      text: "The charge should follow the goods; its VAT is owed because it was charged.",
      textNl:
        "De bijkomende kosten horen het tarief van de goederen te volgen; de btw is verschuldigd omdat zij in rekening is gebracht.",
      source: "Dir 2006/112/EC art. 78(b), 203; Wet OB 1968 art. 37",
    },
  ],
});
