import type { SimulatedProduct } from "./product.ts";
import { type ProductName, productOf } from "./sample-catalogue.ts";
import type { TaxTariff } from "./tariffs.ts";

/** Main and sub category of everything but the deposits, which are no products. */
const shelves: Record<Exclude<ProductName, "bottle" | "crate">, [main: string, sub: string]> = {
  pan: ["Koken", "Pannen"],
  knife: ["Koken", "Messen"],
  scales: ["Koken", "Keukenapparaten"],
  board: ["Koken", "Keukengerei"],
  towels: ["Koken", "Keukentextiel"],
  apron: ["Koken", "Keukentextiel"],
  cups: ["Tafelen", "Servies"],
  corkscrew: ["Tafelen", "Wijnaccessoires"],
  mixer: ["Koken", "Keukenapparaten"],
  tin: ["Koken", "Bakvormen"],
  wine: ["Dranken", "Wijn"],
  oil: ["Levensmiddelen", "Olie en azijn"],
  honey: ["Levensmiddelen", "Broodbeleg"],
  sprinkles: ["Levensmiddelen", "Broodbeleg"],
  waffles: ["Levensmiddelen", "Koek"],
  coffee: ["Levensmiddelen", "Koffie"],
  cheese: ["Levensmiddelen", "Kaas"],
  herbs: ["Levensmiddelen", "Kruiden"],
  juice: ["Levensmiddelen", "Sappen"],
  book: ["Boeken", "Kookboeken"],
  bakingBook: ["Boeken", "Kookboeken"],
  voucher: ["Cadeaubonnen", ""],
};

const tariffs: Record<string, TaxTariff> = { "21": "normal", "9": "low a", "0": "zero" };

/** The products behind the rows of the sample orders. */
export const sampleProducts = (): SimulatedProduct[] =>
  (Object.keys(shelves) as (keyof typeof shelves)[]).map((key) => {
    const { productId, name, price, rate, productNumber, unit, weight } = productOf(key);
    const [mainCategory, subCategory] = shelves[key];
    return {
      id: productId,
      name,
      price,
      mainCategory,
      subCategory,
      taxTariff: tariffs[String(rate)] ?? "normal",
      created: "2019-03-04T10:00:00Z",
      ...(productNumber === undefined ? {} : { productNumber }),
      ...(unit === undefined ? {} : { unit }),
      ...(weight === undefined ? {} : { weight }),
    };
  });
