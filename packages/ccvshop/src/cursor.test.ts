import { describe, expect, it } from "vitest";
import { readChangedCursor, readOpenCursor, sinceAfter, writeCursor } from "./cursor.ts";

const from = "2026-01-10";

describe("a cursor", () => {
  it("starts two days before the first day", () => {
    expect(readChangedCursor(null, from)).toEqual({ v: 1, since: "2026-01-08" });
  });

  it("is read back as written", () => {
    const cursor = { v: 1 as const, since: "2026-01-08", at: { next: "/api/rest/v1/orders?start=99", last: "7" } };
    expect(readChangedCursor(writeCursor(cursor), from)).toEqual(cursor);
  });

  it.each([
    "",
    "x",
    "{}",
    '{"v":2,"since":"2026-01-01"}',
    '{"v":1,"since":"soon"}',
    '{"v":1,"since":"2026-02-01","at":{"next":"/admin","last":null}}',
  ])("that this version did not write (%s) begins again", (cursor) => {
    expect(readChangedCursor(cursor, from)).toEqual({ v: 1, since: "2026-01-08" });
    expect(readOpenCursor(cursor)).toBeUndefined();
  });
});

describe("after a full pass the next starts", () => {
  const pass = { v: 1 as const, since: "2026-01-08" };
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
