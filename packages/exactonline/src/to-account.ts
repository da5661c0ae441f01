import { type Customer, type InvoicePlan, type Json, tidyVatNumber, type WriteStep } from "@boekbrug/core";
import { cutText, fitText, present, wholeText } from "./fit-text.ts";

/** No length is documented for certain: the shortest one that any source names, in characters. */
const lengths = {
  name: 50,
  addressLine: 60,
  postcode: 20,
  city: 30,
  email: 100,
  phone: 17,
  vatNumber: 20,
  searchCode: 30,
} as const;

export const accountsPath = (division: number): string => `/api/v1/${division}/crm/Accounts`;

/** The step that finds or makes the customer's record. */
export function toAccountStep(plan: InvoicePlan, connection: string, division: number): WriteStep {
  return {
    key: "customer",
    kind: "customer",
    title: { nl: "Relatie", en: "Customer" },
    request: { method: "POST", path: accountsPath(division), body: toAccount(plan, connection) },
    dependsOn: [],
    lookup: "before-sending",
    identity: identityOf(plan.customer),
    reference: plan.reference,
    expected: null,
  };
}

/** The body of a new customer record. Its e-mail address, or else its search code, is how it is found again. */
export function toAccount(plan: InvoicePlan, connection: string): Json {
  const { customer } = plan;
  const { billTo } = customer;
  const email = emailOf(customer);
  return {
    Name: nameOf(plan),
    Status: "C",
    ...present({
      Email: email,
      SearchCode: email === null ? searchCodeOf(plan, connection) : null,
      Phone: phoneOf(customer.phone),
      AddressLine1: cutText(
        [billTo.street, billTo.extra].filter((part) => part !== null).join(" "),
        lengths.addressLine,
      ),
      Postcode: wholeText(billTo.postcode, lengths.postcode),
      City: cutText(billTo.city, lengths.city),
      Country: billTo.country,
      VATNumber: vatNumberOf(customer.vatNumber),
    }),
  };
}

function nameOf({ customer, description }: InvoicePlan): string {
  const { billTo } = customer;
  const names = [customer.company, billTo.company, customer.name, billTo.name, customer.email, description];
  return fitText(names.find((name) => (name ?? "").trim() !== "") ?? "-", lengths.name);
}

/** The address as typed, where it can be one: Exact refuses others. */
function emailOf({ email }: Customer): string | null {
  const whole = wholeText(email, lengths.email);
  return whole !== null && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(whole) ? whole : null;
}

function identityOf(customer: Customer): string | null {
  const email = emailOf(customer);
  if (email !== null) return email.toLowerCase();
  return customer.id === null ? null : `shop-customer:${customer.id}`;
}

/** The shop's key of the customer, or of the order for a guest: our own handle on a record without an e-mail address. */
function searchCodeOf({ customer, reference }: InvoicePlan, connection: string): string | null {
  const key = customer.id === null ? null : `${connection}-c${customer.id}`;
  return wholeText(key, lengths.searchCode) ?? wholeText(reference, lengths.searchCode);
}

/** A telephone number with a piece cut off is another number: it is sent whole or not at all. */
const phoneOf = (phone: string | null): string | null =>
  wholeText(phone, lengths.phone) ?? wholeText((phone ?? "").replace(/[\s()./-]/g, ""), lengths.phone);

/** A number with its country in front; what does not look like one could be refused and is left out. */
function vatNumberOf(typed: string | null): string | null {
  const tidy = tidyVatNumber(typed ?? "");
  const looksRight = tidy.startsWith("NL") ? /^NL\d{9}B\d{2}$/ : /^[A-Z]{2}(?=.*\d)[0-9A-Z+*]{2,12}$/;
  return looksRight.test(tidy) ? tidy : null;
}
