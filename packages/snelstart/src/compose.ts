import type { InvoicePlan, Problem, Rules, WriteStep } from "@boekbrug/core";
import type { Result } from "neverthrow";
import type { SnelStartSettings } from "./settings.ts";
import type { SnelStartSnapshot } from "./snapshot.ts";
import { toBookingStep } from "./to-booking.ts";
import { toRelationStep } from "./to-relation.ts";

/** The writes that book a plan, in the order in which they are sent. */
export const composeSteps = (
  plan: InvoicePlan,
  rules: Rules,
  snapshot: SnelStartSnapshot,
  settings: SnelStartSettings,
): Result<readonly WriteStep[], Problem> =>
  toBookingStep(plan, rules, snapshot, settings).map((booking) => [
    toRelationStep(plan, settings.customers, snapshot),
    booking,
  ]);
