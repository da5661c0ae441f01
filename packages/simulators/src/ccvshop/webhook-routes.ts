import { type Answer, empty, json, knownError } from "./answers.ts";
import { BadBody, parsedBody, refusedBody } from "./body.ts";
import { page } from "./paging.ts";
import { timestamp } from "./render-order.ts";
import { type Handler, notFound, type Route, type Visit } from "./route.ts";
import type { Webhook } from "./webhook-bureau.ts";
import { webhookEvents } from "./webhook-events.ts";

export const webhookRoutes: Route[] = [
  // CCV fact sheet §10, 2026-11-21.
  {
    path: /^\/webhooks$/,
    resource: "webhooks",
    handlers: {
      GET: (v) => page(v.state.webhooks.all(), v.url, v.switches, (one) => render(one, v)),
      POST: writing(addWebhook),
    },
  },
  // CCV fact sheet §10, 2026-11-21.
  {
    path: /^\/webhooks\/(\d+)$/,
    resource: "webhooks",
    handlers: {
      GET: withWebhook((webhook, visit) => json(render(webhook, visit))),
      PATCH: withWebhook((webhook, visit) => writing((v) => patchWebhook(webhook, v))(visit)),
      DELETE: (visit) => (visit.state.webhooks.remove(visit.id) ? empty(204) : notFound(visit)),
    },
  },
];

const render = ({ id, event, address, key, active, created }: Webhook, { base, switches }: Visit) => ({
  href: `${base}/webhooks/${id}/`,
  id,
  createdate: timestamp(created, switches),
  event,
  address,
  key,
  is_active: active,
  parent: { href: `${base}/webhooks` },
});

function withWebhook(handler: (webhook: Webhook, visit: Visit) => Answer): Handler {
  return (visit) => {
    const webhook = visit.state.webhooks.find(visit.id);
    return webhook === undefined ? notFound(visit) : handler(webhook, visit);
  };
}

function writing(handler: Handler): Handler {
  return (visit) => {
    try {
      return handler(visit);
    } catch (error) {
      return refusedBody(error, visit);
    }
  };
}

function addWebhook(visit: Visit): Answer {
  const { event, address, is_active: active } = fields(visit, ["event", "address", "is_active"]);
  if (typeof event !== "string" || !webhookEvents.includes(event)) throw new BadBody("event is unknown");
  const asked = { event, address: httpsAddress(address), active: flag(active) ?? true };
  const there = visit.state.webhooks.all().some((one) => one.event === event && one.address === asked.address);
  if (there && visit.switches.webhookTwice === "500.40") return knownError("500.40", "The webhook exists already");
  const added = visit.state.webhooks.add(asked);
  const status = visit.switches.postAnswer;
  return status === 204 ? empty(status) : json(render(added, visit), status);
}

/** The event cannot be changed. */
function patchWebhook(webhook: Webhook, visit: Visit): Answer {
  const { address, is_active: active } = fields(visit, ["address", "is_active"]);
  if (address !== undefined && address !== null) webhook.address = httpsAddress(address);
  webhook.active = flag(active) ?? webhook.active;
  return empty(204);
}

function fields(visit: Visit, known: readonly string[]): Record<string, unknown> {
  const body = parsedBody(visit.body);
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw new BadBody("the body is a JSON object");
  const unknown = Object.keys(body).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new BadBody(`unknown property ${unknown}`);
  return body as Record<string, unknown>;
}

function httpsAddress(address: unknown): string {
  if (typeof address !== "string" || !URL.canParse(address) || new URL(address).protocol !== "https:")
    throw new BadBody("address is an https address");
  return address;
}

function flag(value: unknown): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "boolean") throw new BadBody("is_active is a boolean");
  return value;
}
