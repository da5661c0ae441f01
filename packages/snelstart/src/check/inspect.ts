import { type Failure, type Finding, findingOf, problem, type Rules, type ShopChoices } from "@boekbrug/core";
import { okAsync, type ResultAsync } from "neverthrow";
import { createArticleFinder } from "../articles/find-article.ts";
import { inspectArticles } from "../articles/inspect-articles.ts";
import type { SnelStartClient } from "../client/snelstart-client.ts";
import { registersPayments } from "../payments/payment-settings.ts";
import type { SnelStartSettings } from "../settings.ts";
import { inspectPayments } from "./inspect-payments.ts";

/** What these settings need of the client key, and no more: by SnelStart's names, since a person looks for them there. */
export function scopesFor({
  document,
  items,
  payments,
}: Pick<SnelStartSettings, "document" | "items" | "payments">): readonly string[] {
  const both = (area: string) => [`${area}:read`, `${area}:write`];
  return [
    "settings:read",
    ...both("relaties"),
    "boekhouden:read",
    ...(document === "booking" ? ["boekhouden:write", "orders:read"] : both("orders")),
    ...(document === "order" || items.sync ? both("artikelen") : []),
    ...(document === "booking" && registersPayments(payments) ? both("bankieren") : []),
  ];
}

/** Each right that bookings need, as the access token tells them, and what else a person should know before the first booking. Reads only. */
export const inspect = (
  client: SnelStartClient,
  settings: SnelStartSettings,
  rules: Rules,
  shop: ShopChoices,
): ResultAsync<readonly Finding[], Failure> =>
  client.scopes().andThen((scopes) => {
    const missing = scopes === null ? [] : missingScopes(scopes, settings);
    const told = [
      ...missing,
      ...testProduct(settings),
      ...mappingOfOrders(settings, rules),
      ...inspectPayments(settings, shop),
    ];
    // What may not be read cannot be looked at.
    if (missing.length > 0) return okAsync(told);
    return inspectArticles(createArticleFinder(client), settings).map((found) => [...told, ...found]);
  });

const missingScopes = (scopes: readonly string[], settings: SnelStartSettings): Finding[] =>
  scopesFor(settings)
    .filter((scope) => !scopes.includes(scope))
    .map((scope) =>
      findingOf("stops", problem("ledger.resource-forbidden", "ledger.clientKey", { resource: areaOf(scope), scope })),
    );

const areaOf = (scope: string): string => scope.split(":")[0] ?? scope;

const testProduct = ({ allowance }: SnelStartSettings): Finding[] =>
  allowance === "test" ? [findingOf("note", problem("ledger.test-product", "ledger.subscriptionKey"))] : [];

/** The accounts of a mapping mean nothing for orders: who wrote them may think otherwise. */
function mappingOfOrders({ document }: SnelStartSettings, { accounts, vatCodes }: Rules): Finding[] {
  const named = [...Object.values(accounts), ...Object.values(vatCodes)].some((code) => code !== undefined);
  return document === "order" && named
    ? [findingOf("note", problem("ledger.mapping-of-articles", "rules.accounts"))]
    : [];
}
