import { type InvoicePlan, idOf, type StepPlaceholder, type WriteStep } from "@boekbrug/core";
import type { CustomerSettings } from "./customer-settings.ts";
import { isShared, toAccountStep } from "./to-account.ts";
import { toAccountUpdateSteps } from "./to-account-update.ts";
import { toAddressSteps } from "./to-address.ts";
import { toContactSteps } from "./to-contact.ts";

/** Every step about the customer, in the order in which they are sent. */
export function toCustomerSteps(
  plan: InvoicePlan,
  settings: CustomerSettings,
  connection: string,
  division: number,
): WriteStep[] {
  const account = toAccountStep(plan, settings, connection, division);
  if (isShared(plan, settings)) return [account];
  return [
    account,
    ...toAccountUpdateSteps(plan, settings.update, division),
    ...(settings.contact ? toContactSteps(plan, division) : []),
    ...(settings.deliveryAddress ? toAddressSteps(plan, division) : []),
  ];
}

/** What a document can refer to. */
export interface CustomerReferences {
  readonly customer: StepPlaceholder;
  readonly contact: StepPlaceholder | null;
  /** Where the goods go, where that is no address of the customer itself. */
  readonly address: StepPlaceholder | null;
  readonly dependsOn: readonly string[];
}

export function customerReferences(
  plan: InvoicePlan,
  settings: CustomerSettings,
  connection: string,
  division: number,
): CustomerReferences {
  const keys = new Set(toCustomerSteps(plan, settings, connection, division).map(({ key }) => key));
  const dependsOn = ["customer", "contact", "address"].filter((key) => keys.has(key));
  return {
    customer: idOf("customer"),
    contact: keys.has("contact") ? idOf("contact") : null,
    address: keys.has("address") ? idOf("address") : null,
    dependsOn,
  };
}
