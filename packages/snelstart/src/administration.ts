import { type Clock, type Failure, findingOf, type LedgerLogin, notDone, problem, type Rules } from "@boekbrug/core";
import { err, ok, okAsync, type Result, ResultAsync } from "neverthrow";
import { type CompanyRow, companyRow } from "./client/rows.ts";
import type { SnelStartClient } from "./client/snelstart-client.ts";
import type { AccountFunction } from "./client/vocabulary.ts";
import { readSnapshot, type SnapshotNeeds } from "./read-snapshot.ts";
import type { SnelStartRevenueGroup, SnelStartSnapshot } from "./snapshot.ts";

/** The administration's reference data, and what of it reading and sending bookings needs to know. */
export interface Administration {
  /** What these settings and rules need, read anew. */
  snapshot(rules?: Rules): ResultAsync<SnelStartSnapshot, Failure>;
  /** Whose books they are: one client key opens one administration, and any number of connections may share it. */
  login(): ResultAsync<LedgerLogin, Failure>;
  /** Where the VAT of other member states stands among the lines of a booking. */
  foreignVatAccount(): ResultAsync<string | null, Failure>;
  /** Where the VAT of states stands in which the seller is registered, as far as was read. */
  localVatAccounts(): readonly string[];
  /** What an account is for, as far as was read. */
  functionOf(account: string): AccountFunction | null;
  /** What articles are in, as far as was read. */
  revenueGroups(): readonly SnelStartRevenueGroup[];
  /** Which administration it is. */
  id(): ResultAsync<string, Failure>;
}

export function createAdministration(client: SnelStartClient, settings: SnapshotNeeds, clock: Clock): Administration {
  let known: CompanyRow | undefined;
  let read: Pick<SnelStartSnapshot, "accounts" | "localVatAccounts" | "revenueGroups"> = {
    accounts: [],
    localVatAccounts: {},
    revenueGroups: [],
  };

  const readCompany = async (): Promise<Result<CompanyRow, Failure>> => {
    const company = (await client.find("companyInfo", companyRow)).andThen((row) =>
      row === null ? err(notDone(problem("ledger.malformed", "ledger", { detail: "companyInfo" }))) : ok(row),
    );
    if (company.isOk()) known = company.value;
    return company;
  };

  const snapshot = async (rules: Rules | undefined): Promise<Result<SnelStartSnapshot, Failure>> => {
    const company = await readCompany();
    if (company.isErr()) return err(company.error);
    const found = await readSnapshot(client, company.value, settings, clock, rules);
    if (found.isOk()) read = found.value;
    return found;
  };

  return {
    login: () =>
      new ResultAsync(readCompany()).map((row) => ({
        user: row.administratieIdentifier,
        chain: row.administratieIdentifier,
        findings: [
          findingOf(
            "note",
            problem("ledger.administration-named", "ledger.clientKey", {
              name: nameOf(row),
              id: row.administratieIdentifier,
            }),
          ),
        ],
      })),
    snapshot: (rules) => new ResultAsync(snapshot(rules)),
    foreignVatAccount: () =>
      known === undefined
        ? new ResultAsync(readCompany()).map((row) => row.buitenlandseBtwGrootboek)
        : okAsync(known.buitenlandseBtwGrootboek),
    localVatAccounts: () => Object.values(read.localVatAccounts),
    functionOf: (account) => read.accounts.find(({ id }) => id === account)?.function ?? null,
    revenueGroups: () => read.revenueGroups,
    id: () =>
      known === undefined
        ? new ResultAsync(readCompany()).map(({ administratieIdentifier }) => administratieIdentifier)
        : okAsync(known.administratieIdentifier),
  };
}

const nameOf = ({ administratieNaam, administratieIdentifier }: CompanyRow): string =>
  administratieNaam ?? administratieIdentifier;
