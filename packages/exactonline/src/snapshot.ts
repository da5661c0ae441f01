import type { CalendarDate, Percent } from "@boekbrug/core";

/** What is read of the administration once a run. Codes are trimmed. */
export interface ExactOnlineSnapshot {
  readonly division: number;
  /** The administration's own currency; null where it is not told. */
  readonly currency: string | null;
  /** When the administration was last moved to another place: its row versions began anew then. */
  readonly movedOn: CalendarDate | null;
  /** The day of reading, in the bookkeeping's calendar: mappings are checked against the rates of this day. */
  readonly readOn: CalendarDate;
  /** Sales journals that may be booked in. */
  readonly journals: readonly { readonly code: string; readonly description: string }[];
  readonly accounts: readonly ExactOnlineAccount[];
  readonly vatCodes: readonly ExactOnlineVatCode[];
  /** By currency, how many decimals prices keep; empty where it was not read. */
  readonly priceDecimals: Readonly<Record<string, number>>;
  /** Null where the settings name none. */
  readonly paymentConditions: readonly { readonly code: string; readonly description: string }[] | null;
}

/** A ledger account that is not blocked. */
export interface ExactOnlineAccount {
  readonly id: string;
  readonly code: string;
  readonly description: string;
  /** Exact's number for the kind of account: 110 is revenue. */
  readonly type: number;
}

export interface ExactOnlineVatCode {
  readonly code: string;
  readonly description: string;
  /** How the amount of a line relates to its VAT: E without, I with, B 0 % with a base, N no VAT. */
  readonly type: string;
  readonly blocked: boolean;
  /** S sales, P purchase, B both; null where not told. */
  readonly transactionType: string | null;
  /** The percentage of the day of reading; null where not told. */
  readonly currentPercent: Percent | null;
  /** The percentages with their days, both included; empty where not told. */
  readonly percentages: readonly DatedPercent[];
  /** L, S or T where sales with this code go on the EU sales list; N or null where not. */
  readonly salesListing: string | null;
  readonly ossCountry: string | null;
  readonly reverseCharge: boolean;
  readonly margin: boolean;
}

export interface DatedPercent {
  readonly percent: Percent;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

/** The percentage of a VAT code on a day: the dated one that covers it, else the current one. */
export function percentOn(code: ExactOnlineVatCode, date: CalendarDate): Percent | null {
  const dated = code.percentages.find(({ from, to }) => (from === null || from <= date) && (to === null || date <= to));
  return dated?.percent ?? code.currentPercent;
}
