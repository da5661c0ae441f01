import { type CalendarDate, type Cursor, isCalendarDate } from "@boekbrug/core";
import * as z from "zod";
import { localPath } from "./client/paths.ts";

/** How many days a list is asked from before the day that is wanted: the zone and the inclusiveness of the shop's date filter are unknown. */
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
const orderId = z.number().int().nonnegative();

const changedCursor = z.object({
  v: z.literal(3),
  /** The first day that was last asked for: orders before it may have been left out. */
  from: day,
  /** Every order with this number or a lower one was finished before the last look at the numbers. */
  known: orderNumber,
  /** The highest id that a pass has come across. */
  knownId: orderId,
  /** The first pass goes by creation date, with no numbers to compare with; so does one from an earlier first day. */
  phase: z.enum(["first", "dates", "numbers", "newest"]),
  /** What the last pass had a look at besides the new numbers. */
  looked: z.enum(["newest", "cancelled"]),
  at: position.optional(),
  /** The highest number and id of this pass: what is known when it is through. */
  highest: orderNumber.optional(),
  highestId: orderId.optional(),
});

const openCursor = z.object({
  v: z.literal(3),
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
  return from < pass.from ? startOfPass("dates", from, pass) : { ...pass, from };
}

/** What the pass that ended with this cursor had a look at besides the new numbers. */
export const lookedAt = (cursor: Cursor): ChangedCursor["looked"] | undefined => read(changedCursor, cursor)?.looked;

/** A pass from the first day on. */
export const startOfPass = (
  phase: "first" | "dates",
  from: CalendarDate,
  { known, knownId }: Pick<ChangedCursor, "known" | "knownId">,
): ChangedCursor => ({ v: 3, from, known, knownId, phase, looked: "cancelled" });

/** A pass over the new numbers that stands at its beginning. */
export const restingAfter = (
  { v, from, known, knownId, highest = known, highestId = knownId }: ChangedCursor,
  looked: ChangedCursor["looked"],
): ChangedCursor => ({
  v,
  from,
  known: Math.max(known, highest),
  knownId: Math.max(knownId, highestId),
  phase: "numbers",
  looked,
});

export const writeCursor = (cursor: ChangedCursor | OpenCursor): Cursor => JSON.stringify(cursor);
