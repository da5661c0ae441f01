import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sample, setUp } from "./moneybird-client.ts";

interface Received {
  url: string;
  signature: string;
  raw: string;
}

/** A receiver that answers with this status, from the second call on. */
async function subscribed(events: string[], status = 200) {
  const received: Received[] = [];
  const client = setUp({
    webhookFetch: async (url, init) => {
      const signature = new Headers(init.headers).get("moneybird-signature") ?? "";
      received.push({ url, signature, raw: String(init.body) });
      return new Response("thanks", { status: received.length === 1 ? 200 : status });
    },
  });
  const hook = { url: "https://boekbrug.example/hook", enabled_events: events };
  const { data } = await client.request("POST", "webhooks", hook);
  received.length = 1;
  return { client, received, hook: data };
}

const bodies = (received: Received[]) => received.slice(1).map(({ raw }) => JSON.parse(raw) as Record<string, unknown>);

describe("webhooks", () => {
  it("tell what happened, signed over the moment and the raw body", async () => {
    const { client, received, hook } = await subscribed(["external_sales_invoice", "payment_registered"]);
    const { data } = await client.addExternal(sample(client).invoice());
    await client.pay("external_sales_invoices", data.id, { price: "121" });
    expect(await client.state.deliverWebhooks()).toBe(3);
    expect(bodies(received).map(({ action, state }) => [action, state])).toEqual([
      ["external_sales_invoice_created", "open"],
      ["payment_registered", null],
      ["external_sales_invoice_state_changed_to_paid", "paid"],
    ]);
    expect(bodies(received)[0]).toMatchObject({
      ...{ administration_id: client.state.administrationId, webhook_id: hook.id, webhook_token: hook.token },
      ...{ entity_type: "ExternalSalesInvoice", entity_id: data.id, entity: { id: data.id, reference: "WEB-1" } },
    });
    const { signature = "", raw = "" } = received[1] ?? {};
    const time = Math.floor(client.clock.time / 1000);
    const expected = createHmac("sha256", hook.secret).update(`${time}.${raw}`).digest("hex");
    expect(signature).toBe(`t=${time},v1=${expected}`);
  });

  it("subscribe by group or to everything, and not while switched off", async () => {
    const { client, received, hook } = await subscribed(["contact"]);
    const { invoice } = sample(client);
    await client.addExternal(invoice());
    await client.request("PATCH", `webhooks/${hook.id}/deactivate`, {});
    await client.addContact({ firstname: "Anna" });
    expect(await client.state.deliverWebhooks()).toBe(1);
    expect(bodies(received)).toMatchObject([{ action: "contact_created", entity_type: "Contact" }]);
    expect((await client.request("PATCH", `webhooks/${hook.id}/activate`, {})).data.deactivated_at).toBeNull();
    client.state.byHand.lockUntil("2026-02-28");
    const all = await subscribed([]);
    all.client.state.byHand.lockUntil("2026-02-28");
    await all.client.state.deliverWebhooks();
    expect(bodies(all.received)).toMatchObject([
      { action: "administration_update_period_locked_until", entity: { period_locked_until: "2026-02-28" } },
    ]);
  });

  it("come again with growing gaps, ten times, signed anew", async () => {
    const { client, received, hook } = await subscribed([], 500);
    await client.addContact({ firstname: "Anna" });
    await client.state.deliverWebhooks();
    expect(await client.state.deliverWebhooks()).toBe(0);
    for (let attempt = 0; attempt < 15; attempt += 1) {
      client.clock.time += 86_400_000;
      await client.state.deliverWebhooks();
    }
    expect(received).toHaveLength(1 + 11);
    expect(new Set(received.slice(1).map(({ signature }) => signature)).size).toBe(11);
    expect(client.state.deliveries).toMatchObject([{ state: "given-up", attempts: 11 }]);
    expect((await client.get("webhooks")).list).toMatchObject([{ id: hook.id, last_http_status: 500 }]);
  });

  it("tell their secret once, and need an address that answers", async () => {
    const { client, hook } = await subscribed([]);
    expect(hook.secret).toMatch(/^[0-9a-f]{64}$/);
    expect((await client.get("webhooks")).list[0]).not.toHaveProperty("secret");
    expect((await client.request("DELETE", `webhooks/${hook.id}`)).status).toBe(204);
    expect((await client.request("DELETE", `webhooks/${hook.id}`)).status).toBe(404);
    expect((await client.request("POST", "webhooks", {})).symbolic).toEqual({ url: "required" });
    const old = await client.request("POST", "webhooks", { url: "https://x.example", events: [] });
    expect(old.symbolic).toEqual({ events: "removed" });
    const deaf = setUp({ webhookFetch: async () => Promise.reject(new Error("nobody there")) });
    expect((await deaf.request("POST", "webhooks", { url: "https://x.example" })).status).toBe(400);
  });

  it("leave a trail of deletions without an entity", async () => {
    const { client, received } = await subscribed(["external_sales_invoice_destroyed", "payment_destroyed"]);
    const { data } = await client.addExternal(sample(client).invoice());
    const payment = await client.pay("external_sales_invoices", data.id, { price: "1" });
    await client.request("DELETE", `external_sales_invoices/${data.id}/payments/${payment.data.id}`);
    await client.request("DELETE", `external_sales_invoices/${data.id}`);
    await client.state.deliverWebhooks();
    expect(bodies(received).map(({ action, entity }) => [action, entity])).toEqual([
      ["payment_destroyed", null],
      ["external_sales_invoice_destroyed", null],
    ]);
  });

  it("tell what a person does by hand as well", async () => {
    const { client, received } = await subscribed(["external_sales_invoice", "payment"]);
    const { data } = await client.addExternal(sample(client).invoice());
    const { byHand } = client.state;
    byHand.pay(data.id, 12100);
    byHand.undoPayment(data.id);
    byHand.editInvoice(data.id, { reference: "by hand" });
    byHand.deleteInvoice(data.id);
    await client.state.deliverWebhooks();
    expect(bodies(received).map(({ action }) => action)).toEqual([
      "external_sales_invoice_created",
      "payment_registered",
      "external_sales_invoice_state_changed_to_paid",
      "payment_destroyed",
      "external_sales_invoice_updated",
      "external_sales_invoice_destroyed",
    ]);
  });
});
