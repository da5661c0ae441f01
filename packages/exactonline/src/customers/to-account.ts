import {
  type Address,
  type Customer,
  cutText,
  fitText,
  type InvoicePlan,
  type Json,
  likelyEmail,
  likelyVatNumber,
  listedVatNumber,
  lostFrom,
  present,
  shortenedBy,
  tidyVatNumber,
  type WriteStep,
  wholeText,
} from "@boekbrug/core";
import type { CustomerSettings } from "./customer-settings.ts";

/** No length is documented for certain: the shortest one that any source names, in characters. */
export const lengths = {
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

/** By which property a customer's record is found, and under which identity it is remembered. */
export interface AccountKey {
  readonly field: "Email" | "VATNumber" | "SearchCode" | "Code";
  readonly value: string;
  readonly identity: string;
}

export type AccountSettings = Pick<CustomerSettings, "match" | "sharedAccount" | "update">;

export const emailIdentity = (email: string): string => email.toLowerCase();
export const vatNumberIdentity = (vatNumber: string): string => `vat-number:${tidyVatNumber(vatNumber)}`;
export const codeIdentity = (code: string): string => `code:${code}`;

/** Which property an identity is about. */
export function fieldOfIdentity(identity: string): AccountKey["field"] {
  if (/^vat-number:/.test(identity)) return "VATNumber";
  if (/^code:/.test(identity)) return "Code";
  return /^(?:shop-customer|search-code):/.test(identity) ? "SearchCode" : "Email";
}

/** A search code of ours names the shop's customer, or the order of a guest. */
export function searchCodeIdentity(searchCode: string, connection: string): string | null {
  const ofCustomer = `${connection}-c`;
  if (searchCode.startsWith(ofCustomer)) return `shop-customer:${searchCode.slice(ofCustomer.length)}`;
  return searchCode.startsWith(`${connection}-`) ? `search-code:${searchCode}` : null;
}

/** The step that finds or makes the customer's record. */
export function toAccountStep(
  plan: InvoicePlan,
  settings: AccountSettings,
  connection: string,
  division: number,
): WriteStep {
  const key = accountKeyOf(plan, settings, connection);
  const body = toAccount(plan, key);
  return {
    key: "customer",
    kind: "customer",
    title: { nl: "Relatie", en: "Customer" },
    request: { method: "POST", path: accountsPath(division), body },
    dependsOn: [],
    lookup: "before-sending",
    identity: key.identity,
    reference: plan.reference,
    expected: null,
    ...shortenedBy(key.field === "Code" ? [] : lostFrom(body, textsOf(plan, body))),
  };
}

/** What the order tells of the customer, as it stands there. A telephone number without its spaces is whole, and so is a tidy VAT number. */
export function textsOf(plan: InvoicePlan, { Phone, VATNumber }: Readonly<Record<string, Json>>) {
  const { email, phone, vatNumber, billTo } = plan.customer;
  return {
    Name: fullNameOf(plan),
    Email: email,
    Phone: Phone === undefined ? phone : null,
    AddressLine1: linesOf(billTo),
    Postcode: billTo.postcode,
    City: billTo.city,
    VATNumber: VATNumber === undefined ? vatNumber : null,
  };
}

/** Whether the order is booked on the one customer that stands for all consumers. */
export const isShared = (plan: InvoicePlan, { sharedAccount }: AccountSettings): boolean =>
  sharedAccount !== undefined && plan.customer.type === "consumer" && vatNumberOf(plan) === null;

function accountKeyOf(plan: InvoicePlan, settings: AccountSettings, connection: string): AccountKey {
  const { customer } = plan;
  if (settings.sharedAccount !== undefined && isShared(plan, settings)) {
    const code = settings.sharedAccount;
    return { field: "Code", value: code, identity: codeIdentity(code) };
  }
  const vatNumber = vatNumberKeyOf(plan, settings);
  if (vatNumber !== null) return { field: "VATNumber", value: vatNumber, identity: vatNumberIdentity(vatNumber) };
  const email = settings.match === "shop-customer-id" ? null : emailOf(customer);
  if (email !== null) return { field: "Email", value: email, identity: emailIdentity(email) };
  const searchCode = searchCodeOf(plan, connection);
  return {
    field: "SearchCode",
    value: searchCode,
    identity: searchCodeIdentity(searchCode, connection) ?? `search-code:${searchCode}`,
  };
}

/** A sale on the EU sales list is filed under the number on the customer's record: one without it will not do, unless the settings let that number follow the shop. */
function vatNumberKeyOf(plan: InvoicePlan, { match, update }: AccountSettings): string | null {
  if (match === "vat-number") return vatNumberOf(plan);
  return update.includes("vatNumber") ? null : listedVatNumber(plan);
}

/** The number that was checked, else what looks like one. */
const vatNumberOf = (plan: InvoicePlan): string | null =>
  listedVatNumber(plan) ?? likelyVatNumber(plan.customer.vatNumber);

/** The body of a new customer record; by its key it is found again. */
export function toAccount(plan: InvoicePlan, key: AccountKey): Record<string, Json> {
  if (key.field === "Code") {
    return { Name: "Webwinkel consumenten", Status: "C", Code: key.value };
  }
  return {
    Name: nameOf(plan),
    Status: "C",
    ...accountParts(plan),
    ...(key.field === "SearchCode" ? { SearchCode: key.value } : {}),
  };
}

/** Everything but the name that the order tells of the customer. */
export function accountParts(plan: InvoicePlan): Record<string, Json> {
  const { customer } = plan;
  const { billTo } = customer;
  const { AddressLine1 = null, ...place } = placeOf({ ...billTo, street: linesOf(billTo) });
  return present<Json>({
    Email: emailOf(customer),
    Phone: phoneOf(customer.phone),
    AddressLine1,
    ...place,
    VATNumber: vatNumberOf(plan),
  });
}

const linesOf = ({ street, extra }: Address): string => [street, extra].filter((part) => part !== null).join(" ");

/** The first line and the place of an address, as far as they are known. */
export const placeOf = ({ street, postcode, city, country }: Address): Record<string, Json> =>
  present<Json>({
    AddressLine1: cutText(street, lengths.addressLine),
    Postcode: wholeText(postcode, lengths.postcode),
    City: cutText(city, lengths.city),
    Country: country,
  });

export const nameOf = (plan: InvoicePlan): string => fitText(fullNameOf(plan), lengths.name);

function fullNameOf({ customer, description }: InvoicePlan): string {
  const { billTo } = customer;
  const names = [customer.company, billTo.company, customer.name, billTo.name, customer.email, description];
  return names.find((name) => (name ?? "").trim() !== "") ?? "-";
}

/** The address as typed, where it can be one: Exact refuses others. */
export const emailOf = ({ email }: Customer): string | null => likelyEmail(email, lengths.email);

/** The shop's key of the customer, or of the order for a guest: our own handle on a record without an e-mail address. */
function searchCodeOf({ customer, reference }: InvoicePlan, connection: string): string {
  const key = customer.id === null ? null : `${connection}-c${customer.id}`;
  return wholeText(key, lengths.searchCode) ?? fitText(reference, lengths.searchCode);
}

/** A telephone number with a piece cut off is another number: it is sent whole or not at all. */
export const phoneOf = (phone: string | null): string | null =>
  wholeText(phone, lengths.phone) ?? wholeText((phone ?? "").replace(/[\s()./-]/g, ""), lengths.phone);
