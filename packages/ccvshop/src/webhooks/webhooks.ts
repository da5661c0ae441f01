import type { Clock, Failure, WebhookSubject, WebhookSubscription, Webhooks } from "@boekbrug/core";
import { inTurn } from "@boekbrug/http";
import { okAsync, type ResultAsync } from "neverthrow";
import type { CcvShopClient } from "../client/ccvshop-client.ts";
import { apiPath, listPath } from "../client/paths.ts";
import { type ShopWebhook, shopWebhook } from "../client/schemas.ts";
import type { WebhookSettings } from "../settings.ts";
import { idIn, verifyDelivery } from "./read-delivery.ts";
import { createWebhookKeys } from "./webhook-keys.ts";

/** Everything by which an order may become due, or a product be new or other. Items stay when a product is deleted. */
const wantedEvents: Readonly<Record<WebhookSubject, readonly string[]>> = {
  orders: ["orders.created", "orders.updated.ispaid", "orders.updated.status"],
  products: ["products.created", "products.updated"],
};

/** Webhooks of one CCV Shop: one subscription for each event, all of a subject to one address. */
export function createWebhooks(client: CcvShopClient, settings: WebhookSettings, clock: Clock): Webhooks {
  const keys = createWebhookKeys(() => client.all(listPath("webhooks")).map(readable), clock);
  const at = (address: string) => keys.read().map((webhooks) => webhooks.filter((one) => one.address === address));
  return {
    signed: settings.signature !== "unsigned",
    read: (delivery, subject) =>
      verifyDelivery(delivery, settings, keys, subject).andThen(() => idIn(delivery.body, clock)),
    list: () => keys.read().map((webhooks) => webhooks.map(subscriptionOf)),
    register: (address, subject) =>
      at(address)
        .andThen((there) =>
          inTurn(wantedEvents[subject], (event) =>
            subscribe(
              client,
              address,
              event,
              there.filter((one) => one.event === event),
            ),
          ),
        )
        .andThen(() => at(address))
        .map((webhooks) => webhooks.map(subscriptionOf)),
    remove: (address) =>
      at(address)
        .andThen((there) => inTurn(there, (webhook) => end(client, webhook)).map(() => there))
        .map((ended) => ended.map(subscriptionOf)),
  };
}

/** One active webhook for the event; a lost answer to an earlier registration may have left more. */
function subscribe(
  client: CcvShopClient,
  address: string,
  event: string,
  [first, ...more]: readonly ShopWebhook[],
): ResultAsync<void, Failure> {
  if (first === undefined) return client.write("POST", apiPath("webhooks"), { event, address, is_active: true });
  const active = first.is_active
    ? okAsync<void, Failure>(undefined)
    : client.write("PATCH", apiPath(`webhooks/${first.id}`), { is_active: true });
  return active.andThen(() => inTurn(more, (webhook) => end(client, webhook)));
}

const end = (client: CcvShopClient, { id }: ShopWebhook): ResultAsync<void, Failure> =>
  client.write("DELETE", apiPath(`webhooks/${id}`));

/** An entry that cannot be read as a webhook is none of ours. */
const readable = (items: readonly unknown[]): ShopWebhook[] =>
  items.flatMap((item) => shopWebhook.safeParse(item).data ?? []);

const subscriptionOf = ({ id, event, address, is_active: active }: ShopWebhook): WebhookSubscription => ({
  id,
  event,
  address,
  active,
});
