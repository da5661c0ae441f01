import { ok, Result } from "neverthrow";
import type { Order } from "../order/order.ts";
import type { Problem } from "../problem/problem.ts";
import type { VatDecision } from "../vat/vat-decision.ts";
import { settleDifference } from "./compare-charged.ts";
import { dueOn, productOf } from "./decide-part.ts";
import type { DecidedDraft, Draft } from "./drafts.ts";
import type { PlanContext } from "./plan-context.ts";

/** One draft per order line, with its VAT decided and compared with what the shop charged. */
export function decideGoods(order: Order, context: PlanContext): Result<DecidedDraft[], Problem> {
  return Result.combine(
    order.lines.map((line, index): Result<DecidedDraft, Problem> => {
      const draft: Draft = {
        source: { kind: "line", id: line.id },
        text: line.description,
        line,
        minor: line.amount.minor,
        percent: line.vatPercent,
        field: `order.lines.${index}`,
      };
      return productOf(line, draft.field, order, context.rules)
        .andThen((product) => dueOn(draft, product, order, context))
        .andThen((due) => (line.kind === "deposit" ? ok(asDeposit(due)) : settleDifference(due, draft, order, context)))
        .map((decision) => ({ ...draft, decision }));
    }),
  );
}

/** A refundable deposit is not the price of a supply: it is booked at 0 % and belongs in no box. */
const asDeposit = (decision: VatDecision): VatDecision => ({
  ...decision,
  nlReturnBox: null,
  countsTowardThreshold: false,
  flags: [...decision.flags, "deposit-outside-vat"],
  why: [
    ...decision.why,
    {
      rule: "deposit",
      text: "A refundable deposit is returned with the packaging and is not part of the price.",
      textNl: "Statiegeld wordt bij inlevering van de verpakking terugbetaald en hoort niet tot de vergoeding.",
      source: "Dir 2006/112/EC art. 92; Wet OB 1968 art. 8",
    },
  ],
});
