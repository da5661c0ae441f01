import { Decimal, type Failure, type Rules } from "@boekbrug/core";
import { ok, type Result } from "neverthrow";
import { rangeDays } from "../client/range-days.ts";
import { type CompanyRow, type CountryRow, foreignRatesRow } from "../client/rows.ts";
import type { SnelStartClient } from "../client/snelstart-client.ts";
import { countryCodeOf } from "../from-snelstart.ts";
import type { SnelStartForeignRate, SnelStartForeignVat } from "../snapshot.ts";

/** How foreign VAT is billed; the rates are read only where the seller uses the one-stop shop. */
export async function readForeignVat(
  client: SnelStartClient,
  { factureerBuitenlandsBtw, factureerBuitenlandsBtwRanges, buitenlandseBtwGrootboek }: CompanyRow,
  countries: readonly CountryRow[],
  rules: Rules | undefined,
): Promise<Result<SnelStartForeignVat | null, Failure>> {
  if (!factureerBuitenlandsBtw) return ok(null);
  const rows = rules?.seller.oneStopShop === false ? ok([]) : await client.list("vatrates", foreignRatesRow);
  const alpha2 = new Map(countries.map((row) => [row.landcodeISO?.toUpperCase() ?? "", countryCodeOf(row)]));
  return rows.map((all) => ({
    account: buitenlandseBtwGrootboek,
    periods: factureerBuitenlandsBtwRanges.map(rangeDays),
    rates: all.flatMap(({ countryCode, vatRates }): SnelStartForeignRate[] =>
      vatRates.map(({ rateCode, rate, validFrom }) => ({
        country: alpha2.get(countryCode.toUpperCase()) ?? countryCode,
        code: rateCode,
        percent: new Decimal(rate).toFixed(),
        from: validFrom,
      })),
    ),
  }));
}
