import type { SimulatedProduct, SimulatedRow } from "@boekbrug/simulators";

/** What the shops of the corpus sell, one of each kind that VAT tells apart. Prices are drawn for each order. */
const shelves = {
  pan: ["Pan", "normal", "Koken"],
  lid: ["Deksel", "normal", "Koken"],
  book: ["Kookboek", "low a", "Boeken"],
  panel: ["Zonnepaneel", "zero", "Energie"],
  phone: ["Telefoon", "normal", "Telefoons"],
  course: ["Cursus", "zero", "Cursussen"],
  pattern: ["Patroon", "normal", "Downloads"],
  repair: ["Fietsreparatie", "low a", "Reparaties"],
  lamp: ["Lamp, gebruikt", "normal", "Tweedehands"],
  giftCard: ["Cadeaubon", "zero", "Cadeaubonnen"],
} as const;

export type GoodsName = keyof typeof shelves;

const names = Object.keys(shelves) as readonly GoodsName[];
const idOf = (goods: GoodsName): number => 7001 + names.indexOf(goods);

export const corpusProducts: readonly SimulatedProduct[] = names.map((goods) => {
  const [name, taxTariff, mainCategory] = shelves[goods];
  return { id: idOf(goods), name, taxTariff, mainCategory, subCategory: "", productNumber: `P-${goods}` };
});

/** What the categories are for VAT, for `rules.vat.categories`. */
export const corpusCategories = {
  Boeken: "book",
  Energie: "solar-panel-dwelling",
  Telefoons: "mobile-phone",
  Cursussen: { category: "exempt-service", kind: "service" },
  Downloads: { category: "software", kind: "digital-service" },
  Reparaties: "repair-service",
  Cadeaubonnen: "voucher-multi-purpose",
};

export const secondHand = "Tweedehands";

/** A row of an order at a price and a rate. */
export const row = (
  goods: GoodsName,
  price: string,
  rate: number | string,
  more: Partial<SimulatedRow> = {},
): SimulatedRow => ({
  name: shelves[goods][0],
  productId: idOf(goods),
  productNumber: `P-${goods}`,
  price,
  rate,
  ...more,
});
