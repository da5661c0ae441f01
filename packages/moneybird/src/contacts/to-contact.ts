import {
  cutText,
  type InvoicePlan,
  likelyEmail,
  likelyVatNumber,
  listedVatNumber,
  present,
  type WriteStep,
  wholeText,
} from "@boekbrug/core";
import { apiPath } from "../paths.ts";
import { soughtBy } from "./contact-identity.ts";
import { customerIdOf } from "./customer-id.ts";
import type { CustomerSettings } from "./customer-settings.ts";

/** No length is documented: what any address book holds. */
const longest = 255;

/** What Moneybird keeps of a contact, in its own names. */
export type ContactFields = Readonly<Record<string, string>>;

/** The step that finds or makes the contact. By customer id no look-up is needed: Moneybird refuses a second one. */
export function toContactStep(
  plan: InvoicePlan,
  settings: CustomerSettings,
  connection: string,
  administration: string,
): WriteStep {
  const customerId = customerIdOf(plan, settings, connection);
  const contact = toContact(plan, customerId);
  const { send_invoices_to_email = null, tax_number = null } = contact;
  const [identity = customerId] = soughtBy(
    { customer_id: customerId, send_invoices_to_email, tax_number },
    settings.match,
  );
  const isOnlyThisOrder = plan.customer.id === null && (plan.customer.email ?? "").trim() === "";
  const byCustomerId = identity === customerId;
  return {
    key: "customer",
    kind: "customer",
    title: { nl: "Contact", en: "Contact" },
    request: { method: "POST", path: apiPath(administration, "contacts"), body: { contact } },
    dependsOn: [],
    lookup: byCustomerId ? "after-doubt" : "before-sending",
    identity: byCustomerId && isOnlyThisOrder ? null : identity,
    reference: plan.reference,
    expected: null,
  };
}

/** A new contact. The country is always told: Moneybird would take the Netherlands. */
function toContact(plan: InvoicePlan, customerId: string): Record<string, string> {
  const { chamberOfCommerce } = plan.customer;
  return {
    customer_id: customerId,
    ...namesOf(plan),
    ...addressOf(plan),
    ...present({ ...reachedBy(plan), chamber_of_commerce: wholeText(chamberOfCommerce, longest) }),
  };
}

/** A person needs both names or Moneybird may refuse; who has one word for a name stands as a company does. In a company's letters stands for whose attention they are. */
export function namesOf({ customer, description }: InvoicePlan): ContactFields {
  const { billTo } = customer;
  const company = cutText(customer.company ?? billTo.company, longest);
  const person = cutText(customer.name ?? billTo.name, longest);
  const split = /^(\S+) (.+)$/.exec(person ?? "");
  const both = split === null ? {} : { firstname: split[1] ?? "", lastname: split[2] ?? "" };
  if (company !== null) {
    return { company_name: company, ...both, ...present({ send_invoices_to_attention: person }) };
  }
  if (split !== null) return both;
  return { company_name: person ?? cutText(customer.email, longest) ?? cutText(description, longest) ?? "-" };
}

export const addressOf = ({ customer: { billTo } }: InvoicePlan): ContactFields =>
  present({
    address1: cutText(billTo.street, longest),
    address2: cutText(billTo.extra, longest),
    zipcode: wholeText(billTo.postcode, longest),
    city: cutText(billTo.city, longest),
    country: billTo.country,
  });

/** Telephone, address for invoices and VAT number, as far as they are likely ones. */
export const reachedBy = (plan: InvoicePlan) => ({
  phone: wholeText(plan.customer.phone, longest),
  send_invoices_to_email: likelyEmail(plan.customer.email, longest),
  tax_number: listedVatNumber(plan) ?? likelyVatNumber(plan.customer.vatNumber),
});
