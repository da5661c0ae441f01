import { isUnreadable, type Order, type OrderSource, type Problem } from "@boekbrug/core";
import { type CcvShopSwitches, ccvShopSwitches, createSampleShop, type SimulatedRow } from "@boekbrug/simulators";
import { describe, expect, it } from "vitest";
import { createCcvShop } from "../src/index.ts";
import { fakeClock } from "./support.ts";

function subject(switches: Partial<CcvShopSwitches> = {}, readProducts?: boolean) {
  const clock = fakeClock();
  const shop = createSampleShop({ clock, switches, until: "2026-11-20" });
  const notices: Problem[] = [];
  const { public: publicKey, secret } = shop.keys;
  const source = createCcvShop(
    { kind: "ccvshop", baseUrl: "https://shop.test", publicKey, secret, readProducts },
    { clock, fetch: shop.fetch, notice: (problem) => notices.push(problem) },
  );
  const paths = () => shop.calls.map(({ path }) => path.replace("/api/rest/v1", "").split("?")[0] ?? "");
  return { shop, source, notices, paths };
}

async function linesOf(source: OrderSource, id: number): Promise<Order["lines"]> {
  const order = (await source.order(String(id)))._unsafeUnwrap();
  if (order === null || isUnreadable(order)) throw new Error("no order");
  return order.lines;
}

const classes = (lines: Order["lines"]) => lines.map(({ rateClass }) => rateClass);
const row = (productId: number | null, extra: Partial<SimulatedRow> = {}) => ({
  name: "Rij",
  price: 10,
  productId,
  ...extra,
});

const settings = ccvShopSwitches
  .filter(({ name }) => ["unknownErrorBody", "deletedOrders", "absentText"].includes(name) || isOfProducts(name))
  .flatMap(({ name, settings }) => settings.map((setting) => [name, setting] as const));

function isOfProducts(name: string): boolean {
  return /product|tariff|expanded|superfluous|lastPage|newerFields/i.test(name);
}

