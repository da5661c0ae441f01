import { type CalendarDate, calendarDateOf } from "@boekbrug/core";

/** Ticks of 100 nanoseconds between the year 1 and 1970, in milliseconds. */
const ticksAtEpoch = 62_135_596_800_000;

const first = "2021-01-01";
const last = "2400-01-01";

/**
 * The days from `from` to `to` of a range of which the unit is not documented: seconds, milliseconds or ticks. A number that is no moment of this age in any of them
 * leaves its side open.
 */
interface Range {
  readonly from?: number | null | undefined;
  readonly to?: number | null | undefined;
}

export const rangeDays = ({ from, to }: Range) => ({
  from: dayIn(from) ?? first,
  to: dayIn(to) ?? last,
});

function dayIn(value: number | null | undefined): CalendarDate | null {
  if (value == null) return null;
  const moments = [value * 1000, value, value / 10_000 - ticksAtEpoch];
  // Midnight on the clock in the Netherlands may have been counted as if it were that of Greenwich: noon is the same day either way.
  const days = moments.filter(isOfThisAge).map((moment) => calendarDateOf(moment + 12 * 3_600_000 - 3_600_000));
  return days[0] ?? null;
}

const isOfThisAge = (moment: number): boolean =>
  moment >= Date.parse(`${first}T00:00:00Z`) && moment < Date.parse(`${last}T00:00:00Z`);
