import { type Clock, calendarDateOf, type Failure, notDone } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import { findAdministration } from "./administration.ts";
import type { MoneybirdClient } from "./client/moneybird-client.ts";
import {
  administrationRow,
  documentStyleRow,
  financialAccountRow,
  ledgerAccountRow,
  taxRateRow,
  workflowRow,
} from "./client/rows.ts";
import { ledgerAccountOf, taxRateOf } from "./from-moneybird.ts";
import { apiPath } from "./paths.ts";
import { paysOnFinancialAccount } from "./scopes.ts";
import type { MoneybirdSettings } from "./settings.ts";
import type { MoneybirdSnapshot, Named } from "./snapshot.ts";

type Needs = Pick<MoneybirdSettings, "administration" | "document" | "workflow" | "documentStyle" | "payments">;

/** Reads the reference data that these settings need. Fails where the administration cannot be booked in. */
export function readSnapshot(
  client: MoneybirdClient,
  settings: Needs,
  clock: Clock,
): ResultAsync<MoneybirdSnapshot, Failure> {
  return new ResultAsync(read(client, settings, clock));
}

async function read(
  client: MoneybirdClient,
  settings: Needs,
  clock: Clock,
): Promise<Result<MoneybirdSnapshot, Failure>> {
  const { administration } = settings;
  const path = (resource: string) => apiPath(administration, resource);
  const found = await readAdministration(client, administration);
  if (found.isErr()) return err(found.error);
  const rates = await client.pages(path("tax_rates"), taxRateRow, { filter: "tax_rate_type:sales_invoice" });
  if (rates.isErr()) return err(rates.error);
  const accounts = await client.all(path("ledger_accounts"), ledgerAccountRow);
  if (accounts.isErr()) return err(accounts.error);
  const chosen = await readChoices(client, settings, path);
  return chosen.map((choices) => ({
    administration,
    readOn: calendarDateOf(clock.now()),
    lockedUntil: found.value.period_locked_until ?? null,
    taxRates: rates.value
      .filter(({ active, tax_rate_type }) => active && tax_rate_type === "sales_invoice")
      .map(taxRateOf),
    ledgerAccounts: accounts.value.filter(({ active }) => active !== false).map(ledgerAccountOf),
    ...choices,
  }));
}

async function readAdministration(client: MoneybirdClient, administration: string) {
  const rows = await client.all("/api/v2/administrations.json", administrationRow);
  return rows.andThen((all) => {
    const found = findAdministration(all, administration);
    return found.kind === "found" ? ok(found.administration) : err(notDone(found.problem));
  });
}

type Choices = Pick<MoneybirdSnapshot, "financialAccounts" | "workflows" | "documentStyles">;

/** What a person chose by name; not read where nothing was chosen. */
async function readChoices(
  client: MoneybirdClient,
  settings: Needs,
  path: (resource: string) => string,
): Promise<Result<Choices, Failure>> {
  const choices = { financialAccounts: [] as Named[], workflows: [] as Named[], documentStyles: [] as Named[] };
  if (paysOnFinancialAccount(settings)) {
    const rows = await client.all(path("financial_accounts"), financialAccountRow);
    if (rows.isErr()) return err(rows.error);
    choices.financialAccounts = rows.value.filter(({ active }) => active !== false).map(named);
  }
  if (settings.document === "external") return ok(choices);
  if (settings.workflow !== undefined) {
    const rows = await client.all(path("workflows"), workflowRow);
    if (rows.isErr()) return err(rows.error);
    choices.workflows = rows.value
      .filter(
        ({ type, active, currency }) => type === "InvoiceWorkflow" && active !== false && (currency ?? "EUR") === "EUR",
      )
      .map(named);
  }
  if (settings.documentStyle !== undefined) {
    const rows = await client.all(path("document_styles"), documentStyleRow);
    if (rows.isErr()) return err(rows.error);
    choices.documentStyles = rows.value.map(named);
  }
  return ok(choices);
}

const named = ({ id, name }: Named): Named => ({ id, name });
