import { createHmac } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { boekbrug, createSite, type Site } from "./command.ts";
import { publicAddress, type Serving, serve, waitUntil } from "./serving.ts";

const person = { firstName: "Zonnebloem", lastName: "Kwikstaart", email: "zonnebloem@shop.example" };
const rows = [{ name: "Pan", price: "49.95" }];
const address = `${publicAddress}/webhooks/shop`;

let site: Site;
let server: Serving | undefined;

const open = async () => {
  site = await createSite();
};
const close = async () => {
  await server?.stop();
  server = undefined;
  await site.close();
};

const command = (...args: string[]) =>
  boekbrug([...args, "--config", site.configPath], { CCV_SECRET: site.shop.keys.secret });

const entriesOf = (id: number) => site.exact.state.entries().filter(({ yourRef }) => yourRef === `shop-${id}`);

/** Starts `serve` with registered webhooks, and lets it book a first order, so that the connection is under way. */
async function underWay(): Promise<Serving> {
  const first = site.shop.state.addOrder({ rows });
  for (const event of ["orders.created", "orders.updated.ispaid", "orders.updated.status"])
    site.shop.state.webhooks.add({ event, address, active: true });
  server = await serve(site);
  await waitUntil(() => entriesOf(first).length === 1);
  await server.says("webhooks registered: 3");
  return server;
}

/** An order that becomes paid now; gives its id once it is in the books, and how long that took. */
async function paysAndIsBooked(): Promise<{ id: number; seconds: number }> {
  const id = site.shop.state.addOrder({ rows, paid: false, customer: person });
  await site.shop.state.webhooks.settled();
  const begun = Date.now();
  site.shop.state.updateOrder(id, { paid: true });
  await waitUntil(() => entriesOf(id).length > 0);
  return { id, seconds: (Date.now() - begun) / 1000 };
}

