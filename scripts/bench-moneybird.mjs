// Calls of an order in Moneybird, by kind of document.
import { createCcvShop } from "@boekbrug/ccvshop";
import { rulesSchema } from "@boekbrug/core";
import { createMoneybird, moneybirdSettings } from "@boekbrug/moneybird";
import { sync } from "@boekbrug/runner";
import { createCcvShopSimulator, createMoneybirdSimulator } from "@boekbrug/simulators";
import { createFakeClock, createMemoryStore } from "@boekbrug/testkit";
import { benchOrder } from "./bench-order.mjs";

const orderCount = 1000;
const customerCount = 50;

const rules = rulesSchema.parse({
  orders: { from: "2026-01-01" },
  accounts: { high: "Omzet", low: "Omzet", zero: "Omzet", other: "Omzet", shipping: "Omzet" },
  vatCodes: { "domestic-standard": "21% btw", "domestic-reduced": "9% btw", "domestic-zero": "0% btw" },
  vat: { unknownClass: "as-charged" },
});

/** Lines of figures: a thousand paid orders over some twenty days, of customers that are known or new. */
export async function moneybirdLines() {
  const external = await callsPerOrder("external", false);
  const fresh = await callsPerOrder("external", true);
  const sent = await callsPerOrder("invoice-sent", false);
  return [
    `calls per order, Moneybird, external invoice   ${external}; of a new customer ${fresh}`,
    `calls per order, Moneybird, sent invoice       ${sent}`,
  ];
}

async function callsPerOrder(document, isNew) {
  const clock = createFakeClock("2026-03-16T09:00:00Z");
  const shop = createCcvShopSimulator({ clock });
  const moneybird = createMoneybirdSimulator({ clock });
  const store = createMemoryStore();
  let runs = 0;
  const place = (index, customer) => shop.state.addOrder(benchOrder(index, customer, "PAN"));
  const run = async () => {
    runs += 1;
    const holder = `bench-${runs}`;
    const shopSettings = {
      kind: "ccvshop",
      baseUrl: "https://shop.example",
      publicKey: shop.keys.public,
      secret: shop.keys.secret,
    };
    const settings = moneybirdSettings.parse({
      kind: "moneybird",
      baseUrl: "https://moneybird.example",
      token: moneybird.state.token,
      administration: moneybird.state.administrationId,
      document,
    });
    const source = createCcvShop(shopSettings, { clock, fetch: shop.fetch });
    const ledger = createMoneybird(settings, {
      clock,
      tokens: store,
      holder,
      connection: "shop",
      fetch: moneybird.fetch,
    });
    const host = { store, clock, fingerprint: async (text) => text, holder, run: holder };
    const report = (await sync(host, { key: "shop", rules, source, ledger }))._unsafeUnwrap();
    if (report.stopped !== null) throw new Error(report.stopped.problem.code);
    return report;
  };
  for (let index = 0; index < customerCount; index += 1) place(index, index);
  await run();
  // A new process does not know what the last one has used of the five minutes.
  clock.advance(300_000);
  const before = moneybird.calls.length;
  for (let index = 0; index < orderCount; index += 1) {
    place(index + customerCount, isNew ? customerCount + index : index % customerCount);
  }
  const { booked } = await run();
  if (booked.length !== orderCount) throw new Error(`booked ${booked.length}`);
  return ((moneybird.calls.length - before) / orderCount).toFixed(3);
}
