import type { Percent } from "../../order/order.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import type { CategoryWord } from "./categories.ts";
import { coveredFrom } from "./dated.ts";
import type { StateCode } from "./member-states.ts";

/** A rate of the state, or its standard rate by name so that a change of the standard rate is made in one place. */
export type ProductPercent = Percent | "standard";

export interface ProductSpan {
  readonly percent: ProductPercent;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
}

type Spans = readonly ProductSpan[];

const span = (percent: ProductPercent, validFrom = coveredFrom, validTo: CalendarDate | null = null): ProductSpan => ({
  percent,
  validFrom,
  validTo,
});
const fixed = (percent: ProductPercent): Spans => [span(percent)];
/** The state decides by product, age, language or installation: a person is asked. */
const ask: Spans = [];

const finnishFood = [span("14", coveredFrom, "2025-12-31"), span("13.5", "2026-01-01")];
const swedishFood = [
  span("12", coveredFrom, "2026-03-31"),
  span("6", "2026-04-01", "2027-12-31"),
  span("12", "2028-01-01"),
];
/** Books left the 10 % list on 2025-01-01; the 14 % level became 13.5 % a year later. */
const finnishBooks = [
  span("10", coveredFrom, "2024-12-31"),
  span("14", "2025-01-01", "2025-12-31"),
  span("13.5", "2026-01-01"),
];
/** The abolition of VAT on books was announced for 2026; the day was not found, so neither rate is assumed from 2026 on. */
const danishBooks = [span("standard", coveredFrom, "2025-12-31")];

/**
 * Which of its rates a state applies to a category, where the category settles it. A day without a span is a problem that asks for a mapping;
 * a state without a row follows `elsewhere` of the category. A Dutch class never travels.
 *
 * Source: the VAT act of the state named in member-state-rates.ts, in its list of goods and services at each level; compared on 2026-11-21.
 */
export const productRates: Readonly<Partial<Record<CategoryWord, Readonly<Partial<Record<StateCode, Spans>>>>>> = {
  food: {
    AT: [span("10", coveredFrom, "2026-06-30")],
    BE: fixed("6"),
    BG: [span("standard", coveredFrom, "2022-06-30"), span("standard", "2025-01-01")],
    CZ: [span("12", "2024-01-01")],
    DE: fixed("7"),
    DK: fixed("standard"),
    EE: fixed("standard"),
    FI: finnishFood,
    LT: fixed("standard"),
    LU: fixed("3"),
    NL: fixed("9"),
    SE: swedishFood,
    SI: fixed("9.5"),
  },
  "basic-food-milk": {
    AT: [span("10", coveredFrom, "2026-06-30"), span("4.9", "2026-07-01")],
    BE: fixed("6"),
    BG: fixed("standard"),
    CZ: [span("15", coveredFrom, "2023-12-31"), span("12", "2024-01-01")],
    DE: fixed("7"),
    DK: fixed("standard"),
    EE: fixed("standard"),
    EL: fixed("13"),
    ES: [
      span("4", coveredFrom, "2022-12-31"),
      span("0", "2023-01-01", "2024-09-30"),
      span("2", "2024-10-01", "2024-12-31"),
      span("4", "2025-01-01"),
    ],
    FI: finnishFood,
    FR: fixed("5.5"),
    HR: fixed("5"),
    HU: fixed("5"),
    IE: fixed("0"),
    IT: fixed("4"),
    LT: fixed("standard"),
    LU: fixed("3"),
    LV: [
      span("standard", coveredFrom, "2026-06-30"),
      span("12", "2026-07-01", "2027-06-30"),
      span("standard", "2027-07-01"),
    ],
    MT: fixed("0"),
    NL: fixed("9"),
    PL: [span("5", coveredFrom, "2022-01-31"), span("0", "2022-02-01", "2024-03-31"), span("5", "2024-04-01")],
    PT: [span("6", coveredFrom, "2023-04-17"), span("0", "2023-04-18", "2024-01-04"), span("6", "2024-01-05")],
    RO: [span("9", coveredFrom, "2025-07-31"), span("11", "2025-08-01")],
    SE: swedishFood,
    SI: fixed("9.5"),
    SK: [span("10", coveredFrom, "2024-12-31"), span("5", "2025-01-01")],
    XI: fixed("0"),
  },
  "fruit-juice": {
    AT: fixed("standard"),
    BE: fixed("6"),
    BG: fixed("standard"),
    CZ: [span("15", coveredFrom, "2023-12-31"), span("standard", "2024-01-01")],
    DE: fixed("standard"),
    DK: fixed("standard"),
    EE: fixed("standard"),
    FI: finnishFood,
    FR: fixed("5.5"),
    HU: fixed("standard"),
    IE: fixed("standard"),
    IT: fixed("standard"),
    LT: fixed("standard"),
    LU: fixed("3"),
    LV: fixed("standard"),
    NL: fixed("9"),
    SE: swedishFood,
    XI: fixed("standard"),
  },
  book: {
    AT: fixed("10"),
    BE: fixed("6"),
    BG: fixed("9"),
    CY: [span("5", coveredFrom, "2023-07-20"), span("3", "2023-07-21")],
    CZ: [span("10", coveredFrom, "2023-12-31"), span("0", "2024-01-01")],
    DE: fixed("7"),
    DK: danishBooks,
    EE: fixed("9"),
    EL: fixed("6"),
    ES: fixed("4"),
    FI: finnishBooks,
    FR: fixed("5.5"),
    HR: fixed("5"),
    HU: fixed("5"),
    IE: fixed("0"),
    IT: fixed("4"),
    LT: [span("9", coveredFrom, "2025-12-31"), span("5", "2026-01-01")],
    LU: fixed("3"),
    MT: fixed("5"),
    NL: fixed("9"),
    PL: fixed("5"),
    PT: fixed("6"),
    RO: [span("5", coveredFrom, "2025-07-31"), span("11", "2025-08-01")],
    SE: fixed("6"),
    SI: fixed("5"),
    SK: [span("10", coveredFrom, "2024-12-31"), span("5", "2025-01-01")],
    XI: fixed("0"),
  },
  "ebook-download": {
    AT: fixed("10"),
    BE: fixed("6"),
    BG: fixed("9"),
    DE: fixed("7"),
    DK: danishBooks,
    EE: fixed("9"),
    ES: fixed("4"),
    FI: finnishBooks,
    FR: fixed("5.5"),
    HR: fixed("5"),
    IE: fixed("9"),
    IT: fixed("4"),
    LU: fixed("3"),
    MT: fixed("5"),
    NL: fixed("9"),
    PL: fixed("5"),
    PT: fixed("6"),
    SE: fixed("6"),
    SI: fixed("5"),
  },
  "children-clothing": { CY: ask, IE: fixed("0"), LU: fixed("3"), XI: fixed("0") },
  "solar-panel-dwelling": {
    AT: [
      span("standard", coveredFrom, "2023-12-31"),
      span("0", "2024-01-01", "2025-03-31"),
      span("standard", "2025-04-01"),
    ],
    DE: [span("standard", coveredFrom, "2022-12-31"), span("0", "2023-01-01")],
    NL: [span("standard", coveredFrom, "2022-12-31"), span("0", "2023-01-01")],
  },
  "solar-panel-business": { NL: fixed("standard") },
  "home-battery": {
    AT: [span("standard", coveredFrom, "2023-12-31"), span("standard", "2025-04-01")],
    DE: [span("standard", coveredFrom, "2022-12-31")],
    HR: ask,
  },
};
