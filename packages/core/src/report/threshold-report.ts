import { Result } from "neverthrow";
import { add, type Money, money } from "../money/money.ts";
import { parseMoney } from "../money/parse-money.ts";
import type { Problem } from "../problem/problem.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { type BookedVat, reportCurrency, sumOf } from "./booked-vat.ts";

/** What the documents do not tell: decimal texts in EUR, excluding VAT. */
export interface ThresholdBefore {
  readonly previousYearNetEur: string;
  /** This year's sales that are in none of the documents. */
  readonly alreadyThisYearNetEur: string;
}

/** `near` from 80 % of the limit on; `exceeded` is above it, not at it; `exceeded-last-year` decides by itself. */
export type ThresholdLevel = "below" | "near" | "exceeded" | "exceeded-last-year";

export interface ThresholdReport {
  readonly year: number;
  readonly limit: Money;
  readonly previousYear: Money;
  readonly alreadyThisYear: Money;
  /** Net amounts of the documents that count. */
  readonly booked: Money;
  /** The year's total so far. */
  readonly total: Money;
  readonly level: ThresholdLevel;
  /** The first document that brought the total above the limit: it and all later ones are taxed at the destination. A credit note does not undo it. */
  readonly exceededAt: Pick<BookedVat, "orderId" | "orderNumber" | "date"> | null;
}

const limit = money(1_000_000, reportCurrency);
const warningPercent = 80;

/**
 * How far the year's distance sales and digital services to consumers in other member states are from the EUR 10 000 threshold.
 *
 * Source: Dir 2006/112/EC art. 59c; Wet OB 1968 art. 6k.
 */
export const thresholdReport = (
  documents: readonly BookedVat[],
  year: number,
  { previousYearNetEur, alreadyThisYearNetEur }: ThresholdBefore,
): Result<ThresholdReport, Problem> =>
  Result.combine([
    parseMoney(previousYearNetEur, reportCurrency, "previousYearNetEur"),
    parseMoney(alreadyThisYearNetEur, reportCurrency, "alreadyThisYearNetEur"),
  ]).map(([previousYear, alreadyThisYear]) => {
    const { total, highest, exceededAt } = runningTotal(documents, year, alreadyThisYear);
    const booked = money(total.minor - alreadyThisYear.minor, reportCurrency);
    const level = levelOf(previousYear, highest);
    return { year, limit, previousYear, alreadyThisYear, booked, total, level, exceededAt };
  });

interface RunningTotal {
  readonly total: Money;
  readonly highest: Money;
  readonly exceededAt: ThresholdReport["exceededAt"];
}

function runningTotal(documents: readonly BookedVat[], year: number, start: Money): RunningTotal {
  let total = start;
  let highest = start;
  let exceededAt: ThresholdReport["exceededAt"] = null;
  for (const { orderId, orderNumber, date, vatTotals } of ofYear(documents, year)) {
    const before = highest;
    total = add(
      total,
      sumOf(
        vatTotals.filter(({ countsTowardThreshold }) => countsTowardThreshold),
        "net",
      ),
    );
    if (total.minor > highest.minor) highest = total;
    if (isAbove(highest) && !isAbove(before)) exceededAt = { orderId, orderNumber, date };
  }
  return { total, highest, exceededAt };
}

/** By the moment of sale, of one moment by order id; documents that tell no moment stay in the order in which they are given. */
const ofYear = (documents: readonly BookedVat[], year: number): BookedVat[] =>
  documents.filter(({ date }) => yearOf(date) === year).sort((a, b) => momentOf(a) - momentOf(b));

const momentOf = ({ soldAt, date }: BookedVat): number => Date.parse(soldAt ?? date);

const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));

const isAbove = ({ minor }: Money): boolean => minor > limit.minor;

function levelOf(previousYear: Money, highest: Money): ThresholdLevel {
  if (isAbove(previousYear)) return "exceeded-last-year";
  if (isAbove(highest)) return "exceeded";
  return highest.minor * 100 >= limit.minor * warningPercent ? "near" : "below";
}
