import { apiSwitches } from "./switches-api.ts";
import { moneySwitches } from "./switches-money.ts";
import { productSwitches } from "./switches-products.ts";
import { webhookSwitches } from "./switches-webhooks.ts";

/** One switch for each thing nobody could tell about the real shop. Numbers are those of the CCV fact sheet, 2026-11-21. */
export const ccvShopSwitches = [...moneySwitches, ...apiSwitches, ...productSwitches, ...webhookSwitches] as const;

type Definition = (typeof ccvShopSwitches)[number];

export type CcvShopSwitches = { [D in Definition as D["name"]]: D["settings"][number] };

/** Unknowns and disagreements that have no switch, and why. */
export const ccvShopWithoutSwitch: readonly { unknown: string; reason: string }[] = [
  {
    unknown: "16.9",
    reason:
      "The invoice resources are not simulated; an order's invoice number, or its absence, is arranged per order.",
  },
  {
    unknown: "4.4",
    reason: "Net or gross row prices: the documented flag order_row_taxes_included decides, and is arranged per order.",
  },
  {
    unknown: "16.4",
    reason: "The other enumerations (invoices, notifications, apps) belong to resources that are not simulated.",
  },
  { unknown: "6", reason: "Loyalty balance as text or integer: /users is not simulated." },
  { unknown: "8", reason: "Invoice status as word or number: /invoices is not simulated." },
  {
    unknown: "10",
    reason: "order_number in a webhook against ordernumber in the resource: as observed; a reader needs the id alone.",
  },
  { unknown: "1", reason: "Both forms of path (with and without trailing slash) and every accept header are taken." },
  { unknown: "2", reason: "All three spellings of UTC in x-date are taken; milliseconds are unproven and refused." },
  {
    unknown: "5",
    reason: "The words of a note's type are inferred and a reader has no use for them: always `internal`.",
  },
];

export function ccvShopSwitchesWith(changes: Partial<CcvShopSwitches> = {}): CcvShopSwitches {
  const defaults = Object.fromEntries(ccvShopSwitches.map((one) => [one.name, one.default]));
  return { ...defaults, ...changes } as CcvShopSwitches;
}
