/** Local wall-clock time without a zone, as the API writes and reads it. SnelStart fact sheet §4, 2026-11-21. */

const amsterdam = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Amsterdam",
  dateStyle: "short",
  timeStyle: "medium",
});

/** The last second that was written, as many records bear the same. */
let latest = { second: Number.NaN, text: "" };

/** `2026-03-10T10:00:05.123` of a moment in milliseconds. */
export function localMoment(time: number): string {
  const second = Math.floor(time / 1000);
  if (second !== latest.second) latest = { second, text: amsterdam.format(time).replace(" ", "T") };
  return `${latest.text}.${String(Math.floor(time - second * 1000)).padStart(3, "0")}`;
}

const form = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(\.\d+)?)?)?(Z|[+-]\d\d:\d\d)?$/;

/** A date with or without time; one with a zone is put in the administration's own. Undefined when it is no date. */
export function readMoment(value: string): string | undefined {
  const [, day = "", time = "00:00", seconds = "00", fraction = "", zone] = form.exec(value) ?? [];
  const bare = `${day}T${time}:${seconds}`;
  if (day === "" || new Date(`${bare}Z`).toJSON()?.slice(0, 10) !== day) return undefined;
  if (zone !== undefined) return localMoment(Date.parse(`${bare}${zone}`)).slice(0, 19);
  return `${bare}${fraction}`;
}

export const dayOf = (local: string): string => local.slice(0, 10);

export const midnight = (day: string): string => `${day}T00:00:00`;

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** What the API writes where a period has no end. */
export const endOfTime = "2400-12-31";
