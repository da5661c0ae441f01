import { type InvoicePlan, likelyVatNumber, listedVatNumber } from "@boekbrug/core";
import type { CustomerSettings } from "./customer-settings.ts";

/**
 * The customer id of an order's contact: unique in Moneybird, so that one customer never becomes two contacts. The shop's own customer where there is
 * one, else the VAT number or e-mail address that he is recognised by as a short mark, else the order. What stands in front keeps it apart from ids of people and of other shops.
 *
 * A sale on the EU sales list is filed under the number on the contact: one without it will not do, unless the settings let that number follow the shop. So it has a contact by that number.
 */
export function customerIdOf(
  plan: InvoicePlan,
  { idPrefix, match, update }: Pick<CustomerSettings, "idPrefix" | "match" | "update">,
  connection: string,
): string {
  const { customer, orderId } = plan;
  const listed = update.includes("vatNumber") ? null : listedVatNumber(plan);
  if (listed !== null) return `${connection}${vatNumberMark(listed)}`;
  if (customer.id !== null) return `${idPrefix ?? `${connection}-c`}${customer.id}`;
  const vatNumber = match === "vat-number" ? likelyVatNumber(customer.vatNumber) : null;
  if (vatNumber !== null) return `${connection}${vatNumberMark(vatNumber)}`;
  const email = customer.email?.trim().toLowerCase() ?? "";
  return email === "" ? `${connection}-o${orderId}` : `${connection}-g${mark(email)}`;
}

/** How the customer id of a contact that is made for a VAT number ends. */
export const vatNumberMark = (vatNumber: string): string => `-v${mark(vatNumber)}`;

const prime = 1_099_511_628_211n;
const start = 14_695_981_039_346_656_037n;

/** FNV-1a over 64 bits: not a secret, only shorter than an address; two addresses in 100,000 collide once in a billion shops. */
function mark(text: string): string {
  let hash = start;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  return hash.toString(36).padStart(13, "0");
}
