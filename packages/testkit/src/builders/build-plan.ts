import { type InvoicePlan, type Order, planInvoice, type Rules, rulesSchema } from "@boekbrug/core";
import { buildOrder } from "./build-order.ts";

/** Rules whose accounts and VAT codes exist in the fake ledger. */
export const buildRules = (overrides: Partial<Rules> = {}): Rules =>
  rulesSchema.parse({
    accounts: { high: "8000", low: "8010", zero: "8020", other: "8090", shipping: "8050" },
    vatCodes: { "domestic-standard": "VH", "domestic-reduced": "VL", "domestic-zero": "VN" },
    vat: { unknownClass: "as-charged" },
    ...overrides,
  });

export interface PlanIngredients {
  readonly connection?: string | undefined;
  readonly order?: Partial<Order> | undefined;
  readonly rules?: Rules | undefined;
}

/** The plan of a built order. Throws where the order cannot be planned: that is a fault in the test. */
export function buildPlan({ connection = "shop", order, rules = buildRules() }: PlanIngredients = {}): InvoicePlan {
  return planInvoice(buildOrder(order), { connection, rules }).match(
    (plan) => plan,
    (problem) => {
      throw new RangeError(`the built order cannot be planned: ${JSON.stringify(problem)}`);
    },
  );
}
