import { expect, test } from "vitest";
import type { CatalogueProduct } from "../ports/catalogue.ts";
import { listPrice, soldAs } from "./sold-as.ts";

const product = (changes: Partial<CatalogueProduct> = {}): CatalogueProduct => ({
  id: "7",
  sku: "MOK",
  name: "Mok",
  price: "12.10",
  basis: "gross",
  rateClass: "standard",
  categories: [],
  fractional: false,
  active: true,
  variants: [
    { id: "1", sku: "MOK-B", text: "Kleur: Blauw", surcharge: "1.00", active: true },
    { id: "2", sku: "MOK", text: "Kleur: Rood", surcharge: "0", active: true },
    { id: "3", sku: "MOK-G", text: "Kleur: Geel", surcharge: "0", active: false },
  ],
  ...changes,
});

test("a product is sold under its article number, and so is each active variant with one of its own", () => {
  expect(soldAs(product(), "sku")).toEqual([
    { code: "MOK", name: "Mok", surcharge: "0" },
    { code: "MOK-B", name: "Mok (Kleur: Blauw)", surcharge: "1.00" },
  ]);
});

test("by its key there is the product alone; one that is not sold any more is nothing", () => {
  expect(soldAs(product(), "product-id")).toEqual([{ code: "7", name: "Mok", surcharge: "0" }]);
  expect(soldAs(product({ active: false }), "sku")).toEqual([]);
  expect(soldAs(product({ sku: null, variants: [] }), "sku")).toEqual([]);
});

test.each([
  ["12.10", "gross", "0", "gross", "12.1"],
  ["12.10", "gross", "1.00", "net", "11"],
  ["10", "net", "1.00", "gross", "13.31"],
  ["10", "net", "-11", "gross", null],
  [null, "net", "0", "gross", null],
] as const)("%s (%s) with a surcharge of %s is %s %s", (price, basis, surcharge, wanted, expected) => {
  expect(listPrice(product({ price, basis }), { surcharge }, "21", wanted)).toBe(expected);
});
