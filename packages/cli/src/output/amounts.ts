import type { Locale, Money } from "@boekbrug/core";
import { currencyDigits } from "@boekbrug/core";

/** An amount as a bookkeeper reads it: `1.234,50` in Dutch, `1,234.50` in English. */
export function showAmount({ minor, currency }: Money, language: Locale): string {
  const digits = currencyDigits(currency);
  const format = new Intl.NumberFormat(language === "nl" ? "nl-NL" : "en-GB", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(minor / 10 ** digits);
}
