import { fitText } from "@boekbrug/core";
import type { BookingRow } from "./client/rows.ts";

/** Most characters of a description, and of the reference number that a booking may bear. */
const longestDescription = 250;
const longestVoucher = 25;

const pattern = /\(([a-z][a-z0-9]{0,11}-[^\s()]+)\)$/;

/** A description that ends with the identity of the booking: `Bestelling 10330 (shop-1001)`. */
export const describedBy = (description: string, reference: string): string =>
  `${fitText(description, longestDescription - reference.length - 3)} (${reference})`;

/** The identity again, where people look for it, and where it survives a description that somebody rewrites. */
export const voucherOf = (reference: string): string | null => (reference.length > longestVoucher ? null : reference);

/** The identity of a booking that Boekbrug made; null where somebody else did. */
export function identityIn({ omschrijving, boekstuk }: Pick<BookingRow, "omschrijving" | "boekstuk">): string | null {
  const described = pattern.exec(omschrijving ?? "")?.[1];
  return described ?? pattern.exec(`(${boekstuk ?? ""})`)?.[1] ?? null;
}
