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

/** What an invoice or order says about these steps, under the resource's own name for the address; the customer itself stands in every document. */
export function referencesTo(
  customerSteps: readonly WriteStep[],
  addressField: "DeliverToAddress" | "DeliveryAddress",
): { readonly body: Readonly<Record<string, StepPlaceholder>>; readonly dependsOn: readonly string[] } {
  const fields = { contact: "OrderedByContactPerson", address: addressField } as const;
  const present = (["contact", "address"] as const).filter((key) => customerSteps.some((step) => step.key === key));
  return { body: Object.fromEntries(present.map((key) => [fields[key], idOf(key)])), dependsOn: present };
}
