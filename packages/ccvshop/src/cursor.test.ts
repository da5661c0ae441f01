import { describe, expect, it } from "vitest";
import {
  type ChangedCursor,
  readChangedCursor,
  readOpenCursor,
  sinceAfter,
  startOfPass,
  writeCursor,
} from "./cursor.ts";

const from = "2026-01-10";

describe("a cursor", () => {
  const cursor: ChangedCursor = {
    ...startOfPass("dates", from, 17),
    since: "2026-02-01",
    at: { next: "/api/rest/v1/orders?start=99", last: 7 },
  };

  it("starts two days before the first day", () => {
    expect(startOfPass("first", from, 0).since).toBe("2026-01-08");
  });

  it("is read back as written", () => {
    expect(readChangedCursor(writeCursor(cursor), from)).toEqual(cursor);
  });

  it("begins again at a first day that has moved to an earlier one, and keeps the number", () => {
    const moved = readChangedCursor(writeCursor(cursor), "2026-01-01");
    expect(moved).toEqual({ v: 2, from: "2026-01-01", since: "2025-12-30", known: 17, phase: "dates" });
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
    '{"v":2,"from":"2026-01-03","since":"soon","known":1,"phase":"dates"}',
    '{"v":2,"from":"2026-01-03","since":"2026-01-01","known":1,"phase":"dates","at":{"next":"/admin","last":null}}',
    '{"v":3,"from":"2026-01-03","since":"2026-01-01","known":1,"phase":"dates"}',
  ])("that this version did not write (%s) begins again", (cursor) => {
    expect(readChangedCursor(cursor, from)).toBeUndefined();
    expect(readOpenCursor(cursor)).toBeUndefined();
  });
});

describe("after a full pass the next starts", () => {
  const pass = { since: "2026-01-08" };
  it("two days before the newest order", () => {
    expect(sinceAfter(pass, "2026-02-03", from, "2026-02-05")).toBe("2026-02-01");
  });
  it("where this one started when there was nothing", () => {
    expect(sinceAfter(pass, undefined, from, "2026-02-05")).toBe("2026-01-08");
  });
  it("never earlier than the start, nor earlier than before", () => {
    expect(sinceAfter(pass, "2026-01-09", "2026-01-20", "2026-02-05")).toBe("2026-01-18");
    expect(sinceAfter(pass, "2026-01-09", from, "2026-02-05")).toBe("2026-01-08");
  });
  it("never beyond today, whatever date an order carries", () => {
    expect(sinceAfter(pass, "2036-01-01", from, "2026-02-05")).toBe("2026-02-03");
  });
});
