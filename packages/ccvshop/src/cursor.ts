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
  /** The highest id given so far, which the next page must reach back to: proof that it leaves nothing out. Null where there is no such proof. */
  readonly last: string | null;
}

const day = z.string().refine(isCalendarDate);
const path = z.string().refine((text) => localPath(text) === text);
const position = z.object({ next: path, last: z.string().nullable() });

const changedCursor = z.object({
  v: z.literal(1),
  /** The creation date that the list is asked from. */
  since: day,
  at: position.optional(),
  /** The creation date of the newest order of this pass. */
  newest: day.optional(),
});

const openCursor = z.object({
  v: z.literal(1),
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

/** Where a pass over new orders stands, or its beginning. */
export const readChangedCursor = (cursor: Cursor | null, from: CalendarDate): ChangedCursor =>
  read(changedCursor, cursor) ?? { v: 1, since: addDays(from, -overlapDays) };

export const writeCursor = (cursor: ChangedCursor | OpenCursor): Cursor => JSON.stringify(cursor);

/** Where the next run starts after a full pass: behind the newest order, never behind the start, never ahead of today. */
export function sinceAfter(
  pass: ChangedCursor,
  newest: CalendarDate | undefined,
  from: CalendarDate,
  today: CalendarDate,
): CalendarDate {
  const reached = newest === undefined || newest > today ? today : newest;
  const behind = newest === undefined ? pass.since : addDays(reached, -overlapDays);
  return [pass.since, addDays(from, -overlapDays), behind].sort().at(-1) ?? pass.since;
}
