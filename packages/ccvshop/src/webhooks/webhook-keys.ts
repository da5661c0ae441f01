import type { Clock, Failure } from "@boekbrug/core";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import type { ShopWebhook } from "../client/schemas.ts";

/** After so long a signature that fits no key may be of a webhook that was registered since. */
const renewAfter = 10 * 60_000;

/** After a failure the shop is left alone for so long. */
const restAfterFailure = 60_000;

/** The registered webhooks with their keys, in memory only. False deliveries make it read them rarely, however many come. */
export interface WebhookKeys {
  /** What is known; read where nothing is. */
  known(): ResultAsync<readonly ShopWebhook[], Failure>;
  /** What the shop says now, or null where it was asked too lately. */
  renewed(): ResultAsync<readonly ShopWebhook[] | null, Failure>;
  /** Reads them whatever is known. */
  read(): ResultAsync<readonly ShopWebhook[], Failure>;
}

export function createWebhookKeys(
  readWebhooks: () => ResultAsync<readonly ShopWebhook[], Failure>,
  clock: Clock,
): WebhookKeys {
  let kept: readonly ShopWebhook[] | undefined;
  let asked = Number.NEGATIVE_INFINITY;
  let failed: Failure | undefined;
  let reading: ResultAsync<readonly ShopWebhook[], Failure> | undefined;

  const read = () => {
    asked = clock.now();
    reading ??= readWebhooks()
      .map((webhooks) => {
        kept = webhooks;
        failed = undefined;
        reading = undefined;
        return webhooks;
      })
      .mapErr((failure) => {
        failed = failure;
        reading = undefined;
        return failure;
      });
    return reading;
  };
  const known = (): ResultAsync<readonly ShopWebhook[], Failure> => {
    if (kept !== undefined) return okAsync(kept);
    return failed !== undefined && clock.now() - asked < restAfterFailure ? errAsync(failed) : read();
  };
  return { known, read, renewed: () => (clock.now() - asked < renewAfter ? okAsync(null) : read()) };
}
