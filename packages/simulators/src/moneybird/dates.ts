const amsterdam = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Amsterdam" });

/** The day in the administration's time zone, `2026-11-22`. */
export const dayOf = (time: number): string => amsterdam.format(time);

export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export const stamp = (time: number): string => new Date(time).toISOString();

/** Versions are epoch seconds. Moneybird fact sheet §4, 2026-11-21. */
export const versionOf = (updated: number): number => Math.floor(updated / 1000);
