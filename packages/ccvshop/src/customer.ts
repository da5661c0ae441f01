import type { Address, Customer } from "@boekbrug/core";
import type { ShopAddress, ShopCustomer, ShopOrder } from "./client/schemas.ts";

const nowhere: Address = {
  name: null,
  company: null,
  street: null,
  extra: null,
  postcode: null,
  city: null,
  region: null,
  country: null,
};

/** Parts that are there, with spaces between; null when there are none. */
const joined = (...parts: readonly (string | null)[]): string | null => parts.filter(Boolean).join(" ") || null;

/** Two letters in capitals, or null. */
function countryOf(code: string | null): string | null {
  const capitals = code?.toUpperCase() ?? "";
  return /^[A-Z]{2}$/.test(capitals) ? capitals : null;
}

const addressOf = (address: ShopAddress): Address => ({
  name: address.full_name ?? joined(address.first_name, address.last_name),
  company: address.company,
  street: address.address_line_1 ?? joined(address.street, joined(address.housenumber, address.housenumber_suffix)),
  extra: address.address_line_2,
  postcode: address.zipcode,
  city: address.city,
  region: address.province,
  country: countryOf(address.country_code),
});

/** The shop sends a delivery address that is empty in all its parts when the goods go to the billing address. */
function deliveryOf(address: ShopAddress | null | undefined): Address | null {
  if (address == null) return null;
  const read = addressOf(address);
  return Object.values(read).every((part) => part === null) ? null : read;
}

/** Business when the shop says so (`b2b`), or when a company name or a VAT number was filled in. */
const typeOf = (customer: ShopCustomer, billTo: Address): Customer["type"] =>
  customer.customertype?.toLowerCase() === "b2b" || billTo.company !== null || customer.btw !== null
    ? "business"
    : "consumer";

/** The buyer of an order; an order without customer data is a consumer of whom nothing is known. */
export function customerOf({ customer, user }: Pick<ShopOrder, "customer" | "user">): Customer {
  const billing = customer?.billingaddress ?? null;
  const billTo = billing === null ? nowhere : addressOf(billing);
  return {
    id: user?.id ?? null,
    type: customer == null ? "consumer" : typeOf(customer, billTo),
    company: billTo.company,
    name: billTo.name,
    email: customer?.email ?? null,
    phone: billing?.telephone ?? billing?.mobile ?? null,
    vatNumber: customer?.btw ?? null,
    chamberOfCommerce: customer?.kvk ?? null,
    billTo,
    shipTo: deliveryOf(customer?.deliveryaddress),
  };
}
