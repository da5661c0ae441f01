import { describe, expect, it } from "vitest";
import {
  type CcvShopSimulator,
  type CcvShopSimulatorOptions,
  type CcvShopSwitches,
  ccvShopSwitches,
  ccvShopWithoutSwitch,
  createCcvShopSimulator,
  type SimulatedOrder,
} from "../src/index.ts";
import { get, ids, items, movableClock, NOON, send } from "./ccvshop-client.ts";

interface Sent {
  headers: Record<string, string>;
  body: string;
}

interface Scene {
  /** Deliveries of webhooks, and how they are answered. */
  post: { last: Sent; answer: number };
  shop: CcvShopSimulator;
  clock: ReturnType<typeof movableClock>;
}
type Probe = (scene: Scene) => unknown;

const rich: SimulatedOrder = {
  account: { id: 5, discountPercentage: 10 },
  transactionId: "tr_1",
  rows: [
    {
      name: "Schort",
      price: 33.33,
      rate: 21,
      count: 3,
      discount: 1,
      attributes: [{ option: "Maat", value: "XL", price: 2.5 }],
    },
    { name: "Boek", price: 13.37, rate: 9, count: 3 },
    { name: "Fles", price: 0.15, kind: "container-deposit" },
    { name: "Krat", price: 12.5, kind: "safety-deposit" },
  ],
  coupon: { code: "TIEN", type: "percentage", discount: 10 },
  shipping: { price: 5.95 },
  paymentFee: 1.95,
  points: 3,
};
const simple: SimulatedOrder = { rows: [{ name: "Koksmes", price: 64.5 }] };

const seen =
  (order: SimulatedOrder, ...fields: string[]): Probe =>
  async ({ shop }) => {
    const body = await get(shop, `/orders/${shop.state.addOrder(order)}`);
    return fields.map((field) => body[field]);
  };
const firstRow =
  (...fields: string[]): Probe =>
  async ({ shop }) => {
    const [row] = await items(shop, `/orders/${shop.state.addOrder(rich)}/orderrows`);
    return fields.map((field) => row?.[field]);
  };
const charged =
  (order: SimulatedOrder): Probe =>
  ({ shop }) =>
    shop.state.charged(shop.state.addOrder(order));
const answer =
  (path: string, options = {}): Probe =>
  async ({ shop }) => {
    const response = await send(shop, path, options);
    return [response.status, await response.text()];
  };
const after =
  (arrange: Probe, look: Probe): Probe =>
  async (scene) => {
    await arrange(scene);
    return look(scene);
  };
const envelope = (path: string, field: string): Probe =>
  after(
    ({ shop }) => shop.state.addOrder(simple),
    async ({ shop }) => {
      const page = await get(shop, path);
      return [field in page, page[field]];
    },
  );
const register = async (shop: CcvShopSimulator) => {
  const body = '{"event":"orders.created","address":"https://hooks.example/"}';
  return (await send(shop, "/webhooks", { method: "POST", body })).status;
};

/** What is seen of the deliveries of two new orders that are answered so. */
const delivered =
  (look: (last: Sent, shop: CcvShopSimulator) => unknown, answer = 200, completed = true): Probe =>
  async ({ shop, post }) => {
    post.answer = answer;
    await register(shop);
    shop.state.addOrder({ ...simple, completed });
    shop.state.addOrder({ ...simple, completed });
    await shop.state.webhooks.settled();
    return look(post.last, shop);
  };
const refusedSignature = { headers: { "x-hash": "wrong" } };

