import { problemKind, type Webhooks } from "@boekbrug/core";
import { expect } from "vitest";
import { failureFrom, valueFrom } from "../contract/unwrap.ts";
import type { OpenedSource, SourceCheck, WebhookProbe } from "./opened-source.ts";
import { addOrders } from "./reading.ts";

const address = "https://hooks.example/webhooks/shop";
const ofProducts = "https://hooks.example/webhooks/shop/products";
const elsewhere = "https://hooks.example/webhooks/other";

const withoutWebhooks: SourceCheck["without"] = ({ source, webhooks }) =>
  source.webhooks === undefined || webhooks === undefined ? "this shop has no webhooks" : undefined;

const withoutSignature: SourceCheck["without"] = (opened) =>
  withoutWebhooks(opened) ?? (opened.source.webhooks?.signed === false ? "deliveries are not signed" : undefined);

const withoutProducts: SourceCheck["without"] = (opened) =>
  withoutWebhooks(opened) ?? (opened.products === undefined ? "this shop tells no products" : undefined);

/** A shop whose webhooks are registered, with the id of an order in it. */
async function subscribed(opened: OpenedSource): Promise<{ hooks: Webhooks; probe: WebhookProbe; id: string }> {
  const { source, webhooks } = opened;
  if (source.webhooks === undefined || webhooks === undefined) return expect.fail("this shop has no webhooks");
  const [id = ""] = await addOrders(opened, 1);
  await valueFrom(source.webhooks.register(address, "orders"));
  return { hooks: source.webhooks, probe: webhooks, id };
}

/** The shop tells by itself: nothing of it is believed but an id. */
export const webhookChecks: readonly SourceCheck[] = [
  {
    name: "gives of a delivery the order's id, each time it comes",
    without: withoutWebhooks,
    run: async (opened) => {
      const { hooks, probe, id } = await subscribed(opened);
      const delivery = await probe.deliver(address, probe.bodyOf(id), "orders");
      expect(await valueFrom(hooks.read(delivery, "orders"))).toBe(id);
      expect(await valueFrom(hooks.read(delivery, "orders"))).toBe(id);
    },
  },
  {
    name: "refuses a delivery that was changed on the way, and one that is not signed",
    without: withoutSignature,
    run: async (opened) => {
      const { hooks, probe, id } = await subscribed(opened);
      const [other = ""] = await addOrders(opened, 1);
      const delivery = await probe.deliver(address, probe.bodyOf(id), "orders");
      const forged = [
        { ...delivery, body: probe.bodyOf(other) },
        { ...delivery, header: () => null },
      ];
      for (const each of forged) {
        const { problem, outcome } = await failureFrom(hooks.read(each, "orders"));
        expect([problem.code, outcome]).toEqual(["webhook.signature-invalid", "not-done"]);
      }
      expect(await valueFrom(hooks.read(delivery, "orders"))).toBe(id);
    },
  },
  {
    name: "asks the shop nothing for false deliveries, however many come",
    without: withoutSignature,
    run: async (opened) => {
      const { hooks, probe, id } = await subscribed(opened);
      const delivery = await probe.deliver(address, probe.bodyOf(id), "orders");
      await valueFrom(hooks.read(delivery, "orders"));
      const before = probe.calls();
      for (let n = 0; n < 20; n += 1)
        await failureFrom(hooks.read({ ...delivery, body: `${delivery.body} ` }, "orders"));
      expect(probe.calls()).toBe(before);
    },
  },
  {
    name: "refuses a delivery that names nothing",
    without: withoutWebhooks,
    run: async (opened) => {
      const { hooks, probe } = await subscribed(opened);
      for (const body of ["", "{", "[]", '"1001"', '{"id":null}', '{"id":"../orders"}', '{"order":1001}']) {
        const { problem } = await failureFrom(hooks.read(await probe.deliver(address, body, "orders"), "orders"));
        expect([problem.code, problemKind(problem.code)]).toEqual(["webhook.malformed", "data"]);
      }
    },
  },
  {
    name: "gives of a delivery the product's id, each time it comes",
    without: withoutProducts,
    run: async (opened) => {
      const { hooks, probe } = await subscribed(opened);
      await valueFrom(hooks.register(ofProducts, "products"));
      const id = (await opened.products?.add("Told")) ?? "";
      const delivery = await probe.deliver(ofProducts, probe.bodyOf(id), "products");
      for (let n = 0; n < 2; n += 1) expect(await valueFrom(hooks.read(delivery, "products"))).toBe(id);
    },
  },
  {
    name: "takes no delivery about a product for one about an order, or the other way round",
    without: (opened) => withoutProducts(opened) ?? withoutSignature(opened),
    run: async (opened) => {
      const { hooks, probe, id } = await subscribed(opened);
      await valueFrom(hooks.register(ofProducts, "products"));
      const ofOrder = await probe.deliver(address, probe.bodyOf(id), "orders");
      const ofProduct = await probe.deliver(ofProducts, probe.bodyOf(id), "products");
      const crossed = [hooks.read(ofOrder, "products"), hooks.read(ofProduct, "orders")];
      for (const read of crossed) expect((await failureFrom(read)).problem.code).toBe("webhook.signature-invalid");
      expect(await valueFrom(hooks.read(ofOrder, "orders"))).toBe(id);
    },
  },
  {
    name: "registers an address once, however often it is asked",
    without: withoutWebhooks,
    run: async (opened) => {
      const { hooks } = await subscribed(opened);
      const first = await valueFrom(hooks.list());
      expect(first.length).toBeGreaterThan(0);
      expect(first.every((one) => one.active && one.address === address)).toBe(true);
      expect(await valueFrom(hooks.register(address, "orders"))).toEqual(first);
      expect(await valueFrom(hooks.list())).toEqual(first);
    },
  },
  {
    name: "removes the subscriptions of one address and leaves those of another",
    without: withoutWebhooks,
    run: async (opened) => {
      const { hooks } = await subscribed(opened);
      const kept = await valueFrom(hooks.register(elsewhere, "orders"));
      expect((await valueFrom(hooks.remove(address))).length).toBeGreaterThan(0);
      expect(await valueFrom(hooks.remove(address))).toEqual([]);
      expect(await valueFrom(hooks.list())).toEqual(kept);
    },
  },
];
