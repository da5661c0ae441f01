import { type Clock, calendarDateOf, type Failure, notDone, problem } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import {
  type CompanyRow,
  companyRow,
  costCentreRow,
  countryRow,
  layoutRow,
  ledgerAccountRow,
  revenueGroupRow,
  vatRateRow,
} from "./client/rows.ts";
import type { SnelStartClient } from "./client/snelstart-client.ts";
import { accountOf, revenueGroupOf, vatRateOf } from "./from-snelstart.ts";
import type { SnelStartSettings } from "./settings.ts";
import type { SnelStartSnapshot } from "./snapshot.ts";

type Needs = Pick<SnelStartSettings, "costCentre" | "document" | "items" | "orders">;

/** Reads the reference data that these settings need. */
export const readSnapshot = (
  client: SnelStartClient,
  settings: Needs,
  clock: Clock,
): ResultAsync<SnelStartSnapshot, Failure> => new ResultAsync(read(client, settings, clock));

async function read(
  client: SnelStartClient,
  settings: Needs,
  clock: Clock,
): Promise<Result<SnelStartSnapshot, Failure>> {
  const company = (await client.find("companyInfo", companyRow)).andThen((row) =>
    row === null ? err(notDone(problem("ledger.malformed", "ledger", { detail: "companyInfo" }))) : ok(row),
  );
  if (company.isErr()) return err(company.error);
  const accounts = await client.list("grootboeken", ledgerAccountRow);
  if (accounts.isErr()) return err(accounts.error);
  const rates = await client.all("btwtarieven", vatRateRow);
  if (rates.isErr()) return err(rates.error);
  const countries = await client.all("landen", countryRow);
  if (countries.isErr()) return err(countries.error);
  const costCentre = await readCostCentre(client, settings);
  if (costCentre.isErr()) return err(costCentre.error);
  const trade = await readTrade(client, settings);
  if (trade.isErr()) return err(trade.error);
  const { administratieIdentifier, kleineOndernemersregeling } = company.value;
  return ok({
    administration: administratieIdentifier,
    readOn: calendarDateOf(clock.now()),
    smallBusinessScheme: kleineOndernemersregeling?.isKleineOndernemersRegelingActief ?? false,
    accounts: accounts.value.filter(({ nonactief }) => !nonactief).map(accountOf),
    vatRates: rates.value.flatMap(vatRateOf),
    countries: Object.fromEntries(countries.value.map(({ landcode, id }) => [landcode?.toUpperCase() ?? "", id])),
    costCentre: costCentre.value,
    foreignVat: company.value.factureerBuitenlandsBtw,
    ...articleFacts(company.value),
    ...trade.value,
  });
}

async function readCostCentre(client: SnelStartClient, { costCentre }: Needs): Promise<Result<string | null, Failure>> {
  if (costCentre === undefined) return ok(null);
  const rows = await client.all("kostenplaatsen", costCentreRow);
  return rows.map((all) => all.find(({ nummer, nonactief }) => nummer === costCentre && !nonactief)?.id ?? null);
}

/** Where it is not told, whole units are safe. */
const articleFacts = (
  company: CompanyRow,
): Pick<SnelStartSnapshot, "articleCodes" | "netArticlePrices" | "quantityDecimals"> => ({
  articleCodes: { longest: company.artikelcodeMaxLengte ?? null, numeric: company.artikelcodeSoort === "Numeriek" },
  netArticlePrices: company.verkoopprijsArtikelbestandExclusiefBtw,
  quantityDecimals: company.aantalDecimalenArtikelaantallen ?? 0,
});

/** What sales orders and articles are made with. */
async function readTrade(
  client: SnelStartClient,
  { document, items, orders }: Needs,
): Promise<Result<Pick<SnelStartSnapshot, "revenueGroups" | "layout">, Failure>> {
  if (document !== "order" && !items.sync) return ok({ revenueGroups: [], layout: null });
  const groups = await client.all("artikelomzetgroepen", revenueGroupRow);
  if (groups.isErr()) return err(groups.error);
  const revenueGroups = groups.value.map(revenueGroupOf);
  if (orders.layout === undefined) return ok({ revenueGroups, layout: null });
  const layouts = await client.all("verkoopordersjablonen", layoutRow);
  return layouts.map((rows) => ({
    revenueGroups,
    layout: rows.find(({ omschrijving, nonactief }) => omschrijving === orders.layout && !nonactief)?.id ?? null,
  }));
}
