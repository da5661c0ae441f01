import type { Random } from "../ports/random.ts";
import type { Failure } from "../problem/failure.ts";
import { problemKind } from "../problem/problem.ts";

/** What follows on a write that surely was not done. */
export type Retry =
  /** The ledger, the network or a limit is at fault, and it passes soon. */
  | { readonly kind: "again"; readonly afterMilliseconds: number }
  /** It does not pass soon, or only a person makes it pass: nothing more is sent in this run. */
  | { readonly kind: "next-run" }
  /** The order, the mapping or a setting is at fault: this order is held, others go on. */
  | { readonly kind: "hold" };

/** How often a write is begun in all, and the longest pause in between, in milliseconds. */
const attempts = 3;
const longestPause = 65_000;

/** Pauses grow: half a second, two seconds. */
const backOff = (attempt: number): number => 500 * 4 ** (attempt - 1);

/**
 * What follows on failure number `attempt` of a write that surely was not done, by the kind of its problem. A write that may have been done is never a
 * matter of trying again: it is looked up.
 */
export function retryAfter(failure: Failure, attempt: number, now: number, random?: Random): Retry {
  const kind = problemKind(failure.problem.code);
  if (kind === "data" || kind === "configuration") return { kind: "hold" };
  if (kind === "rights" || attempt >= attempts) return { kind: "next-run" };
  if (failure.notBefore === undefined) return { kind: "again", afterMilliseconds: spread(backOff(attempt), random) };
  const wait = Math.max(Date.parse(failure.notBefore) - now, 0);
  if (wait > longestPause) return { kind: "next-run" };
  return { kind: "again", afterMilliseconds: wait + spread(250, random) };
}

/** A pause of half to one and a half times its length, so that engines that failed together do not come back together. Without randomness as it is. */
export const spread = (milliseconds: number, random?: Random): number =>
  random === undefined ? milliseconds : Math.round(milliseconds * (0.5 + random()));

/** What was refused is not repeated before this long, unless the order, the mapping or the settings changed: vendors count errors by the hour. */
const firstRest = 3_600_000;
const longestRest = 24 * 3_600_000;

/** How long an order rests that was refused so often in a row, unchanged; in milliseconds. */
export const restAfter = (refusals: number): number => Math.min(firstRest * 2 ** (refusals - 1), longestRest);
