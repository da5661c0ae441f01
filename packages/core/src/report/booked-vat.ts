import { type Money, sum } from "../money/money.ts";
import type { VatTotal } from "../plan/invoice-plan.ts";
import type { CalendarDate, Instant } from "../time/calendar-date.ts";
import { isWithin, type Period } from "./period.ts";

/** A booked document, as far as the reports look at it. Amounts are in EUR; a credit note's are negative. */
export interface BookedVat {
  readonly orderId: string;
  readonly orderNumber: string | null;
  /** Document date: decides about the period. */
  readonly date: CalendarDate;
  /** When the sale was made: decides about its place within the year. Left out, its document date does. */
  readonly soldAt?: Instant | undefined;
  readonly vatTotals: readonly VatTotal[];
}

/** Every VAT total of the documents in a period. */
export const vatTotalsIn = (documents: readonly BookedVat[], period: Period): readonly VatTotal[] =>
  documents.filter(({ date }) => isWithin(date, period)).flatMap(({ vatTotals }) => vatTotals);

export const reportCurrency = "EUR";

/** The sum of one kind of amount. */
export const sumOf = (totals: readonly Pick<VatTotal, "net" | "vat">[], part: "net" | "vat"): Money =>
  sum(
    totals.map((total) => total[part]),
    reportCurrency,
  );

/** Groups in the order of their keys. */
export const groupsOf = <Total>(
  totals: readonly Total[],
  keyOf: (total: Total) => string,
): readonly (readonly [string, readonly Total[]])[] =>
  [...Map.groupBy(totals, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
