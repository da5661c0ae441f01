import {
  type Address,
  cutText,
  deliveryAddress,
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
import type { SnelStartSnapshot } from "../snapshot.ts";
import type { CustomerSettings } from "./customer-settings.ts";

/** In characters. */
const lengths = {
  name: 50,
  street: 50,
  postcode: 25,
  city: 50,
  contact: 50,
  email: 250,
  phone: 25,
  chamber: 12,
} as const;

export const relationsPath = "relaties";

/** Of the record that stands for all consumers, where it is not there yet. */
export const sharedName = "Webwinkel consumenten";

export const emailIdentity = (email: string): string => email.toLowerCase();
export const numberIdentity = (number: number): string => `number:${number}`;
/** A consumer to whom foreign VAT is charged: in that country (the id of it in SnelStart), without a VAT number. */
export const consumerIdentity = (email: string, country: string): string => `${country} ${emailIdentity(email)}`;
export const vatNumberIdentity = (vatNumber: string): string => `vat-number:${tidyVatNumber(vatNumber)}`;

/** By what a customer's record is found and remembered. */
export type RelationKey =
  | { readonly by: "email"; readonly email: string }
  | { readonly by: "consumer"; readonly email: string; readonly country: string }
  | { readonly by: "number"; readonly number: number }
  | { readonly by: "vat-number"; readonly vatNumber: string }
  /** Only the order itself: no other one is ever of the same record. */
  | { readonly by: "order" };

/** The step that finds or makes the customer's record. */
export function toRelationStep(
  plan: InvoicePlan,
  settings: CustomerSettings,
  snapshot: Pick<SnelStartSnapshot, "countries">,
): WriteStep {
  const key = relationKeyOf(plan, settings, snapshot);
  const body = toRelation(plan, key, settings, snapshot);
  return {
    key: "customer",
    kind: "customer",
    title: { nl: "Relatie", en: "Customer" },
    request: { method: "POST", path: relationsPath, body },
    dependsOn: [],
    lookup: key.by === "order" ? "after-doubt" : "before-sending",
    identity: identityOf(key),
    reference: plan.reference,
    expected: null,
    ...shortenedBy(isShared(plan, settings) ? [] : lostTexts(plan, body, settings)),
  };
}

type Body = Readonly<Record<string, Json>>;

/** Fields of a record that do not have what the order tells as it stands there. A telephone number without its spaces is whole, and so is a tidy VAT number. */
export function lostTexts(plan: InvoicePlan, body: Body, settings: CustomerSettings): string[] {
  const { email, phone, vatNumber } = plan.customer;
  const lost = lostFrom(body, {
    naam: fullNameOf(plan),
    email,
    telefoon: body.telefoon === undefined ? phone : null,
    btwNummer: body.btwNummer === undefined && !hasForeignVat(plan) ? vatNumber : null,
  });
  const isWhole = addressIsWhole(body.vestigingsAdres, bookedAddress(plan, settings), personOf(plan));
  return isWhole ? lost : [...lost, "vestigingsAdres"];
}

function identityOf(key: RelationKey): string | null {
  switch (key.by) {
    case "order":
      return null;
    case "email":
      return emailIdentity(key.email);
    case "consumer":
      return consumerIdentity(key.email, key.country);
    case "number":
      return numberIdentity(key.number);
    case "vat-number":
      return vatNumberIdentity(key.vatNumber);
  }
}

/** Who has a VAT number is no consumer to SnelStart, and it charges foreign VAT by the customer's own country. */
const hasForeignVat = ({ lines }: InvoicePlan): boolean => lines.some(({ decision }) => decision.scenario === "oss");

/** The address that SnelStart reckons with: where foreign VAT is of another country than the billing address, that of the goods, if the settings say so. */
export function bookedAddress(plan: InvoicePlan, { foreignVatAddress }: CustomerSettings): Address {
  const { customer, lines } = plan;
  const country = lines.find(({ decision }) => decision.scenario === "oss")?.decision.taxCountry;
  const delivery = deliveryAddress(customer);
  const isElsewhere = country !== undefined && customer.billTo.country !== country && delivery.country === country;
  return isElsewhere && foreignVatAddress === "delivery" ? delivery : customer.billTo;
}

/** Whether the order is booked on the one customer that stands for all consumers: he lives nowhere, so foreign VAT cannot be charged to him. */
export const isShared = (plan: InvoicePlan, { sharedCustomer }: CustomerSettings): boolean =>
  sharedCustomer !== undefined &&
  plan.customer.type === "consumer" &&
  vatNumberOf(plan.customer.vatNumber) === null &&
  !hasForeignVat(plan);

function relationKeyOf(
  plan: InvoicePlan,
  settings: CustomerSettings,
  { countries }: Pick<SnelStartSnapshot, "countries">,
): RelationKey {
  const { match, numberOffset, sharedCustomer } = settings;
  if (sharedCustomer !== undefined && isShared(plan, settings)) return { by: "number", number: sharedCustomer };
  if (match === "customer-number") {
    // His own number is of the record with his own address.
    const isElsewhere = bookedAddress(plan, settings) !== plan.customer.billTo;
    const number = isElsewhere ? null : numberIn(plan.customer.id, numberOffset);
    return number === null ? { by: "order" } : { by: "number", number };
  }
  // A sale on the EU sales list is filed under the number on the customer's record: one without it will not do.
  const listed = listedVatNumber(plan);
  if (listed !== null) return { by: "vat-number", vatNumber: listed };
  const email = likelyEmail(plan.customer.email, lengths.email);
  if (email === null) return { by: "order" };
  const country = hasForeignVat(plan) ? countries[bookedAddress(plan, settings).country ?? ""] : undefined;
  return country === undefined ? { by: "email", email } : { by: "consumer", email, country };
}

const largestNumber = 2_147_483_647;

/** The shop's customer number as one of SnelStart; null for a guest, or a key that is no number. */
function numberIn(id: string | null, offset: number): number | null {
  if (id === null || !/^\d{1,10}$/.test(id)) return null;
  const number = Number(id) + offset;
  return number >= 1 && number <= largestNumber ? number : null;
}

function toRelation(
  plan: InvoicePlan,
  key: RelationKey,
  settings: CustomerSettings,
  { countries }: Pick<SnelStartSnapshot, "countries">,
): Body {
  const number = key.by === "number" ? key.number : null;
  if (isShared(plan, settings)) {
    return { relatiesoort: ["Klant"], naam: sharedName, relatiecode: number };
  }
  const { customer } = plan;
  const address = addressOf(bookedAddress(plan, settings), personOf(plan), countries);
  // By which address it reckons foreign VAT is not documented.
  const isForeign = hasForeignVat(plan);
  return {
    relatiesoort: ["Klant"],
    naam: nameOf(plan),
    ...present<Json>({
      relatiecode: number,
      vestigingsAdres: address,
      correspondentieAdres: isForeign ? address : null,
      email: likelyEmail(customer.email, lengths.email),
      telefoon: phoneOf(customer.phone),
      btwNummer: isForeign ? null : (listedVatNumber(plan) ?? vatNumberOf(customer.vatNumber)),
      kvkNummer: wholeText(customer.chamberOfCommerce, lengths.chamber),
    }),
  };
}

function fullNameOf({ customer, description }: InvoicePlan): string {
  const { billTo } = customer;
  const names = [customer.company, billTo.company, customer.name, billTo.name, customer.email, description];
  return names.find((name) => (name ?? "").trim() !== "") ?? "-";
}

export const nameOf = (plan: InvoicePlan): string => fitText(fullNameOf(plan), lengths.name);

/** The person at a company; of a consumer the name says it already. */
const personOf = ({ customer }: InvoicePlan): string | null =>
  (customer.company ?? customer.billTo.company) === null ? null : (customer.name ?? customer.billTo.name);

/** SnelStart takes an address whole or not at all: what is missing is a dash, and without a country that it knows there is none. */
export function addressOf(
  { street, extra, postcode, city, country }: Address,
  person: string | null,
  countries: SnelStartSnapshot["countries"],
): Json | null {
  const land = country === null ? undefined : countries[country];
  const line = lineOf({ street, extra });
  if (land === undefined || (line === "" && city === null && postcode === null)) return null;
  return {
    ...present<Json>({ contactpersoon: cutText(person, lengths.contact) }),
    straat: cutText(line, lengths.street) ?? "-",
    postcode: cutText(postcode, lengths.postcode) ?? "-",
    plaats: cutText(city, lengths.city) ?? "-",
    land: { id: land },
  };
}

const lineOf = ({ street, extra }: Pick<Address, "street" | "extra">): string =>
  [street, extra].filter((part) => part !== null).join(" ");

/** Whether an address is sent as the order has it. */
export const addressIsWhole = (sent: Json | undefined, address: Address, person: string | null): boolean =>
  lostFrom((sent ?? {}) as Body, {
    straat: lineOf(address),
    postcode: address.postcode,
    plaats: address.city,
    contactpersoon: person,
  }).length === 0;

/** A telephone number with a piece cut off is another number: it is sent whole or not at all. */
const phoneOf = (phone: string | null): string | null =>
  wholeText(phone, lengths.phone) ?? wholeText((phone ?? "").replace(/[\s()./-]/g, ""), lengths.phone);

/** Letters and digits only. */
export function vatNumberOf(typed: string | null): string | null {
  const likely = likelyVatNumber(typed);
  return likely !== null && /^[A-Z0-9]+$/.test(likely) ? likely : null;
}
