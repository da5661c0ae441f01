import { type InvoicePlan, likelyVatNumber } from "@boekbrug/core";
import type { CustomerSettings } from "./customer-settings.ts";

/**
 * The customer id of an order's contact: unique in Moneybird, so that one customer never becomes two contacts. The shop's own customer where there is
 * one, else the VAT number or e-mail address that he is recognised by as a short mark, else the order. What stands in front keeps it apart from ids of people and of other shops.
 */
export function customerIdOf(
  { customer, orderId }: InvoicePlan,
  { idPrefix, match }: Pick<CustomerSettings, "idPrefix" | "match">,
  connection: string,
): string {
  if (customer.id !== null) return `${idPrefix ?? `${connection}-c`}${customer.id}`;
  const vatNumber = match === "vat-number" ? likelyVatNumber(customer.vatNumber) : null;
  if (vatNumber !== null) return `${connection}-v${mark(vatNumber)}`;
  const email = customer.email?.trim().toLowerCase() ?? "";
  return email === "" ? `${connection}-o${orderId}` : `${connection}-g${mark(email)}`;
}

const prime = 1_099_511_628_211n;
const start = 14_695_981_039_346_656_037n;

/** FNV-1a over 64 bits: not a secret, only shorter than an address; two addresses in 100,000 collide once in a billion shops. */
function mark(text: string): string {
  let hash = start;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  return hash.toString(36).padStart(13, "0");
}
