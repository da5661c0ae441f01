import type { CalendarDate } from "../../time/calendar-date.ts";
import type { RateClass, VatLine } from "../vat-question.ts";

/** What makes a category special beyond its rate. */
export type CategoryTrait =
  /** Excise goods: sent to another member state they need excise arrangements there (Dir (EU) 2020/262 art. 44). */
  | "excise"
  /** Phones, chips, consoles, laptops, tablets: reverse charge between businesses (Dir 2006/112/EC art. 199a(1)(c), (d), (h)). */
  | "electronics-reverse-charge"
  /** Waste and scrap: reverse charge between businesses (Dir 2006/112/EC art. 199(1)(d)). */
  | "waste-reverse-charge"
  /** Sold under place-of-supply rules of their own: new vehicles, installed goods, energy, gold. */
  | "own-rules"
  /** A voucher whose supply is taxed at redemption. */
  | "multi-purpose-voucher"
  /** A voucher taxed when sold, where place and VAT are certain. */
  | "single-purpose-voucher"
  /** A service with a place of supply of its own (real estate, events). */
  | "service-at-its-place";

interface DutchClass {
  readonly from: CalendarDate;
  readonly class: RateClass;
  readonly source: string;
}

export interface Category {
  readonly kinds: readonly VatLine["kind"][];
  /** The class in the Netherlands from each day on; empty where the category does not settle it. */
  readonly dutch: readonly DutchClass[];
  /** What a state does that has no row in product-rates.ts: its standard rate, or a person is asked. */
  readonly elsewhere: "standard" | "ask";
  readonly trait?: CategoryTrait;
}

const always = "1969-01-01";
const goods = ["goods"] as const;
const services = ["service"] as const;

const standard = (source = "Wet OB 1968 art. 9(1)"): readonly DutchClass[] => [
  { from: always, class: "standard", source },
];
const tableOne = (what: string): readonly DutchClass[] => [
  { from: always, class: "reduced", source: `Wet OB 1968 art. 9(2)(a), Tabel I: ${what}` },
];
/** Agricultural goods: reduced until 2024-12-31, standard since. */
const agricultural = (what: string): readonly DutchClass[] => [
  { from: always, class: "reduced", source: `Wet OB 1968 Tabel I (posten a.2-4, a.40-46), tekst t/m 2024: ${what}` },
  {
    from: "2025-01-01",
    class: "standard",
    source: `Wet OB 1968 art. 9(1); landbouwposten van Tabel I vervallen per 2025-01-01: ${what}`,
  },
];

const ordinary: Category = { kinds: goods, dutch: standard(), elsewhere: "standard" };
const electronics: Category = { ...ordinary, trait: "electronics-reverse-charge" };
const excise: Category = { kinds: goods, dutch: standard(), elsewhere: "ask", trait: "excise" };
const reduced = (what: string): Category => ({ kinds: goods, dutch: tableOne(what), elsewhere: "ask" });
const farm = (what: string): Category => ({ kinds: goods, dutch: agricultural(what), elsewhere: "ask" });
const ownRules: Category = { kinds: goods, dutch: standard(), elsewhere: "ask", trait: "own-rules" };

/** The words for what a product is. A word that is not here is a problem, never `general`. */
export const categories = {
  general: { kinds: ["goods", "digital-service", "service"], dutch: [], elsewhere: "standard" },
  food: reduced("voedingsmiddelen"),
  "basic-food-milk": reduced("voedingsmiddelen"),
  "fruit-juice": reduced("alcoholvrije dranken"),
  water: reduced("water"),
  medicine: reduced("geneesmiddelen"),
  wine: excise,
  beer: excise,
  spirits: excise,
  tobacco: excise,
  book: reduced("boeken"),
  newspaper: reduced("dagbladen"),
  magazine: reduced("tijdschriften"),
  "ebook-download": {
    kinds: ["digital-service"],
    dutch: [
      { from: always, class: "standard", source: "Wet OB 1968 art. 9(1), tekst t/m 2019" },
      {
        from: "2020-01-01",
        class: "reduced",
        source: "Wet OB 1968 art. 9(2)(a), Tabel I: elektronische uitgaven, vanaf 2020-01-01",
      },
    ],
    elsewhere: "ask",
  },
  software: { kinds: ["digital-service", "goods"], dutch: standard(), elsewhere: "standard" },
  clothing: ordinary,
  "children-clothing": ordinary,
  "used-goods": { kinds: goods, dutch: [], elsewhere: "standard" },
  art: reduced("kunstvoorwerpen"),
  antique: reduced("antiquiteiten"),
  "collectors-item": reduced("voorwerpen voor verzamelingen"),
  laptop: electronics,
  "mobile-phone": electronics,
  tablet: electronics,
  "game-console": electronics,
  "integrated-circuit": electronics,
  "solar-panel-dwelling": {
    kinds: ["goods", "service"],
    dutch: [
      { from: always, class: "standard", source: "Wet OB 1968 art. 9(1), tekst t/m 2022" },
      { from: "2023-01-01", class: "zero", source: "Wet OB 1968 Tabel II, zonnepanelen op of bij woningen" },
    ],
    elsewhere: "ask",
  },
  "solar-panel-business": { kinds: ["goods", "service"], dutch: standard(), elsewhere: "ask" },
  "home-battery": { kinds: goods, dutch: standard(), elsewhere: "standard" },
  "grass-seed": farm("graszaad"),
  "flower-seed": farm("bloemzaad"),
  "vegetable-seed": farm("groentezaad"),
  "seed-potato": farm("pootgoed"),
  straw: farm("stro"),
  "animal-feed": farm("veevoeder"),
  "live-animal": farm("levende dieren"),
  "cut-flowers": reduced("snijbloemen"),
  "ornamental-plant": reduced("sierplanten"),
  scrap: { kinds: goods, dutch: standard(), elsewhere: "ask", trait: "waste-reverse-charge" },
  gold: ownRules,
  "new-means-of-transport": ownRules,
  "installed-goods": ownRules,
  energy: ownRules,
  "voucher-single-purpose": {
    kinds: ["goods", "digital-service", "service"],
    dutch: [],
    elsewhere: "ask",
    trait: "single-purpose-voucher",
  },
  "voucher-multi-purpose": {
    kinds: ["goods", "digital-service", "service"],
    dutch: [],
    elsewhere: "ask",
    trait: "multi-purpose-voucher",
  },
  "repair-service": { kinds: services, dutch: tableOne("herstel van fietsen, schoeisel en kleding"), elsewhere: "ask" },
  accommodation: {
    kinds: services,
    dutch: [
      { from: always, class: "reduced", source: "Wet OB 1968 Tabel I, tekst t/m 2025: logies" },
      {
        from: "2026-01-01",
        class: "standard",
        source: "Wet OB 1968 art. 9(1); logies vervallen uit Tabel I per 2026-01-01",
      },
    ],
    elsewhere: "ask",
    trait: "service-at-its-place",
  },
  "event-ticket": {
    kinds: services,
    dutch: tableOne("toegang tot cultuur en sport"),
    elsewhere: "ask",
    trait: "service-at-its-place",
  },
  "exempt-service": {
    kinds: ["service", "digital-service", "goods"],
    dutch: [{ from: always, class: "exempt", source: "Wet OB 1968 art. 11" }],
    elsewhere: "ask",
  },
} as const satisfies Record<string, Category>;

export type CategoryWord = keyof typeof categories;

export const isCategoryWord = (word: string): word is CategoryWord => Object.hasOwn(categories, word);

/** What a category is, widened from its own literal. */
export const categoryOf = (word: CategoryWord): Category => categories[word];
