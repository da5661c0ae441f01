import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, calendarDateOf, startOfDay } from "./calendar-date.ts";

const zones = [
  "Europe/Amsterdam",
  "Pacific/Kiritimati",
  "Etc/GMT+12",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "America/New_York",
];

describe("where a calendar day begins", () => {
  it.each([
    ["2026-01-01", "2025-12-31T23:00:00Z"],
    ["2026-07-01", "2026-06-30T22:00:00Z"],
    ["2026-03-29", "2026-03-28T23:00:00Z"],
    ["2026-03-30", "2026-03-29T22:00:00Z"],
    ["2026-10-25", "2026-10-24T22:00:00Z"],
    ["2026-10-26", "2026-10-25T23:00:00Z"],
  ])("in Amsterdam %s does so at %s", (date, start) => {
    expect(startOfDay(date)).toBe(start);
  });

  it("is its first moment, in every zone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom(...zones), (days, zone) => {
        const date = addDays("2000-01-01", days);
        const start = Date.parse(startOfDay(date, zone));
        expect(calendarDateOf(start, zone)).toBe(date);
        expect(calendarDateOf(start - 1, zone)).toBe(addDays(date, -1));
      }),
    );
  });
});
