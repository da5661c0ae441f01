import type { InvoiceRow } from "./client/rows.ts";

/**
 * Where the identity of a booking stands. An external invoice bears the shop's number as its reference, and the identity in `source`, which no person
 * sees as a number; a sales invoice has no such field and bears it as its reference.
 */
const pattern = /^Boekbrug ([a-z][a-z0-9]{0,11}-\S+)$/;

export const sourceOf = (reference: string): string => `Boekbrug ${reference}`;

/** The identity of an invoice that Boekbrug made; null where somebody else did. */
export function identityIn(row: InvoiceRow): string | null {
  if (!("source" in row)) return row.reference;
  return pattern.exec(row.source ?? "")?.[1] ?? null;
}
