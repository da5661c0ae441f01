import {
  notDone,
  type ProblemCode,
  type WebhookSubject,
  type WebhookSubscription,
  type Webhooks,
} from "@boekbrug/core";
import { errAsync, okAsync } from "neverthrow";
import type { WebhookProbe } from "../order-source/opened-source.ts";

const refuse = (code: ProblemCode) => errAsync(notDone({ code, field: "webhook", parameters: { detail: "id" } }));

/** No cipher: a fake need only tell a changed text from the right one. */
const sealOf = (address: string, body: string): string => JSON.stringify([address, body]);

/** Webhooks of the fake shop: a delivery is signed with its own text. */
export function createFakeWebhooks(): { readonly webhooks: Webhooks; readonly probe: WebhookProbe } {
  const subscriptions = new Map<string, WebhookSubscription>();
  const at = (address: string) => [...subscriptions.values()].filter((one) => one.address === address);
  let calls = 0;
  const call = <T>(work: () => T) => {
    calls += 1;
    return okAsync(work());
  };
  const webhooks: Webhooks = {
    signed: true,
    read: ({ header, body }, subject) => {
      const about = [...subscriptions.values()].filter(({ event }) => event === subject);
      const seals = about.map(({ address }) => sealOf(address, body));
      if (!seals.includes(header("x-seal") ?? "")) return refuse("webhook.signature-invalid");
      const id = /^\{"id":"(\d+)"\}$/.exec(body)?.[1];
      return id === undefined ? refuse("webhook.malformed") : okAsync(id);
    },
    list: () => call(() => [...subscriptions.values()]),
    register: (address, subject: WebhookSubject) =>
      call(() => {
        const id = `${subject} ${address}`;
        subscriptions.set(id, { id, event: subject, address, active: true });
        return at(address);
      }),
    remove: (address) =>
      call(() => {
        const ended = at(address);
        for (const { id } of ended) subscriptions.delete(id);
        return ended;
      }),
  };
  const probe: WebhookProbe = {
    bodyOf: (id) => JSON.stringify({ id }),
    deliver: async (address, body) => ({
      body,
      header: (name) => (name.toLowerCase() === "x-seal" ? sealOf(address, body) : null),
    }),
    calls: () => calls,
  };
  return { webhooks, probe };
}
