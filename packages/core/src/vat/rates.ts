import type { Percent } from "../order/order.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { holdsOn } from "./data/dated.ts";
import { memberStateRates } from "./data/member-state-rates.ts";
import { memberStateByCode, type StateCode } from "./data/member-states.ts";
import { regionalRates } from "./data/regional-rates.ts";

/** The standard rate of a state on a day, or undefined before the tables begin. */
export const standardRateOf = (state: StateCode, date: CalendarDate): Percent | undefined =>
  memberStateRates[state].rates.find((rate) => rate.level === "standard" && holdsOn(rate, date))?.percent;

/** The same by the code that VIES and OSS write; undefined for what is no member state. */
export function standardRateIn(code: string, date: CalendarDate): Percent | undefined {
  const state = memberStateByCode(code);
  return state === undefined ? undefined : standardRateOf(state.code, date);
}

/** Every rate that a state has on a day, each once. */
export const ratesOf = (state: StateCode, date: CalendarDate): readonly Percent[] => [
  ...new Set(memberStateRates[state].rates.filter((rate) => holdsOn(rate, date)).map(({ percent }) => percent)),
];

/** The reduced rates proper of a state on a day: where there is one only, "reduced" names it. */
export const reducedRatesOf = (state: StateCode, date: CalendarDate): readonly Percent[] =>
  memberStateRates[state].rates
    .filter((rate) => ["reduced", "super-reduced", "parking"].includes(rate.level) && holdsOn(rate, date))
    .map(({ percent }) => percent);

/** What a region charges where the mainland charges `percent`; undefined where the region's rate is not known. 0 stays 0. */
export function regionalRateOf(region: string, percent: Percent, date: CalendarDate): Percent | undefined {
  if (percent === "0") return percent;
  return regionalRates[region]?.rates.find((rate) => rate.mainland === percent && holdsOn(rate, date))?.percent;
}

/** Every rate that a region has on a day. */
export const ratesOfRegion = (region: string, date: CalendarDate): readonly Percent[] =>
  (regionalRates[region]?.rates ?? []).filter((rate) => holdsOn(rate, date)).map(({ percent }) => percent);
