import { err, ok, type Result } from "neverthrow";
import { Decimal } from "../money/round.ts";
import type { Order } from "../order/order.ts";
import { type Problem, problem } from "../problem/problem.ts";
import { decideVat } from "../vat/decide-vat.ts";
import { dutchCountryName, dutchNumber } from "../vat/dutch-words.ts";
import type { VatDecision } from "../vat/vat-decision.ts";
import { policiesOf, stayingHome } from "./decide-part.ts";
import type { Draft } from "./drafts.ts";
import type { PlanContext } from "./plan-context.ts";
import { classOfCharged, ordinaryGoods } from "./product.ts";
import { vatQuestionOf } from "./vat-question-of.ts";

/** The rate that the invoice has to show: none on goods of the margin scheme, where the VAT is in the margin (Dir 2006/112/EC art. 325), nor where it is exempt or outside the scope. */
const rateToCharge = ({ scenario, ratePercent }: VatDecision): string =>
  scenario === "margin" ? "0" : (ratePercent ?? "0");

/** Whether the rate that was charged is the rate that is due. */
export const agrees = (due: VatDecision, charged: string): boolean => new Decimal(rateToCharge(due)).eq(charged);

/**
 * The decision that a part is booked with: the one that is due where the shop charged it; else, by setting, the order is held or booked as it was charged and
 * flagged. What was charged is never changed.
 */
export function settleDifference(
  due: VatDecision,
  draft: Draft,
  order: Order,
  context: PlanContext,
): Result<VatDecision, Problem> {
  if (agrees(due, draft.percent)) return ok(due);
  const held = differs(due, draft);
  if (context.rules.vat.onDisagreement === "hold") return err(held);
  return asCharged(draft, order, context)
    .andThen((charged) => (agrees(charged, draft.percent) ? ok(charged) : err(held)))
    .map(
      (charged): VatDecision => ({
        ...charged,
        countsTowardThreshold: due.countsTowardThreshold,
        flags: [
          ...charged.flags,
          "charged-differs-from-due",
          `due-${due.taxCountryVatCode}-${rateToCharge(due)}` as const,
        ],
        why: [
          ...due.why,
          {
            rule: "booked-as-charged",
            text: `Due was ${rateToCharge(due)} % (${due.taxCountryVatCode}), the shop charged ${draft.percent} %; the settings say to book what was charged.`,
            textNl: `Verschuldigd was ${dutchNumber(rateToCharge(due))} % (${dutchCountryName(due.taxCountryVatCode)}), de webshop rekende ${dutchNumber(draft.percent)} %; volgens de instelling wordt geboekt wat in rekening is gebracht.`,
            source: "rules.vat.onDisagreement",
          },
        ],
      }),
    )
    .mapErr(() => held);
}

function differs(due: VatDecision, draft: Draft): Problem {
  const field = `${draft.field}.vatPercent`;
  const country = due.taxCountryVatCode;
  const rate = rateToCharge(due);
  if (due.scenario === "margin") return problem("vat.margin-shown", field, { charged: draft.percent });
  return draft.percent === "0"
    ? problem("vat.not-charged", field, { what: draft.text, due: rate, country })
    : problem("vat.rate-differs", field, { charged: draft.percent, due: rate, country });
}

/** The VAT that the shop charged, read as Dutch VAT: the only other return that it can belong in. */
function asCharged(draft: Draft, order: Order, context: PlanContext): Result<VatDecision, Problem> {
  return classOfCharged(draft.percent, draft.field, order).andThen((rateClass) => {
    const question = vatQuestionOf(draft, ordinaryGoods(rateClass), order, context, "0");
    return decideVat(stayingHome(question), policiesOf(context.rules));
  });
}
