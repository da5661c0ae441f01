import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, roundToTotal } from "./allocate.ts";
import { decimalText, money } from "./money.ts";
import { parseDecimal, parseMoney } from "./parse-money.ts";
import { Decimal, roundMinor } from "./round.ts";

describe("parsing money", () => {
  it.each([
    ["12.34", 1234],
    ["-0.05", -5],
    ["0", 0],
    [102.4, 10240],
    [616.67, 61667],
    [1e-7, undefined],
    ["12.345", undefined],
    ["12,34", undefined],
    ["", undefined],
    [Number.NaN, undefined],
    ["1e3", undefined],
  ])("reads %s as %s cents", (value, cents) => {
    const read = parseMoney(value, "EUR", "amount").map(({ minor }) => minor);
    expect(read.unwrapOr(-999)).toBe(cents ?? -999);
  });

  it.each(["999999999999999", "-90071992547409.92", 1e14])("finds %s too large for an amount", (value) => {
    expect(parseMoney(value, "EUR", "amount", "half-up")._unsafeUnwrapErr().code).toBe("value.amount-too-large");
  });

  it("reads the largest amount", () => {
    expect(parseMoney("90071992547409.91", "EUR", "amount")._unsafeUnwrap().minor).toBe(Number.MAX_SAFE_INTEGER);
  });

  it("never yields minus zero", () => {
    expect(Object.is(parseMoney("-0.00", "EUR", "amount")._unsafeUnwrap().minor, 0)).toBe(true);
    expect(Object.is(money(-0, "EUR").minor, 0)).toBe(true);
  });

  it("rounds fractions of a cent only when a rounding is named", () => {
    expect(parseMoney("1.005", "EUR", "amount", "half-up")._unsafeUnwrap().minor).toBe(101);
    expect(parseMoney("-1.005", "EUR", "amount", "half-up")._unsafeUnwrap().minor).toBe(-101);
    expect(parseMoney("1.005", "EUR", "amount", "half-even")._unsafeUnwrap().minor).toBe(100);
    expect(parseMoney("1.009", "EUR", "amount", "down")._unsafeUnwrap().minor).toBe(100);
  });

  it("knows currencies without decimals", () => {
    expect(parseMoney("1500", "JPY", "amount")._unsafeUnwrap()).toEqual(money(1500, "JPY"));
    expect(decimalText(money(1500, "JPY"))).toBe("1500");
  });

  it("gives back as text what it read", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (minor) => {
        const text = decimalText(money(minor, "EUR"));
        expect(parseMoney(text, "EUR", "amount")._unsafeUnwrap().minor).toBe(minor + 0);
        expect(parseDecimal(text, "amount").isOk()).toBe(true);
      }),
    );
  });

  it("refuses a fraction as a fault of the program", () => {
    expect(() => money(1.5, "EUR")).toThrow(RangeError);
  });
});

describe("allocation", () => {
  it("gives the cent that is left to the largest remainder", () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(5, [3, 3, 4])).toEqual([2, 1, 2]);
  });

  it("gives a tie to the largest line", () => {
    expect(allocate(3, [1, 3, 2])).toEqual([0, 2, 1]);
    expect(roundToTotal([new Decimal("0.5"), new Decimal("7.5")], 8)).toEqual([0, 8]);
  });

  it("adds up to the total and never strays a unit from the exact share", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1e7 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), weights, (total, parts) => {
        fc.pre(parts.some((part) => part > 0));
        const whole = parts.reduce((sum, part) => sum + part, 0);
        const result = allocate(total, parts);
        expect(result.reduce((sum, part) => sum + part, 0)).toBe(total + 0);
        for (const [index, part] of result.entries()) {
          const share = new Decimal(total).times(parts[index] ?? 0).div(whole);
          expect(share.minus(part).abs().lt(1)).toBe(true);
          expect(Object.is(part, -0)).toBe(false);
        }
      }),
    );
  });

  it("has no proportion when the weights cancel out", () => {
    expect(() => allocate(10, [5, -5])).toThrow(RangeError);
  });

  it("says so when no rounding of the shares gives the total", () => {
    expect(roundToTotal([new Decimal("1.2"), new Decimal("1.2")], 9)).toBeUndefined();
  });
});

describe("named rounding", () => {
  it("rounds half a cent away from zero", () => {
    expect(roundMinor(new Decimal("2.5"), "EUR").minor).toBe(3);
    expect(roundMinor(new Decimal("-2.5"), "EUR").minor).toBe(-3);
  });
});
