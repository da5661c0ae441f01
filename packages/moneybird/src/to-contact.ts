import {
  cutText,
  type InvoicePlan,
  type Json,
  likelyEmail,
  likelyVatNumber,
  present,
  type WriteStep,
  wholeText,
} from "@boekbrug/core";
import { customerIdOf } from "./customer-id.ts";
import { apiPath } from "./paths.ts";

/** No length is documented: what any address book holds. */
const longest = 255;

/** The step that makes the contact, where this store does not know it yet; Moneybird refuses a second one by its customer id. */
export function toContactStep(plan: InvoicePlan, connection: string, administration: string): WriteStep {
  const customerId = customerIdOf(plan, connection);
  const isOnlyThisOrder = plan.customer.id === null && (plan.customer.email ?? "").trim() === "";
  return {
    key: "customer",
    kind: "customer",
    title: { nl: "Contact", en: "Contact" },
    request: {
      method: "POST",
      path: apiPath(administration, "contacts"),
      body: { contact: toContact(plan, customerId) },
    },
    dependsOn: [],
    lookup: "after-doubt",
    identity: isOnlyThisOrder ? null : customerId,
    reference: plan.reference,
    expected: null,
  };
}

/** A new contact. The country is always told: Moneybird would take the Netherlands. */
function toContact(plan: InvoicePlan, customerId: string): Json {
  const { customer } = plan;
  const { billTo } = customer;
  return {
    customer_id: customerId,
    ...namesOf(plan),
    ...present({
      address1: cutText(billTo.street, longest),
      address2: cutText(billTo.extra, longest),
      zipcode: wholeText(billTo.postcode, longest),
      city: cutText(billTo.city, longest),
      country: billTo.country,
      phone: wholeText(customer.phone, longest),
      send_invoices_to_email: likelyEmail(customer.email, longest),
      tax_number: likelyVatNumber(customer.vatNumber),
      chamber_of_commerce: wholeText(customer.chamberOfCommerce, longest),
    }),
  };
}

/** A person needs both names or Moneybird may refuse; who has one word for a name stands as a company does. */
function namesOf({ customer, description }: InvoicePlan): Record<string, string> {
  const { billTo } = customer;
  const company = cutText(customer.company ?? billTo.company, longest);
  const person = cutText(customer.name ?? billTo.name, longest);
  const split = /^(\S+) (.+)$/.exec(person ?? "");
  const both = split === null ? {} : { firstname: split[1] ?? "", lastname: split[2] ?? "" };
  if (company !== null) return { company_name: company, ...both };
  if (split !== null) return both;
  return { company_name: person ?? cutText(customer.email, longest) ?? cutText(description, longest) ?? "-" };
}
