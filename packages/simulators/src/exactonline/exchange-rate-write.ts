import { type Body, number, text } from "./body.ts";
import type { Books } from "./books.ts";
import { shownRate } from "./currencies.ts";
import { dayOf } from "./dates.ts";
import { Refusal, refuseAll, texts } from "./errors.ts";
import type { ExactExchangeRate } from "./model.ts";
import { billionthsOf } from "./money.ts";

/** POST, PUT and DELETE of an exchange rate. Exact fact sheet §7.8, 2026-11-21. */

export function createExchangeRate(body: Body, books: Books): string {
  if ((text(body, "SourceCurrency") ?? "") === "") {
    throw new Refusal(Number(books.switches.mandatoryStatus), texts.mandatory("Valuta"));
  }
  const now = books.clock.now();
  const draft = { id: "", currency: "", from: dayOf(now), rate: 0, created: now, modified: now };
  const rate = { ...checked(draft, body, books), id: books.guid("exchange-rate") };
  books.exchangeRates.push(rate);
  return rate.id;
}

export function updateExchangeRate(id: string, body: Body, books: Books): void {
  const rate = books.exchangeRate(id);
  if (rate !== undefined) Object.assign(rate, checked(rate, body, books), { modified: books.clock.now() });
}

export function removeExchangeRate(id: string, books: Books): void {
  books.exchangeRates.splice(
    books.exchangeRates.findIndex((rate) => rate.id === id),
    1,
  );
}

function checked(before: ExactExchangeRate, body: Body, books: Books): ExactExchangeRate {
  const complaints: string[] = [];
  const currency = text(body, "SourceCurrency")?.trim() ?? before.currency;
  if (books.currency(currency) === undefined || currency === books.division.currency) {
    complaints.push(texts.reference("Valuta"));
  }
  const posted = billionthsOf(body.raw.get("Rate"));
  const rate = posted === undefined || posted <= 0 ? before.rate : shownRate(posted, books.switches);
  if (rate <= 0 || (posted !== undefined && posted <= 0)) complaints.push(texts.invalid("Koers"));
  if (complaints.length > 0) throw refuseAll(complaints);
  return { ...before, currency, rate, from: dayOf(number(body, "StartDate") ?? before.from) };
}
