import { money } from "@boekbrug/core";
import { expect, test } from "vitest";
import { unitPriceOf } from "./unit-price.ts";

const euro = (cents: number) => money(cents, "EUR");
const priced = (cents: number, quantity: string, decimals = 4) => {
  const { quantity: units, price, gap } = unitPriceOf(euro(cents), quantity, decimals);
  return [units, price, gap.minor];
};

test("a price has as few decimals as give the amount to the cent", () => {
  expect(priced(5997, "3")).toEqual([3, 19.99, 0]);
  expect(priced(1000, "3")).toEqual([3, 3.333, 0]);
  expect(priced(8256, "10")).toEqual([10, 8.256, 0]);
});

test("the quantity carries the sign, the price never does", () => {
  expect(priced(-1210, "1")).toEqual([-1, 12.1, 0]);
  expect(priced(-1210, "-2")).toEqual([-2, 6.05, 0]);
  expect(priced(1210, "-1")).toEqual([1, 12.1, 0]);
  expect(priced(0, "-1")).toEqual([-1, 0, 0]);
});

test("of nothing at all, one is booked", () => {
  expect(priced(500, "0")).toEqual([1, 5, 0]);
});

test("where the ledger keeps too few decimals, the gap is told with its sign", () => {
  expect(priced(1000, "3", 2)).toEqual([3, 3.33, 1]);
  expect(priced(-1000, "3", 2)).toEqual([-3, 3.33, -1]);
  expect(priced(2000, "3", 2)).toEqual([3, 6.67, -1]);
  expect(priced(8256, "10", 2)).toEqual([10, 8.26, -4]);
});
