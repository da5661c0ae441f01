import {
  type CalendarDate,
  type Failure,
  type Finding,
  type Found,
  findingOf,
  instantOf,
  lookInTurn,
  problem,
  type Rules,
  rightsAsFinding,
  type ShopChoices,
  startOfDay,
} from "@boekbrug/core";
import { okAsync, type ResultAsync } from "neverthrow";
import { findAdministration } from "../administration.ts";
import type { MoneybirdClient } from "../client/moneybird-client.ts";
import { type AdministrationRow, administrationRow, keyRow } from "../client/rows.ts";
import { resourceOf } from "../invoices/to-invoice.ts";
import { apiPath } from "../paths.ts";
import { inspectPayments } from "../payments/inspect-payments.ts";
import { paysOnFinancialAccount, readsProducts } from "../scopes.ts";
import type { MoneybirdSettings } from "../settings.ts";
import { inspectWebhooks } from "../webhooks/inspect-webhooks.ts";
import { inspectHalfCents } from "./inspect-half-cents.ts";
import { unusedSettings } from "./unused-settings.ts";

interface Inspecting {
  readonly client: MoneybirdClient;
  readonly settings: MoneybirdSettings;
  readonly rules: Rules;
  readonly shop: ShopChoices;
  readonly today: CalendarDate;
}

/** Each right that bookings need, and what the settings name beyond the mapping. Reads only, a call for each resource. */
export const inspect = (inspecting: Inspecting): ResultAsync<readonly Finding[], Failure> => {
  const { client, settings, shop, rules, today } = inspecting;
  return client.all("/api/v2/administrations.json", administrationRow).andThen((rows) => {
    const found = findAdministration(rows, settings.administration);
    if (found.kind === "unusable") return okAsync([findingOf("stops", found.problem)]);
    return lookInTurn([
      () => okAsync(lockedDays(found.administration, inspecting)),
      ...lists(inspecting).map((list) => () => mayRead(client, list)),
      () => inspectWebhooks(client, settings),
      () => okAsync(inspectPayments(settings, shop)),
      () => okAsync(unusedSettings(settings)),
      () => okAsync(inspectHalfCents(rules, today)),
    ]);
  });
};

interface List {
  readonly path: string;
  /** Keeps the answer short: what counts is whether there is one. */
  readonly filter?: string;
}

/** The resources that a run reads and writes, by the settings. */
function lists({ settings, today }: Inspecting): readonly List[] {
  const { document, workflow, documentStyle, administration } = settings;
  const path = (resource: string) => apiPath(administration, resource);
  const day = today.replaceAll("-", "");
  return [
    { path: path(resourceOf(settings)), filter: `state:all,period:${day}..${day}` },
    { path: path("contacts/filter"), filter: `created_after:${instantOf(Date.parse(startOfDay(today)))}` },
    { path: path("tax_rates"), filter: "tax_rate_type:sales_invoice" },
    { path: path("ledger_accounts") },
    ...(paysOnFinancialAccount(settings) ? [{ path: path("financial_accounts") }] : []),
    ...(readsProducts(settings) ? [{ path: path("products") }] : []),
    ...(document !== "external" && workflow !== undefined ? [{ path: path("workflows") }] : []),
    ...(document !== "external" && documentStyle !== undefined ? [{ path: path("document_styles") }] : []),
  ];
}

const mayRead = (client: MoneybirdClient, { path, filter }: List): Found =>
  client
    .all(path, keyRow, filter === undefined ? {} : { filter })
    .map((): readonly Finding[] => [])
    .orElse(rightsAsFinding("stops"));

/** Orders of locked days are refused one by one later; here it is told whether there may be any. */
function lockedDays(
  { period_locked_until: date }: AdministrationRow,
  { rules: { orders }, today }: Inspecting,
): readonly Finding[] {
  if (date == null) return [];
  const locked = problem("ledger.locked-until", "ledger.administration", { date });
  if (date >= today) return [findingOf("stops", locked)];
  return orders.from === "connection" || orders.from.slice(0, 10) > date ? [] : [findingOf("holds", locked)];
}
