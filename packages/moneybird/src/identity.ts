import type { InvoiceRow } from "./client/rows.ts";

/**
 * Where the identity of a booking stands. An external invoice bears the shop's number as its reference, and the identity in `source`, which no person
 * sees as a number. A sales invoice has no such field: its reference, which the customer sees, is the shop's number with the identity in brackets behind it.
 */
const inSource = /^Boekbrug ([a-z][a-z0-9]{0,11}-\S+)$/;
const inReference = /^.+ \(([a-z][a-z0-9]{0,11}-[^\s()]+)\)$/;

export const sourceOf = (reference: string): string => `Boekbrug ${reference}`;

/** The reference of a sales invoice; the identity alone where there is no room for the number. */
export function salesReferenceOf(number: string, reference: string, longest: number): string {
  const both = `${number} (${reference})`;
  return both.length <= longest ? both : reference;
}

/** The identity of an invoice that Boekbrug made; of a sales invoice that somebody else made, its reference. */
export function identityIn(row: InvoiceRow): string | null {
  if ("source" in row) return inSource.exec(row.source ?? "")?.[1] ?? null;
  return inReference.exec(row.reference ?? "")?.[1] ?? row.reference;
}
