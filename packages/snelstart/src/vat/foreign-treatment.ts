import { type CalendarDate, Decimal, type Percent, type Problem, problem, vatCodeField } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { AccountFunction } from "../client/vocabulary.ts";
import type { SnelStartForeignRate, SnelStartForeignVat, SnelStartSnapshot } from "../snapshot.ts";
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
    vatAccount: foreignVat.account,
    rateCodes,
  });
}

/** What the account of a sale with VAT of another member state outside the one-stop shop must be for: taxed on arrival it is in box 3c, from a stock there it is in no box of the Dutch return. */
const localFunctions: Readonly<Record<string, readonly AccountFunction[]>> = {
  "destination-vat-without-oss": ["distance-sales"],
  "foreign-domestic": ["general"],
};

const localRole = /^(?<scheme>[a-z-]+):(?<country>[A-Z]{2}):/;

/** Of a VAT role that says so; undefined for any other. */
export function localSaleOf(
  vatRole: string,
): { readonly country: string; readonly functions: readonly AccountFunction[] } | undefined {
  const { scheme = "", country = "" } = localRole.exec(vatRole)?.groups ?? {};
  const functions = localFunctions[scheme];
  return functions === undefined ? undefined : { country, functions };
}

/** SnelStart makes no return for another member state: the VAT is a debt like any other, on an account that the settings name. */
export function localTreatment(
  vatRole: string,
  { foreignVat, localVatAccounts }: Pick<SnelStartSnapshot, "foreignVat" | "localVatAccounts">,
): Result<Treatment, Problem> | undefined {
  const sale = localSaleOf(vatRole);
  if (sale === undefined) return undefined;
  const { country, functions } = sale;
  // With foreign VAT switched on every booking on an account of distance sales is one of the one-stop shop.
  if (foreignVat !== null && functions.includes("distance-sales")) {
    return err(problem("ledger.vat-role-not-expressible", vatCodeField(vatRole), { role: vatRole }));
  }
  const vatAccount = localVatAccounts[country];
  return vatAccount === undefined
    ? err(problem("ledger.local-vat-account-missing", localVatField(country), { country }))
    : ok({ part: "common", functions, lineKind: "none", documentKind: null, vatAccount });
}

export const localVatField = (country: string): string => `ledger.localVatAccounts.${country}`;

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
