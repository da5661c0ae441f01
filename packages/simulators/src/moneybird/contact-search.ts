import type { Books } from "./books.ts";
import type { MoneybirdContact } from "./model.ts";

/** How long a new contact stays out of the search index. */
export const searchLag = 30_000;

const searched = [
  ..."company_name send_invoices_to_attention firstname lastname address1 address2 zipcode city country".split(" "),
  ..."send_invoices_to_email phone tax_number chamber_of_commerce bank_account".split(" "),
];

/** Free text over many fields; a new contact comes later. Moneybird fact sheet §7 and §8.2, 2026-11-21. */
export function searchContacts(contacts: readonly MoneybirdContact[], query: string | null, books: Books) {
  const terms = (query ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  if (terms.length === 0) return [...contacts];
  const lag = books.switches.contactSearch === "lags" ? searchLag : 0;
  return contacts.filter((contact) => {
    const text = [contact.customerId, ...searched.map((field) => contact.texts[field] ?? "")].join("\n").toLowerCase();
    return contact.created + lag <= books.clock.now() && terms.every((term) => text.includes(term));
  });
}
