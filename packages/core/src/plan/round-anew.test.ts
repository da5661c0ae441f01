import { describe, expect, it } from "vitest";
import { roundAnew, type TaxedLine } from "./round-anew.ts";
import { exactVat } from "./vat-amounts.ts";

const line = (gross: number, vat: number, percent = "21", vatRole = percent): TaxedLine => ({
  gross,
  vat,
  percent,
  vatRole,
});

describe("VAT rounded anew", () => {
  it("is left alone where each role's VAT is its exact VAT rounded once, half a cent either way", () => {
    expect(roundAnew([line(1210, 210), line(2420, 420), line(1090, 90, "9")])).toBeUndefined();
    expect(roundAnew([line(6003, 1000, "20")])).toBeUndefined();
    expect(roundAnew([line(6003, 1001, "20")])).toBeUndefined();
    expect(roundAnew([line(-33, -6), line(500, 0, "0")])).toBeUndefined();
  });

  it("is the exact VAT of the role rounded once where the shop rounded on each line", () => {
    // Three times 0.07 holds 0.0364 VAT: 0.04 in all, not three times 0.01.
    const anew = roundAnew([line(7, 1), line(7, 1), line(7, 1), line(1090, 90, "9")]);
    expect(anew?.slice(0, 3).reduce((sum, each) => sum + each, 0)).toBe(4);
    expect(anew?.[3]).toBe(90);
  });

  it("keeps apart what is at one rate in two states", () => {
    const lines = [line(7, 1, "21", "domestic-standard"), line(7, 2, "21", "oss:BE:21")];
    expect(roundAnew(lines)).toEqual([1, 1]);
  });

  it("is within half a cent of the exact VAT of every role, and of every line within a cent", () => {
    for (let seed = 1; seed < 400; seed += 1) {
      const lines = Array.from({ length: 1 + (seed % 6) }, (_, index) => {
        const gross = ((seed * 7919 + index * 104_729) % 20_000) - (index === 3 ? 9000 : 0);
        const percent = ["21", "9", "20"][(seed + index) % 3] ?? "0";
        return line(gross, exactVat({ minor: gross, percent }, "gross").round(0, 1).toNumber(), percent);
      });
      const vat = roundAnew(lines) ?? lines.map((each) => each.vat);
      for (const percent of ["21", "9", "20"]) {
        const members = lines.flatMap((each, index) => (each.percent === percent ? [index] : []));
        const exact = members.reduce((sum, index) => sum + exactOf(lines[index]), 0);
        expect(Math.abs(members.reduce((sum, index) => sum + (vat[index] ?? 0), 0) - exact)).toBeLessThan(0.500001);
      }
      for (const [index, each] of lines.entries()) expect(Math.abs((vat[index] ?? 0) - exactOf(each))).toBeLessThan(1);
    }
  });
});

const exactOf = (each: TaxedLine | undefined): number =>
  each === undefined ? 0 : exactVat({ minor: each.gross, percent: each.percent }, "gross").toNumber();
