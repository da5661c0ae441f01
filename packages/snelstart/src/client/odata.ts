import { addDays, type CalendarDate } from "@boekbrug/core";

/** Names in filters are UpperCamelCase, other than in bodies; SnelStart refuses a filter with another spelling. */
export const textEquals = (field: string, text: string): string => `${field} eq '${text.replaceAll("'", "''")}'`;

export const numberEquals = (field: string, number: number): string => `${field} eq ${number}`;

const midnight = (date: CalendarDate): string => `datetime'${date}T00:00:00'`;

/** Both days included. */
export const dateWithin = (field: string, from: CalendarDate, to: CalendarDate): string =>
  `${field} ge ${midnight(from)} and ${field} lt ${midnight(addDays(to, 1))}`;

/** At this moment of the administration's wall clock, or later. */
export const changedSince = (field: string, moment: string): string => `${field} ge datetime'${moment}'`;
