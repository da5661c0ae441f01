import {
  type BookedDocument,
  type CalendarDate,
  type Clock,
  calendarDateOf,
  type Failure,
  type ListedDocument,
  type Period,
  type ReadBackQuery,
  spanWith,
  stillToRead,
} from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import type { InvoiceFinder } from "./find-invoices.ts";

/**
 * Finds invoices of both kinds, so that another choice of kind never books twice. Those of the kind that is not in use are read once for each day in the life
 * of a process: nobody makes new ones of orders of this connection.
 */
export function createKindsFinder(used: InvoiceFinder, other: InvoiceFinder, clock: Clock): InvoiceFinder {
  const others: BookedDocument[] = [];
  let read: Period | null = null;

  const readOthers = async (from: CalendarDate, until: CalendarDate): Promise<Result<void, Failure>> => {
    const today = calendarDateOf(clock.now());
    const to = until > today ? until : today;
    for (const period of stillToRead(read, { from, to })) {
      const found = await other.within(period.from, period.to);
      if (found.isErr()) return err(found.error);
      others.push(...found.value.map(({ texts: _, ...document }) => ({ ...document, unfinished: false })));
      read = spanWith(read, period);
    }
    return ok(undefined);
  };

  const find = async (query: ReadBackQuery): Promise<Result<BookedDocument[], Failure>> => {
    if (query.references.length === 0) return ok([]);
    const known = await readOthers(query.from, query.to);
    if (known.isErr()) return err(known.error);
    const wanted = new Set(query.references);
    const ofOtherKind = others.filter(({ reference }) => wanted.has(reference));
    return (await used.find(query)).map((found) => [...found, ...ofOtherKind]);
  };

  return {
    find: (query) => new ResultAsync(find(query)),
    within: (from, to) =>
      ResultAsync.combine([used.within(from, to), other.within(from, to)]).map((found): ListedDocument[] =>
        found.flat(),
      ),
  };
}
