import { createHash, createHmac } from "node:crypto";
import { textOf } from "./body.ts";
import type { Books, BooksEvent } from "./books.ts";
import { stamp } from "./dates.ts";
import { noSuchModel, symbolic } from "./errors.ts";
import type { Stamped } from "./model.ts";
import { administrationIdOut, type Json, renderAdministration } from "./render.ts";
import { renderContact } from "./render-contact.ts";
import { renderInvoice, renderPayment } from "./render-invoice.ts";
import { stateOf } from "./totals.ts";

/** Moneybird fact sheet §8.13, 2026-11-21. */

export type WebhookFetch = (url: string, init: RequestInit) => Promise<Response>;

interface Webhook extends Stamped {
  url: string;
  events: string[];
  token: string;
  secret: string;
  deactivatedAt: number | null;
  lastStatus: number | null;
  lastBody: string | null;
}

export interface MoneybirdDelivery {
  webhookId: string;
  url: string;
  action: string;
  body: string;
  attempts: number;
  dueAt: number;
  /** Of the first attempt. */
  signature: string | null;
  state: "waiting" | "delivered" | "given-up";
}

const retries = 10;

export class WebhookOffice {
  readonly deliveries: MoneybirdDelivery[] = [];
  readonly #books: Books;
  readonly #fetch: WebhookFetch;
  readonly #hooks: Webhook[] = [];

  constructor(books: Books, fetch: WebhookFetch) {
    this.#books = books;
    this.#fetch = fetch;
    books.listener = (event) => this.#hear(event);
  }

  list(): Json[] {
    return this.#hooks.map((hook) => this.#render(hook));
  }

  /** The address must answer 200 at once. The secret is told here and never again. */
  async create(body: Record<string, unknown>): Promise<Json> {
    if ("events" in body) {
      throw symbolic(400, "'events' has been removed from webhooks, use 'enabled_events'", { events: "removed" });
    }
    const url = textOf(body.url);
    if (url === null) throw symbolic(400, "Url is required", { url: "required" });
    const events = Array.isArray(body.enabled_events) ? body.enabled_events.map(String) : [];
    const hook: Webhook = {
      ...this.#books.stamped({ url, events, token: "", secret: "", deactivatedAt: null }),
      ...{ lastStatus: null, lastBody: null },
    };
    hook.token = digest(`token ${hook.id}`).slice(0, 24);
    hook.secret = digest(`secret ${hook.id}`);
    const trial = this.#trial(hook);
    const status = await this.#post(hook, trial, this.#sign(hook, trial));
    if (status !== 200) throw symbolic(400, "Url does not respond with status 200", { url: "invalid" });
    this.#hooks.push(hook);
    return { ...this.#render(hook), last_http_status: null, last_http_body: null, secret: hook.secret };
  }

  remove(id: string): void {
    this.#hooks.splice(this.#hooks.indexOf(this.#find(id)), 1);
  }

  setActive(id: string, active: boolean): Json {
    const hook = this.#find(id);
    hook.deactivatedAt = active ? null : this.#books.clock.now();
    return this.#render(hook);
  }

  /** Sends everything that is due; what is not answered 200 comes again later, ten times. Gives how many were sent. */
  async deliver(): Promise<number> {
    const now = this.#books.clock.now();
    const due = this.deliveries.filter(({ state, dueAt }) => state === "waiting" && dueAt <= now);
    for (const delivery of due) {
      const hook = this.#hooks.find(({ id }) => id === delivery.webhookId);
      const status =
        hook === undefined ? 200 : await this.#post(hook, delivery.body, this.#signatureOf(hook, delivery));
      delivery.attempts += 1;
      if (status === 200) delivery.state = "delivered";
      else if (delivery.attempts > retries) delivery.state = "given-up";
      else delivery.dueAt = now + 60_000 * 2 ** delivery.attempts;
    }
    return due.length;
  }

  /** `t` and `v1` of a body sent now. */
  #sign(hook: Webhook, body: string): string {
    const seconds = Math.floor(this.#books.clock.now() / 1000);
    return `t=${seconds},v1=${createHmac("sha256", hook.secret).update(`${seconds}.${body}`).digest("hex")}`;
  }

  #signatureOf(hook: Webhook, delivery: MoneybirdDelivery): string {
    if (delivery.signature === null || this.#books.switches.webhookRepeat === "signed-anew")
      delivery.signature = this.#sign(hook, delivery.body);
    return delivery.signature;
  }

  /** What the first call to a new address carries. */
  #trial({ id, token }: Webhook): string {
    const { switches, administration } = this.#books;
    if (switches.webhookTrial === "empty") return "";
    const named = { administration_id: administration.id, webhook_id: id, webhook_token: token };
    if (switches.webhookTrial === "named") return JSON.stringify({ webhook_id: id, webhook_token: token });
    const entity = { entity_type: "Contact", entity_id: "1", state: null, entity: null };
    return JSON.stringify({ ...named, ...entity, action: "test_webhook" });
  }

  async #post(hook: Webhook, body: string, signature: string): Promise<number> {
    const headers = { "content-type": "application/json", "moneybird-signature": signature };
    try {
      const response = await this.#fetch(hook.url, { method: "POST", headers, body });
      hook.lastStatus = response.status;
      hook.lastBody = await response.text();
      return response.status;
    } catch {
      hook.lastStatus = null;
      return 0;
    }
  }

  #find(id: string): Webhook {
    const hook = this.#hooks.find((one) => one.id === id);
    if (hook === undefined) throw noSuchModel("Webhook");
    return hook;
  }

  #hear(event: BooksEvent): void {
    const { administration, clock } = this.#books;
    for (const hook of this.#hooks) {
      if (hook.deactivatedAt !== null || !subscribed(hook.events, event.action)) continue;
      const body = JSON.stringify({
        administration_id: administration.id,
        webhook_id: hook.id,
        webhook_token: hook.token,
        entity_type: event.type,
        entity_id: event.id,
        ...this.#entity(event),
        action: event.action,
      });
      const waiting = { attempts: 0, dueAt: clock.now(), state: "waiting" as const, signature: null };
      this.deliveries.push({ webhookId: hook.id, url: hook.url, action: event.action, body, ...waiting });
    }
  }

  #entity({ type, id, action }: BooksEvent): { state: string | null; entity: Json | null } {
    const books = this.#books;
    const contact = books.contact(id);
    const invoice = books.invoice(id);
    if (action.endsWith("_destroyed")) return { state: null, entity: null };
    if (contact !== undefined) return { state: null, entity: renderContact(contact, books) };
    if (invoice !== undefined) return { state: stateOf(invoice, books), entity: renderInvoice(invoice, books) };
    if (type === "Administration") return { state: null, entity: renderAdministration(books) };
    const { payment, invoice: paid } = books.payment(id);
    return { state: null, entity: renderPayment(payment, paid, books) };
  }

  #render(hook: Webhook): Json {
    return {
      id: hook.id,
      administration_id: administrationIdOut(this.#books),
      url: hook.url,
      enabled_events: hook.events,
      last_http_status: hook.lastStatus,
      last_http_body: hook.lastBody,
      token: hook.token,
      deactivated_at: hook.deactivatedAt === null ? null : stamp(hook.deactivatedAt),
    };
  }
}

const digest = (text: string) => createHash("sha256").update(text).digest("hex");

/** No events means all; a prefix subscribes to everything below it. */
const subscribed = (events: readonly string[], action: string): boolean =>
  events.length === 0 || events.some((event) => action === event || action.startsWith(`${event}_`));
