import { type InvoicePlan, idInPath, present, type WriteStep } from "@boekbrug/core";
import { apiPath } from "../paths.ts";
import type { CustomerSettings } from "./customer-settings.ts";
import { addressOf, type ContactFields, namesOf, reachedBy } from "./to-contact.ts";

type Part = CustomerSettings["update"][number];

/** The step that brings a contact that is there already up to date, in the parts that the settings name and the order tells of. */
export function toContactUpdateSteps(plan: InvoicePlan, update: readonly Part[], administration: string): WriteStep[] {
  const contact: ContactFields = Object.assign({}, ...update.map((part) => fieldsOf(part, plan)));
  if (Object.keys(contact).length === 0) return [];
  return [
    {
      key: "customer-update",
      kind: "customer-detail",
      title: { nl: "Contact bijwerken", en: "Update of the contact" },
      request: {
        method: "PATCH",
        path: apiPath(administration, `contacts/${idInPath("customer")}`),
        body: { contact },
      },
      dependsOn: ["customer"],
      lookup: "before-sending",
      upon: { step: "customer", made: "skip", found: "look-up" },
      identity: null,
      reference: plan.reference,
      expected: null,
    },
  ];
}

/** An empty text clears a field: the second line of an old address must not stay under a new one. */
function fieldsOf(part: Part, plan: InvoicePlan): ContactFields {
  const { phone, send_invoices_to_email, tax_number } = reachedBy(plan);
  switch (part) {
    case "name":
      return namesOf(plan);
    case "address": {
      const address = addressOf(plan);
      return "address1" in address ? { address2: "", ...address } : address;
    }
    case "email":
      return present({ send_invoices_to_email });
    case "phone":
      return present({ phone });
    case "vatNumber":
      return present({ tax_number });
  }
}
