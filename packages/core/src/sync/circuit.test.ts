import { describe, expect, it } from "vitest";
import { type Failure, maybeDone, notDone } from "../problem/failure.ts";
import { problem } from "../problem/problem.ts";
import { instantOf } from "../time/calendar-date.ts";
import { afterFailedRun, isResting, type Rest } from "./circuit.ts";

const now = Date.parse("2026-03-16T09:00:00Z");
const dead = notDone(problem("ledger.unreachable", "ledger", { detail: "ECONNREFUSED" }));

/** The rests that follow on runs that fail one after the other, each at the end of the rest before, in minutes. */
function restsOf(failure: Failure, runs: number, random?: () => number): (number | null)[] {
  const rests: (number | null)[] = [];
  let rest: Rest | null = null;
  let at = now;
  for (let run = 0; run < runs; run += 1) {
    rest = afterFailedRun(rest, failure, at, random);
    const until: number | null = rest?.until == null ? null : Date.parse(rest.until);
    rests.push(until === null ? null : (until - at) / 60_000);
    at = until ?? at;
  }
  return rests;
}

describe("a connection that keeps failing", () => {
  it("is tried three times, and then after ever longer rests, an hour at most", () => {
    expect(restsOf(dead, 10)).toEqual([null, null, 1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it.each([
    ["a lost log-in", notDone(problem("ledger.login-required", "ledger", { detail: "invalid_grant" }))],
    ["a shop without answer", notDone(problem("shop.unreachable", "shop", { detail: "HTTP 503" }))],
    ["lost answers", maybeDone(problem("ledger.answer-lost", "ledger", { detail: "timeout" }))],
  ])("rests after %s too", (_, failure) => {
    expect(restsOf(failure, 3)).toEqual([null, null, 1]);
  });

  it("comes back at different moments from other connections that failed with it", () => {
    const [early, late] = [() => 0, () => 0.999].map((random) => restsOf(dead, 3, random).at(-1));
    expect([early, late]).toEqual([0.5, expect.closeTo(1.5, 1)]);
  });

  it("rests as long as a limit says, without counting it as a failure", () => {
    const until = instantOf(now + 5 * 3_600_000);
    const rest = afterFailedRun(null, notDone(problem("ledger.limit", "ledger"), until), now);
    expect(rest).toMatchObject({ failures: 0, until });
  });
});

describe("the circuit", () => {
  it.each([
    ["an order's problem", problem("ledger.refused", "ledger", { detail: "x" })],
    ["a setting", problem("ledger.journal-unknown", "ledger", { code: "70", available: "80" })],
    ["the store", problem("store.failed", "store", { detail: "x" })],
    ["an interruption", problem("run.interrupted", "run")],
    ["another engine", problem("connection.busy", "connection")],
  ])("is never opened by %s", (_, found) => {
    expect(restsOf(notDone(found), 5)).toEqual([null, null, null, null, null]);
  });

  it("is open until its moment and not longer", () => {
    const rest = { failures: 3, problem: dead.problem, until: instantOf(now) };
    expect([isResting(rest, now - 1), isResting(rest, now), isResting(null, now)]).toEqual([true, false, false]);
  });
});
