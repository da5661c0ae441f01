import { type Instant, isWithin, joined, type NumberGap, type NumberRange } from "@boekbrug/core";

/** Missing numbers of which the shop alone knows; the store knows of orders that are cancelled or cannot be read. */
export interface MissingNumbers extends NumberGap {
  /** When they were first missed. */
  readonly since: Instant;
  /** When the shop was last asked about them; null: not yet. */
  readonly asked: Instant | null;
}

/** What is known of a shop's order numbers, as it stands in a note. */
export interface NumberNote {
  readonly series: readonly NumberRange[];
  readonly missing: readonly MissingNumbers[];
}

export const numberTopic = "order-numbers";

/** Null where the numbers were never followed, or the note is of another version: they are followed from the start then. */
export function readNumberNote(notes: Readonly<Record<string, string>>): NumberNote | null {
  try {
    const { v, series, missing } = JSON.parse(notes[numberTopic] ?? "{}");
    return v === 1 ? { series, missing } : null;
  } catch {
    return null;
  }
}

const alike = (a: MissingNumbers, b: MissingNumbers): boolean =>
  a.reason === b.reason && a.since === b.since && a.asked === b.asked;

export const writeNumberNote = ({ series, missing }: NumberNote): string =>
  JSON.stringify({ v: 1, series, missing: joined(missing, alike) });

/** Gaps within the series, each number once, in order; those side by side for the same reason in one. */
export function gapsWithin(series: readonly NumberRange[], gaps: readonly NumberGap[]): NumberGap[] {
  const told = new Map<number, NumberGap>();
  for (const { from, to, reason } of gaps)
    if (reason === "jumped" || isWithin(from, series)) told.set(from, { from, to, reason });
  return joined([...told.values()], (a, b) => a.reason === b.reason);
}
