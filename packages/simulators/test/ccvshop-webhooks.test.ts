import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { CcvShopSwitches } from "../src/index.ts";
import { items, send, shopAt } from "./ccvshop-client.ts";

const address = "https://hooks.example/webhooks/shop";
const row = { name: "Koksmes", price: 64.5 };

interface Received {
  headers: Headers;
  body: string;
}

/** A shop whose webhooks arrive here; `answer` is the status given to each delivery. */
function listening(switches: Partial<CcvShopSwitches> = {}, answer: () => number = () => 200) {
  const received: Received[] = [];
  const { shop } = shopAt({
    switches,
    send: async (_address, init) => {
      received.push({ headers: new Headers(init?.headers), body: String(init?.body) });
      return new Response(null, { status: answer() });
    },
  });
  return { shop, received };
}

const post = (shop: ReturnType<typeof listening>["shop"], body: unknown) =>
  send(shop, "/webhooks", { method: "POST", body: JSON.stringify(body) });

async function registered(event: string, switches: Partial<CcvShopSwitches> = {}, answer?: () => number) {
  const scene = listening(switches, answer);
  expect((await post(scene.shop, { event, address })).ok).toBe(true);
  return scene;
}

describe("CCV Shop webhooks", () => {
  it("are registered, listed with their key, changed and removed", async () => {
    const { shop } = await registered("orders.created");
    const [hook] = await items(shop, "/webhooks");
    expect(hook).toMatchObject({ event: "orders.created", address, is_active: true, key: expect.any(String) });
    const off = { method: "PATCH", body: '{"is_active":false}' };
    expect((await send(shop, `/webhooks/${hook?.id}`, off)).status).toBe(204);
    expect((await items(shop, "/webhooks"))[0]).toMatchObject({ is_active: false });
    expect((await send(shop, `/webhooks/${hook?.id}`, { method: "DELETE" })).status).toBe(204);
    expect(await items(shop, "/webhooks")).toEqual([]);
    expect((await send(shop, `/webhooks/${hook?.id}`, { method: "DELETE" })).status).toBe(404);
  });

  it.each([
    ["an unknown event", { event: "orders.paid", address }],
    ["plain http", { event: "orders.created", address: "http://hooks.example/" }],
    ["a field it does not know", { event: "orders.created", address, secret: "x" }],
    ["no address", { event: "orders.created" }],
  ])("refuses %s", async (_what, body) => {
    expect((await post(listening().shop, body)).status).toBe(500);
  });

  it.each([
    ["orders.created", {}],
    ["orders.updated.ispaid", { paid: true }],
    ["orders.updated.status", { previous_status: 1, status: 5 }],
    ["orders.updated.trackandtrace", { track_and_trace_code: "3S", track_and_trace_carrier: "MyParcel" }],
    ["orders.deleted", {}],
  ])("tell of %s and of nothing else", async (event, extra) => {
    const { shop, received } = await registered(event);
    const id = shop.state.addOrder({ rows: [row], paid: false, number: 24 });
    shop.state.updateOrder(id, { paid: true });
    shop.state.updateOrder(id, { status: 5 });
    shop.state.updateOrder(id, { trackAndTrace: { code: "3S", carrier: "MyParcel" } });
    shop.state.deleteOrder(id);
    await shop.state.webhooks.settled();
    expect(received.map(({ body }) => JSON.parse(body))).toEqual([
      {
        triggered_at: "2026-11-20T12:00:00Z",
        href: `https://shop.example/api/rest/v1/orders/${id}`,
        id,
        order_number: 24,
        ordernumber_prefix: null,
        ordernumber_full: "24",
        total_price: 64.5,
        ...extra,
        customer_email: "",
        customer_mobile: "",
      },
    ]);
  });

  it.each([
    ["address-and-body", (body: string) => `${address}|${body}`],
    ["body", (body: string) => body],
  ] as const)("are signed with their key over %s", async (webhookSignature, text) => {
    const { shop, received } = await registered("orders.created", { webhookSignature });
    shop.state.addOrder({ rows: [row] });
    await shop.state.webhooks.settled();
    const key = String((await items(shop, "/webhooks"))[0]?.key);
    const [{ headers, body } = { headers: new Headers(), body: "" }] = received;
    expect(headers.get("x-hash")).toBe(createHmac("sha512", key).update(text(body)).digest("hex"));
  });

  it("are not sent while inactive, and are lost while nobody listens", async () => {
    const { shop, received } = await registered("orders.created");
    shop.state.webhooks.lost = true;
    shop.state.addOrder({ rows: [row] });
    await shop.state.webhooks.settled();
    expect(shop.state.webhooks.deliveries.map(({ status }) => status)).toEqual([0]);
    shop.state.webhooks.lost = false;
    const [hook] = shop.state.webhooks.all();
    await send(shop, `/webhooks/${hook?.id}`, { method: "PATCH", body: '{"is_active":false}' });
    shop.state.addOrder({ rows: [row] });
    await shop.state.webhooks.settled();
    expect(received).toEqual([]);
  });

  it("are made again until they are answered", async () => {
    const answers = [503, 503, 200];
    const scene = await registered("orders.created", { webhookRetries: "three" }, () => answers.shift() ?? 200);
    scene.shop.state.addOrder({ rows: [row] });
    await scene.shop.state.webhooks.settled();
    expect(scene.shop.state.webhooks.deliveries.map(({ status }) => status)).toEqual([503, 503, 200]);
  });
});
