import { describe, expect, test } from "vitest";
import { exactLines, type RatedLine, vatOf } from "./exact-lines.ts";

const line = (gross: number, vat: number, percent: string): RatedLine => ({
  gross,
  net: gross - vat,
  vat,
  percent,
  rateId: percent,
});

const add = (amounts: readonly number[]): number => amounts.reduce((sum, each) => sum + each, 0);

/** The VAT of one rate, rounded on each line and rounded once. */
function bothRules(lines: readonly RatedLine[], exact: ReturnType<typeof exactLines>, percent: string): number[] {
  if (!("parts" in exact)) return [];
  const parts = lines.flatMap((each, index) => (each.percent === percent ? (exact.parts[index] ?? []) : []));
  return [add(parts.map((each) => vatOf(each, percent, exact.basis))), vatOf(add(parts), percent, exact.basis)];
}

/** The plan's VAT of lines at one rate, rounded once and laid on the first line. */
function ratedOnce(amounts: readonly number[], percent: string): RatedLine[] {
  const exact = amounts.map((each) => vatOf(each, percent, "gross"));
  const rest = vatOf(add(amounts), percent, "gross") - add(exact);
  return amounts.map((gross, index) => line(gross, (exact[index] ?? 0) + (index === 0 ? rest : 0), percent));
}

describe("lines whose VAT Moneybird reckons", () => {
  test("stand as they are where both ways of rounding give the VAT that was charged", () => {
    expect(exactLines([line(1210, 210, "21"), line(2420, 420, "21")], "gross")).toEqual({
      basis: "gross",
      parts: [[1210], [2420]],
    });
  });

  test("are split where rounding on each line would give another cent", () => {
    const lines = ratedOnce([99, 99, 99], "21");
    const exact = exactLines(lines, "gross");
    expect("parts" in exact && exact.parts.some((parts) => parts.length === 2)).toBe(true);
    expect(bothRules(lines, exact, "21")).toEqual([52, 52]);
  });

  test("are priced without VAT where only that gives it", () => {
    const lines = [{ gross: 61, net: 50, vat: 11, percent: "21", rateId: "high" }];
    expect(exactLines(lines, "net")).toEqual({ basis: "net", parts: [[50]] });
    // Half a cent that the shop rounded down: only prices with VAT give it.
    const other = [{ gross: 60, net: 50, vat: 10, percent: "21", rateId: "high" }];
    expect(exactLines(other, "net")).toEqual({ basis: "gross", parts: [[60]] });
  });

  test("are refused where no way of rounding gives the shop's VAT", () => {
    expect(exactLines([line(1210, 214, "21")], "gross")).toEqual({ percent: "21", vat: 214, computed: 210 });
  });

  test("without VAT are never split", () => {
    expect(exactLines([line(333, 0, "0"), line(-100, 0, "0")], "gross")).toEqual({
      basis: "gross",
      parts: [[333], [-100]],
    });
  });

  test("give the VAT of each rate under both ways of rounding, and keep their amounts, whatever they are", () => {
    let seed = 20_260_316;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let round = 0; round < 3000; round += 1) {
      const percents = ["21", "9", "19", "5.5"];
      const lines = percents.flatMap((percent) => {
        const count = random(7);
        const amounts = Array.from({ length: count }, () => random(20_000) - (random(10) === 0 ? 6000 : 0));
        return ratedOnce(amounts, percent);
      });
      const exact = exactLines(lines, "gross");
      if (!("parts" in exact)) throw new Error(JSON.stringify({ lines, exact }));
      expect(exact.parts.map(add)).toEqual(lines.map(({ gross }) => gross));
      for (const percent of percents) {
        const vat = add(lines.filter((each) => each.percent === percent).map((each) => each.vat));
        expect(bothRules(lines, exact, percent)).toEqual([vat, vat]);
      }
    }
  });
});
