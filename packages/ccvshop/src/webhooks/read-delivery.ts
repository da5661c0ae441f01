import {
  type Clock,
  type Failure,
  notDone,
  type Problem,
  problem,
  type WebhookDelivery,
  type WebhookSubject,
} from "@boekbrug/core";
import { isHmac, jsonOf } from "@boekbrug/http";
import { err, errAsync, ok, okAsync, type Result, ResultAsync } from "neverthrow";
import { type ShopWebhook, webhookPayload } from "../client/schemas.ts";
import type { WebhookSettings } from "../settings.ts";
import type { WebhookKeys } from "./webhook-keys.ts";
import { formOf } from "./webhook-signature.ts";

const refuse = (found: Problem): Failure => notDone(found);
const invalid = (): Failure => refuse(problem("webhook.signature-invalid", "webhook"));

/** Passes a delivery that is signed as the settings say. Without the form of a signature the shop is not asked for its keys. */
export function verifyDelivery(
  { header, body }: WebhookDelivery,
  { signature: expected, header: name }: WebhookSettings,
  keys: WebhookKeys,
  subject: WebhookSubject,
): ResultAsync<void, Failure> {
  if (expected === "unsigned") return okAsync(undefined);
  const signature = (header(name) ?? "").trim();
  if (!isHmac(signature, "SHA-512")) return errAsync(invalid());
  const check = (webhooks: readonly ShopWebhook[]) =>
    ResultAsync.fromSafePromise(formOf(webhooks.filter(isAbout(subject)), expected, body, signature));
  return keys
    .known()
    .andThen(check)
    .andThen((form) =>
      form === null
        ? keys.renewed().andThen((webhooks) => (webhooks === null ? okAsync(null) : check(webhooks)))
        : okAsync(form),
    )
    .andThen((form) => {
      if (form === expected) return ok(undefined);
      if (form === null) return err(invalid());
      return err(refuse(problem("webhook.signature-otherwise", "shop.webhooks.signature", { form })));
    });
}

/** A key signs deliveries of its own event only: one of a product, sent on to the address of orders, fits none. */
const isAbout =
  (subject: WebhookSubject) =>
  ({ event }: ShopWebhook): boolean =>
    event.startsWith(`${subject}.`);

const day = 86_400_000;

/** The id that a delivery speaks of. Everything else in it is left unread but the moment, so that an old delivery cannot be sent again and again. */
export function idIn(body: string, clock: Clock): Result<string, Failure> {
  const read = webhookPayload.safeParse(jsonOf(body));
  if (!read.success) return err(refuse(problem("webhook.malformed", "webhook", { detail: "id" })));
  const { id, triggered_at: triggeredAt } = read.data;
  const age = triggeredAt === null ? 0 : clock.now() - Date.parse(triggeredAt);
  // A moment that cannot be read says nothing about age.
  return Math.abs(age) > day ? err(refuse(problem("webhook.outdated", "webhook"))) : ok(id);
}
