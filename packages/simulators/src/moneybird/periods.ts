import { addDays, isDay } from "./dates.ts";
import { symbolic } from "./errors.ts";

export interface Period {
  from: string;
  to: string;
}

const iso = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** Days of `YYYYMM..YYYYMM` and `YYYYMMDD..YYYYMMDD`; undefined for anything else. */
function range(text: string): Period | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)?\.\.(\d{4})(\d\d)(\d\d)?$/.exec(text);
  if (match === null) return undefined;
  const [, y1 = "", m1 = "", d1, y2 = "", m2 = "", d2] = match;
  if ((d1 === undefined) !== (d2 === undefined)) return undefined;
  const from = `${y1}-${m1}-${d1 ?? "01"}`;
  const to = d2 === undefined ? iso(Number(y2), Number(m2), 0) : `${y2}-${m2}-${d2}`;
  return isDay(from) && isDay(to) && from <= to ? { from, to } : undefined;
}

/** `this_month` and its kin. Weeks begin on Monday. */
function preset(text: string, today: string): Period | undefined {
  const match = /^(this|prev|next)_(week|month|quarter|year)$/.exec(text);
  if (match === null) return undefined;
  const step = match[1] === "this" ? 0 : match[1] === "prev" ? -1 : 1;
  const [year = 0, month = 1] = today.split("-").map(Number);
  if (match[2] === "week") {
    const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
    const from = addDays(today, step * 7 - weekday);
    return { from, to: addDays(from, 6) };
  }
  const months = match[2] === "month" ? 1 : match[2] === "quarter" ? 3 : 12;
  const first = Math.floor((month - 1) / months) * months + step * months;
  return { from: iso(year, first, 1), to: iso(year, first + months, 0) };
}

export const isPeriod = (text: string): boolean =>
  range(text) !== undefined || preset(text, "2026-01-01") !== undefined;

/** A period of a list filter: no bare month, not over ten years. Moneybird fact sheet §4, 2026-11-21. */
export function listPeriod(text: string, today: string): Period {
  if (/^\.\.|\.\.$/.test(text)) throw symbolic(400, "Period must have both a start and end date");
  const period = preset(text, today) ?? range(text);
  const tooLong = period !== undefined && Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4)) > 10;
  if (period === undefined || tooLong) throw symbolic(400, "Period is invalid");
  return period;
}

/** A period of the tax report: one whole month. Moneybird fact sheet §8.12, 2026-11-21. */
export function reportPeriod(text: string, today: string): Period {
  const period = /^\d{6}$/.test(text) ? range(`${text}..${text}`) : (preset(text, today) ?? range(text));
  if (period === undefined) throw symbolic(400, "Period is invalid");
  const month = range(`${period.from.slice(0, 7).replace("-", "")}..${period.from.slice(0, 7).replace("-", "")}`);
  if (period.to > (month?.to ?? "")) throw symbolic(400, "Period cannot exceed 1 month");
  if (period.from !== month?.from || period.to !== month.to) throw symbolic(400, "Period is invalid");
  return period;
}
