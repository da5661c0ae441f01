import { createMoneybirdSimulator, type Listening, type MoneybirdSimulator } from "@boekbrug/simulators";
import { afterEach, beforeEach, expect, it } from "vitest";
import { boekbrug, createSite, type Site } from "./command.ts";
import { publicAddress, type Serving, serve, waitUntil } from "./serving.ts";

let site: Site;
let moneybird: MoneybirdSimulator;
let port: Listening;
let server: Serving | undefined;

beforeEach(async () => {
  site = await createSite();
  // What Moneybird sends comes to the running server, as through a web server with https.
  moneybird = createMoneybirdSimulator({
    webhookFetch: (url, init) => fetch(url.replace(publicAddress, server?.url ?? "http://127.0.0.1:1"), init),
  });
  port = await moneybird.listen();
  site.configure({
    ledger: {
      kind: "moneybird",
      baseUrl: port.url,
      administration: moneybird.state.administrationId,
      token: moneybird.state.token,
      watchDocuments: true,
    },
    "rules.accounts": { high: "Omzet", low: "Omzet", zero: "Omzet", other: "Omzet", shipping: "Omzet" },
    "rules.vatCodes": { "domestic-standard": "21% btw", "domestic-reduced": "9% btw", "domestic-zero": "0% btw" },
  });
});

afterEach(async () => {
  await server?.stop();
  server = undefined;
  await port.close();
  await site.close();
});

const command = (...args: string[]) =>
  boekbrug([...args, "--config", site.configPath], { CCV_SECRET: site.shop.keys.secret });

it("a booked invoice that is deleted in Moneybird is told of by serve, and stands in status until it was dealt with", async () => {
  const { state } = moneybird;
  site.shop.state.addOrder({ rows: [{ name: "Pan", price: "49.95" }] });
  const early = await command("webhooks", "register", "--url", publicAddress, "--json");
  expect(early.out).toContain("webhook.ledger-refused");
  server = await serve(site);
  await waitUntil(() => state.externalInvoices().some((invoice) => invoice.state === "paid"));
  const registered = await command("webhooks", "register", "--url", publicAddress, "--json");
  expect(registered.exitCode).toBe(0);
  expect(registered.out).toContain(`${publicAddress}/webhooks/shop/documents`);
  expect(registered.out).not.toMatch(/secret/i);
  const [invoice] = state.externalInvoices();
  state.byHand.deleteInvoice(invoice?.id ?? "");
  expect(await state.deliverWebhooks()).toBe(1);
  await server.says("was deleted in the bookkeeping after it was booked");
  const told = JSON.parse((await command("status", "--json")).out).connections[0].attention;
  expect(told).toMatchObject([{ fate: "changed", problem: { code: "ledger.document-deleted" } }]);
  expect((await command("skip", told[0].orderNumber ?? told[0].orderId)).exitCode).toBe(0);
  expect(JSON.parse((await command("status", "--json")).out).connections[0].attention).toEqual([]);
});
