import { type CalendarDate, Decimal, type Percent, type Problem, problem } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { SnelStartForeignRate, SnelStartForeignVat } from "./snapshot.ts";
import type { Treatment } from "./treatment.ts";

/** How VAT writes countries that are written differently elsewhere. */
const vatCountries: Readonly<Record<string, string>> = { EL: "GR", XI: "GB" };

export const isoCountry = (vatCountry: string): string => vatCountries[vatCountry] ?? vatCountry;

/** Sales of the one-stop shop: on an account of distance sales with the code of the rate, the VAT on a line of its own. */
export function foreignTreatment(
  vatCountry: string,
  percent: Percent,
  date: CalendarDate,
  foreignVat: SnelStartForeignVat | null,
): Result<Treatment, Problem> {
  if (foreignVat === null || !isForeignVatOn(foreignVat, date)) {
    return err(problem("ledger.foreign-vat-off", "rules.seller.oneStopShop", { date }));
  }
  if (foreignVat.account === null) {
    return err(problem("ledger.foreign-vat-account-missing", "rules.seller.oneStopShop"));
  }
  const country = isoCountry(vatCountry);
  const ofCountry = foreignVat.rates.filter((rate) => rate.country === country && isCurrent(rate, date, foreignVat));
  const rateCodes = ofCountry.filter((rate) => new Decimal(rate.percent).eq(percent)).map(({ code }) => code);
  if (rateCodes.length === 0) {
    const available = ofCountry.map((rate) => `${rate.percent} %`).join(", ") || "-";
    return err(problem("ledger.foreign-rate-unknown", "order.lines", { country, percent, date, available }));
  }
  return ok({
    part: "foreign-vat",
    functions: ["distance-sales"],
    lineKind: "none",
    documentKind: null,
    rateCodes,
  });
}

/** The first day of the one-stop shop in SnelStart. */
const schemeBegan = "2021-07-01";

const isForeignVatOn = ({ periods }: SnelStartForeignVat, date: CalendarDate): boolean =>
  date >= schemeBegan && (periods.length === 0 || periods.some(({ from, to }) => from <= date && date <= to));

/** The last of its code that began on the day or before. */
const isCurrent = (
  { country, code, from }: SnelStartForeignRate,
  date: CalendarDate,
  { rates }: SnelStartForeignVat,
): boolean =>
  from <= date &&
  !rates.some((other) => other.country === country && other.code === code && other.from > from && other.from <= date);
