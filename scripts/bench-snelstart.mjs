// Calls of an order in SnelStart, and of its payment among many.
import { createCcvShop } from "@boekbrug/ccvshop";
import { rulesSchema } from "@boekbrug/core";
import { sync } from "@boekbrug/runner";
import { createCcvShopSimulator, createSnelStartSimulator } from "@boekbrug/simulators";
import { createSnelStart, snelstartSettings } from "@boekbrug/snelstart";
import { createFakeClock, createMemoryStore } from "@boekbrug/testkit";
import { benchOrder } from "./bench-order.mjs";

const orderCount = 1000;
const customerCount = 50;

const rules = rulesSchema.parse({
  orders: { from: "2026-01-01" },
  accounts: { high: "8000", low: "8010", zero: "8040", other: "8040", shipping: "8100" },
  vat: { unknownClass: "as-charged" },
});

const sameArticles = () => "PAN";
const ofOrders = { document: "order", items: { revenueGroups: { high: 1, low: 2, none: 3 } } };

/** Lines of figures: a thousand paid orders over some twenty days, of customers and articles that are known or new. */
export async function snelstartLines() {
  const known = await callsPerOrder({}, false, sameArticles);
  const fresh = await callsPerOrder({}, true, sameArticles);
  const paid = await callsPerOrder({ payments: { others: 10 } }, false, sameArticles);
  const order = await callsPerOrder(ofOrders, false, sameArticles);
  const ofNewArticles = await callsPerOrder(ofOrders, false, (index) => `PAN-${index}`);
  return [
    `calls per order, SnelStart, booking            ${known}; of a new customer ${fresh}; paid, fifty together ${paid}`,
    `calls per order, SnelStart, sales order        ${order}; with a new article ${ofNewArticles}`,
  ];
}

async function callsPerOrder(changes, isNew, articleOf) {
  const clock = createFakeClock("2026-03-16T09:00:00Z");
  const shop = createCcvShopSimulator({ clock });
  const snelstart = createSnelStartSimulator({ clock, limits: { perHour: 100_000 } });
  const store = createMemoryStore();
  let runs = 0;
  const place = (index, customer, article) => shop.state.addOrder(benchOrder(index, customer, article));
  const run = async () => {
    runs += 1;
    const holder = `bench-${runs}`;
    const shopSettings = {
      kind: "ccvshop",
      baseUrl: "https://shop.example",
      publicKey: shop.keys.public,
      secret: shop.keys.secret,
    };
    const settings = snelstartSettings.parse({
      kind: "snelstart",
      clientKey: snelstart.state.couplingKey,
      subscriptionKey: snelstart.state.subscriptionKeys.primary,
      ...changes,
    });
    const source = createCcvShop(shopSettings, { clock, fetch: shop.fetch });
    const ledger = createSnelStart(settings, { clock, fetch: snelstart.fetch });
    const host = { store, clock, fingerprint: async (text) => text, holder, run: holder };
    const report = (await sync(host, { key: "shop", rules, source, ledger }))._unsafeUnwrap();
    if (report.stopped !== null) throw new Error(report.stopped.problem.code);
    return report;
  };
  for (let index = 0; index < customerCount; index += 1) place(index, index, "PAN");
  await run();
  // A new process does not know what the last one has used of the minute and the hour.
  clock.advance(3_600_000);
  const before = snelstart.calls.length;
  for (let index = 0; index < orderCount; index += 1) {
    place(index + customerCount, isNew ? customerCount + index : index % customerCount, articleOf(index));
  }
  const { booked, settled } = await run();
  const expected = changes.payments === undefined ? 0 : orderCount;
  if (booked.length !== orderCount || settled.length !== expected) {
    throw new Error(`booked ${booked.length}, settled ${settled.length}`);
  }
  return ((snelstart.calls.length - before) / orderCount).toFixed(3);
}
