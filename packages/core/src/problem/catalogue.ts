import { accessProblems } from "./catalogue/access-problems.ts";
import { checkProblems } from "./catalogue/check-problems.ts";
import { documentProblems } from "./catalogue/document-problems.ts";
import { extraFieldProblems } from "./catalogue/extra-field-problems.ts";
import { itemProblems } from "./catalogue/item-problems.ts";
import { ledgerProblems } from "./catalogue/ledger-problems.ts";
import { mappingProblems } from "./catalogue/mapping-problems.ts";
import { moneybirdProblems } from "./catalogue/moneybird-problems.ts";
import { orderProblems } from "./catalogue/order-problems.ts";
import { registryProblems } from "./catalogue/registry-problems.ts";
import { runProblems } from "./catalogue/run-problems.ts";
import { settingsProblems } from "./catalogue/settings-problems.ts";
import { settlementProblems } from "./catalogue/settlement-problems.ts";
import { shopProblems } from "./catalogue/shop-problems.ts";
import { snelstartOrderProblems } from "./catalogue/snelstart-order-problems.ts";
import { snelstartProblems } from "./catalogue/snelstart-problems.ts";
import { thresholdProblems } from "./catalogue/threshold-problems.ts";
import { vatDecisionProblems } from "./catalogue/vat-decision-problems.ts";
import { vatProblems } from "./catalogue/vat-problems.ts";
import { webhookProblems } from "./catalogue/webhook-problems.ts";
import type { ProblemEntry } from "./problem-entry.ts";

/**
 * Every problem that Boekbrug can name. Codes are stable: programs may depend on them. `shop.*`, `ledger.*` and `registry.*` come from the
 * outside world, the rest from an order, a setting or the store.
 */
export const problemCatalogue = {
  ...orderProblems,
  ...vatProblems,
  ...vatDecisionProblems,
  ...thresholdProblems,
  ...registryProblems,
  ...shopProblems,
  ...ledgerProblems,
  ...mappingProblems,
  ...documentProblems,
  ...itemProblems,
  ...extraFieldProblems,
  ...moneybirdProblems,
  ...snelstartProblems,
  ...snelstartOrderProblems,
  ...accessProblems,
  ...runProblems,
  ...settlementProblems,
  ...settingsProblems,
  ...webhookProblems,
  ...checkProblems,
} as const satisfies Record<string, ProblemEntry>;

export type ProblemCode = keyof typeof problemCatalogue;
