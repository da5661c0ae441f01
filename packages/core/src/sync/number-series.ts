/** Running numbers from one to another, both inclusive. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Why a number is not in the books.
 *
 * - `deleted`: nothing in the shop bears it.
 * - `cancelled`: its order is cancelled.
 * - `not-completed`: a basket bears it whose checkout is not finished.
 * - `unread`: its order was not seen, or could not be read, or the shop was not asked yet.
 * - `jumped`: part of a leap so long that somebody set the numbers forward.
 */
export type GapReason = "deleted" | "cancelled" | "not-completed" | "unread" | "jumped";

export interface NumberGap extends NumberRange {
  readonly reason: GapReason;
}

export interface SeenNumber {
  readonly number: number;
  /** Whether a series may begin here, below every other: its order was placed after the start, and is new. */
  readonly mayBegin: boolean;
}

export interface FollowedNumbers {
  /** Each series from its first number to the highest one seen. */
  readonly series: readonly NumberRange[];
  /** Numbers inside the series that were passed over. */
  readonly missing: readonly NumberRange[];
  /** Leaps too long to have been made by orders that are gone. */
  readonly jumped: readonly NumberRange[];
}

/** More numbers than these in a row are a leap: nobody deletes so many orders one after the other. */
const longestHole = 100;

/** The running number at the end of an order's number, whatever is written in front of it: 10330 of `2026-10330`. Null where there is none. */
export function orderSequence(orderNumber: string | null): number | null {
  const digits = /(?<!\d)\d{1,15}$/.exec(orderNumber ?? "")?.[0];
  return digits === undefined ? null : Number(digits);
}

export const isWithin = (number: number, ranges: readonly NumberRange[]): boolean =>
  ranges.some(({ from, to }) => from <= number && number <= to);

/**
 * Follows the series of numbers that a shop gives out, by the numbers that were seen. A shop has one series, and another from each moment on at which the merchant
 * sets the numbers back, or far forward.
 */
export function followNumbers(series: readonly NumberRange[], seen: readonly SeenNumber[]): FollowedNumbers {
  const grown = series.map((each) => ({ ...each }));
  const missing: NumberRange[] = [];
  const jumped: NumberRange[] = [];
  for (const { number, mayBegin } of [...seen].sort((a, b) => a.number - b.number)) {
    if (isWithin(number, grown)) continue;
    const below = grown.filter(({ to }) => to < number).sort((a, b) => b.to - a.to)[0];
    const hole = below === undefined ? null : { from: below.to + 1, to: number - 1 };
    if (below !== undefined && number - below.to - 1 <= longestHole) {
      if (hole !== null && hole.from <= hole.to) missing.push(hole);
      below.to = number;
      continue;
    }
    const isHighest = grown.every(({ to }) => to < number);
    if (hole !== null && isHighest) jumped.push(hole);
    if (mayBegin || (hole !== null && isHighest)) grown.push({ from: number, to: number });
  }
  return { series: grown.sort((a, b) => a.from - b.from), missing, jumped };
}

/** What is left of a range without some numbers. */
export function without<Range extends NumberRange>(range: Range, numbers: ReadonlySet<number>): Range[] {
  const inside = [...numbers].filter((number) => range.from <= number && number <= range.to).sort((a, b) => a - b);
  const left: Range[] = [];
  let { from } = range;
  for (const number of inside) {
    if (from < number) left.push({ ...range, from, to: number - 1 });
    from = number + 1;
  }
  return from <= range.to ? [...left, { ...range, from }] : left;
}

/** Ranges in order; those that touch and are alike in one. */
export function joined<Range extends NumberRange>(
  ranges: readonly Range[],
  alike: (a: Range, b: Range) => boolean,
): Range[] {
  const all: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last !== undefined && last.to + 1 === range.from && alike(last, range))
      all.splice(-1, 1, { ...last, to: range.to });
    else all.push(range);
  }
  return all;
}
