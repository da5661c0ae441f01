import type { ResultAsync } from "neverthrow";
import type { Failure } from "../problem/failure.ts";

/** What a shop sent, as it came in. Nothing of it is believed until it was read. */
export interface WebhookDelivery {
  /** A header's value, whatever the case of its name; null where there is none. */
  readonly header: (name: string) => string | null;
  readonly body: string;
}

/** What a shop can tell of. Each has an address of its own: a delivery need not say of which it is. */
export const webhookSubjects = ["orders", "products"] as const;
export type WebhookSubject = (typeof webhookSubjects)[number];

/** A standing request to the shop: tell this address when that happens. */
export interface WebhookSubscription {
  readonly id: string;
  readonly event: string;
  readonly address: string;
  readonly active: boolean;
}

/**
 * Facet of a shop that tells by itself what happens to its orders and products. An accelerator: what it tells too late, twice, in another order or never
 * is found by the lists.
 *
 * Promises: `read` gives nothing of a delivery but an id, and nothing at all where the signature is not right or of another subject; a false delivery costs
 * the shop no calls to speak of; every other method may be repeated.
 */
export interface Webhooks {
  /** False where the settings say that deliveries carry no signature, so that anybody can send one. */
  readonly signed: boolean;
  /** The id of the order or product that a delivery speaks of, by the address at which it came in. `webhook.*` where the delivery is at fault, else why it cannot be checked now. */
  read(delivery: WebhookDelivery, subject: WebhookSubject): ResultAsync<string, Failure>;
  /** Every subscription of this key in the shop. */
  list(): ResultAsync<readonly WebhookSubscription[], Failure>;
  /**
   * Subscribes the address to everything by which an order may become due, or a product be new or other; gives its subscriptions. What is there
   * already stays.
   */
  register(address: string, subject: WebhookSubject): ResultAsync<readonly WebhookSubscription[], Failure>;
  /** Ends every subscription of the address; gives those that were ended. */
  remove(address: string): ResultAsync<readonly WebhookSubscription[], Failure>;
}
