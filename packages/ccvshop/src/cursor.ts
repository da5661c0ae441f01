import { addDays, type CalendarDate, type Cursor, isCalendarDate } from "@boekbrug/core";
import * as z from "zod";
import { localPath } from "./client/paths.ts";

/**
 * How many days a run looks back behind the newest order it knows. The zone and the inclusiveness of the shop's date filter are unknown, and a basket may be
 * finished some time after it was begun.
 */
export const overlapDays = 2;

/** Where to go on inside a pass over a list. */
export interface Position {
  /** Path and query of the next page. */
  readonly next: string;
  /** The sorting key of the last order given so far, which the next page must reach back to: proof that it leaves nothing out. Null where there is no such proof. */
  readonly last: number | null;
}

const day = z.string().refine(isCalendarDate);
const path = z.string().refine((text) => localPath(text) === text);
const position = z.object({ next: path, last: z.number().nullable() });
const orderNumber = z.number().int().nonnegative();

const changedCursor = z.object({
  v: z.literal(2),
  /** The first day that was last asked for: orders before it may have been left out. */
  from: day,
  /** The creation date that the list is asked from. */
  since: day,
  /** Every order with this number or a lower one was finished before the last look at the numbers. */
  known: orderNumber,
  /** A pass goes by creation date, then by order number; the first pass has no numbers to compare with. */
  phase: z.enum(["first", "dates", "numbers"]),
  at: position.optional(),
  /** The creation date of the newest order of this pass. */
  newest: day.optional(),
  /** The highest number of this pass: what is known when the pass by number is through. */
  highest: orderNumber.optional(),
});

const openCursor = z.object({
  v: z.literal(2),
  /** The filter at work, as query text. */
  filter: z.string(),
  at: position.optional(),
});

export type ChangedCursor = z.infer<typeof changedCursor>;
export type OpenCursor = z.infer<typeof openCursor>;

/** A cursor that this adapter did not make, or an older adapter made otherwise, counts as none: reading again is harmless, skipping is not. */
function read<S extends z.ZodType>(schema: S, cursor: Cursor | null): z.infer<S> | undefined {
  if (cursor === null) return undefined;
  try {
    return schema.safeParse(JSON.parse(cursor)).data;
  } catch {
    return undefined;
  }
}

export const readOpenCursor = (cursor: Cursor | null): OpenCursor | undefined => read(openCursor, cursor);

/** Where a pass over new orders stands; begun again where the first day has moved to an earlier one. Undefined before the first pass. */
export function readChangedCursor(cursor: Cursor | null, from: CalendarDate): ChangedCursor | undefined {
  const pass = read(changedCursor, cursor);
  if (pass === undefined) return undefined;
  return from < pass.from ? startOfPass("dates", from, pass.known) : { ...pass, from };
}

/** A pass from the first day on. */
export const startOfPass = (phase: "first" | "dates", from: CalendarDate, known: number): ChangedCursor => ({
  v: 2,
  from,
  since: addDays(from, -overlapDays),
  known,
  phase,
});

export const writeCursor = (cursor: ChangedCursor | OpenCursor): Cursor => JSON.stringify(cursor);

/** Where the next run starts after a full pass: behind the newest order, never behind the start, never ahead of today. */
export function sinceAfter(
  pass: Pick<ChangedCursor, "since">,
  newest: CalendarDate | undefined,
  from: CalendarDate,
  today: CalendarDate,
): CalendarDate {
  const reached = newest === undefined || newest > today ? today : newest;
  const behind = newest === undefined ? pass.since : addDays(reached, -overlapDays);
  return [pass.since, addDays(from, -overlapDays), behind].sort().at(-1) ?? pass.since;
}
