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
  configure({ watchDocuments: true });
});

/** The administration in Moneybird, with more settings of the ledger and rules of its orders. */
function configure(ledger: object = {}, orders: object = {}): void {
  site.configure({
    ledger: {
      kind: "moneybird",
      baseUrl: port.url,
      administration: moneybird.state.administrationId,
      token: moneybird.state.token,
      ...ledger,
    },
    "rules.orders": { from: "2026-01-01", ...orders },
    "rules.accounts": { high: "Omzet", low: "Omzet", zero: "Omzet", other: "Omzet", shipping: "Omzet" },
    "rules.vatCodes": { "domestic-standard": "21% btw", "domestic-reduced": "9% btw", "domestic-zero": "0% btw" },
  });
}

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

it("the settings of the tool that shops come from: an order becomes a paid external invoice once it is finished and paid, and not before", async () => {
  const { shop } = site;
  const { state } = moneybird;
  const mollie = state.byHand.addLedgerAccount({ name: "Mollie" });
  configure({ payments: { others: { ledgerAccount: "Mollie" } } }, { paidOnly: true, statuses: ["7"] });
  const rows = [
    { name: "Pan", price: "121.00", rate: 21 },
    { name: "Boek", price: "10.90", rate: 9 },
  ];
  const [neither, unpaid, unfinished] = [
    { status: 1, paid: false },
    { status: 7, paid: false },
    { status: 2, paid: true },
  ].map((each) => shop.state.addOrder({ rows, ...each }));
  shop.state.addOrder({ rows, status: 7, paid: true });
  const run = async () => JSON.parse((await command("sync", "--json")).out).connections[0].booked.length;
  const shown = () =>
    state.externalInvoices().map(({ reference, state: stands, grossCents, vatCents, payments }) => ({
      ...{ reference, stands, grossCents, vatCents },
      on: payments.map(({ ledgerAccountId }) => ledgerAccountId),
    }));
  const paid = (reference: string) => ({
    reference,
    stands: "paid",
    grossCents: 13190,
    vatCents: 2190,
    on: [mollie],
  });
  // Nothing stops the bookings: at most there are orders that it would hold.
  expect((await command("check")).exitCode).toBeLessThan(2);
  expect([await run(), await run()]).toEqual([1, 0]);
  expect(shown()).toEqual([paid("4")]);
  shop.state.updateOrder(unpaid ?? 0, { paid: true });
  shop.state.updateOrder(unfinished ?? 0, { status: 7 });
  shop.state.updateOrder(neither ?? 0, { status: 7 });
  expect([await run(), await run()]).toEqual([2, 0]);
  expect(
    shown()
      .map(({ reference }) => reference)
      .toSorted(),
  ).toEqual(["2", "3", "4"]);
  expect(shown()).toContainEqual(paid("2"));
  expect([state.salesInvoices(), state.mails()]).toEqual([[], []]);
});