/** A delivery by somebody who knows the address. */
const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/webhooks/shop`, { method: "POST", body, headers }).then(({ status }) => status);

describe("an order that becomes paid", () => {
  beforeEach(open);
  afterEach(close);

  it.each(["address-and-body", "body", "unsigned"] as const)(
    "is booked within ten seconds, deliveries signed: %s",
    async (signature) => {
      site.shop.switches.webhookSignature = signature;
      site.configure({ "shop.webhooks": { signature } });
      await underWay();
      const { id, seconds } = await paysAndIsBooked();
      expect(seconds).toBeLessThan(10);
      expect(entriesOf(id)).toMatchObject([{ grossCents: 4995, vatCents: 867 }]);
    },
  );
});

/** One server for all, in this order. */
describe("boekbrug serve", () => {
  beforeAll(async () => {
    await open();
    await underWay();
  });
  afterAll(close);

  it("refuses what is not signed by the shop, without a call to the shop", async () => {
    const url = server?.url ?? "";
    const id = site.shop.state.addOrder({ rows, paid: false });
    await site.shop.state.webhooks.settled();
    await waitUntil(async () => (await command("status", "--json")).out.includes('"waiting": 1'));
    const before = site.shop.calls.length;
    const body = JSON.stringify({ id, paid: true });
    const guess = createHmac("sha512", "guess").update(`${address}|${body}`).digest("hex");
    expect(await post(url, body)).toBe(401);
    expect(await post(url, body, { "x-hash": guess })).toBe(401);
    expect(await post(url, "x".repeat(70_000))).toBe(413);
    expect(await fetch(`${url}/webhooks/shop`).then(({ status }) => status)).toBe(405);
    expect(await fetch(`${url}/webhooks/other`, { method: "POST" }).then(({ status }) => status)).toBe(404);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(site.shop.calls.length).toBe(before);
  });

  it("books what the shop says of an order, whatever a delivery says", async () => {
    site.shop.state.webhooks.lost = true;
    const paid = site.shop.state.addOrder({ rows });
    const unpaid = site.shop.state.addOrder({ rows, paid: false });
    await site.shop.state.webhooks.settled();
    site.shop.state.webhooks.lost = false;
    for (const id of [paid, unpaid])
      site.shop.state.webhooks.send("orders.updated.ispaid", JSON.stringify({ id, paid: true, total_price: 1 }));
    await waitUntil(() => entriesOf(paid).length === 1);
    expect(entriesOf(paid)).toMatchObject([{ grossCents: 4995 }]);
    expect(entriesOf(unpaid)).toEqual([]);
  });

  it("makes one booking of twenty deliveries, also while it is writing another order", async () => {
    site.exact.faults.add({ fault: "slow", method: "POST", path: /SalesEntries/, delayMs: 800, times: 1 });
    const slow = site.shop.state.addOrder({ rows });
    await site.shop.state.webhooks.settled();
    await waitUntil(() => site.exact.faults.hits === 1);
    const id = site.shop.state.addOrder({ rows });
    const body = JSON.stringify({ id });
    for (let n = 0; n < 20; n += 1) site.shop.state.webhooks.send("orders.created", body);
    await site.shop.state.webhooks.settled();
    await waitUntil(() => entriesOf(id).length > 0 && entriesOf(slow).length > 0);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect([entriesOf(slow).length, entriesOf(id).length]).toEqual([1, 1]);
  });

  it("says that it cannot listen where another program does", async () => {
    const url = server?.url ?? "";
    site.configureServe({ port: Number(new URL(url).port) });
    const second = await command("serve");
    expect(second.exitCode).toBe(2);
    expect(second.error).toContain("EADDRINUSE");
    site.configureServe({ port: 0 });
  });

  it("finds at its next pass what no delivery told of", async () => {
    site.shop.state.webhooks.lost = true;
    const id = site.shop.state.addOrder({ rows });
    await site.shop.state.webhooks.settled();
    await server?.stop();
    server = await serve(site);
    await waitUntil(() => entriesOf(id).length === 1);
    site.shop.state.webhooks.lost = false;
  });

  it("tells its health, ends in good order when asked, and writes no personal data", async () => {
    await paysAndIsBooked();
    const running = server ?? (await serve(site));
    const health = await fetch(`${running.url}/health`);
    expect([health.status, await health.json()]).toEqual([200, { status: "ok", late: [] }]);
    expect(await running.stop()).toBe(0);
    const log = running.log();
    expect(log).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ shop: told of order #\d+$/m);
    expect(log).toMatch(/ serve: ended\n$/);
    for (const secret of ["Zonnebloem", "Kwikstaart", "zonnebloem@", site.shop.keys.secret])
      expect(log).not.toContain(secret);
    expect((await command("sync")).exitCode).toBe(0);
  });
});

describe("a product of which the shop tells", () => {
  beforeEach(open);
  afterEach(close);

  it.each(["address-and-body", "unsigned"] as const)(
    "becomes an item within ten seconds, deliveries signed: %s",
    async (signature) => {
      site.shop.state.addProduct({ name: "Koekenpan", productNumber: "PAN", price: "121.00" });
      site.shop.switches.webhookSignature = signature;
      site.configure({ "shop.webhooks": { signature }, "ledger.items": { sync: true } });
      await command("webhooks", "register", "--url", publicAddress);
      const registered = site.shop.state.webhooks.all().map(({ event, address: at }) => [event, at]);
      expect(registered.slice(3)).toEqual([
        ["products.created", `${address}/products`],
        ["products.updated", `${address}/products`],
      ]);
      server = await serve(site);
      const codes = () => site.exact.state.items().map(({ values }) => values.Code);
      await server.says("Items made 1");
      expect(codes()).toEqual(["PAN"]);
      const begun = Date.now();
      const id = site.shop.state.addProduct({ name: "Pollepel", productNumber: "LEPEL", price: "12.10" });
      await waitUntil(() => codes().includes("LEPEL"));
      expect((Date.now() - begun) / 1000).toBeLessThan(10);
      await server.says(`told of product #${id}`);
    },
  );

  it("is no longer told when items do not follow the shop any more", async () => {
    site.configure({ "ledger.items": { sync: true } });
    await command("webhooks", "register", "--url", publicAddress);
    expect(site.shop.state.webhooks.all()).toHaveLength(5);
    site.configure();
    await command("webhooks", "register", "--url", publicAddress);
    expect(site.shop.state.webhooks.all().map(({ event }) => event)).toEqual([
      "orders.created",
      "orders.updated.ispaid",
      "orders.updated.status",
    ]);
  });
});

describe("boekbrug webhooks", () => {
  beforeEach(open);
  afterEach(close);

  it("registers once, lists and removes", async () => {
    expect((await command("webhooks", "list")).out).toContain("no webhooks registered");
    for (let n = 0; n < 2; n += 1) await command("webhooks", "register", "--url", `${publicAddress}/`);
    const listed = JSON.parse((await command("webhooks", "list", "--json")).out);
    expect(listed.connections[0].webhooks.map(({ address: at }: { address: string }) => at)).toEqual(
      Array.from({ length: 3 }, () => address),
    );
    expect((await command("webhooks", "remove", "--url", publicAddress)).exitCode).toBe(0);
    expect(site.shop.state.webhooks.all()).toEqual([]);
  });

  it("wants an https address, and names the right that the key lacks", async () => {
    expect(await command("webhooks", "register")).toMatchObject({ exitCode: 2 });
    expect(await command("webhooks", "register", "--url", "http://hooks.example")).toMatchObject({ exitCode: 2 });
    site.shop.state.permissions.delete("webhooks");
    const refused = await command("webhooks", "register", "--url", publicAddress);
    expect(refused).toMatchObject({ exitCode: 3, error: expect.stringContaining("webhooks") });
  });
});
