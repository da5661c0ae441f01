import type { Books } from "./books.ts";
import { Complaints } from "./errors.ts";
import type { MoneybirdContact } from "./model.ts";

/** What a contact's fields must look like: one bad value refuses the whole contact. Moneybird fact sheet §8.2, 2026-11-21. */
export function checkContact(contact: MoneybirdContact, books: Books, undeliverable: ReadonlySet<string>): void {
  const complaints = new Complaints(books.switches);
  checkNames(contact, books, complaints);
  if (books.contacts.some(({ id, customerId }) => id !== contact.id && customerId === contact.customerId)) {
    complaints.add("customer_id", "taken", { value: contact.customerId });
  }
  for (const [field, rule] of Object.entries(formats)) {
    const value = contact.texts[field];
    if (typeof value === "string" && !rule.fits(value)) complaints.add(field, rule.code, { value });
  }
  for (const field of ["send_invoices_to_email", "send_estimates_to_email"]) {
    checkAddresses(field, contact.texts[field] ?? null, complaints, undeliverable);
  }
  for (const field of ["invoice_workflow_id", "estimate_workflow_id"]) {
    const id = contact.texts[field];
    if (typeof id === "string" && !books.workflows.some((one) => one.id === id)) complaints.add(field, "not_found");
  }
  complaints.refuse();
}

function checkNames({ texts }: MoneybirdContact, { switches }: Books, complaints: Complaints): void {
  const has = (field: string) => (texts[field] ?? "").trim() !== "";
  const both = has("firstname") && has("lastname");
  const any = has("firstname") || has("lastname");
  if (has("company_name") || (switches.contactNames === "any" ? any : both)) return;
  for (const field of ["firstname", "lastname", "company_name"]) complaints.add(field, "is required");
}

const deliveryMethods = ["Email", "Simplerinvoicing", "Peppol", "Manual", "Post"];

const formats = {
  country: { fits: (text: string) => /^[A-Z]{2}$/.test(text), code: "inclusion" },
  delivery_method: { fits: (text: string) => deliveryMethods.includes(text), code: "inclusion" },
  tax_number: { fits: isTaxNumber, code: "invalid" },
  chamber_of_commerce: { fits: (text: string) => /^[0-9A-Z][0-9A-Z .-]{3,19}$/i.test(text), code: "invalid" },
  bank_account: { fits: isIban, code: "invalid" },
} as const;

/** Country in front; a Dutch number has its B and two digits. */
function isTaxNumber(text: string): boolean {
  const plain = text.replaceAll(/[ .-]/g, "").toUpperCase();
  return plain.startsWith("NL") ? /^NL\d{9}B\d{2}$/.test(plain) : /^[A-Z]{2}(?=.*\d)[0-9A-Z+*]{2,13}$/.test(plain);
}

function isIban(text: string): boolean {
  const plain = text.replaceAll(" ", "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[0-9A-Z]{10,30}$/.test(plain)) return false;
  const digits = [...plain.slice(4), ...plain.slice(0, 4)].map((sign) => Number.parseInt(sign, 36)).join("");
  return BigInt(digits) % 97n === 1n;
}

/** One or more addresses with commas between; the domain must take mail. `.invalid` never does. */
function checkAddresses(
  field: string,
  value: string | null,
  complaints: Complaints,
  undeliverable: ReadonlySet<string>,
): void {
  for (const address of (value ?? "").split(",").map((part) => part.trim())) {
    if (address === "" && value === null) continue;
    const domain = /^[^@\s]+@([^@\s.]+(?:\.[^@\s.]+)+)$/.exec(address)?.[1]?.toLowerCase();
    if (domain === undefined) complaints.add(field, "invalid", { value: address });
    else if (domain.endsWith(".invalid") || undeliverable.has(domain)) {
      complaints.add(field, "undeliverable", { value: address });
    }
  }
}
