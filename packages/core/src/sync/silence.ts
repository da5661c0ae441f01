import { addDays, calendarDateOf, type Instant, instantOf, startOfDay } from "../time/calendar-date.ts";

/** No order for so long that the shop's own weekdays make it improbable. */
export interface Silence {
  /** When the last order was placed. */
  readonly since: Instant;
  /** How many orders came in the same hours of the weeks before, on average. */
  readonly expected: number;
}

export interface ShopRhythm {
  /** When orders were placed, oldest first; every order from `completeFrom` on is among them. */
  readonly placed: readonly Instant[];
  readonly completeFrom: Instant;
}

const day = 86_400_000;
/** How many weeks a silence is compared with, at most and at least. */
const mostWeeks = 8;
const fewestWeeks = 4;

/**
 * The time since the last order, compared with the same weekdays and hours in the weeks before: a silence is told when none of those weeks was silent then and
 * `threshold` orders or more came on average. Of a longer silence the first week is compared.
 */
export function findSilence({ placed, completeFrom }: ShopRhythm, now: number, threshold: number): Silence | null {
  const moments = placed.map((moment) => Date.parse(moment));
  const last = moments.at(-1);
  if (last === undefined || now <= last) return null;
  const until = Math.min(now, last + 7 * day);
  const complete = Date.parse(completeFrom);
  const counts: number[] = [];
  for (let week = 1; week <= mostWeeks; week += 1) {
    const [from, to] = [weeksBefore(last, week), weeksBefore(until, week)];
    if (from < complete) break;
    counts.push(moments.filter((moment) => moment > from && moment <= to).length);
  }
  if (counts.length < fewestWeeks || counts.includes(0)) return null;
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return expected < threshold ? null : { since: instantOf(last), expected: Math.round(expected) };
}

/** The same time on the clock, weeks before, whatever the clock was set to in between; an hour off on the day of such a change itself. */
function weeksBefore(moment: number, weeks: number): number {
  const date = calendarDateOf(moment);
  return Date.parse(startOfDay(addDays(date, -7 * weeks))) + (moment - Date.parse(startOfDay(date)));
}
