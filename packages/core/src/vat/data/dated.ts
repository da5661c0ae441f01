import type { CalendarDate } from "../../time/calendar-date.ts";

/** Something that holds from one calendar day to another, both inclusive; null is open. Read in the country it is about. */
export interface Dated {
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
}

/** The first day that the tables of rates and territories cover: the start of the e-commerce rules and of the Union scheme. */
export const coveredFrom: CalendarDate = "2021-07-01";

/** The last day on which law and rates were compared with published material. Later days are decided with a flag. */
export const checkedThrough: CalendarDate = "2026-11-21";

export const holdsOn = ({ validFrom, validTo }: Dated, date: CalendarDate): boolean =>
  validFrom <= date && (validTo === null || date <= validTo);
