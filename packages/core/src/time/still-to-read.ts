import type { Period } from "../report/period.ts";
import { addDays } from "./calendar-date.ts";

/** A backlog is worked through from its newest orders back: a week more each time costs less than a day more for every batch. */
const furtherBack = 6;

/** What must be read of a list by days, of which a span is known, so that a period is known too. */
export function stillToRead(known: Period | null, { from, to }: Period): readonly Period[] {
  if (known === null) return [{ from, to }];
  return [
    ...(from < known.from ? [{ from: addDays(from, -furtherBack), to: addDays(known.from, -1) }] : []),
    ...(to > known.to ? [{ from: addDays(known.to, 1), to }] : []),
  ];
}

/** The span that is known once a period was read that touches it. */
export function spanWith(known: Period | null, { from, to }: Period): Period {
  if (known === null) return { from, to };
  return { from: from < known.from ? from : known.from, to: to > known.to ? to : known.to };
}
