import { err, ok, Result } from "neverthrow";
import type { Order, OrderLine } from "../order/order.ts";
import { type Problem, problem } from "../problem/problem.ts";
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
      const decided = line.kind === "deposit" ? depositDecision(draft) : decideLine(line, draft, order, context);
      return decided.map((decision) => ({ ...draft, decision }));
    }),
  );
}

function decideLine(line: OrderLine, draft: Draft, order: Order, context: PlanContext): Result<VatDecision, Problem> {
  return productOf(line, draft.field, order, context.rules)
    .andThen((product) => dueOn(draft, product, order, context))
    .andThen((due) => settleDifference(due, draft, order, context));
}

/** A refundable deposit is not the price of a supply: it is booked at 0 %, wherever it goes, and belongs in no box and on no listing. */
function depositDecision(draft: Draft): Result<VatDecision, Problem> {
  if (draft.percent !== "0") {
    const parameters = { charged: draft.percent, due: "0", country: "NL" };
    return err(problem("vat.rate-differs", `${draft.field}.vatPercent`, parameters));
  }
  return ok({
    scenario: "domestic",
    domesticKind: "zero",
    taxCountry: "NL",
    taxCountryVatCode: "NL",
    ratePercent: "0",
    nlReturnBox: null,
    icpListing: false,
    ossReport: false,
    countsTowardThreshold: false,
    legalTextKey: "NONE",
    legalText: null,
    flags: ["deposit-outside-vat"],
    why: [
      {
        rule: "deposit",
        text: "A refundable deposit is returned with the packaging and is not part of the price.",
        textNl: "Statiegeld gaat terug met de verpakking en hoort niet bij de prijs.",
        source: "Dir 2006/112/EC art. 92; Wet OB 1968 art. 8",
      },
    ],
  });
}
