import { describe, expect, it } from "vitest";
import { bodyDate, dueDate, dutchOffset, literalDate } from "../src/exactonline/dates.ts";
import { amountOf, centsOf, vatInGross, vatOnNet } from "../src/exactonline/money.ts";

describe("money", () => {
  it.each([
    [0.1, 10],
    ["12.345", 1235],
    [-1.005, -101],
    ["-0", 0],
    [1e-7, 0],
    ["1,50", undefined],
    ["", undefined],
    [Number.NaN, undefined],
    [null, undefined],
  ])("reads %s as %s cents", (value, cents) => {
    expect(centsOf(value)).toBe(cents);
  });

  it("shows every amount as its own two decimals", () => {
    for (const cents of [-1, 0, 1, 10, 29, 57, 113, 100_000_000_001]) expect(centsOf(amountOf(cents))).toBe(cents);
  });

  it("rounds VAT half away from zero", () => {
    expect([vatOnNet(50, 210_000), vatOnNet(-50, 210_000), vatOnNet(10_000, 90_000)]).toEqual([11, -11, 900]);
    expect([vatInGross(12_100, 210_000), vatInGross(-2_495, 210_000), vatInGross(100, 0)]).toEqual([2100, -433, 0]);
  });
});

describe("dates", () => {
  const day = Date.UTC(2026, 2, 9);

  it("reads the forms a body and a filter may use", () => {
    expect(["2026-03-09", "2026-03-09T00:00:00", "2026-03-09T23:00:00+01:00", `/Date(${day})/`].map(bodyDate)).toEqual([
      day,
      day,
      day,
      day,
    ]);
    expect([bodyDate("2026-02-30"), bodyDate("09-03-2026"), literalDate("2026-13-01")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(literalDate("2026-03-09T01:00")).toEqual({ ms: day + 3_600_000, dateOnly: false });
  });

  it("finds month ends and Dutch summer time", () => {
    expect(dueDate(day, 1, 14)).toBe(Date.UTC(2026, 3, 14));
    expect([Date.UTC(2026, 2, 29), Date.UTC(2026, 2, 30), Date.UTC(2026, 9, 26)].map(dutchOffset)).toEqual([
      3_600_000, 7_200_000, 3_600_000,
    ]);
  });
});
