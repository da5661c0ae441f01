import { type InvoicePlan, idInPath, type Json, lostFrom, shortenedBy, type WriteStep } from "@boekbrug/core";
import { guidInPath } from "../client/odata.ts";
import type { CustomerSettings } from "./customer-settings.ts";
import { accountParts, accountsPath, nameOf, textsOf } from "./to-account.ts";

type Part = CustomerSettings["update"][number];

const properties: Readonly<Record<Part, readonly string[]>> = {
  name: ["Name"],
  email: ["Email"],
  phone: ["Phone"],
  address: ["AddressLine1", "Postcode", "City", "Country"],
  vatNumber: ["VATNumber"],
};

/** The step that brings a customer who is there already up to date, in the parts that the settings name and the order tells of. */
export function toAccountUpdateSteps(plan: InvoicePlan, update: readonly Part[], division: number): WriteStep[] {
  const told: Record<string, Json> = { Name: nameOf(plan), ...accountParts(plan) };
  const wanted = new Set(update.flatMap((part) => properties[part]));
  const body = Object.fromEntries(Object.entries(told).filter(([name]) => wanted.has(name)));
  if (Object.keys(body).length === 0) return [];
  return [
    {
      key: "customer-update",
      kind: "customer-detail",
      title: { nl: "Relatie bijwerken", en: "Update of the customer" },
      request: { method: "PUT", path: `${accountsPath(division)}${guidInPath(idInPath("customer"))}`, body },
      dependsOn: ["customer"],
      lookup: "before-sending",
      upon: { step: "customer", made: "skip", found: "look-up" },
      identity: null,
      reference: plan.reference,
      expected: null,
      ...shortenedBy(lostFrom(told, textsOf(plan, told)).filter((name) => wanted.has(name))),
    },
  ];
}
