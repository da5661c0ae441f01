import type { Percent } from "../order/order.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { RateClass } from "./vat-question.ts";

interface DatedRate {
  readonly rateClass: Extract<RateClass, "standard" | "reduced" | "zero">;
  readonly percent: Percent;
  /** Inclusive calendar dates; null is open. */
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  readonly source: string;
}

/** The rates of the Netherlands with the dates on which they hold. */
export const dutchRates: readonly DatedRate[] = [
  {
    rateClass: "standard",
    percent: "21",
    validFrom: "2012-10-01",
    validTo: null,
    source: "Wet OB 1968 art. 9(1)",
  },
  {
    rateClass: "reduced",
    percent: "6",
    validFrom: "2001-01-01",
    validTo: "2018-12-31",
    source: "Wet OB 1968 art. 9(2)(a), tekst t/m 2018",
  },
  {
    rateClass: "reduced",
    percent: "9",
    validFrom: "2019-01-01",
    validTo: null,
    source: "Wet OB 1968 art. 9(2)(a)",
  },
  {
    rateClass: "zero",
    percent: "0",
    validFrom: "1969-01-01",
    validTo: null,
    source: "Wet OB 1968 art. 9(2)(b)",
  },
];

const holdsOn = (rate: DatedRate, date: CalendarDate) =>
  rate.validFrom <= date && (rate.validTo === null || date <= rate.validTo);

/** The Dutch rate of a class on a day, or undefined where the law knows none. */
export const dutchRateOf = (rateClass: RateClass, date: CalendarDate): DatedRate | undefined =>
  dutchRates.find((rate) => rate.rateClass === rateClass && holdsOn(rate, date));

/** The class that has this percentage on a day, or undefined when it is no Dutch rate then. */
export const dutchRateClassOf = (percent: Percent, date: CalendarDate): RateClass | undefined =>
  dutchRates.find((rate) => rate.percent === percent && holdsOn(rate, date))?.rateClass;
