import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { belowThreshold, oss, vatTotal } from "../../test/booked-vat.ts";
import { type CountedSale, countedSale, overtakenSales, soldBefore } from "./counted-sales.ts";

const sale = (orderId: string, soldAt: string, eur: number, changes: Partial<CountedSale> = {}): CountedSale => ({
  connection: "shop",
  orderId,
  soldAt: `2026-${soldAt}Z`,
  net: Math.round(eur * 100),
  belowThreshold: true,
  ...changes,
});

const morning = sale("1", "03-10T09:00:00", 4000);
const noon = sale("2", "03-10T12:00:00", 3000);
const evening = sale("3", "03-10T18:00:00", 2500);

describe("what was sold before a sale", () => {
  it("goes by the moment of sale, whatever the order of booking", () => {
    expect(soldBefore([evening, noon, morning], evening, "0")).toBe("7000.00");
    expect(soldBefore([evening, noon, morning], noon, "0")).toBe("4000.00");
    expect(soldBefore([evening, noon, morning], morning, "0")).toBe("0.00");
  });

  it("is, of one moment, that of the lower order id, then of the first connection", () => {
    const twin = { ...noon, orderId: "1" };
    const neighbour = { ...noon, connection: "shop2" };
    expect(soldBefore([noon, twin, neighbour], noon, "0")).toBe("3000.00");
    expect(soldBefore([noon, twin, neighbour], neighbour, "0")).toBe("6000.00");
  });

  it("stays above the limit once it was there, whatever is credited, and follows credits below it", () => {
    const large = sale("0", "01-05T09:00:00", 10_500);
    const credit = (eur: number) => sale("9", "02-01T09:00:00", -eur);
    expect(soldBefore([large, credit(3000)], morning, "0")).toBe("10500.00");
    expect(soldBefore([sale("0", "01-05T09:00:00", 9000), credit(3000)], morning, "0")).toBe("6000.00");
    expect(soldBefore([sale("0", "01-05T09:00:00", 9000), credit(3000)], morning, "2000")).toBe("9000.00");
  });

  it("never depends on the order in which the sales are given", () => {
    const any = fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 99 }),
        hour: fc.integer({ min: 10, max: 20 }),
        eur: fc.integer({ min: -500, max: 4000 }),
      }),
      { selector: ({ id }) => id, maxLength: 12 },
    );
    fc.assert(
      fc.property(any, (made) => {
        const sales = made.map(({ id, hour, eur }) => sale(String(id), `03-10T${hour}:00:00`, eur));
        expect(soldBefore(sales.toReversed(), evening, "100")).toBe(soldBefore(sales, evening, "100"));
        expect(overtakenSales(sales.toReversed(), { previousYear: "0", elsewhere: "100" })).toEqual(
          overtakenSales(sales, { previousYear: "0", elsewhere: "100" }),
        );
      }),
    );
  });
});

describe("sales that are overtaken", () => {
  const alone = { previousYear: "0", elsewhere: "0" };

  it("are those booked as below the threshold that what was sold before puts above it", () => {
    expect(overtakenSales([evening, noon, morning], alone)).toEqual([]);
    const late = sale("0", "02-01T09:00:00", 1000);
    expect(overtakenSales([evening, noon, morning, late], alone)).toEqual([
      { connection: "shop", orderId: "3", soldAt: evening.soldAt, total: "10500.00" },
    ]);
  });

  it("are not those that were taxed at the destination, nor what was credited", () => {
    const late = sale("0", "02-01T09:00:00", 1000);
    const atDestination = { ...evening, belowThreshold: false };
    const credit = sale("4", "03-11T09:00:00", -50);
    expect(overtakenSales([morning, noon, atDestination, late, credit], alone)).toEqual([]);
  });

  it("are all of the year when the year before exceeded the limit, which it does above it only", () => {
    expect(overtakenSales([morning, noon], { previousYear: "10000.00", elsewhere: "0" })).toEqual([]);
    expect(overtakenSales([morning, noon], { previousYear: "10000.01", elsewhere: "0" })).toHaveLength(2);
  });

  it("count what was sold elsewhere, to the cent", () => {
    expect(overtakenSales([morning], { previousYear: "0", elsewhere: "6000.00" })).toEqual([]);
    expect(overtakenSales([morning], { previousYear: "0", elsewhere: "6000.01" })).toHaveLength(1);
  });
});

it("a booking counts for what of it counts, and is below the threshold where that was taxed at home", () => {
  const moment = { connection: "shop", orderId: "1", soldAt: "2026-03-10T09:00:00Z" };
  expect(countedSale(moment, [belowThreshold(100, 21), vatTotal(900, 189)])).toEqual({
    ...moment,
    net: 100,
    belowThreshold: true,
  });
  expect(countedSale(moment, [oss(200, 38, "DE", "19")])).toMatchObject({ net: 200, belowThreshold: false });
});