/** For each switch something to look at that is different under every setting. Complete by its type. */
const probes: Record<keyof CcvShopSwitches, Probe> = {
  totalOrderrowPrice: seen(rich, "total_orderrow_price"),
  totalPriceContainsShipping: seen(rich, "total_price", "total_tax"),
  totalDiscountsSign: seen(rich, "total_discounts"),
  totalDiscountsContains: seen(rich, "total_discounts"),
  creditPointDiscountSign: seen(rich, "credit_point_discount"),
  costVat: charged({ ...rich, shipping: { price: 5.95, rate: 9 } }),
  couponVat: charged(rich),
  creditPointVat: charged(rich),
  vatRounding: seen({ rows: Array.from({ length: 9 }, () => ({ name: "Zakje", price: 0.1, rate: 9 })) }, "total_tax"),
  rowTotalPrice: firstRow("total_price"),
  rowTotalsCounted: firstRow("total_price", "total_price_with_attributes"),
  rowSurchargeTotal: firstRow("total_extra_option_price"),
  netShopTotalPrice: seen({ ...rich, rowsIncludeVat: false }, "total_price"),
  netShopTaxesIncluded: seen({ ...rich, rowsIncludeVat: false }, "taxes_included", "total_tax"),
  netShopCostBasis: charged({ ...rich, rowsIncludeVat: false }),
  accountDiscountShown: firstRow("price"),
  userDiscountUnit: firstRow("user_discount"),
  originalPrice: firstRow("original_price"),
  depositWords: async ({ shop }) =>
    (await items(shop, `/orders/${shop.state.addOrder(rich)}/orderrows`)).map((row) => row.product_type),
  couponWords: seen(rich, "discountcoupon"),
  couponPercentage: seen(rich, "discountcoupon"),
  defaultPageSize: envelope("/orders", "size"),
  maxPageSize: envelope("/orders?size=9999", "size"),
  oversizedPage: answer("/orders?size=9999"),
  dateFilterBounds: async ({ shop }) => {
    for (const day of ["01", "02", "03"]) shop.state.addOrder({ ...simple, created: `2026-11-${day}T10:00:00Z` });
    return ids(shop, "/orders?min_create_date=2026-11-01&max_create_date=2026-11-03");
  },
  dateFilterZone: async ({ shop }) => {
    shop.state.addOrder({ ...simple, created: "2026-10-31T23:30:00Z" });
    return ids(shop, "/orders?min_create_date=2026-11-01");
  },
  dateFilterTimePart: async ({ shop }) => {
    shop.state.addOrder({ ...simple, created: "2026-11-01T10:00:00Z" });
    const response = await send(shop, "/orders?min_create_date=2026-11-01T12:00:00Z");
    return [response.status, await response.text()];
  },
  limitScope: after(({ shop }) => shop.state.otherAppCalls("GET", "orders", 150), answer("/orders")),
  limitHeaders: async ({ shop }) => {
    shop.faults.add({ fault: "rate-limit" });
    const { headers } = await send(shop, "/orders");
    return [headers.has("retry-after"), headers.has("x-ratelimit-reset")];
  },
  limitWindow: async ({ shop, clock }) => {
    clock.advance(59_000);
    for (let n = 0; n < 150; n += 1) await send(shop, "/orders");
    clock.advance(2000);
    return (await send(shop, "/orders")).status;
  },
  limitAnswer: async ({ shop }) => {
    shop.faults.add({ fault: "rate-limit" });
    return (await send(shop, "/orders")).json();
  },
  totalLimit: async ({ shop }) => {
    for (let n = 0; n < 76; n += 1) await send(shop, "/orders");
    for (let n = 0; n < 75; n += 1) await send(shop, "/webshops");
    return (await send(shop, "/paymethods")).status;
  },
  authErrorStatus: answer("/orders", refusedSignature),
  authErrorsSigned: async ({ shop }) => (await send(shop, "/orders", refusedSignature)).headers.has("x-hash"),
  permissionErrorStatus: after(({ shop }) => shop.state.permissions.delete("orders"), answer("/orders")),
  unknownErrorBody: answer("/orders/1"),
  childPermission: async ({ shop }) => {
    const id = shop.state.addOrder(simple);
    shop.state.permissions.delete("orderrows");
    return (await send(shop, `/orders/${id}/orderrows`)).status;
  },
  deletedOrders: async ({ shop }) => {
    const id = shop.state.addOrder(simple);
    shop.state.deleteOrder(id);
    return (await send(shop, `/orders/${id}`)).status;
  },
  basketNumbers: async ({ shop }) => {
    shop.state.addOrder({ ...simple, completed: false, number: 7 });
    return (await items(shop, "/orders?is_completed=false&ordernumber=7")).length;
  },
  newerFields: async ({ shop }) => Object.keys(await get(shop, `/orders/${shop.state.addOrder(simple)}`)),
  defaultOrder: async ({ shop }) => {
    for (let n = 0; n < 2; n += 1) shop.state.addOrder(simple);
    return ids(shop, "/orders");
  },
  transactionIdFilter: answer("/orders?transaction_id=tr_1"),
  lastPageNext: envelope("/orders", "next"),
  emptyList: answer("/orders"),
  postAnswer: async ({ shop }) => {
    const path = `/orders/${shop.state.addOrder(simple)}/ordernotes`;
    return (await send(shop, path, { method: "POST", body: '{"note":"geboekt"}' })).status;
  },
  sameValuePatch: async ({ shop }) =>
    (await send(shop, `/orders/${shop.state.addOrder(simple)}`, { method: "PATCH", body: '{"paid":true}' })).status,
  timestampFormat: seen(simple, "create_date"),
  absentText: seen(simple, "track_and_trace_code"),
  userId: seen(rich, "user"),
  tariffWords: async ({ shop }) => {
    const product = await get(shop, `/products/${shop.state.addProduct({ name: "Boek", taxTariff: "low a" })}`);
    const [country] = await items(shop, `/webshops/${shop.state.shop.id}/geozonecountries`);
    return [product.taxtariff, country?.tariffs];
  },
  deletedProducts: async ({ shop }) => {
    const id = shop.state.addProduct({ name: "Boek" });
    shop.state.products.delete(id);
    return (await send(shop, `/products/${id}`)).status;
  },
  inactiveProducts: async ({ shop }) => {
    const id = shop.state.addProduct({ name: "Boek", active: false });
    return [await ids(shop, "/products"), (await send(shop, `/products/${id}`)).status];
  },
  untranslatedNames: async ({ shop }) => {
    const id = shop.state.addProduct({ name: "Boek", translations: { en: "Book" } });
    const nameIn = async (language: string) =>
      (await get(shop, `/products/${id}`, { headers: { "accept-language": language } })).name;
    expect([await nameIn("nl"), await nameIn("en")]).toEqual(["Boek", "Book"]);
    return nameIn("de");
  },
  deletedProductInRows: async ({ shop }) => {
    const productId = shop.state.addProduct({ name: "Boek" });
    const id = shop.state.addOrder({ rows: [{ name: "Boek", price: 10, productId }] });
    shop.state.products.delete(productId);
    return (await items(shop, `/orders/${id}/orderrows`))[0]?.product_id;
  },
  productPermission: after(({ shop }) => shop.state.permissions.delete("products"), answer("/products")),
  expandedChildren: async ({ shop }) => {
    const exceptions = [{ country: "BE", taxTariff: "zero" as const }];
    const id = shop.state.addProduct({ name: "Boek", exceptions });
    return (await send(shop, `/products/${id}?expand=producttaxtariffexceptions`)).text();
  },
  webhookSignature: delivered(({ headers }) => headers["x-hash"]),
  webhookHeader: delivered(({ headers }) => Object.keys(headers)),
  webhookRetries: delivered((_, { state }) => state.webhooks.deliveries.length, 503),
  webhookDeactivation: async (scene) => {
    for (let n = 0; n < 5; n += 1) await delivered(() => 0, 503)(scene);
    return scene.shop.state.webhooks.all()[0]?.active;
  },
  webhookDuplicates: delivered((_, { state }) => state.webhooks.deliveries.length),
  webhookOrder: delivered((_, { state }) => state.webhooks.deliveries.map(({ body }) => JSON.parse(body).id)),
  webhookCreated: delivered((_, { state }) => state.webhooks.deliveries.length, 200, false),
  webhookTwice: async ({ shop }) => [await register(shop), await register(shop)],
  webhookBody: delivered(({ body }) => body),
  superfluousParameters: async ({ shop }) => (await send(shop, "/orders?expand=rows")).status,
};

