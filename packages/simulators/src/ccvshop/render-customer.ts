import type { SimulatedAddress, SimulatedCustomer } from "./order.ts";

/** Text or what the shop puts in its place: an empty string or null (switch absentText). */
export type Text = (value?: string) => string | null;

/** Of people the shop keeps a lot nobody fills in. CCV fact sheet §6, 2026-11-21. */
const neverFilled = [
  ..."email_invoice_company email_invoice_union bankaccount bic bank tenname bankname reservationnumber income".split(
    " ",
  ),
  ..."branche branch website clubcity clubcomment clubname beurs fair stand booth carbrand cartype carweight".split(
    " ",
  ),
  ..."birthplace cardnumber findus ssnnumber zzppass".split(" "),
];

const plainCustomer: SimulatedCustomer = {
  firstName: "Test",
  lastName: "Koper",
  street: "Voorbeeldstraat",
  houseNumber: 3,
  zipCode: "1000AA",
  city: "Voorbeeldstad",
  telephone: "0600000000",
  email: "koper@example.com",
};

export function renderCustomer(given: SimulatedCustomer | null | undefined, text: Text, language: string) {
  if (given === null) return null;
  const customer = given ?? plainCustomer;
  return {
    billingaddress: {
      ...address(customer, text, language),
      first_name: text(customer.firstName),
      last_name: text(customer.lastName),
      fax: text(),
    },
    deliveryaddress: customer.delivery === undefined ? noAddress(text) : address(customer.delivery, text, language),
    email: text(customer.email),
    email_invoice: text(customer.emailInvoice),
    customertype: customer.type ?? "b2c",
    iban: text(customer.iban),
    btw: text(customer.vatNumber),
    kvk: text(customer.cocNumber),
    reference: text(customer.reference),
    costcentre: text(customer.costCentre),
    birthdate: null,
    birthtime: null,
    ...Object.fromEntries(neverFilled.map((name) => [name, text()])),
  };
}

/** The fields billing and delivery address share. */
function address(from: SimulatedAddress, text: Text, language: string) {
  const suffix = from.houseNumberSuffix ?? "";
  const country = from.country ?? "NL";
  return {
    gender: null,
    initials: text(),
    full_name: text([from.firstName, from.lastName].filter((part) => part !== undefined).join(" ")),
    company: text(from.company),
    address_line_1: text([from.street, `${from.houseNumber ?? ""}${suffix}`].filter((part) => part).join(" ")),
    address_line_2: text(),
    street: text(from.street),
    housenumber: from.houseNumber ?? null,
    housenumber_suffix: text(suffix),
    zipcode: text(from.zipCode),
    city: text(from.city),
    province: text(from.province),
    country: new Intl.DisplayNames([language], { type: "region" }).of(country) ?? country,
    country_code: country,
    telephone: text(from.telephone),
    mobile: text(from.mobile),
    comment: text(from.comment),
  };
}

/** Equal to the billing address: every text absent and no country. */
function noAddress(text: Text) {
  return {
    ...Object.fromEntries(
      "full_name initials company address_line_1 address_line_2 street housenumber_suffix zipcode city province telephone mobile comment country"
        .split(" ")
        .map((name) => [name, text()]),
    ),
    gender: null,
    housenumber: null,
    country_code: null,
  };
}
