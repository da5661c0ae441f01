import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf } from "../time/calendar-date.ts";
import { findSilence } from "./silence.ts";

const hour = 3_600_000;
const day = 24 * hour;
const monday = Date.parse("2026-03-16T00:00:00Z");
const weeks = 9;
const completeFrom = instantOf(monday - weeks * 7 * day);

/** So many orders each day of the weeks before, by weekday from Monday, an hour apart from ten o'clock on. */
const shop = (perWeekday: readonly number[], until = monday) =>
  Array.from({ length: weeks * 7 }, (_, index) => index - weeks * 7)
    .flatMap((offset) =>
      Array.from(
        { length: perWeekday[(offset + weeks * 7) % 7] ?? 0 },
        (_, nth) => monday + offset * day + (10 + nth) * hour,
      ),
    )
    .filter((moment) => moment <= until)
    .map(instantOf);

const daily = [8, 8, 8, 8, 8, 8, 8];
const weekdaysOnly = [8, 8, 8, 8, 8, 0, 0];

describe("a silence", () => {
  it("is told when as many orders as the threshold came in the same hours of the weeks before", () => {
    const placed = shop(daily);
    const since = "2026-03-15T17:00:00Z";
    expect(findSilence({ placed, completeFrom }, monday + 16 * hour, 8)).toBeNull();
    expect(findSilence({ placed, completeFrom }, monday + 18 * hour, 8)).toEqual({ since, expected: 8 });
  });

  it("is not told over a weekend in which the shop never sells, but on the Monday after it", () => {
    const placed = shop(weekdaysOnly);
    expect(findSilence({ placed, completeFrom }, monday, 8)).toBeNull();
    expect(findSilence({ placed, completeFrom }, monday + 18 * hour, 8)?.since).toBe("2026-03-13T17:00:00Z");
  });

  it("is not told where one of the weeks before was as silent", () => {
    const placed = shop(daily).filter((moment) => !moment.startsWith("2026-03-02"));
    expect(findSilence({ placed, completeFrom }, monday + 18 * hour, 8)).toBeNull();
  });

  it("is not told before four weeks are known", () => {
    const known = instantOf(monday - 4 * 7 * day);
    expect(findSilence({ placed: shop(daily), completeFrom: known }, monday + 18 * hour, 8)).toBeNull();
  });

  it("is compared by the clock in Amsterdam, also over the change to summer time", () => {
    const after = Date.parse("2026-03-30T00:00:00Z");
    const before = shop(daily).filter((moment) => Date.parse(moment) < monday);
    const since = Array.from({ length: 14 }, (_, offset) => monday + offset * day).flatMap((start) =>
      Array.from({ length: 8 }, (_, nth) => start + (10 + nth) * hour),
    );
    const placed = [...before, ...since.map(instantOf)];
    const rhythm = { placed, completeFrom };
    expect(findSilence(rhythm, after + 16 * hour - 1, 8)).toBeNull();
    expect(findSilence(rhythm, after + 16 * hour, 8)).toMatchObject({ expected: 8 });
  });

  const moments = fc
    .array(fc.integer({ min: 0, max: weeks * 7 * 24 }), { maxLength: 400 })
    .map((hours) => hours.sort((a, b) => a - b).map((each) => instantOf(monday - weeks * 7 * day + each * hour)));

  it("has lasted since the last order, and was at least as improbable as asked", () => {
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: 0, max: 20 * 24 }),
        fc.integer({ min: 1, max: 20 }),
        (placed, later, least) => {
          const silence = findSilence({ placed, completeFrom }, monday + later * hour, least);
          if (silence === null) return;
          expect(silence.since).toBe(placed.at(-1));
          expect(silence.expected).toBeGreaterThanOrEqual(least);
        },
      ),
    );
  });

  it("that is told at a threshold is told at every lower one", () => {
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: 0, max: 20 * 24 }),
        fc.integer({ min: 2, max: 20 }),
        (placed, later, least) => {
          const told = (threshold: number) => findSilence({ placed, completeFrom }, monday + later * hour, threshold);
          if (told(least) !== null) expect(told(least - 1)).toEqual(told(least));
        },
      ),
    );
  });
});
