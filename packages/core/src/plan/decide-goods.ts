import { Result } from "neverthrow";
import type { Order, OrderLine } from "../order/order.ts";
import type { Problem } from "../problem/problem.ts";
import type { VatDecision } from "../vat/vat-decision.ts";
import { settleDifference } from "./compare-charged.ts";
import { dueOn } from "./decide-part.ts";
import type { DecidedDraft, Draft } from "./drafts.ts";
import { noSupply } from "./no-supply.ts";
import type { PlanContext } from "./plan-context.ts";
import { isGiftCard, productOf } from "./product.ts";

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
      return decideLine(line, draft, order, context).map((decision) => ({ ...draft, decision }));
    }),
  );
}

function decideLine(line: OrderLine, draft: Draft, order: Order, context: PlanContext): Result<VatDecision, Problem> {
  if (line.kind === "deposit") return noSupply("deposit", draft);
  if (isGiftCard(line, context.rules)) return noSupply("gift-card-sold", draft);
  return productOf(line, draft.field, order, context.rules)
    .andThen((product) => dueOn(draft, product, order, context))
    .andThen((due) => settleDifference(due, draft, order, context));
}
