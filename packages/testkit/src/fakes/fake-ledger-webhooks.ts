import { type LedgerWebhooks, notDone, problem, type WebhookDelivery, type WebhookSubscription } from "@boekbrug/core";
import { errAsync, okAsync } from "neverthrow";
import type { TellingProbe } from "../ledger/opened-ledger.ts";
import type { FakeBooks } from "./fake-ledger-books.ts";

const signatureOf = (body: string): string => `signed: ${body}`;

/** Webhooks of the fake administration: it tells of documents that a person deletes, and signs with their own words. */
export function fakeWebhooks(books: FakeBooks): { readonly webhooks: LedgerWebhooks; readonly tells: TellingProbe } {
  let subscriptions: readonly WebhookSubscription[] = [];
  const sent: WebhookDelivery[] = [];
  const at = (address: string) => subscriptions.filter((each) => each.address === address);
  const webhooks: LedgerWebhooks = {
    read: ({ header, body }) => {
      if (header("x-sign") !== signatureOf(body))
        return errAsync(notDone(problem("webhook.ledger-signature", "webhook")));
      return okAsync(body);
    },
    documents: (ids) => okAsync(ids.flatMap((id) => books.documents.get(id) ?? [])),
    list: () => okAsync(subscriptions),
    register: (address) => {
      if (at(address).length === 0) {
        const id = String(subscriptions.length + 1);
        subscriptions = [...subscriptions, { id, event: "deleted", address, active: true }];
      }
      return okAsync(at(address));
    },
    remove: (address) => {
      const ended = at(address);
      subscriptions = subscriptions.filter((each) => each.address !== address);
      return okAsync(ended);
    },
  };
  return {
    webhooks,
    tells: {
      deleteByHand: async (reference) => {
        const document = [...books.documents.values()].find((each) => each.reference === reference);
        if (document === undefined) return;
        books.documents.delete(document.id);
        const header = (name: string) => (name.toLowerCase() === "x-sign" ? signatureOf(document.id) : null);
        if (subscriptions.length > 0) sent.push({ header, body: document.id });
      },
      sent: async () => sent,
    },
  };
}
