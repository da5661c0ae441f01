// Calls of an order, counted by the simulator over many: by what is asked for of a customer, and by the kind of document.
import { createCcvShop } from "@boekbrug/ccvshop";
import { createExactOnline, exactOnlineSettings } from "@boekbrug/exactonline";
import { sync } from "@boekbrug/runner";
import { createCcvShopSimulator, createExactOnlineSimulator } from "@boekbrug/simulators";
import { createFakeClock, createMemoryStore } from "@boekbrug/testkit";

const orderCount = 1000;

const kinds = [
  ["known customer", {}, (index) => index % 50],
  ["new customer", {}, (index) => index],
  ["new customer, contact", { customers: { contact: true } }, (index) => index],
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
async function callsPerOrder(rules, ledger, customerOf) {
  const clock = createFakeClock("2026-03-16T09:00:00Z");
  const shop = createCcvShopSimulator({ clock });
  const exact = createExactOnlineSimulator({ clock, limits: { perDay: 100_000 } });
  const store = createMemoryStore();
  const place = (customer) => shop.state.addOrder(orderOf(customer));
  for (let index = 0; index < 50; index += 1) place(index);
  await run({ clock, shop, exact, store, rules, ledger });
  const before = exact.calls.length;
  for (let index = 0; index < orderCount; index += 1) place(customerOf(index + 50));
  const booked = await run({ clock, shop, exact, store, rules, ledger });
  if (booked !== orderCount) throw new Error(`${booked} of ${orderCount} orders booked`);
  return (exact.calls.length - before) / orderCount;
}

const orderOf = (customer) => ({
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
  rows: [{ name: "Pan", price: "49.95", rate: 21 }],
});

async function run({ clock, shop, exact, store, rules, ledger }) {
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
  const connection = { key: "shop", rules, source, ledger: createExactOnline(settings, parts) };
  let booked = 0;
  for (;;) {
    const report = (await sync(host, connection))._unsafeUnwrap();
    if (report.stopped !== null) throw new Error(report.stopped.problem.code);
    booked += report.booked.length;
    if (report.waitingOnLedger === 0) return booked;
    clock.advance(60_000);
  }
}
