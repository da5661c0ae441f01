// Figures, not tests: the time of a plan, and the calls of an order. Ratios where machines differ.
import { createCcvShop } from "@boekbrug/ccvshop";
import { planInvoice, rulesSchema } from "@boekbrug/core";
import { createExactOnline, exactOnlineSettings } from "@boekbrug/exactonline";
import { sync } from "@boekbrug/runner";
import { createCcvShopSimulator, createExactOnlineSimulator } from "@boekbrug/simulators";
import { createFakeClock, createMemoryStore } from "@boekbrug/testkit";
import { articleLines, customerLines, documentLines } from "./bench-calls.mjs";
import { moneybirdLines } from "./bench-moneybird.mjs";
import { snelstartLines } from "./bench-snelstart.mjs";

const rules = rulesSchema.parse({
  orders: { from: "2026-01-01" },
  accounts: {
    high: "8000",
    low: "8010",
    zero: "8020",
    other: "8090",
    shipping: "8100",
    deposits: "1700",
    giftCards: "1710",
  },
  vatCodes: { "domestic-standard": "4", "domestic-reduced": "3", "domestic-zero": "0", "no-supply": "0" },
  vat: { unknownClass: "as-charged" },
});

const orderCount = 1000;
const customerCount = 50;
const clock = createFakeClock("2026-03-16T09:00:00Z");
const shop = createCcvShopSimulator({ clock });
const exact = createExactOnlineSimulator({ clock, limits: { perDay: 100_000 } });

const placeOrder = (index, more = {}) =>
  shop.state.addOrder({
    created: "2026-03-10T10:00:00Z",
    ...more,
    customer: {
      firstName: "Koper",
      lastName: String(index % customerCount),
      email: `koper${index % customerCount}@shop.example`,
      street: "Straat",
      houseNumber: 1,
      zipCode: "1000AA",
      city: "Stad",
    },
    rows: [
      { name: "Pan", price: "49.95", rate: 21, count: 1 + (index % 3) },
      { name: "Boek", price: "24.50", rate: 9 },
    ],
    shipping: { price: "5.95" },
  });

const store = createMemoryStore();
let engines = 0;
const run = async () => {
  engines += 1;
  const holder = `bench-${engines}`;
  const shopSettings = {
    kind: "ccvshop",
    baseUrl: "https://shop.example",
    publicKey: shop.keys.public,
    secret: shop.keys.secret,
  };
  const ledgerSettings = exactOnlineSettings.parse({
    kind: "exactonline",
    baseUrl: "https://exact.example",
    clientId: exact.app.clientId,
    clientSecret: exact.app.clientSecret,
    refreshToken: exact.state.firstRefreshToken,
    division: exact.state.division,
    journal: "70",
  });
  const source = createCcvShop(shopSettings, { clock, fetch: shop.fetch });
  const ledger = createExactOnline(ledgerSettings, {
    clock,
    tokens: store,
    connection: "shop",
    holder,
    fetch: exact.fetch,
  });
  const host = { store, clock, fingerprint: async (text) => text, holder, run: holder };
  const report = (await sync(host, { key: "shop", rules, source, ledger }))._unsafeUnwrap();
  if (report.stopped !== null) throw new Error(report.stopped.problem.code);
  return { report, source };
};

const perOrder = (calls, count) => (calls / count).toFixed(3);

for (let index = 0; index < customerCount; index += 1) placeOrder(index);
await run();
const shopBefore = shop.calls.length;
const exactBefore = exact.calls.length;
for (let index = 0; index < orderCount; index += 1) placeOrder(index);
const { report, source } = await run();
console.log(`orders booked, known customers            ${report.booked.length}`);
console.log(`calls per order, bookkeeping              ${perOrder(exact.calls.length - exactBefore, orderCount)}`);
for (const lines of [customerLines, documentLines, articleLines])
  for (const line of await lines(rules)) console.log(line);
for (const line of [...(await moneybirdLines()), ...(await snelstartLines())]) console.log(line);
console.log(`calls per order, shop                     ${perOrder(shop.calls.length - shopBefore, orderCount)}`);

const idleRun = async () => {
  const [idleShop, idleExact] = [shop.calls.length, exact.calls.length];
  await run();
  return `${shop.calls.length - idleShop} shop, ${exact.calls.length - idleExact} bookkeeping`;
};
console.log(`calls of idle runs                        ${await idleRun()}; ${await idleRun()}`);
for (let index = 0; index < 250; index += 1) placeOrder(index, { paid: false });
for (let index = 0; index < 100; index += 1) placeOrder(index);
await run();
console.log(`calls of idle runs, 250 orders watched    ${await idleRun()}; ${await idleRun()}`);

const [first] = report.booked;
const order = (await source.order(first.orderId))._unsafeUnwrap();
const fiveLines = {
  ...order,
  lines: Array.from({ length: 5 }, (_, index) => ({ ...order.lines[index % order.lines.length], id: String(index) })),
};
const total =
  fiveLines.lines.reduce((sum, { amount }) => sum + amount.minor, 0) +
  fiveLines.charges.reduce((sum, { amount }) => sum + amount.minor, 0);
const vat = (rate) =>
  [...fiveLines.lines, ...fiveLines.charges]
    .filter(({ vatPercent }) => vatPercent === rate)
    .reduce((sum, { amount }) => sum + amount.minor, 0) *
  (Number(rate) / (100 + Number(rate)));
const planned = {
  ...fiveLines,
  total: { minor: total, currency: "EUR" },
  totalVat: { minor: Math.round(vat("21")) + Math.round(vat("9")), currency: "EUR" },
};
const once = () => planInvoice(planned, { connection: "shop", rules })._unsafeUnwrap();
for (let index = 0; index < 2000; index += 1) once();
const rounds = 5000;
const began = process.hrtime.bigint();
for (let index = 0; index < rounds; index += 1) once();
const milliseconds = Number(process.hrtime.bigint() - began) / 1e6 / rounds;
console.log(`decision and plan of a five-line order    ${milliseconds.toFixed(3)} ms here`);
