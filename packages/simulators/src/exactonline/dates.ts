/** Dates without time are whole UTC days in milliseconds, as `/Date(ms)/` shows them. */

const dayMs = 86_400_000;

export const dayOf = (ms: number): number => Math.floor(ms / dayMs) * dayMs;

export const utcDay = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day);

/** Day of `2026-01-31`, or undefined when there is no such day. */
export function dayFrom(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const ms = utcDay(Number(match[1]), Number(match[2]), Number(match[3]));
  return new Date(ms).toISOString().startsWith(text) ? ms : undefined;
}

/** A date in a body: `2026-01-31`, `2026-01-31T00:00:00` (zone and fraction allowed, not applied) or `/Date(ms)/`. */
export function bodyDate(text: string): number | undefined {
  const escaped = /^\/Date\((-?\d+)\)\/$/.exec(text);
  if (escaped !== null) return Number(escaped[1]);
  const match = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(text);
  return match === null ? undefined : dayFrom(match[1] ?? "");
}

/** A `datetime'…'` literal of a filter. */
export function literalDate(text: string): { ms: number; dateOnly: boolean } | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z?)?$/.exec(text);
  const day = match === null ? undefined : dayFrom(match[1] ?? "");
  if (match === null || day === undefined) return undefined;
  const [hours, minutes, seconds] = [match[2], match[3], match[4]].map((part) => Number(part ?? "0"));
  return {
    ms: day + ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000,
    dateOnly: match[2] === undefined,
  };
}

/** Due date of a payment condition: first past so many month ends, then so many days. */
export function dueDate(from: number, monthEnds: number, days: number): number {
  const date = new Date(from);
  const base = monthEnds === 0 ? from : Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + monthEnds, 0);
  return base + days * dayMs;
}

/** Offset of Dutch civil time in milliseconds: one hour, two from the last Sunday of March to that of October. */
export function dutchOffset(ms: number): number {
  const year = new Date(ms).getUTCFullYear();
  const lastSunday = (month: number) => {
    const end = new Date(Date.UTC(year, month, 0));
    return end.getTime() - end.getUTCDay() * dayMs + 3_600_000;
  };
  return ms >= lastSunday(3) && ms < lastSunday(10) ? 7_200_000 : 3_600_000;
}
