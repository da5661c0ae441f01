import { type InvoicePlan, type Problem, problem } from "@boekbrug/core";
import type { ExactOnlineSnapshot } from "../snapshot.ts";
import type { DocumentSettings } from "./document-settings.ts";

type Conditions = Partial<Pick<DocumentSettings, "paymentCondition" | "paymentConditions">>;

/** The condition of the order's payment method, else the one for all; null where Exact decides. */
export const paymentConditionOf = (
  { paymentMethodId }: InvoicePlan,
  { paymentCondition, paymentConditions = {} }: Conditions,
): string | null =>
  (Object.hasOwn(paymentConditions, paymentMethodId) ? paymentConditions[paymentMethodId] : paymentCondition) ?? null;

/** Whether any condition is named at all: only then is it worth reading which there are. */
export const namesConditions = ({ paymentCondition, paymentConditions = {} }: Conditions): boolean =>
  paymentCondition !== undefined || Object.keys(paymentConditions).length > 0;

/** Conditions that the settings name and the administration does not have. */
export function checkPaymentConditions(settings: Conditions, { paymentConditions }: ExactOnlineSnapshot): Problem[] {
  if (paymentConditions === null) return [];
  const named: (readonly [string, string])[] = Object.entries(settings.paymentConditions ?? {}).map(
    ([method, code]) => [`ledger.paymentConditions.${method}`, code] as const,
  );
  if (settings.paymentCondition !== undefined) named.push(["ledger.paymentCondition", settings.paymentCondition]);
  const available = paymentConditions.map(({ code, description }) => `${code} (${description})`).join(", ") || "-";
  return named
    .filter(([, code]) => !paymentConditions.some((condition) => condition.code === code))
    .map(([field, code]) => problem("ledger.payment-condition-unknown", field, { code, available }));
}
