import { err, ok, type Result } from "neverthrow";
import { currencyDigits, type Money } from "../money/money.ts";
import { Decimal, roundMinor } from "../money/round.ts";
import { type Problem, problem } from "../problem/problem.ts";
import type { Rules } from "../settings/rules.ts";
import { addDays, type CalendarDate } from "../time/calendar-date.ts";

/** What one euro was worth in another currency, as the European Central Bank writes it. */
export interface ExchangeRate {
  /** ISO 4217. */
  readonly currency: string;
  /** Units of the currency for one euro, as decimal text: `1.0843`. */
  readonly unitsPerEuro: string;
  /** The first day that the rate counts. */
  readonly from: CalendarDate;
}

/** A rate counts until the next one in the settings, at most so many days: an older one is no rate of the day. */
const longestUse = 31;

/** The rate of a day by the settings: the last one that began on it or before (Wet OB 1968 art. 8(6): the rate at the tax point). */
export function exchangeRateOn(
  date: CalendarDate,
  currency: string,
  { exchangeRates }: Rules,
): Result<ExchangeRate, Problem> {
  const rates = exchangeRates.filter((rate) => rate.currency === currency && rate.from <= date);
  const latest = rates.sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1);
  return latest === undefined || addDays(latest.from, longestUse) < date
    ? err(problem("order.exchange-rate-missing", "rules.exchangeRates", { currency, date }))
    : ok(latest);
}

/** Minor units of a currency in euros, rounded to the cent. Throws a RangeError for another currency than the rate's. */
export function inEuro(minor: Decimal | number, currency: string, rate: ExchangeRate | undefined): Decimal {
  const amount = new Decimal(minor).div(new Decimal(10).pow(currencyDigits(currency)));
  if (currency === "EUR") return amount.round(2);
  if (rate?.currency !== currency) throw new RangeError(`no exchange rate for ${currency}`);
  return amount.div(rate.unitsPerEuro).round(2);
}

/** The same amount as money in EUR. */
export const toEuro = ({ minor, currency }: Money, rate: ExchangeRate | undefined): Money =>
  roundMinor(inEuro(minor, currency, rate).times(100), "EUR");