const observe = async (name: keyof CcvShopSwitches, setting: unknown) => {
  const clock = movableClock(NOON);
  const post: Scene["post"] = { last: { headers: {}, body: "" }, answer: 200 };
  const options: CcvShopSimulatorOptions = {
    clock,
    switches: { [name]: setting },
    limits: { totalPerMinute: 151 },
    send: async (_address, init) => {
      post.last = { headers: init?.headers as Record<string, string>, body: String(init?.body) };
      return new Response(null, { status: post.answer });
    },
  };
  return JSON.stringify(await probes[name]({ shop: createCcvShopSimulator(options), clock, post }));
};

describe("CCV Shop switches", () => {
  it.each(ccvShopSwitches.map(({ name, settings }) => ({ name, settings })))(
    "$name makes a difference",
    async ({ name, settings }) => {
      const observed = await Promise.all(settings.map((setting) => observe(name, setting)));
      expect(new Set(observed).size).toBe(settings.length);
    },
  );

  it("covers every numbered unknown, with defaults among the settings and no name twice", () => {
    const covered = new Set([...ccvShopSwitches, ...ccvShopWithoutSwitch].map(({ unknown }) => unknown));
    for (let n = 1; n <= 12; n += 1) expect(covered).toContain(`16.${n}`);
    for (const { settings, default: standard } of ccvShopSwitches) expect(settings).toContain(standard);
    expect(new Set(ccvShopSwitches.map(({ name }) => name)).size).toBe(ccvShopSwitches.length);
  });

  it("may be changed while the shop runs", async () => {
    const shop = createCcvShopSimulator({ clock: movableClock() });
    const id = shop.state.addOrder(rich);
    const before = (await get(shop, `/orders/${id}`)).total_discounts;
    shop.switches.totalDiscountsSign = "negative";
    expect((await get(shop, `/orders/${id}`)).total_discounts).toBe(-Number(before));
  });

  it("charges the shipping also when total_price leaves it out", async () => {
    const shop = createCcvShopSimulator({ clock: movableClock(), switches: { totalPriceContainsShipping: "no" } });
    const id = shop.state.addOrder({ rows: [{ name: "Telefoon", price: 590 }], shipping: { price: 5 } });
    expect(await get(shop, `/orders/${id}`)).toMatchObject({ total_price: 590, total_tax: 102.4 });
    expect(shop.state.charged(id)).toMatchObject({ total: 59500, vat: 10326 });
  });
});
