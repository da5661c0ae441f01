import { tidyVatNumber } from "@boekbrug/core";
import type { ContactRow } from "../client/rows.ts";
import { vatNumberMark } from "./customer-id.ts";
import type { CustomerSettings } from "./customer-settings.ts";

/** By what a contact is known, as far as that is told: of a step's body, or of a contact as Moneybird has it. */
export interface ContactKeys {
  readonly customer_id: string | null;
  readonly send_invoices_to_email: string | null;
  readonly tax_number: string | null;
}

/**
 * Every identity by which steps may mean a contact. A customer id always is one: Moneybird gives it out once. Identities of VAT numbers and e-mail addresses bear their kind, so that they never
 * look like an id.
 */
export function identitiesOf(keys: ContactKeys, match: CustomerSettings["match"]): string[] {
  const emails = match === "shop-customer-id" ? [] : emailsIn(keys.send_invoices_to_email);
  const vatNumber = tidyVatNumber(keys.tax_number ?? "");
  return [
    ...(vatNumber === "" ? [] : [`${byVatNumber}${vatNumber}`]),
    ...emails.map((email) => `${byEmail}${email}`),
    ...(keys.customer_id === null ? [] : [keys.customer_id]),
  ];
}

const byVatNumber = "vat-number:";
const byEmail = "email:";

/**
 * By which of them a new contact is sought, the one that decides first. Whoever has a VAT number by which he is recognised is not sought by an e-mail address that another business may share; a
 * contact that is made for a VAT number is sought by that, whatever else decides.
 */
export function soughtBy(keys: ContactKeys, match: CustomerSettings["match"]): string[] {
  const all = identitiesOf(keys, match);
  const isByNumber = match === "vat-number" || isForVatNumber(keys);
  const needless = isByNumber && all[0]?.startsWith(byVatNumber) === true ? byEmail : byVatNumber;
  return all.filter((identity) => !identity.startsWith(needless));
}

/** Whether the customer id is that of the VAT number. */
const isForVatNumber = ({ customer_id, tax_number }: ContactKeys): boolean =>
  customer_id !== null && tax_number !== null && customer_id.endsWith(vatNumberMark(tidyVatNumber(tax_number)));

/** Moneybird takes several addresses with commas between. */
const emailsIn = (addresses: string | null): string[] =>
  (addresses ?? "")
    .toLowerCase()
    .split(",")
    .map((address) => address.trim())
    .filter((address) => address !== "");

/** Of several contacts with one identity: one in use before an archived one, then the oldest. Ids are whole numbers that grow. */
export const byPreference = (a: ContactRow, b: ContactRow): number =>
  Number(a.archived) - Number(b.archived) || a.id.length - b.id.length || a.id.localeCompare(b.id);
