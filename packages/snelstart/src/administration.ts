import {
  type CalendarDate,
  type Clock,
  calendarDateOf,
  Decimal,
  type Failure,
  notDone,
  problem,
  type Rules,
} from "@boekbrug/core";
import { err, ok, okAsync, type Result, ResultAsync } from "neverthrow";
import { rangeDays } from "./client/range-days.ts";
import {
  type CompanyRow,
  type CountryRow,
  companyRow,
  costCentreRow,
  countryRow,
  foreignRatesRow,
  ledgerAccountRow,
  vatRateRow,
} from "./client/rows.ts";
import type { SnelStartClient } from "./client/snelstart-client.ts";
import { accountOf, vatRateOf } from "./from-snelstart.ts";
import { articleFacts, readTrade } from "./read-trade.ts";
import type { SnelStartSettings } from "./settings.ts";
import type { SnelStartAccount, SnelStartForeignRate, SnelStartForeignVat, SnelStartSnapshot } from "./snapshot.ts";

/** The administration's reference data, and what of it reading and sending bookings needs to know. */
export interface Administration {
  /** What these settings and rules need, read anew. */
  snapshot(rules?: Rules): ResultAsync<SnelStartSnapshot, Failure>;
  /** Where the VAT of other member states stands among the lines of a booking. */
  foreignVatAccount(): ResultAsync<string | null, Failure>;
  /** Whether an account is for sales to businesses elsewhere in the EU, as far as was read. */
  isEuAccount(id: string): boolean;
}

type Needs = Pick<SnelStartSettings, "costCentre" | "document" | "items" | "orders">;

export function createAdministration(client: SnelStartClient, settings: Needs, clock: Clock): Administration {
  let foreignVatAccount: string | null | undefined;
  let accounts: readonly SnelStartAccount[] = [];

  const readCompany = async (): Promise<Result<CompanyRow, Failure>> => {
    const read = (await client.find("companyInfo", companyRow)).andThen((row) =>
      row === null ? err(notDone(problem("ledger.malformed", "ledger", { detail: "companyInfo" }))) : ok(row),
    );
    if (read.isOk()) foreignVatAccount = read.value.buitenlandseBtwGrootboek;
    return read;
  };

  const snapshot = async (rules: Rules | undefined): Promise<Result<SnelStartSnapshot, Failure>> => {
    const company = await readCompany();
    if (company.isErr()) return err(company.error);
    const listed = await client.list("grootboeken", ledgerAccountRow);
    if (listed.isErr()) return err(listed.error);
    accounts = listed.value.filter(({ nonactief }) => !nonactief).map(accountOf);
    const rates = await client.all("btwtarieven", vatRateRow);
    if (rates.isErr()) return err(rates.error);
    const countries = await client.all("landen", countryRow);
    if (countries.isErr()) return err(countries.error);
    const foreignVat = await readForeignVat(client, company.value, countries.value, rules);
    if (foreignVat.isErr()) return err(foreignVat.error);
    const costCentre = await readCostCentre(client, settings);
    if (costCentre.isErr()) return err(costCentre.error);
    const trade = await readTrade(client, settings);
    if (trade.isErr()) return err(trade.error);
    const { administratieIdentifier, kleineOndernemersregeling } = company.value;
    return ok({
      administration: administratieIdentifier,
      readOn: calendarDateOf(clock.now()),
      smallBusinessScheme: kleineOndernemersregeling?.isKleineOndernemersRegelingActief ?? false,
      accounts,
      vatRates: rates.value.flatMap(vatRateOf),
      countries: Object.fromEntries(countries.value.map((row) => [codeOf(row), row.id])),
      foreignVat: foreignVat.value,
      costCentre: costCentre.value,
      ...articleFacts(company.value),
      ...trade.value,
    });
  };

  return {
    snapshot: (rules) => new ResultAsync(snapshot(rules)),
    foreignVatAccount: () =>
      foreignVatAccount === undefined
        ? new ResultAsync(readCompany()).map((row) => row.buitenlandseBtwGrootboek)
        : okAsync(foreignVatAccount),
    isEuAccount: (id) =>
      accounts.some((each) => each.id === id && (each.function === "eu-goods" || each.function === "eu-services")),
  };
}

/** Two letters; Greece may bear those of its VAT numbers. */
function codeOf({ landcode }: CountryRow): string {
  const code = landcode?.toUpperCase() ?? "";
  return code === "EL" ? "GR" : code;
}

/** The rates are read only where the seller uses the one-stop shop. */
async function readForeignVat(
  client: SnelStartClient,
  { factureerBuitenlandsBtw, factureerBuitenlandsBtwRanges, buitenlandseBtwGrootboek }: CompanyRow,
  countries: readonly CountryRow[],
  rules: Rules | undefined,
): Promise<Result<SnelStartForeignVat | null, Failure>> {
  if (!factureerBuitenlandsBtw) return ok(null);
  const rows = rules?.seller.oneStopShop === false ? ok([]) : await client.list("vatrates", foreignRatesRow);
  const alpha2 = new Map(countries.map((row) => [row.landcodeISO?.toUpperCase() ?? "", codeOf(row)]));
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

async function readCostCentre(
  client: SnelStartClient,
  { costCentre }: Pick<Needs, "costCentre">,
): Promise<Result<string | null, Failure>> {
  if (costCentre === undefined) return ok(null);
  const rows = await client.all("kostenplaatsen", costCentreRow);
  return rows.map((all) => all.find(({ nummer, nonactief }) => nummer === costCentre && !nonactief)?.id ?? null);
}

/** The first day of the one-stop shop in SnelStart. */
const schemeBegan = "2021-07-01";

/** Whether foreign VAT can be billed on a day. */
export const isForeignVatOn = ({ periods }: SnelStartForeignVat, date: CalendarDate): boolean =>
  date >= schemeBegan && (periods.length === 0 || periods.some(({ from, to }) => from <= date && date <= to));
