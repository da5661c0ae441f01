import { type Clock, calendarDateOf, type Failure, type Rules } from "@boekbrug/core";
import { err, ok, okAsync, type Result, type ResultAsync } from "neverthrow";
import { type CompanyRow, costCentreRow, countryRow, journalRow, ledgerAccountRow, vatRateRow } from "./client/rows.ts";
import type { SnelStartClient } from "./client/snelstart-client.ts";
import { accountOf, countryCodeOf, journalFrom, vatRateOf } from "./from-snelstart.ts";
import { registersPayments } from "./payments/payment-settings.ts";
import { articleFacts, readTrade } from "./read-trade.ts";
import type { SnelStartSettings } from "./settings.ts";
import type { SnelStartAccount, SnelStartJournal, SnelStartSnapshot } from "./snapshot.ts";
import { readForeignVat } from "./vat/read-foreign-vat.ts";

export type SnapshotNeeds = Pick<
  SnelStartSettings,
  "costCentre" | "document" | "items" | "localVatAccounts" | "orders" | "payments"
>;

/** Reads the reference data that these settings need, beside the company's own. */
export async function readSnapshot(
  client: SnelStartClient,
  company: CompanyRow,
  settings: SnapshotNeeds,
  clock: Clock,
  rules: Rules | undefined,
): Promise<Result<SnelStartSnapshot, Failure>> {
  const accounts = await client.list("grootboeken", ledgerAccountRow);
  if (accounts.isErr()) return err(accounts.error);
  const rates = await client.all("btwtarieven", vatRateRow);
  if (rates.isErr()) return err(rates.error);
  const countries = await client.all("landen", countryRow);
  if (countries.isErr()) return err(countries.error);
  const foreignVat = await readForeignVat(client, company, countries.value, rules);
  if (foreignVat.isErr()) return err(foreignVat.error);
  const costCentre = await readCostCentre(client, settings);
  if (costCentre.isErr()) return err(costCentre.error);
  const journals = await readJournals(client, settings);
  if (journals.isErr()) return err(journals.error);
  const trade = await readTrade(client, settings);
  if (trade.isErr()) return err(trade.error);
  const inUse = accounts.value.filter(({ nonactief }) => !nonactief).map(accountOf);
  return ok({
    administration: company.administratieIdentifier,
    administrationName: company.administratieNaam,
    readOn: calendarDateOf(clock.now()),
    smallBusinessScheme: company.kleineOndernemersregeling?.isKleineOndernemersRegelingActief ?? false,
    accounts: inUse,
    localVatAccounts: localVatAccountsOf(settings, inUse),
    vatRates: rates.value.flatMap(vatRateOf),
    countries: Object.fromEntries(countries.value.map((row) => [countryCodeOf(row), row.id])),
    foreignVat: foreignVat.value,
    costCentre: costCentre.value,
    journals: journals.value,
    ...articleFacts(company),
    ...trade.value,
  });
}

/** VAT that is owed elsewhere is on a balance sheet account without VAT of its own. */
const localVatAccountsOf = (
  { localVatAccounts }: SnapshotNeeds,
  accounts: readonly SnelStartAccount[],
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(localVatAccounts).flatMap(([country, number]) => {
      const found = accounts.find((each) => each.number === number && each.function === "general");
      return found === undefined ? [] : [[country, found.id]];
    }),
  );

async function readCostCentre(
  client: SnelStartClient,
  { costCentre }: Pick<SnapshotNeeds, "costCentre">,
): Promise<Result<string | null, Failure>> {
  if (costCentre === undefined) return ok(null);
  const rows = await client.all("kostenplaatsen", costCentreRow);
  return rows.map((all) => all.find(({ nummer, nonactief }) => nummer === costCentre && !nonactief)?.id ?? null);
}

const readJournals = (
  client: SnelStartClient,
  { document, payments }: SnapshotNeeds,
): ResultAsync<SnelStartJournal[], Failure> =>
  document === "booking" && registersPayments(payments) ? readBankJournals(client) : okAsync([]);

/** Only a bank journal takes bank bookings. */
export const readBankJournals = (client: SnelStartClient): ResultAsync<SnelStartJournal[], Failure> =>
  client
    .all("dagboeken", journalRow)
    .map((all) => all.filter(({ soort, nonactief }) => soort === "Bank" && !nonactief).map(journalFrom));
