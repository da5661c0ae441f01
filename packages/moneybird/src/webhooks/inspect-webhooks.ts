import { type Found, findingOf, problem, rightsAsFinding } from "@boekbrug/core";
import { okAsync } from "neverthrow";
import type { MoneybirdClient } from "../client/moneybird-client.ts";
import { type WebhookRow, webhookRow } from "../client/rows.ts";
import { apiPath } from "../paths.ts";
import type { MoneybirdSettings } from "../settings.ts";

/** Whether what is to be told of documents is told: with the right to webhooks, and one that is registered and active. */
export function inspectWebhooks(
  client: MoneybirdClient,
  { watchDocuments, administration }: Pick<MoneybirdSettings, "watchDocuments" | "administration">,
): Found {
  if (!watchDocuments) return okAsync([]);
  return client
    .all(apiPath(administration, "webhooks"), webhookRow)
    .map((rows) =>
      rows.some(tells) ? [] : [findingOf("note", problem("webhook.ledger-unregistered", "ledger.watchDocuments"))],
    )
    .orElse(rightsAsFinding("note"));
}

/** The address is the host's own: what it ends in is ours. */
const tells = ({ url, deactivated_at }: WebhookRow): boolean =>
  deactivated_at === null && /\/webhooks\/[a-z0-9]+\/documents\/?$/.test(url);
