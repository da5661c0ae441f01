import { describe, expect, it } from "vitest";
import { spanWith, stillToRead } from "./still-to-read.ts";

const known = { from: "2026-03-10", to: "2026-03-16" };

describe("what is still to be read of a list by days", () => {
  it("is all of it at first", () => {
    expect(stillToRead(null, known)).toEqual([known]);
    expect(spanWith(null, known)).toEqual(known);
  });

  it("is nothing within the days that are known", () => {
    expect(stillToRead(known, { from: "2026-03-10", to: "2026-03-16" })).toEqual([]);
  });

  it("is what lies on either side, without a gap, and three weeks more of what is older", () => {
    expect(stillToRead(known, { from: "2026-03-08", to: "2026-03-18" })).toEqual([
      { from: "2026-02-16", to: "2026-03-09" },
      { from: "2026-03-17", to: "2026-03-18" },
    ]);
    expect(stillToRead(known, { from: "2026-02-01", to: "2026-02-02" })).toEqual([
      { from: "2026-01-12", to: "2026-03-09" },
    ]);
  });

  it("is known together with what was read", () => {
    expect(spanWith(known, { from: "2026-03-02", to: "2026-03-09" })).toEqual({ from: "2026-03-02", to: "2026-03-16" });
    expect(spanWith(known, { from: "2026-03-17", to: "2026-03-18" })).toEqual({ from: "2026-03-10", to: "2026-03-18" });
  });
});
