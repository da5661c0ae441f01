import { type CcvShopSwitches, createCcvShopSimulator } from "@boekbrug/simulators";
import { describe, expect, it } from "vitest";
import { type CcvShopSettings, createCcvShop } from "../src/index.ts";
import { createPostbox, fakeClock } from "./support.ts";

const address = "https://hooks.example/webhooks/shop";
const ofProducts = "https://hooks.example/webhooks/shop/products";
const rows = [{ name: "Pan", price: "89.95" }];

type Form = CcvShopSwitches["webhookSignature"];

function scene(switches: Partial<CcvShopSwitches> = {}, webhooks: CcvShopSettings["webhooks"] = undefined) {
  const clock = fakeClock();
  const post = createPostbox();
  const shop = createCcvShopSimulator({ clock, switches, send: post.send });
  const keys = { publicKey: shop.keys.public, secret: shop.keys.secret };
  const source = createCcvShop(
    { kind: "ccvshop", baseUrl: "https://shop.test", ...keys, webhooks },
    { clock, fetch: shop.fetch },
  );
  if (source.webhooks === undefined) throw new Error("the adapter has webhooks");
  return { clock, post, shop, hooks: source.webhooks };
}

/** A registered address, and what arrives there when an order is placed. */
async function placed(...arranged: Parameters<typeof scene>) {
  const made = scene(...arranged);
  (await made.hooks.register(address, "orders"))._unsafeUnwrap();
  const id = String(made.shop.state.addOrder({ rows }));
  await made.shop.state.webhooks.settled();
  return { ...made, id, delivery: made.post.lastTo(address) };
}

const forms: readonly Form[] = ["address-and-body", "body", "unsigned"];

describe("a delivery", () => {
  it.each(forms)("is read where the shop's form is the one set: %s", async (form) => {
    const { hooks, delivery, id } = await placed({ webhookSignature: form }, { signature: form, header: "x-hash" });
    expect((await hooks.read(delivery, "orders"))._unsafeUnwrap()).toBe(id);
    expect(hooks.signed).toBe(form !== "unsigned");
  });

  it.each([
    ["body", "address-and-body"],
    ["address-and-body", "body"],
  ] as const)("that is signed over %s while %s is set is refused with the word to set", async (sent, set) => {
    const { hooks, delivery } = await placed({ webhookSignature: sent }, { signature: set, header: "x-hash" });
    expect((await hooks.read(delivery, "orders"))._unsafeUnwrapErr().problem).toEqual({
      code: "webhook.signature-otherwise",
      field: "shop.webhooks.signature",
      parameters: { form: sent },
    });
  });

  it("without a signature is refused where one is expected, and costs no call", async () => {
    const { hooks, delivery, shop } = await placed({ webhookSignature: "unsigned" });
    const before = shop.calls.length;
    expect((await hooks.read(delivery, "orders"))._unsafeUnwrapErr().problem.code).toBe("webhook.signature-invalid");
    expect(shop.calls.length).toBe(before);
  });

  it("carries its signature in the header that is set", async () => {
    const { hooks, delivery, id } = await placed(
      { webhookHeader: "x-signature" },
      { signature: "address-and-body", header: "X-Signature" },
    );
    expect((await hooks.read(delivery, "orders"))._unsafeUnwrap()).toBe(id);
  });

  it.each(["as-observed", "id-only", "id-as-text"] as const)(
    "is read whatever its body looks like: %s",
    async (webhookBody) => {
      const { hooks, delivery, id } = await placed({ webhookBody });
      expect((await hooks.read(delivery, "orders"))._unsafeUnwrap()).toBe(id);
    },
  );

  it.each(
    forms.flatMap((form) =>
      (["as-observed", "id-only", "id-as-text"] as const).map((webhookBody) => [form, webhookBody] as const),
    ),
  )("about a product gives its id at the address of products, signed %s, its body %s", async (form, webhookBody) => {
    const { hooks, post, shop } = scene({ webhookSignature: form, webhookBody }, { signature: form, header: "x-hash" });
    (await hooks.register(address, "orders"))._unsafeUnwrap();
    (await hooks.register(ofProducts, "products"))._unsafeUnwrap();
    const id = shop.state.addProduct({ name: "Pan" });
    shop.state.products.update(id, { name: "Koekenpan" });
    await shop.state.webhooks.settled();
    expect(shop.state.webhooks.deliveries.map(({ event }) => event)).toEqual(["products.created", "products.updated"]);
    expect((await hooks.read(post.lastTo(ofProducts), "products"))._unsafeUnwrap()).toBe(String(id));
  });

  it("that is a day old is not taken again", async () => {
    const { hooks, delivery, clock } = await placed();
    await clock.sleep(86_400_000);
    expect((await hooks.read(delivery, "orders")).isOk()).toBe(true);
    await clock.sleep(1000);
    expect((await hooks.read(delivery, "orders"))._unsafeUnwrapErr().problem.code).toBe("webhook.outdated");
  });

  it("of a webhook that was registered since the keys were read is taken after ten minutes, with one call", async () => {
    const { hooks, delivery, shop, clock, post } = await placed();
    await hooks.read(delivery, "orders");
    for (const { id } of shop.state.webhooks.all()) shop.state.webhooks.remove(id);
    shop.state.webhooks.add({ event: "orders.created", address, active: true });
    const id = String(shop.state.addOrder({ rows }));
    await shop.state.webhooks.settled();
    const later = post.lastTo(address);
    const before = shop.calls.length;
    expect((await hooks.read(later, "orders")).isErr()).toBe(true);
    expect(shop.calls.length).toBe(before);
    await clock.sleep(600_000);
    expect((await hooks.read(later, "orders"))._unsafeUnwrap()).toBe(id);
    expect(shop.calls.length).toBe(before + 1);
  });

  it("cannot be checked while the shop does not give its keys, and asks for them once a minute at most", async () => {
    const { hooks, post, shop, clock } = scene();
    for (const event of ["orders.created"]) shop.state.webhooks.add({ event, address, active: true });
    const id = String(shop.state.addOrder({ rows }));
    await shop.state.webhooks.settled();
    shop.faults.add({ fault: "server-error", times: 3 });
    const delivery = post.lastTo(address);
    expect((await hooks.read(delivery, "orders"))._unsafeUnwrapErr().problem.code).toBe("shop.unreachable");
    const before = shop.calls.length;
    expect((await hooks.read(delivery, "orders"))._unsafeUnwrapErr().problem.code).toBe("shop.unreachable");
    expect(shop.calls.length).toBe(before);
    await clock.sleep(60_000);
    expect((await hooks.read(delivery, "orders"))._unsafeUnwrap()).toBe(id);
  });
});

