import { Decimal, exactVat, type PriceBasis, roundedVat } from "@boekbrug/core";
import { describe, expect, test } from "vitest";
import { type ExactLines, exactLines, type Inexact, type RatedLine } from "./exact-lines.ts";

const line = (gross: number, vat: number, percent: string): RatedLine => ({
  gross,
  net: gross - vat,
  vat,
  percent,
  rateId: percent,
});

const add = (amounts: readonly number[]): number => amounts.reduce((sum, each) => sum + each, 0);

function written(exact: ExactLines | Inexact): ExactLines {
  if (!("lines" in exact)) throw new Error(JSON.stringify(exact));
  return exact;
}

const vatOf: Rounded = (minor, percent, basis) => roundedVat({ minor, percent }, basis);

type Rounded = (minor: number, percent: string, basis: PriceBasis) => number;

const halfDown: Rounded = (minor, percent, basis) => {
  const exact = exactVat({ minor, percent }, basis);
  const isHalf = exact.abs().mod(1).eq("0.5");
  return exact.round(0, isHalf ? Decimal.roundDown : Decimal.roundHalfUp).toNumber() + 0;
};

/** Where half a cent of VAT may go. */
const halves: readonly Rounded[] = [vatOf, halfDown];

/** The VAT of one rate by every rule there may be: rounded on each line or once, half a cent up or down. */
function everyRule(lines: readonly RatedLine[], exact: ExactLines, percent: string): number[] {
  const parts = exact.lines.flatMap((each, index) => (lines[index]?.percent === percent ? each.parts : []));
  return halves.flatMap((vat) => [
    add(parts.map((each) => vat(each, percent, exact.basis))),
    vat(add(parts), percent, exact.basis),
  ]);
}

const always = (vat: number): number[] => [vat, vat, vat, vat];

/** The plan's VAT of lines at one rate, rounded once and laid on the first line; half a cent up, or down. */
function ratedOnce(amounts: readonly number[], percent: string, round = halves[0]): RatedLine[] {
  const exact = amounts.map((each) => vatOf(each, percent, "gross"));
  const rest = (round?.(add(amounts), percent, "gross") ?? 0) - add(exact);
  return amounts.map((gross, index) => line(gross, (exact[index] ?? 0) + (index === 0 ? rest : 0), percent));
}

const whole = (...amounts: readonly number[]) => amounts.map((each) => ({ parts: [each], withoutVat: 0 }));

describe("lines whose VAT Moneybird reckons", () => {
  test("stand as they are where both ways of rounding give the VAT that was charged", () => {
    expect(exactLines([line(1210, 210, "21"), line(2420, 420, "21")], "gross", true)).toEqual({
      basis: "gross",
      lines: whole(1210, 2420),
    });
  });

  test("are split where rounding on each line would give another cent", () => {
    const lines = ratedOnce([99, 99, 99], "21");
    const exact = written(exactLines(lines, "gross", true));
    expect(exact.lines.some(({ parts }) => parts.length === 2)).toBe(true);
    expect(everyRule(lines, exact, "21")).toEqual(always(52));
  });

  test("are priced the other way where only that gives it", () => {
    // 21 % of 0.50 is half a cent, of which nobody knows where it goes.
    const up = [{ gross: 61, net: 50, vat: 11, percent: "21", rateId: "high" }];
    expect(exactLines(up, "net", false)).toEqual({ basis: "gross", lines: whole(61) });
    const down = [{ gross: 60, net: 50, vat: 10, percent: "21", rateId: "high" }];
    expect(exactLines(down, "net", false)).toEqual({ basis: "gross", lines: whole(60) });
    // The VAT in 0.03 at 20 % is half a cent as well; of the 0.02 without VAT it is none.
    const small = [{ gross: 12, net: 10, vat: 2, percent: "20", rateId: "french" }];
    expect(exactLines(small, "gross", false)).toEqual({ basis: "gross", lines: whole(12) });
  });

  test("are refused where no way of rounding gives the shop's VAT", () => {
    expect(exactLines([line(1210, 214, "21")], "gross", true)).toEqual({
      percent: "21",
      vat: 214,
      computed: 210,
      half: false,
    });
  });

  test("without VAT are never split", () => {
    expect(exactLines([line(333, 0, "0"), line(-100, 0, "0")], "gross", true)).toEqual({
      basis: "gross",
      lines: whole(333, -100),
    });
  });

  test("of which one comes to half a cent are split, so that no line does", () => {
    const lines = ratedOnce([303, 404], "20");
    const exact = written(exactLines(lines, "gross", false));
    expect(exact.lines[0]?.parts).toHaveLength(2);
    expect(everyRule(lines, exact, "20")).toEqual(always(118));
  });

  test.each([
    ["up", 1001, 6004, -1],
    ["down", 1000, 6002, 1],
  ])(
    "of a rate that comes to half a cent, which the shop rounded %s, leave a cent without VAT",
    (_, vat, taxed, left) => {
      const lines = [line(6003, vat, "20")];
      const exact = written(exactLines(lines, "gross", true));
      expect(exact).toEqual({ basis: "gross", lines: [{ parts: [taxed], withoutVat: left }] });
      expect(everyRule(lines, exact, "20")).toEqual(always(vat));
      expect(exactLines(lines, "gross", false)).toMatchObject({ vat, computed: 2001 - vat, half: true });
    },
  );

  test.each([
    ["up", halves[0]],
    ["down", halves[1]],
  ])(
    "give the VAT of each rate under every rule, and keep their amounts; the shop rounds half a cent %s",
    (_, round) => {
      let seed = 20_260_316;
      const random = (below: number) => {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        return seed % below;
      };
      for (let turn = 0; turn < 250; turn += 1) {
        const percents = ["21", "9", "20", "5.5"];
        const lines = percents.flatMap((percent) => {
          const count = random(7);
          const amounts = Array.from({ length: count }, () => 3 + random(20_000) - (random(10) === 0 ? 6000 : 0));
          return ratedOnce(amounts, percent, round);
        });
        const exact = written(exactLines(lines, "gross", true));
        expect(exact.lines.map(({ parts, withoutVat }) => add(parts) + withoutVat)).toEqual(
          lines.map(({ gross }) => gross),
        );
        expect(exact.basis).toBe("gross");
        for (const percent of percents) {
          const members = lines.flatMap((each, index) => (each.percent === percent ? [{ ...each, index }] : []));
          const vat = add(members.map((each) => each.vat));
          expect(everyRule(lines, exact, percent)).toEqual(always(vat));
          const cents = add(members.map(({ index }) => Math.abs(exact.lines[index]?.withoutVat ?? 0)));
          expect(cents).toBe(Math.abs(add(members.map(({ gross }) => gross))) % 6 === 3 && percent === "20" ? 1 : 0);
        }
      }
    },
  );
});
