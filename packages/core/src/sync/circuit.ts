import type { Random } from "../ports/random.ts";
import type { Failure } from "../problem/failure.ts";
import { type Problem, problemKind } from "../problem/problem.ts";
import { type Instant, instantOf } from "../time/calendar-date.ts";
import { spread } from "./retry.ts";

/** How a connection fails: kept between runs, so that a dead shop or ledger is not hammered by whoever calls. */
export interface Rest {
  /** Runs in a row that the shop or the ledger made end early. */
  readonly failures: number;
  /** What ended the last of them. */
  readonly problem: Problem;
  /** Nothing is called before this moment; null while it is still tried every time. */
  readonly until: Instant | null;
}

/** After so many failures in a row the connection rests; a passing fault has not opened the circuit before. */
const failuresThatOpen = 3;

/** The first rest, which doubles with each run that fails again, and the longest, in milliseconds. */
const firstRest = 60_000;
const longestRest = 3_600_000;

/** Whether the connection as a whole failed, not an order or a setting or the engine itself. */
const isOfConnection = ({ problem }: Failure): boolean =>
  /^(shop|ledger)\./.test(problem.code) && !["data", "configuration"].includes(problemKind(problem.code));

/** How a connection stands after a run that ended early. The run after a rest is the trial: its first failing call ends it. */
export function afterFailedRun(before: Rest | null, failure: Failure, now: number, random?: Random): Rest | null {
  if (!isOfConnection(failure)) return before;
  const { problem, notBefore } = failure;
  const known = notBefore === undefined ? now : Date.parse(notBefore);
  // A limit with a known end is no sign of illness: nothing is called until then, and nothing is counted.
  if (known > now) return { failures: before?.failures ?? 0, problem, until: instantOf(known) };
  const failures = (before?.failures ?? 0) + 1;
  if (failures < failuresThatOpen) return { failures, problem, until: null };
  const pause = Math.min(firstRest * 2 ** (failures - failuresThatOpen), longestRest);
  return { failures, problem, until: instantOf(now + spread(pause, random)) };
}

/** Whether the connection rests at this moment. */
export const isResting = (rest: Rest | null, now: number): rest is Rest & { readonly until: Instant } =>
  rest?.until != null && Date.parse(rest.until) > now;
