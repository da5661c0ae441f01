import { type Body, text } from "./body.ts";
import type { Books } from "./books.ts";
import { par, shownRate } from "./currencies.ts";
import { texts } from "./errors.ts";
import type { ExactEntry, ExactJournal } from "./model.ts";
import { billionthsOf } from "./money.ts";

/** Currency and exchange rate of a document. Exact fact sheet §7.8, §7.10 and §8.1, 2026-11-21. */

type Money = Pick<ExactEntry, "currency" | "rate">;
type Before = Pick<ExactEntry, "currency" | "rate" | "entryDate">;

export function checkedCurrency(
  body: Body,
  journal: ExactJournal | undefined,
  day: number,
  books: Books,
  complaints: string[],
  before?: Before,
): Money {
  const home = books.division.currency;
  const currency = text(body, "Currency")?.trim() || before?.currency || home;
  if (currency === home) return { currency, rate: par };
  if (books.currency(currency) === undefined) complaints.push(texts.reference("Valuta"));
  else if (journal?.variableCurrency === false) complaints.push(texts.invalid("Valuta"));
  else return { currency, rate: rateFor(body, currency, journal, day, books, complaints, before) };
  return { currency, rate: par };
}

/** A rate of one's own where the journal allows it, else that of the day. */
function rateFor(
  body: Body,
  currency: string,
  journal: ExactJournal | undefined,
  day: number,
  books: Books,
  complaints: string[],
  before?: Before,
): number {
  const posted = billionthsOf(body.raw.get("Rate"));
  if (posted !== undefined && journal?.variableRate !== false) {
    if (posted > 0) return shownRate(posted, books.switches);
    complaints.push(texts.invalid("Koers"));
    return par;
  }
  if (posted !== undefined && books.switches.postedRate === "refused") complaints.push(texts.invalid("Koers"));
  if (before?.currency === currency && before.entryDate === day) return before.rate;
  const rate = books.rateOn(currency, day);
  if (rate === undefined && books.switches.missingRate === "refused") complaints.push(texts.noRate);
  return rate ?? par;
}
