import type { AccountFunction, DocumentVatKind, LineVatKind } from "../client/vocabulary.ts";

/** Which lines may stand on one booking: SnelStart takes domestic reverse charge and foreign VAT on bookings of their own only. */
export const bookingParts = ["common", "reverse-charge", "foreign-vat"] as const;

export type BookingPart = (typeof bookingParts)[number];

/** How SnelStart shows a VAT decision: by the function of the ledger account, the VAT kind of the line, and a row in the document's VAT block. */
export interface Treatment {
  readonly part: BookingPart;
  /** What the ledger account must be for: each lands in the same box of the return. */
  readonly functions: readonly AccountFunction[];
  readonly lineKind: LineVatKind;
  /** The row that the line's VAT is added to; null where there is none. */
  readonly documentKind: DocumentVatKind | null;
  /** With VAT of another member state: the account on which it stands, as a line of its own. */
  readonly vatAccount?: string;
  /** With foreign VAT: the codes that an account may have for this rate. */
  readonly rateCodes?: readonly string[];
}
