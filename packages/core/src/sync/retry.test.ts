import { describe, expect, it } from "vitest";
import { notDone } from "../problem/failure.ts";
import { type Problem, problem } from "../problem/problem.ts";
import { restAfter, retryAfter, spread } from "./retry.ts";

const now = Date.parse("2026-03-16T09:00:00Z");
const unreachable = problem("ledger.unreachable", "ledger", { detail: "HTTP 503" });
const limit = problem("ledger.limit", "ledger");
const inSeconds = (seconds: number) => new Date(now + seconds * 1000).toISOString();

describe("a write that surely was not done", () => {
  it.each<[string, Problem]>([
    ["data", problem("ledger.refused", "ledger", { detail: "x" })],
    ["configuration", problem("ledger.journal-unknown", "ledger", { code: "70", available: "80" })],
  ])("holds the order for a problem of kind %s", (_, found) => {
    expect(retryAfter(notDone(found), 1, now)).toEqual({ kind: "hold" });
  });

  it("is left to the next run when a right is missing", () => {
    expect(retryAfter(notDone(problem("ledger.no-rights", "ledger", { detail: "x" })), 1, now).kind).toBe("next-run");
  });

  it("is begun three times in all during an outage, with growing pauses", () => {
    const pauses = [1, 2, 3].map((attempt) => retryAfter(notDone(unreachable), attempt, now));
    expect(pauses).toEqual([
      { kind: "again", afterMilliseconds: 500 },
      { kind: "again", afterMilliseconds: 2000 },
      { kind: "next-run" },
    ]);
  });

  it("waits for a limit that ends soon, and never sends before its end", () => {
    for (const random of [() => 0, () => 0.999]) {
      const retry = retryAfter(notDone(limit, inSeconds(60)), 1, now, random);
      expect(retry.kind === "again" && retry.afterMilliseconds).toBeGreaterThan(60_000);
    }
  });

  it("is left to the next run when a limit ends late", () => {
    expect(retryAfter(notDone(limit, inSeconds(3600)), 1, now)).toEqual({ kind: "next-run" });
  });
});

describe("a pause", () => {
  it("is spread from half to one and a half times its length", () => {
    expect([0, 0.5, 0.999].map((value) => spread(1000, () => value))).toEqual([500, 1000, 1499]);
  });

  it("stays as it is without randomness", () => {
    expect(spread(1000)).toBe(1000);
  });
});

it("a refusal that repeats itself rests longer each time, a day at most", () => {
  expect([1, 2, 3, 4, 5, 6, 40].map((refusals) => restAfter(refusals) / 3_600_000)).toEqual([1, 2, 4, 8, 16, 24, 24]);
});
