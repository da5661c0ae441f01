import { createHmac } from "node:crypto";
import type { SimulatorClock } from "../shared/clock.ts";
import { vendorJson } from "./answers.ts";
import type { ProductEvent } from "./product-shelf.ts";
import type { CcvShopSwitches } from "./switches.ts";
import type { OrderEvent } from "./webhook-events.ts";

export interface Webhook {
  id: number;
  event: string;
  address: string;
  key: string;
  active: boolean;
  created: string;
}

/** One attempt to deliver. */
export interface Delivery {
  webhook: number;
  event: string;
  body: string;
  /** 0 when nobody answered. */
  status: number;
}

interface Waiting {
  webhook: Webhook;
  body: string;
  attemptsLeft: number;
}

const FAILURES_THAT_SWITCH_OFF = 5;

/** Registered webhooks and their deliveries, which leave one after the other by the injected `fetch`. CCV fact sheet §10, 2026-11-21. */
export class WebhookBureau {
  /** Every attempt so far, oldest first. */
  readonly deliveries: Delivery[] = [];
  /** While true, deliveries are lost on the way, as when nobody listens. */
  lost = false;
  readonly #webhooks = new Map<number, Webhook>();
  readonly #failures = new Map<number, number>();
  readonly #waiting: Waiting[] = [];
  readonly #clock: SimulatorClock;
  readonly #switches: CcvShopSwitches;
  readonly #send: typeof globalThis.fetch;
  #running: Promise<void> | undefined;
  #nextId = 9001;

  constructor(clock: SimulatorClock, switches: CcvShopSwitches, send: typeof globalThis.fetch) {
    this.#clock = clock;
    this.#switches = switches;
    this.#send = send;
  }

  all(): Webhook[] {
    return [...this.#webhooks.values()];
  }

  find(id: number): Webhook | undefined {
    return this.#webhooks.get(id);
  }

  add({ event, address, active }: Pick<Webhook, "event" | "address" | "active">): Webhook {
    const id = this.#nextId++;
    const key = createHmac("sha256", "simulated webhook").update(String(id)).digest("hex");
    const webhook = { id, event, address, key, active, created: this.#now() };
    this.#webhooks.set(id, webhook);
    return webhook;
  }

  remove(id: number): boolean {
    return this.#webhooks.delete(id);
  }

  /** Sends an event to every active webhook that asked for it. */
  tell({ event, order, extra }: OrderEvent, totalPrice: number): void {
    const observed = {
      triggered_at: this.#now(),
      href: `https://shop.example/api/rest/v1/orders/${order.id}`,
      id: order.id,
      order_number: order.number ?? null,
      ordernumber_prefix: order.numberPrefix ?? null,
      ordernumber_full: `${order.numberPrefix ?? ""}${order.number ?? ""}`,
      total_price: totalPrice,
      ...extra,
      customer_email: order.customer?.email ?? "",
      customer_mobile: order.customer?.mobile ?? "",
    };
    const body = {
      "as-observed": observed,
      "id-only": { id: order.id },
      "id-as-text": { ...observed, id: String(order.id) },
    }[this.#switches.webhookBody];
    this.send(event, vendorJson(body));
  }

  /** What a delivery about a product holds besides its id has not been observed. CCV fact sheet §10, 2026-11-21. */
  tellOfProduct(event: ProductEvent, id: number): void {
    const likely = { triggered_at: this.#now(), href: `https://shop.example/api/rest/v1/products/${id}`, id };
    const body = { "as-observed": likely, "id-only": { id }, "id-as-text": { ...likely, id: String(id) } }[
      this.#switches.webhookBody
    ];
    this.send(event, vendorJson(body));
  }

  /** Sends any body as the shop would: signed, to every active webhook of the event. */
  send(event: string, body: string): void {
    const times = this.#switches.webhookDuplicates === "twice" ? 2 : 1;
    const attemptsLeft = this.#switches.webhookRetries === "three" ? 4 : 1;
    for (const webhook of this.all().filter((one) => one.active && one.event === event))
      for (let n = 0; n < times; n += 1) this.#waiting.push({ webhook, body, attemptsLeft });
    this.#running ??= this.#deliverAll();
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #deliverAll(): Promise<void> {
    // After what is happening now, so that a burst is delivered as a whole.
    await Promise.resolve();
    const newestFirst = this.#switches.webhookOrder === "newest-first";
    for (;;) {
      const next = newestFirst ? this.#waiting.pop() : this.#waiting.shift();
      if (next === undefined) break;
      await this.#deliver(next);
    }
    this.#running = undefined;
  }

  async #deliver(waiting: Waiting): Promise<void> {
    const { webhook, body } = waiting;
    const status = await this.#post(webhook, body);
    this.deliveries.push({ webhook: webhook.id, event: webhook.event, body, status });
    if (status >= 200 && status < 300) {
      this.#failures.delete(webhook.id);
      return;
    }
    const failures = (this.#failures.get(webhook.id) ?? 0) + 1;
    this.#failures.set(webhook.id, failures);
    if (this.#switches.webhookDeactivation === "after-five-failures" && failures >= FAILURES_THAT_SWITCH_OFF)
      webhook.active = false;
    if (waiting.attemptsLeft > 1 && webhook.active)
      this.#waiting.push({ ...waiting, attemptsLeft: waiting.attemptsLeft - 1 });
  }

  async #post({ address, key }: Webhook, body: string): Promise<number> {
    if (this.lost) return 0;
    const text = { "address-and-body": `${address}|${body}`, body, unsigned: undefined }[
      this.#switches.webhookSignature
    ];
    const signature = text === undefined ? undefined : createHmac("sha512", key).update(text).digest("hex");
    const headers = {
      "content-type": "application/json",
      ...(signature === undefined ? {} : { [this.#switches.webhookHeader]: signature }),
    };
    try {
      const response = await this.#send(address, { method: "POST", headers, body });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }

  #now(): string {
    return `${new Date(this.#clock.now()).toISOString().slice(0, 19)}Z`;
  }
}
