import { describe, expect, it } from "vitest";
import { describeProblem } from "../problem/problem.ts";
import { parsePeriod } from "./period.ts";

describe("a period", () => {
  it.each([
    ["2026", "year", "2026-01-01", "2026-12-31"],
    ["2026-Q1", "quarter", "2026-01-01", "2026-03-31"],
    ["2026-Q3", "quarter", "2026-07-01", "2026-09-30"],
    ["2026-Q4", "quarter", "2026-10-01", "2026-12-31"],
    ["2026-07", "month", "2026-07-01", "2026-07-31"],
    ["2026-12", "month", "2026-12-01", "2026-12-31"],
    ["2028-02", "month", "2028-02-01", "2028-02-29"],
    [" 2026-Q2 ", "quarter", "2026-04-01", "2026-06-30"],
  ])("%s runs over its first and last day", (text, kind, from, to) => {
    expect(parsePeriod(text)._unsafeUnwrap()).toEqual({ kind, from, to });
  });

  it.each(["", "26", "2026-Q5", "2026-Q0", "2026-13", "2026-00", "2026-7", "2026-07-01", "2026Q3", "0026", "last"])(
    "%j is none",
    (text) => {
      const found = parsePeriod(text, "--period")._unsafeUnwrapErr();
      expect(found).toMatchObject({ code: "value.not-a-period", field: "--period", parameters: { found: text } });
      expect(describeProblem(found, "nl").remedy).toContain("2026-Q3");
    },
  );
});
