import type { MoneybirdSettings } from "./settings.ts";

export type Scope = "sales_invoices" | "settings";

/** Whether a payment is booked on a bank or cash account, of which the list is for those with the scope `settings`. */
export function paysOnFinancialAccount({
  payments: { register, methods, others },
}: Pick<MoneybirdSettings, "payments">): boolean {
  const targets = [...Object.values(methods), ...(others === undefined ? [] : [others])];
  return register && targets.some((target) => "financialAccount" in target);
}

export const readsProducts = ({ items: { use, sync } }: Pick<MoneybirdSettings, "items">): boolean => use || sync;

/** What these settings need access to, and no more. */
export const scopesFor = (
  settings: Pick<MoneybirdSettings, "payments" | "items" | "watchDocuments">,
): readonly Scope[] => [
  "sales_invoices",
  ...(paysOnFinancialAccount(settings) || readsProducts(settings) || settings.watchDocuments
    ? (["settings"] as const)
    : []),
];
