import type { CalendarDate, Failure, LedgerCurrencies } from "@boekbrug/core";
import { okAsync, type ResultAsync } from "neverthrow";
import type { ExactOnlineClient } from "./client/exactonline-client.ts";
import { dateOf } from "./client/odata.ts";
import { currencyRow, exchangeRateRow, journalCurrencyRow } from "./client/rows.ts";

/**
 * Whether Exact can book in a currency. Asked once for each in a process: three calls. Exact converts by its own rate; a currency without one on the day
 * counts as not bookable, since what Exact does then is not documented.
 */
export function createCurrencies(client: ExactOnlineClient, journal: string): LedgerCurrencies {
  const firstRates = new Map<string, CalendarDate | null>();
  return {
    canBook: (currency, date) =>
      firstRateOf(currency).map((first) => {
        firstRates.set(currency, first);
        return first !== null && first <= date;
      }),
  };

  /** The first day with a rate; null where the currency or the journal does not allow it. */
  function firstRateOf(currency: string): ResultAsync<CalendarDate | null, Failure> {
    const known = firstRates.get(currency);
    if (known !== undefined) return okAsync(known);
    return journalTakes(currency).andThen((takes) => (takes ? firstRate(currency) : okAsync(null)));
  }

  function journalTakes(currency: string): ResultAsync<boolean, Failure> {
    return client.list("financial/Journals", journalCurrencyRow, { filter: "Type eq 20" }).map((journals) => {
      const found = journals.find(({ Code }) => Code === journal);
      return found !== undefined && (found.AllowVariableCurrency || found.Currency === currency);
    });
  }

  function firstRate(currency: string): ResultAsync<CalendarDate | null, Failure> {
    const currencies = client.list("general/Currencies", currencyRow, { filter: `Code eq '${currency}'` });
    return currencies.andThen((known): ResultAsync<CalendarDate | null, Failure> => {
      if (known.length === 0) return okAsync(null);
      const filter = `SourceCurrency eq '${currency}'`;
      return client
        .list("financial/ExchangeRates", exchangeRateRow, { filter })
        .map((rates) => rates.flatMap(({ StartDate }) => dateOf(StartDate) ?? []).sort()[0] ?? null);
    });
  }
}
