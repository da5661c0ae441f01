import { exactVat } from "@boekbrug/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactOrderLines, type ReckonedLine } from "./exact-order-lines.ts";

const vatOf = (minor: number, percent: string, basis: "gross" | "net") =>
  exactVat({ minor, percent }, basis).round(0, 1).toNumber() + 0;

const line = (gross: number, quantity = "1", percent = "21"): ReckonedLine => {
  const vat = vatOf(gross, percent, "gross");
  return { gross, vat, net: gross - vat, percent, quantity };
};

/** What SnelStart would make of it, whichever way it rounds. */
function reckoned(lines: readonly ReckonedLine[]) {
  const exact = exactOrderLines(lines, "gross");
  if (!("lines" in exact)) return exact;
  const parts = exact.lines.flatMap(({ quantity, price, left }, index) =>
    [Math.round(quantity * price), left].map((amount) => ({ amount, percent: lines[index]?.percent ?? "0" })),
  );
  const rates = [...Map.groupBy(parts, ({ percent }) => percent)];
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  return {
    basis: exact.basis,
    amount: sum(parts.map(({ amount }) => amount)),
    perLine: sum(parts.map(({ amount, percent }) => vatOf(amount, percent, exact.basis))),
    perRate: sum(rates.map(([percent, all]) => vatOf(sum(all.map(({ amount }) => amount)), percent, exact.basis))),
  };
}

describe("lines of an order", () => {
  it("are a quantity at the shop's price where that is whole cents", () => {
    expect(exactOrderLines([line(14985, "3")], "gross")).toEqual({
      basis: "gross",
      lines: [{ quantity: 3, price: 4995, left: 0 }],
    });
  });

  it("keep the quantity and leave cents to a rounding line where it is not", () => {
    expect(exactOrderLines([line(1000, "3", "0")], "gross")).toMatchObject({
      lines: [{ quantity: 3, price: 333, left: 1 }],
    });
  });

  it("take a price whose own VAT is right where that of the nearest one is not", () => {
    expect(exactOrderLines([line(1000, "3")], "gross")).toMatchObject({
      lines: [{ quantity: 3, price: 334, left: -2 }],
    });
  });

  it("bear the sign of the amount on the quantity", () => {
    expect(exactOrderLines([line(-1210, "-2")], "gross")).toMatchObject({
      lines: [{ quantity: -2, price: 605, left: 0 }],
    });
  });

  it("of parts of a unit come to whole cents", () => {
    expect(exactOrderLines([line(1001, "1.5")], "gross")).toMatchObject({
      lines: [{ quantity: 1.5, price: 668, left: -1 }],
    });
  });

  it("are one of the whole amount where no price in cents comes near it", () => {
    expect(exactOrderLines([line(10_000, "30000")], "gross")).toMatchObject({
      lines: [{ quantity: 1, price: 10_000, left: 0 }],
    });
  });

  it("are not made where the VAT comes to exactly half a cent, which may be rounded up or down", () => {
    const half = { ...line(6003, "1", "20"), vat: 1001, net: 5002 };
    expect(exactOrderLines([half], "gross")).toEqual({ percent: "20", vat: 1001, computed: 1000 });
  });

  it("are not made where no rounding gives the shop's VAT", () => {
    const off = { ...line(1000), vat: 200, net: 800 };
    expect(exactOrderLines([off], "gross")).toEqual({ percent: "21", vat: 200, computed: 174 });
  });

  it("give amount and VAT to the cent, however SnelStart rounds", () => {
    const lines = fc.array(
      fc.record({
        gross: fc.integer({ min: -20_000, max: 200_000 }),
        quantity: fc.constantFrom("1", "2", "3", "7", "12", "0.5", "1.25"),
        percent: fc.constantFrom("21", "9", "0"),
      }),
      { minLength: 1, maxLength: 6 },
    );
    let made = 0;
    fc.assert(
      fc.property(lines, (given) => {
        const each = given.map(({ gross, quantity, percent }) => ({ gross, net: gross, vat: 0, percent, quantity }));
        // The shop rounds once per rate; the cents go to the first line of each.
        const shop = [...Map.groupBy(each, ({ percent }) => percent)].flatMap(([percent, all]) => {
          const vat = vatOf(
            all.reduce((sum, { gross }) => sum + gross, 0),
            percent,
            "gross",
          );
          return all.map((one, index) => ({
            ...one,
            vat: index === 0 ? vat : 0,
            net: one.gross - (index === 0 ? vat : 0),
          }));
        });
        const found = reckoned(shop);
        if (!("amount" in found) || found.basis === "net") return;
        made += 1;
        const vat = shop.reduce((sum, one) => sum + one.vat, 0);
        expect(found).toMatchObject({
          amount: shop.reduce((sum, one) => sum + one.gross, 0),
          perLine: vat,
          perRate: vat,
        });
      }),
      { numRuns: 200 },
    );
    expect(made).toBeGreaterThan(150);
  });
});