describe("the class of a line", () => {
  it.each(settings)("comes from the product, not from the rate that was charged (%s %s)", async (name, setting) => {
    const { shop, source } = subject({ [name]: setting });
    const add = (taxTariff: "normal" | "low a" | "zero", more = {}) =>
      shop.state.addProduct({ name: "Product", taxTariff, ...more });
    const standard = add("normal", { mainCategory: "Koken", subCategory: "Pannen" });
    const reduced = add("low a", { mainCategory: "Boeken", exceptions: [{ country: "BE", taxTariff: "zero" }] });
    const rows = [
      row(standard, { rate: 19 }),
      row(reduced, { rate: 0 }),
      row(add("zero"), { rate: 21 }),
      row(null),
      row(5),
      row(standard, { kind: "container-deposit" }),
    ];
    const lines = await linesOf(source, shop.state.addOrder({ rows }));
    expect(classes(lines)).toEqual(["standard", "reduced", "zero", null, null, undefined]);
    expect(lines.map(({ shopCategories }) => shopCategories)).toEqual([
      ["Koken", "Pannen"],
      ["Boeken"],
      [],
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each(["envelope", "array"] as const)("follows an exception for the Netherlands (%s)", async (expandedChildren) => {
    const { shop, source } = subject({ expandedChildren });
    const exceptions = [{ country: "NL", taxTariff: "low a" as const }];
    const id = shop.state.addProduct({ name: "Product", taxTariff: "normal", exceptions });
    expect(classes(await linesOf(source, shop.state.addOrder({ rows: [row(id)] })))).toEqual(["reduced"]);
  });

  it.each([
    ["deletedProducts", "not-found", null],
    ["deletedProducts", "gone", null],
    ["deletedProducts", "readable-by-id", "standard"],
    ["deletedProductInRows", "null", null],
  ] as const)("of a product that was deleted is open, or as before (%s %s)", async (name, setting, expected) => {
    const { shop, source, notices } = subject({ [name]: setting });
    const id = shop.state.addProduct({ name: "Product" });
    const order = shop.state.addOrder({ rows: [row(id)] });
    shop.state.products.delete(id);
    expect(classes(await linesOf(source, order))).toEqual([expected]);
    expect(notices).toEqual([]);
  });

  it("is that of its Dutch rate in every sample order that stays at home", async () => {
    const { shop, source } = subject();
    const atHome = { "21": "standard", "9": "reduced", "0": "zero" };
    for (const { id, completed, customer, intraCommunity, platformSale } of shop.state.orders()) {
      if (!completed || customer?.country || intraCommunity || platformSale) continue;
      for (const { kind, productId, vatPercent, rateClass } of await linesOf(source, id))
        if (kind === "goods" && productId !== null) expect(rateClass).toBe(atHome[vatPercent as "21"]);
    }
  });
});

describe("calls", () => {
  it("are one for each product and two for the tariffs, once", async () => {
    const { shop, source, paths } = subject();
    const [pan, book] = [845754001, 845754020];
    const order = shop.state.addOrder({ rows: [row(pan), row(book), row(pan)] });
    shop.calls.length = 0;
    const first = await linesOf(source, order);
    expect(paths().slice(2)).toEqual([
      `/products/${pan}`,
      `/products/${book}`,
      "/webshops",
      `/webshops/${shop.state.shop.id}/geozonecountries`,
    ]);
    shop.calls.length = 0;
    expect(await linesOf(source, order)).toEqual(first);
    expect(paths()).toEqual([`/orders/${order}`, `/orders/${order}/orderrows`]);
  });

  it("are one page for more than ten products, and one for each that is not on it", async () => {
    const { shop, source, paths } = subject({ maxPageSize: 10 });
    const all = shop.state.products.all().map(({ id }) => id);
    const order = shop.state.addOrder({ rows: all.slice(-12).map((id) => row(id)) });
    expect(classes(await linesOf(source, order))).not.toContain(null);
    const ofProducts = paths().filter((path) => path.startsWith("/products"));
    expect(ofProducts).toEqual(["/products", ...all.slice(-12, -10).map((id) => `/products/${id}`)]);
  });

  it("are none for free text, deposits, and where the settings say so", async () => {
    const { shop, source, paths } = subject();
    await linesOf(source, shop.state.addOrder({ rows: [row(null), row(845754001, { kind: "safety-deposit" })] }));
    expect(paths()).toHaveLength(2);
    const off = subject({}, false);
    const [line] = await linesOf(off.source, off.shop.state.addOrder({ rows: [row(845754001)] }));
    expect([line?.rateClass, line?.shopCategories, off.paths().length]).toEqual([undefined, undefined, 2]);
  });
});

describe("a key without the right to products", () => {
  const refusals = ([401, 403, 404, 500] as const).flatMap((status) =>
    (["json-without-code", "json", "html", "empty"] as const).map((body) => [status, body] as const),
  );
  it.each(refusals)("reads its orders all the same (%d, %s)", async (permissionErrorStatus, unknownErrorBody) => {
    const { shop, source, notices, paths } = subject({ permissionErrorStatus, unknownErrorBody });
    shop.state.permissions.delete("products");
    const order = shop.state.addOrder({ rows: [row(845754001), row(845754002)] });
    const hidden = permissionErrorStatus === 404;
    for (let twice = 0; twice < 2; twice += 1) expect(classes(await linesOf(source, order))).toEqual([null, null]);
    expect(notices.map(({ code }) => code)).toEqual(hidden ? [] : ["shop.permission-missing"]);
    const tried = paths().filter((path) => path === "/products/845754001");
    expect(tried.length).toBeLessThanOrEqual(3);
  });

  it("needs none where orders bring it along", async () => {
    const { shop, source } = subject({ productPermission: "with-orders" });
    shop.state.permissions.delete("products");
    expect(classes(await linesOf(source, shop.state.addOrder({ rows: [row(845754001)] })))).toEqual(["standard"]);
  });
});

describe("a shop that fails while its products are read", () => {
  it.each([
    ["refused", "shop.unreachable"],
    ["malformed", undefined],
    ["rate-limit", undefined],
  ] as const)("%s: %s", async (fault, code) => {
    const { shop, source } = subject();
    const order = shop.state.addOrder({ rows: [row(845754001)] });
    for (let times = 0; times < (code === undefined ? 1 : 9); times += 1)
      shop.faults.add({ fault, path: /\/products\// });
    const read = await source.order(String(order));
    expect(read.isErr() ? read.error.problem.code : undefined).toBe(code);
  });
});
