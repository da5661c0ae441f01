import { type Failure, instantOf, type TokenStore } from "@boekbrug/core";
import type { ResultAsync } from "neverthrow";

/** What Moneybird signs a webhook's deliveries with; it tells that once, when the webhook is made. */
export interface WebhookSecret {
  readonly webhookId: string;
  readonly secret: string;
}

/** Keeps the secret of a connection's webhook, sealed where tokens are: every process that takes deliveries needs it. */
export interface WebhookSecretKeeper {
  read(): ResultAsync<WebhookSecret | null, Failure>;
  save(secret: WebhookSecret): ResultAsync<void, Failure>;
}

/** It does not end. */
const noEnd = "9999-12-31T00:00:00Z";

export function createWebhookSecretKeeper(
  tokens: TokenStore,
  { connection, holder, now }: { readonly connection: string; readonly holder: string; readonly now: () => number },
): WebhookSecretKeeper {
  const place = `moneybird-webhook ${connection}`;
  return {
    read: () =>
      tokens
        .read(place)
        .map((kept) => (kept === null ? null : { webhookId: kept.refreshToken, secret: kept.accessToken })),
    save: ({ webhookId, secret }) =>
      tokens.save(place, holder, {
        accessToken: secret,
        refreshToken: webhookId,
        issuedAt: instantOf(now()),
        expiresAt: noEnd,
      }),
  };
}
