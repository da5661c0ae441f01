import { divide, ONE } from "../shared/decimal.ts";
import type { Books } from "./books.ts";
import { landcodeOf } from "./countries.ts";
import { ratesIn } from "./foreign-rates.ts";
import { distanceFunction } from "./ledger-functions.ts";
import { dayOf, midnight } from "./moments.ts";
import { schemeStart } from "./scheme-range.ts";
import type { BookingValues } from "./shapes-booking.ts";
import type { Relation } from "./shapes-relation.ts";
import { unionCountries } from "./vat-numbers.ts";

/** Foreign VAT under the union scheme. SnelStart fact sheet §8.3, 2026-11-21. */

const ticksAtEpoch = 62_135_596_800;

/** What a day is in `factureerBuitenlandsBtwRanges`: switch ossRangeUnit. */
export function rangeNumber(day: string, unit: "seconds" | "milliseconds" | "ticks"): number {
  const seconds = Date.parse(`${midnight(day)}Z`) / 1000;
  if (unit === "ticks") return (seconds + ticksAtEpoch) * 10_000_000;
  return unit === "milliseconds" ? seconds * 1000 : seconds;
}

export function isSchemeDay(day: string, books: Books): boolean {
  if (day < schemeStart) return false;
  return books.schemeRanges.some(({ from, to }) => from <= day && day <= to);
}

export const establishedIn = (relation: Relation): string => landcodeOf(relation.vestigingsAdres?.land) ?? "NL";

/** A customer without VAT number, elsewhere in the union. */
export function isForeignConsumer(relation: Relation): boolean {
  const country = establishedIn(relation);
  return relation.btwNummer === null && country !== "NL" && unionCountries.has(country);
}

/** The country whose rates count: switch ossCountry. */
export function schemeCountry(relation: Relation, books: Books): string {
  const address =
    books.switches.ossCountry === "correspondence" ? relation.correspondentieAdres : relation.vestigingsAdres;
  return landcodeOf(address?.land) ?? "NL";
}

/** Revenue and VAT of a booking under the scheme. */
export interface SchemeLines {
  revenue: { rateCode: string; net: bigint }[];
  vat: bigint;
  /** Lines that are neither. */
  others: number;
}

export function schemeLines(lines: BookingValues["boekingsregels"], books: Books): SchemeLines {
  const found: SchemeLines = { revenue: [], vat: 0n, others: 0 };
  for (const { grootboek, bedrag } of lines) {
    const ledger = books.ledgers.get(grootboek);
    const isRevenue = ledger?.grootboekfunctie === distanceFunction && ledger.vatRateCode !== null;
    if (isRevenue) found.revenue.push({ rateCode: ledger.vatRateCode ?? "", net: bedrag ?? 0n });
    else if (grootboek !== null && grootboek === books.company.buitenlandseBtwGrootboek) found.vat += bedrag ?? 0n;
    else found.others += 1;
  }
  return found;
}

/** Whether the scheme applies: it is on, and the booking uses a ledger of it. */
export function isSchemeBooking(booking: BookingValues, books: Books): boolean {
  if (!isSchemeDay(dayOf(booking.factuurdatum ?? ""), books)) return false;
  const { revenue } = schemeLines(booking.boekingsregels, books);
  return revenue.length > 0 || booking.boekingsregels.some((line) => isForeignVat(line.grootboek, books));
}

const isForeignVat = (ledgerId: string | null, { company }: Books) =>
  ledgerId !== null && ledgerId === company.buitenlandseBtwGrootboek;

const HUNDRED = 100n * ONE;
const CENT = ONE / 100n;

/** The foreign VAT may lie a cent a line from what the rates give. */
export function isSchemeVatRight({ revenue, vat }: SchemeLines, country: string, books: Books): boolean {
  if (books.switches.ossCountry === "unchecked") return true;
  const rates = ratesIn(country, books.switches);
  if (revenue.some(({ rateCode }) => !rates.has(rateCode))) return false;
  const expected = revenue.reduce(
    (sum, { rateCode, net }) => sum + divide(net * (rates.get(rateCode) ?? 0n), HUNDRED),
    0n,
  );
  const difference = vat > expected ? vat - expected : expected - vat;
  return difference <= CENT * BigInt(revenue.length);
}
