import {
  type Failure,
  type LedgerWebhooks,
  type Problem,
  problemKind,
  type WebhookDelivery,
  type WebhookSubject,
  type Webhooks,
} from "@boekbrug/core";
import { ok, type ResultAsync } from "neverthrow";
import { bodyWithin } from "./body-within.ts";

/** Where deliveries for one connection go. */
export interface WebhookReceiver {
  readonly connection: string;
  /** Undefined where the shop has no webhooks. */
  readonly webhooks: Webhooks | undefined;
  /** Undefined where the ledger has none, or the settings do not want them. */
  readonly ledgerWebhooks?: LedgerWebhooks | undefined;
  /** An order may have become due, a product be new or other, a document not be as it was booked: it is looked at soon, not now. */
  alarm(subject: ToldSubject, id: string): void;
}

/** What shops and ledgers tell of. */
export type ToldSubject = WebhookSubject | "documents";

/** What came in: something was named, or a problem found. */
export type WebhookNotice =
  | { readonly connection: string; readonly subject: ToldSubject; readonly id: string }
  | { readonly connection: string; readonly problem: Problem };

export interface WebhookHandlerOptions {
  readonly receivers: readonly WebhookReceiver[];
  readonly told?: ((notice: WebhookNotice) => void) | undefined;
}

/** A delivery is a small JSON text. */
const mostBytes = 64 * 1024;

/** What an address of a connection's webhooks ends in, whatever the host puts before it. */
const endings = { orders: "", products: "/products", documents: "/documents" } as const satisfies Record<
  ToldSubject,
  string
>;
const path = /\/webhooks\/([a-z][a-z0-9]{0,11})(\/products|\/documents)?\/?$/;

/** The address of a connection's webhooks under a host's own address. */
export const webhookAddress = (base: string, connection: string, subject: ToldSubject): string =>
  `${base.replace(/\/+$/, "")}/webhooks/${connection}${endings[subject]}`;

/**
 * Takes deliveries of shops' and ledgers' webhooks; mount it in any server. It answers at once: 202 when something was named, 401 for a signature that is not right, 503 while
 * signatures cannot be checked. What is to be done happens afterwards, from what the shop or ledger says when it is read.
 *
 * A ledger tries an address before it gives out what it will sign with, and takes 200 alone for an answer: it gets that for everything that was read, right or not.
 */
export function createWebhookHandler({ receivers, told = () => {} }: WebhookHandlerOptions) {
  return async (request: Request): Promise<Response> => {
    const [, key, ending = ""] = path.exec(new URL(request.url).pathname) ?? [];
    const receiver = receivers.find(({ connection }) => connection === key);
    const subject = (Object.keys(endings) as ToldSubject[]).find((each) => endings[each] === ending) ?? "orders";
    const reading = receiver === undefined ? undefined : readerOf(receiver, subject);
    if (receiver === undefined || reading === undefined) return answer(404);
    if (request.method !== "POST") return answer(405, { allow: "POST" });
    const body = await bodyWithin(request, mostBytes);
    if (body === null) return answer(413);
    const { connection } = receiver;
    const read = await reading({ header: (name) => request.headers.get(name), body });
    if (read.isErr()) {
      told({ connection, problem: read.error.problem });
      const status = statusOf(read.error);
      return answer(subject === "documents" && status !== 503 ? 200 : status);
    }
    if (read.value !== null) {
      receiver.alarm(subject, read.value);
      told({ connection, subject, id: read.value });
    }
    return answer(subject === "documents" ? 200 : 202);
  };
}

/** Reads a delivery about a subject; undefined where nobody tells of it here. */
function readerOf({ webhooks, ledgerWebhooks }: WebhookReceiver, subject: ToldSubject) {
  if (subject === "documents") {
    return ledgerWebhooks === undefined ? undefined : (delivery: WebhookDelivery) => ledgerWebhooks.read(delivery);
  }
  if (webhooks === undefined) return undefined;
  return (delivery: WebhookDelivery): ResultAsync<string | null, Failure> =>
    webhooks.read(delivery, subject).andThen((id) => ok(id));
}

const answer = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers });

/** An old delivery is answered as a good one: to send it again would be of no use. */
function statusOf({ problem: { code } }: Failure): number {
  if (code === "webhook.outdated") return 202;
  if (
    code === "webhook.signature-invalid" ||
    code === "webhook.signature-otherwise" ||
    code === "webhook.ledger-signature"
  ) {
    return 401;
  }
  return problemKind(code) === "data" ? 400 : 503;
}
