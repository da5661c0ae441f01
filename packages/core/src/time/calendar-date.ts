import { err, ok, type Result } from "neverthrow";
import { type Problem, problem } from "../problem/problem.ts";

/** A moment as ISO 8601 in UTC, e.g. `2026-03-16T09:30:00Z`. */
export type Instant = string;

/** A day on the calendar, `YYYY-MM-DD`, without a time or a zone. */
export type CalendarDate = string;

/** The zone in which a Dutch bookkeeping reads its dates (booking day, VAT period). */
export const bookkeepingZone = "Europe/Amsterdam";

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  formatters.set(zone, made);
  return made;
}

/** The calendar day that a moment falls on in a zone: 2026-03-31T22:30Z is 2026-04-01 in Amsterdam. */
export function calendarDateOf(instant: Instant | number, zone: string = bookkeepingZone): CalendarDate {
  const parts = formatterFor(zone).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** Milliseconds since the epoch as an `Instant` with whole seconds. */
export const instantOf = (milliseconds: number): Instant => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** Reads an ISO moment; anything that is not one is a problem at `field`. */
export function parseInstant(text: string, field: string): Result<Instant, Problem> {
  const milliseconds = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(milliseconds)
    ? err(problem("value.not-a-date", field, { found: text }))
    : ok(instantOf(milliseconds));
}

/** Whether a text is a day that exists: 2026-02-30 does not. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const quarter = 900_000;

/** The moment at which a calendar day begins in a zone: 2026-01-01 in Amsterdam is 2025-12-31T23:00:00Z. */
export function startOfDay(date: CalendarDate, zone: string = bookkeepingZone): Instant {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // Offsets are whole quarters of an hour, from 14 hours ahead to 12 behind; the first of them that falls on the day is its start.
  let before = -57;
  let within = 48;
  while (within - before > 1) {
    const between = Math.floor((before + within) / 2);
    if (calendarDateOf(midnight + between * quarter, zone) >= date) within = between;
    else before = between;
  }
  return instantOf(midnight + within * quarter);
}

/** The day a number of days later (or earlier, when negative). */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
