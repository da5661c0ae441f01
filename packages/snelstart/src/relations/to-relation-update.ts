import { type InvoicePlan, idInPath, type Json, shortenedBy, type WriteStep } from "@boekbrug/core";
import type { SnelStartSnapshot } from "../snapshot.ts";
import type { CustomerSettings } from "./customer-settings.ts";
import { isShared, lostTexts, relationsPath, toRelationStep } from "./to-relation.ts";

type Part = CustomerSettings["update"][number];

const fieldOf: Readonly<Record<Part, string>> = {
  name: "naam",
  email: "email",
  phone: "telefoon",
  address: "vestigingsAdres",
  vatNumber: "btwNummer",
};

/** The step that brings a customer who is there already up to date, in the parts that the settings name and the order tells of. */
export function toRelationUpdateSteps(
  plan: InvoicePlan,
  settings: CustomerSettings,
  snapshot: Pick<SnelStartSnapshot, "countries">,
): WriteStep[] {
  if (isShared(plan, settings)) return [];
  const wanted = new Set(settings.update.map((part) => fieldOf[part]));
  const told = toRelationStep(plan, settings, snapshot).request.body as Readonly<Record<string, Json>>;
  const body = Object.fromEntries(Object.entries(told).filter(([field]) => wanted.has(field)));
  if (Object.keys(body).length === 0) return [];
  return [
    {
      key: "customer-update",
      kind: "customer-detail",
      title: { nl: "Relatie bijwerken", en: "Update of the customer" },
      request: { method: "PUT", path: `${relationsPath}/${idInPath("customer")}`, body },
      dependsOn: ["customer"],
      lookup: "before-sending",
      upon: { step: "customer", made: "skip", found: "look-up" },
      identity: null,
      reference: plan.reference,
      expected: null,
      ...shortenedBy(lostTexts(plan, told, settings).filter((field) => wanted.has(field))),
    },
  ];
}
