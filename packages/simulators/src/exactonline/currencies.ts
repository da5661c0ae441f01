import type { ExactCurrency, ExactExchangeRate } from "./model.ts";
import { convertedWith, inverseOf } from "./money.ts";
import type { ExactOnlineSwitches } from "./switches.ts";

/** Currencies and what an amount is worth at home. Exact fact sheet §7.8, §7.10 and §8.4, 2026-11-21. */

/** Billionths of one. */
export const par = 1_000_000_000;

const names: Record<string, string> = {
  EUR: "Euro",
  USD: "Amerikaanse dollar",
  GBP: "Brits pond",
  CHF: "Zwitserse frank",
  SEK: "Zweedse kroon",
  DKK: "Deense kroon",
  NOK: "Noorse kroon",
  PLN: "Poolse zloty",
};

export function currencies(): ExactCurrency[] {
  return Object.entries(names).map(([code, description]) => ({
    code,
    description,
    ratePrecision: 6,
    pricePrecision: 4,
  }));
}

/** The rate that holds on a day: the last one that has begun. */
export function rateOn(rates: readonly ExactExchangeRate[], currency: string, day: number): number | undefined {
  return rates
    .filter((each) => each.currency === currency && each.from <= day)
    .reduce<ExactExchangeRate | undefined>(
      (last, each) => (last !== undefined && last.from > each.from ? last : each),
      undefined,
    )?.rate;
}

/** A rate as the API shows and takes it; its own inverse. */
export const shownRate = (rate: number, switches: ExactOnlineSwitches): number =>
  switches.rateDirection === "division-per-foreign" ? rate : inverseOf(rate);

export interface Converted {
  lines: { netCents: number; vatCents: number }[];
  grossCents: number;
  vatCents: number;
}

interface Convertible {
  rate: number;
  lines: readonly { netCents: number; vatCents: number }[];
}

/** The amounts of a document in the currency of the division. */
export function converted({ rate, lines }: Convertible, switches: ExactOnlineSwitches): Converted {
  const own = lines.map((line) => ({
    netCents: convertedWith(line.netCents, rate),
    vatCents: convertedWith(line.vatCents, rate),
  }));
  const sum = (list: readonly { netCents: number; vatCents: number }[]) =>
    list.reduce((total, line) => total + line.netCents + line.vatCents, 0);
  const whole = convertedWith(sum(lines), rate);
  const last = own.at(-1);
  if (switches.convertedTotal === "whole" && last !== undefined) last.netCents += whole - sum(own);
  return { lines: own, grossCents: sum(own), vatCents: own.reduce((total, line) => total + line.vatCents, 0) };
}
