import type { Period } from "../report/period.ts";
import { addDays } from "./calendar-date.ts";

/** A backlog is worked through from its newest orders back, by and large: three weeks more each time cost less than a day more for every batch. */
const further = 20;

/** What must be read of a list by days, of which a span is known, so that a period is known too. */
export function stillToRead(known: Period | null, { from, to }: Period): readonly Period[] {
  if (known === null) return [{ from, to }];
  return [
    ...(from < known.from ? [{ from: addDays(from, -further), to: addDays(known.from, -1) }] : []),
    ...(to > known.to ? [{ from: addDays(known.to, 1), to }] : []),
  ];
}

/** The span that is known once a period was read that touches it. */
export function spanWith(known: Period | null, { from, to }: Period): Period {
  if (known === null) return { from, to };
  return { from: from < known.from ? from : known.from, to: to > known.to ? to : known.to };
}

/** Whether a period and a known span leave no day between them. */
export const adjoins = (known: Period | null, { from, to }: Period): boolean =>
  known === null || (from <= addDays(known.to, 1) && addDays(to, 1) >= known.from);
