import { type Failure, type Problem, problemKind, type WebhookSubject, type Webhooks } from "@boekbrug/core";
import { bodyWithin } from "./body-within.ts";

/** Where deliveries for one connection go. */
export interface WebhookReceiver {
  readonly connection: string;
  /** Undefined where the shop has no webhooks. */
  readonly webhooks: Webhooks | undefined;
  /** An order may have become due, or a product be new or other: it is looked at soon, not now. */
  alarm(subject: WebhookSubject, id: string): void;
}

/** What came in: an order or a product was named, or a problem found. */
export type WebhookNotice =
  | { readonly connection: string; readonly subject: WebhookSubject; readonly id: string }
  | { readonly connection: string; readonly problem: Problem };

export interface WebhookHandlerOptions {
  readonly receivers: readonly WebhookReceiver[];
  readonly told?: ((notice: WebhookNotice) => void) | undefined;
}

/** A delivery is a small JSON text. */
const mostBytes = 64 * 1024;

/** The end of an address: `/webhooks/<key of the connection>` for orders, `…/products` for products, whatever the host puts before it. */
const path = /\/webhooks\/([a-z][a-z0-9]{0,11})(\/products)?\/?$/;

/** The address of a connection's webhooks under a host's own address. */
export const webhookAddress = (base: string, connection: string, subject: WebhookSubject): string =>
  `${base.replace(/\/+$/, "")}/webhooks/${connection}${subject === "products" ? "/products" : ""}`;

/**
 * Takes deliveries of shops' webhooks; mount it in any server. It answers at once: 202 when an order or a product was named, 401 for a signature that is not right, 503 while
 * signatures cannot be checked. Booking happens afterwards, from what the shop says when it is read.
 */
export function createWebhookHandler({ receivers, told = () => {} }: WebhookHandlerOptions) {
  return async (request: Request): Promise<Response> => {
    const [, key, ofProducts] = path.exec(new URL(request.url).pathname) ?? [];
    const subject: WebhookSubject = ofProducts === undefined ? "orders" : "products";
    const receiver = receivers.find(({ connection }) => connection === key);
    if (receiver?.webhooks === undefined) return answer(404);
    if (request.method !== "POST") return answer(405, { allow: "POST" });
    const body = await bodyWithin(request, mostBytes);
    if (body === null) return answer(413);
    const { connection, webhooks } = receiver;
    const read = await webhooks.read({ header: (name) => request.headers.get(name), body }, subject);
    if (read.isErr()) {
      told({ connection, problem: read.error.problem });
      return answer(statusOf(read.error));
    }
    receiver.alarm(subject, read.value);
    told({ connection, subject, id: read.value });
    return answer(202);
  };
}

const answer = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers });

/** An old delivery is answered as a good one: to send it again would be of no use. */
function statusOf({ problem: { code } }: Failure): number {
  if (code === "webhook.outdated") return 202;
  if (code === "webhook.signature-invalid" || code === "webhook.signature-otherwise") return 401;
  return problemKind(code) === "data" ? 400 : 503;
}
