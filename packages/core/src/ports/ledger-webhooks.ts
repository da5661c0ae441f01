import type { ResultAsync } from "neverthrow";
import type { Failure } from "../problem/failure.ts";
import type { BookedDocument } from "./booked-document.ts";
import type { WebhookDelivery, WebhookSubscription } from "./webhooks.ts";

/**
 * Facet of a ledger that tells by itself what is done to its documents, so that a person hears of a booking that was deleted or changed there.
 *
 * Promises: `read` gives nothing of a delivery but a document's id, and nothing at all where the signature is not right or too old; a false delivery costs the ledger no calls; every
 * other method may be repeated.
 */
export interface LedgerWebhooks {
  /** The ledger's id of the document that a delivery speaks of; null where it is about something else. `webhook.*` where the delivery is at fault, else why it cannot be checked now. */
  read(delivery: WebhookDelivery): ResultAsync<string | null, Failure>;
  /** These documents as they are now, in bulk; those that are gone are left out. */
  documents(ids: readonly string[]): ResultAsync<readonly BookedDocument[], Failure>;
  /** Every subscription in the administration. */
  list(): ResultAsync<readonly WebhookSubscription[], Failure>;
  /** Subscribes the address to deletions and changes of documents; gives its subscriptions. What is there already stays. The address must answer. */
  register(address: string): ResultAsync<readonly WebhookSubscription[], Failure>;
  /** Ends every subscription of the address; gives those that were ended. */
  remove(address: string): ResultAsync<readonly WebhookSubscription[], Failure>;
}
