import { describe, expect, it } from "vitest";
import { followNumbers, joined, orderSequence, without } from "./number-series.ts";

const seen = (...numbers: number[]) => numbers.map((number) => ({ number, mayBegin: true }));
const known = (...numbers: number[]) => numbers.map((number) => ({ number, mayBegin: false }));

describe("the running number of an order", () => {
  it.each([
    ["10330", 10330],
    ["2026-10330", 10330],
    ["W0042", 42],
    ["#7", 7],
    ["10330-A", null],
    ["12345678901234567890", null],
    ["", null],
    [null, null],
  ])("of %s is %s", (number, sequence) => {
    expect(orderSequence(number)).toBe(sequence);
  });
});

describe("a series of numbers", () => {
  it("begins with the lowest number that was given out after the start, and takes no notice of those before", () => {
    expect(followNumbers([], [...known(7, 8, 9), ...seen(12, 10)])).toEqual({
      series: [{ from: 10, to: 12 }],
      missing: [{ from: 11, to: 11 }],
      jumped: [],
    });
  });

  it("goes on behind its end, whatever comes again of it", () => {
    const series = [{ from: 10, to: 20 }];
    expect(followNumbers(series, [...known(5, 19, 20, 21), ...seen(24)])).toEqual({
      series: [{ from: 10, to: 24 }],
      missing: [{ from: 22, to: 23 }],
      jumped: [],
    });
    expect(series).toEqual([{ from: 10, to: 20 }]);
  });

  it("has holes of a hundred numbers; what is longer is a leap, and another series", () => {
    expect(followNumbers([{ from: 1, to: 1 }], known(102)).missing).toEqual([{ from: 2, to: 101 }]);
    expect(followNumbers([{ from: 1, to: 1 }], known(103))).toEqual({
      series: [
        { from: 1, to: 1 },
        { from: 103, to: 103 },
      ],
      missing: [],
      jumped: [{ from: 2, to: 102 }],
    });
  });

  it("goes on below a leap when only one order leapt", () => {
    const leapt = [
      { from: 1, to: 50 },
      { from: 9000, to: 9000 },
    ];
    expect(followNumbers(leapt, seen(51, 53))).toEqual({
      series: [
        { from: 1, to: 53 },
        { from: 9000, to: 9000 },
      ],
      missing: [{ from: 52, to: 52 }],
      jumped: [],
    });
  });

  it("begins anew when the numbers are set back", () => {
    const back = followNumbers([{ from: 10_000, to: 10_500 }], seen(1, 3));
    expect(back.series).toEqual([
      { from: 1, to: 3 },
      { from: 10_000, to: 10_500 },
    ]);
    expect(back).toMatchObject({ missing: [{ from: 2, to: 2 }], jumped: [] });
  });
});

describe("ranges", () => {
  it("lose the numbers that turned up", () => {
    expect(without({ from: 3, to: 8 }, new Set([1, 3, 5, 8, 9]))).toEqual([
      { from: 4, to: 4 },
      { from: 6, to: 7 },
    ]);
    expect(without({ from: 3, to: 3 }, new Set([3]))).toEqual([]);
    expect(without({ from: 3, to: 4 }, new Set())).toEqual([{ from: 3, to: 4 }]);
  });

  it("that touch and are alike are one", () => {
    const ranges = [
      { from: 5, to: 5, is: "b" },
      { from: 1, to: 2, is: "a" },
      { from: 3, to: 4, is: "a" },
      { from: 7, to: 7, is: "b" },
    ];
    expect(joined(ranges, (a, b) => a.is === b.is)).toEqual([
      { from: 1, to: 4, is: "a" },
      { from: 5, to: 5, is: "b" },
      { from: 7, to: 7, is: "b" },
    ]);
  });
});
