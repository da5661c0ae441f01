// Calls of an order, counted by the simulator over many: by what is asked for of a customer, by the kind of document, and of an article.
import { createCcvShop } from "@boekbrug/ccvshop";
import { createExactOnline, exactOnlineSettings } from "@boekbrug/exactonline";
import { sync, syncCatalogue } from "@boekbrug/runner";
import { createCcvShopSimulator, createExactOnlineSimulator } from "@boekbrug/simulators";
import { createFakeClock, createMemoryStore } from "@boekbrug/testkit";

const orderCount = 1000;

const kinds = [
  ["known customer", {}, (index) => index % 50],
  ["new customer", {}, (index) => index],
  ["new customer, main contact", { customers: { contact: true } }, (index) => index],
  ["new customer, contact, address", { customers: { contact: true, deliveryAddress: true } }, (index) => index],
];

const items = { fallback: "DIVERSEN" };
const known = (index) => index % 50;

/** Known customers and items; `invoiced` orders are looked at by a run after Exact has invoiced them. */
const documents = [
  ["sales invoice, open", "invoice", { items }],
  ["sales invoice, processed", "invoice", { items, invoices: { process: true } }],
  ["sales order", "order", { items }],
  ["sales order, invoiced", "order", { items, orders: { invoice: true } }],
];

/** One line for each kind of document besides sales entries. */
export async function documentLines(rules) {
  const lines = [];
  for (const [what, kind, ledger] of documents) {
    const calls = await callsPerOrder({ ...rules, document: { ...rules.document, kind } }, ledger, known);
    lines.push(`calls per order, ${what.padEnd(40 - 16)} ${calls.toFixed(3)}`);
  }
  return lines;
}

/** An article that is new: with the order that sells it, and in a catalogue whose items get a price (`or` in a filter is refused by some). */
export async function articleLines(rules) {
  const ofOrders = { ...rules, document: { ...rules.document, kind: "order" } };
  const article = (index) => ({ productNumber: `ART-${index}` });
  const sold = await callsPerOrder(ofOrders, { items }, known, article);
  const without = await callsPerOrder(ofOrders, { items }, known);
  const lines = [["sold", sold - without]];
  for (const orFilter of ["allowed", "refused"])
    lines.push([orFilter === "allowed" ? "catalogue" : 'catalogue, no "or"', await callsPerItem(rules, orFilter)]);
  return lines.map(([what, calls]) => `calls per new article, ${what.padEnd(41 - 23)} ${calls.toFixed(3)}`);
}

async function callsPerItem(rules, orFilter) {
  const world = createBench(rules, { items: { sync: true } }, { orFilter });
  for (let index = 0; index < orderCount; index += 1)
    world.shop.state.addProduct({ name: `Artikel ${index}`, productNumber: `ART-${index}`, price: "12.10" });
  const { host, connection } = engineOf(world);
  const { made, stopped } = (await syncCatalogue(host, connection))._unsafeUnwrap();
  if (stopped !== null || made.length !== orderCount) throw new Error(`${made.length} items made`);
  return world.exact.calls.length / orderCount;
}

/** One line for each kind of customer. */
export async function customerLines(rules) {
  const lines = [];
  for (const [what, ledger, customerOf] of kinds) {
    const calls = await callsPerOrder(rules, ledger, customerOf);
    lines.push(`calls per order, ${what.padEnd(40 - 16)} ${calls.toFixed(3)}`);
  }
  return lines;
}

/** Of the second of two runs: the first makes those that are to be known. */
async function callsPerOrder(rules, ledger, customerOf, articleOf = () => ({})) {
  const world = createBench(rules, ledger);
  const { shop, exact } = world;
  const place = (customer, article = {}) => shop.state.addOrder(orderOf(customer, article));
  for (let index = 0; index < 50; index += 1) place(index);
  await run(world);
  const before = exact.calls.length;
  for (let index = 0; index < orderCount; index += 1) place(customerOf(index + 50), articleOf(index));
  const booked = await run(world);
  if (booked !== orderCount) throw new Error(`${booked} of ${orderCount} orders booked`);
  return (exact.calls.length - before) / orderCount;
}

function createBench(rules, ledger, switches = {}) {
  const clock = createFakeClock("2026-03-16T09:00:00Z");
  const shop = createCcvShopSimulator({ clock });
  const exact = createExactOnlineSimulator({ clock, switches, limits: { perDay: 100_000 } });
  return { clock, shop, exact, store: createMemoryStore(), rules, ledger };
}

const orderOf = (customer, article) => ({
  created: "2026-03-10T10:00:00Z",
  customer: {
    firstName: "Koper",
    lastName: `Nummer ${customer}`,
    email: `koper${customer}@shop.example`,
    street: "Straat",
    houseNumber: 1,
    zipCode: "1000AA",
    city: "Stad",
    delivery: { firstName: "Koper", street: "Elders", houseNumber: 1 + customer, zipCode: "2000BB", city: "Stad" },
  },
  rows: [{ name: "Pan", price: "49.95", rate: 21, ...article }],
});

function engineOf({ clock, shop, exact, store, rules, ledger }) {
  const shopSettings = {
    kind: "ccvshop",
    baseUrl: "https://shop.example",
    publicKey: shop.keys.public,
    secret: shop.keys.secret,
  };
  const settings = exactOnlineSettings.parse({
    kind: "exactonline",
    baseUrl: "https://exact.example",
    clientId: exact.app.clientId,
    clientSecret: exact.app.clientSecret,
    refreshToken: exact.state.firstRefreshToken,
    division: exact.state.division,
    journal: "70",
    ...ledger,
  });
  const source = createCcvShop(shopSettings, { clock, fetch: shop.fetch });
  const parts = { clock, tokens: store, connection: "shop", holder: "bench", fetch: exact.fetch };
  const host = { store, clock, fingerprint: async (text) => text, holder: "bench", run: "bench" };
  return { host, connection: { key: "shop", rules, source, ledger: createExactOnline(settings, parts) } };
}

async function run(world) {
  const { host, connection } = engineOf(world);
  let booked = 0;
  for (;;) {
    const report = (await sync(host, connection))._unsafeUnwrap();
    if (report.stopped !== null) throw new Error(report.stopped.problem.code);
    booked += report.booked.length;
    if (report.waitingOnLedger === 0) return booked;
    world.clock.advance(60_000);
  }
}