describe("registering", () => {
  it.each([
    ["webhookTwice", "second"],
    ["webhookTwice", "500.40"],
    ["postAnswer", 200],
    ["postAnswer", 204],
    ["emptyList", "no-body"],
  ] as const)("subscribes to three events once, with %s %s", async (name, setting) => {
    const { hooks, shop } = scene({ [name]: setting });
    for (let n = 0; n < 2; n += 1) {
      const there = (await hooks.register(address, "orders"))._unsafeUnwrap();
      expect(there.map(({ event }) => event)).toEqual([
        "orders.created",
        "orders.updated.ispaid",
        "orders.updated.status",
      ]);
    }
    expect(shop.state.webhooks.all()).toHaveLength(3);
  });

  it("subscribes an address of products to two events, and leaves those of orders", async () => {
    const { hooks, shop } = scene();
    (await hooks.register(address, "orders"))._unsafeUnwrap();
    for (let n = 0; n < 2; n += 1) {
      const there = (await hooks.register(ofProducts, "products"))._unsafeUnwrap();
      expect(there.map(({ event }) => event)).toEqual(["products.created", "products.updated"]);
    }
    expect(shop.state.webhooks.all()).toHaveLength(5);
    expect((await hooks.remove(ofProducts))._unsafeUnwrap()).toHaveLength(2);
    expect(shop.state.webhooks.all().map((webhook) => webhook.address)).toEqual([address, address, address]);
  });

  it("switches on again what the shop has switched off, and ends what is there twice", async () => {
    const { hooks, shop } = scene();
    (await hooks.register(address, "orders"))._unsafeUnwrap();
    for (const webhook of shop.state.webhooks.all()) webhook.active = false;
    shop.state.webhooks.add({ event: "orders.created", address, active: true });
    const there = (await hooks.register(address, "orders"))._unsafeUnwrap();
    expect(there.map(({ active }) => active)).toEqual([true, true, true]);
    expect(shop.state.webhooks.all()).toHaveLength(3);
  });

  it("leaves a lost answer to the next time, which finds what was done", async () => {
    const { hooks, shop } = scene();
    shop.faults.add({ fault: "drop-after-commit", method: "POST" });
    const lost = (await hooks.register(address, "orders"))._unsafeUnwrapErr();
    expect([lost.problem.code, lost.outcome]).toEqual(["shop.unreachable", "unknown"]);
    expect((await hooks.register(address, "orders"))._unsafeUnwrap()).toHaveLength(3);
    expect(shop.state.webhooks.all()).toHaveLength(3);
  });

  it("names the right that the key lacks", async () => {
    const { hooks, shop } = scene();
    shop.state.permissions.delete("webhooks");
    expect((await hooks.register(address, "orders"))._unsafeUnwrapErr().problem).toMatchObject({
      code: "shop.permission-missing",
      parameters: { what: "webhooks" },
    });
  });
});
