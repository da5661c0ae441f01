import { err, type Result } from "neverthrow";
import { Decimal } from "../money/round.ts";
import type { Order } from "../order/order.ts";
import { type Problem, problem } from "../problem/problem.ts";
import type { Rules } from "../settings/rules.ts";
import { decideVat } from "../vat/decide-vat.ts";
import type { VatPolicies } from "../vat/policies.ts";
import type { VatDecision } from "../vat/vat-decision.ts";
import type { VatQuestion } from "../vat/vat-question.ts";
import type { Draft } from "./drafts.ts";
import type { PlanContext } from "./plan-context.ts";
import type { Product } from "./product.ts";
import { addDecimals, soldElsewhere } from "./sold-elsewhere.ts";
import { departureOf, destinationOf, vatQuestionOf, yearOf } from "./vat-question-of.ts";

/** Above the threshold of EUR 10,000: stands in for an unknown previous year to see whether it matters. */
const aboveThreshold = "10000.01";

/** What VAT is due on a part of an order, whatever the shop charged. */
export function dueOn(
  draft: Pick<Draft, "minor" | "percent" | "field">,
  product: Product,
  order: Order,
  context: PlanContext,
): Result<VatDecision, Problem> {
  const { rules } = context;
  const ask = (previousYear: string) =>
    decideVat(vatQuestionOf(draft, product, order, context, previousYear), policiesOf(rules)).mapErr((found) => ({
      ...found,
      field: orderField(found.field, draft.field),
    }));
  const previousYear = previousYearOf(order, context);
  if (previousYear !== undefined) return ask(previousYear);
  const staysHome = destinationOf(order, product.kind, context).country === departureOf(product.kind, rules);
  if (staysHome) return ask("0");
  const below = ask("0");
  const above = ask(aboveThreshold);
  return sameAnswer(below, above)
    ? below
    : err(problem("vat.input-missing", "rules.threshold.previousYearNetEur", { what: "threshold.previousYearNetEur" }));
}

/** What was sold over a distance in the year before, booked and elsewhere; undefined where it is not known and the booked part alone does not settle it. */
function previousYearOf(
  order: Order,
  { rules, distanceSalesPreviousYear: booked = "0" }: PlanContext,
): string | undefined {
  const elsewhere = soldElsewhere(rules.threshold, yearOf(order)).previousYear;
  if (elsewhere !== undefined) return addDecimals(elsewhere, booked);
  return new Decimal(booked).gte(aboveThreshold) ? booked : undefined;
}

const sameAnswer = (a: Result<VatDecision, Problem>, b: Result<VatDecision, Problem>): boolean =>
  a.isErr() || b.isErr()
    ? a.isErr() === b.isErr()
    : a.value.scenario === b.value.scenario && a.value.ratePercent === b.value.ratePercent;

export const policiesOf = ({ vat }: Rules): VatPolicies => ({
  businessWithoutValidNumber: vat.businessWithoutValidNumber,
  viesUnavailable: vat.viesUnavailable,
  storedCheckMaxAgeDays: vat.storedCheckMaxAgeDays,
  businessArrangesTransport: vat.businessArrangesTransport,
  ossRegisteredBelowThreshold: vat.ossRegisteredBelowThreshold,
  euConsumers: vat.euConsumers,
  productRates: vat.productRates,
});

/** Where a field of the question comes from, for a person who has an order and settings before him. */
function orderField(field: string, part: string): string {
  if (field.startsWith("seller.") || field.startsWith("threshold.")) return `rules.${field}`;
  if (field.startsWith("shipTo.")) return `order.customer.${field}`;
  if (field.startsWith("customer.")) return `order.${field}`;
  if (field === "taxPointDate") return "order.placedAt";
  return field.startsWith("line") ? field.replace("line", part) : field;
}

/** The same part, as if it stayed where the stock is: the VAT that the shop in fact charged. */
export const stayingHome = (question: VatQuestion): VatQuestion => ({
  ...question,
  shipTo: question.shipFrom,
  customer: { type: "consumer", vatNumber: null, vies: "not-applicable" },
});
