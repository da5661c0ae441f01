import { err, ok, type Result } from "neverthrow";
import { type Problem, problem } from "../problem/problem.ts";
import { addDays, type CalendarDate } from "../time/calendar-date.ts";

/** Days on the calendar, both ends included. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** A month, quarter or year as returns are filed over. */
export interface CalendarPeriod extends Period {
  readonly kind: "month" | "quarter" | "year";
}

/** Reads `2026`, `2026-Q3` or `2026-07`; anything else is a problem at `field`. */
export function parsePeriod(text: string, field = "period"): Result<CalendarPeriod, Problem> {
  const [, year, quarter, month] = /^(20\d{2})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text.trim()) ?? [];
  if (year === undefined) {
    return err(problem("value.not-a-period", field, { found: text, expected: "2026, 2026-Q3, 2026-07" }));
  }
  if (quarter !== undefined) return ok(monthsFrom("quarter", Number(year), (Number(quarter) - 1) * 3, 3));
  return ok(
    month === undefined
      ? monthsFrom("year", Number(year), 0, 12)
      : monthsFrom("month", Number(year), Number(month) - 1, 1),
  );
}

const monthsFrom = (kind: CalendarPeriod["kind"], year: number, first: number, count: number): CalendarPeriod => ({
  kind,
  from: firstOf(year, first),
  to: addDays(firstOf(year, first + count), -1),
});

const firstOf = (year: number, month: number): CalendarDate =>
  new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);

export const isWithin = (date: CalendarDate, { from, to }: Period): boolean => date >= from && date <= to;
