import { type Failure, findingOf, type LedgerLogin } from "@boekbrug/core";
import { ResultAsync } from "neverthrow";
import { findAdministration } from "./administration.ts";
import type { MoneybirdClient } from "./client/moneybird-client.ts";
import { administrationRow } from "./client/rows.ts";

interface LoginParts {
  readonly chain: Promise<string>;
  readonly administration: string;
}

/**
 * Whether the token opens the administration. Moneybird tells who the user is to those with the right to settings alone, and nobody needs to know: two log-ins of one user do not
 * end each other.
 */
export const readLogin = (
  client: MoneybirdClient,
  { chain, administration }: LoginParts,
): ResultAsync<LedgerLogin, Failure> =>
  client.all("/api/v2/administrations.json", administrationRow).andThen((rows) =>
    ResultAsync.fromSafePromise(chain).map((login) => {
      const found = findAdministration(rows, administration);
      const findings = found.kind === "found" ? [] : [findingOf("stops", found.problem)];
      return { user: login, chain: login, findings };
    }),
  );
