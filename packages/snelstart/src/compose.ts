import type { InvoicePlan, Problem, Rules, WriteStep } from "@boekbrug/core";
import { Result } from "neverthrow";
import { toArticleStep } from "./articles/to-article.ts";
import { toBookingSteps } from "./bookings/to-booking.ts";
import { toOrderStep } from "./orders/to-order.ts";
import { toRelationStep } from "./relations/to-relation.ts";
import { toRelationUpdateSteps } from "./relations/to-relation-update.ts";
import type { SnelStartSettings } from "./settings.ts";
import type { SnelStartSnapshot } from "./snapshot.ts";

/** The writes that book a plan, in the order in which they are sent. */
export function composeSteps(
  plan: InvoicePlan,
  rules: Rules,
  snapshot: SnelStartSnapshot,
  settings: SnelStartSettings,
): Result<readonly WriteStep[], Problem> {
  const customer = [
    toRelationStep(plan, settings.customers, snapshot),
    ...toRelationUpdateSteps(plan, settings.customers, snapshot),
  ];
  if (settings.document === "booking") {
    return toBookingSteps(plan, rules, snapshot, settings).map((bookings) => [...customer, ...bookings]);
  }
  return toOrderStep(plan, rules, snapshot, settings).andThen(({ step, articles }) =>
    Result.combine(articles.map((each) => toArticleStep(each, plan.reference, snapshot, settings.items))).map(
      (items) => [...customer, ...items, step],
    ),
  );
}
