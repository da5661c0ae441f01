import type { Books } from "./books.ts";
import { shownRate } from "./currencies.ts";
import { rateNumber } from "./money.ts";
import type { Row } from "./properties.ts";
import { sequence } from "./query.ts";
import { auditOf, founded } from "./rows-master.ts";

export function currencyRows(books: Books): Row[] {
  return books.currencies.map((currency) => ({
    Created: founded,
    Modified: founded,
    Code: currency.code,
    Description: currency.description,
    AmountPrecision: currency.ratePrecision,
    PricePrecision: currency.pricePrecision,
  }));
}

export function exchangeRateRows(books: Books): Row[] {
  const home = books.division.currency;
  return books.exchangeRates.map((rate, index) => ({
    ...auditOf(rate.created, rate.modified),
    [sequence]: index,
    ID: rate.id,
    SourceCurrency: rate.currency,
    SourceCurrencyDescription: books.currency(rate.currency)?.description ?? null,
    TargetCurrency: home,
    TargetCurrencyDescription: books.currency(home)?.description ?? null,
    StartDate: rate.from,
    Rate: rateNumber(shownRate(rate.rate, books.switches)),
    Division: books.division.code,
  }));
}
