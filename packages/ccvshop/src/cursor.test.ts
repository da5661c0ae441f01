import { describe, expect, it } from "vitest";
import {
  type ChangedCursor,
  lookedAt,
  readChangedCursor,
  readOpenCursor,
  restingAfter,
  startOfPass,
  writeCursor,
} from "./cursor.ts";

const from = "2026-01-10";

describe("a cursor", () => {
  const cursor: ChangedCursor = {
    ...startOfPass("dates", from, { known: 17, knownId: 900 }),
    looked: "newest",
    at: { next: "/api/rest/v1/orders?start=99", last: 7 },
  };

  it("is read back as written", () => {
    expect(readChangedCursor(writeCursor(cursor), from)).toEqual(cursor);
  });

  it("begins again at a first day that has moved to an earlier one, and keeps number and id", () => {
    const moved = readChangedCursor(writeCursor(cursor), "2026-01-01");
    expect(moved).toEqual({
      v: 3,
      from: "2026-01-01",
      known: 17,
      knownId: 900,
      phase: "dates",
      looked: "cancelled",
    });
  });

  it("goes on where the first day has moved to a later one, and remembers that day", () => {
    const later = "2026-03-01";
    expect(readChangedCursor(writeCursor(cursor), later)).toEqual({ ...cursor, from: later });
  });

  it.each([
    "",
    "x",
    "{}",
    '{"v":1,"since":"2026-01-01"}',
    '{"v":2,"from":"2026-01-03","since":"2026-01-01","known":1,"phase":"dates"}',
    '{"v":3,"from":"soon","known":1,"knownId":1,"phase":"dates","looked":"newest"}',
    '{"v":3,"from":"2026-01-03","known":1,"knownId":1,"phase":"dates","looked":"newest","at":{"next":"/admin","last":null}}',
    '{"v":4,"from":"2026-01-03","known":1,"knownId":1,"phase":"dates","looked":"newest"}',
  ])("that this version did not write (%s) begins again", (cursor) => {
    expect(readChangedCursor(cursor, from)).toBeUndefined();
    expect(readOpenCursor(cursor)).toBeUndefined();
  });

  it("knows at the end of a pass the highest number and id that were met, and what was looked at", () => {
    const resting = restingAfter({ ...cursor, highest: 20, highestId: 800 }, "newest");
    expect(resting).toEqual({ v: 3, from, known: 20, knownId: 900, phase: "numbers", looked: "newest" });
    expect(lookedAt(writeCursor(resting))).toBe("newest");
    expect(lookedAt("x")).toBeUndefined();
  });
});
