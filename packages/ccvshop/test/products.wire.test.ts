import { isUnreadable, type Order, type Problem } from "@boekbrug/core";
import { ccvShopSignature } from "@boekbrug/simulators";
import nock from "nock";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCcvShop } from "../src/index.ts";
import { orderRecord, row } from "./fixtures.ts";
import { fakeClock } from "./support.ts";

const host = "https://shop.test";
const root = "/api/rest/v1";
const keys = { public: "pub", secret: "geheim" };
const date = "2026-01-12T08:00:00Z";
const expand = "?expand=producttaxtariffexceptions";
const productPath = `${root}/products/7${expand}`;

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

/** One signed answer to one request. */
function answers(path: string, value: unknown) {
  const body = JSON.stringify(value);
  const signed = { method: "GET", pathAndQuery: path, body: new TextEncoder().encode(body), date };
  nock(host)
    .get(path)
    .reply(200, body, { "x-date": date, "x-hash": ccvShopSignature(keys, signed) });
}

const refuses = (path: string, status: number, body: object = { status }) =>
  nock(host).get(path).reply(status, JSON.stringify(body));

const list = (items: readonly unknown[]) => ({ start: 0, size: 100, next: null, items });
const product = { id: 7, taxtariff: "low a", maincategory: "Boeken", subcategory: "" };

function subject(rows: readonly unknown[] = [row(590, { product_id: 7 })]) {
  answers(`${root}/orders/339323562`, orderRecord);
  answers(`${root}/orders/339323562/orderrows?size=100`, list(rows));
  const notices: Problem[] = [];
  const settings = { kind: "ccvshop" as const, baseUrl: host, publicKey: keys.public, secret: keys.secret };
  const source = createCcvShop(settings, { clock: fakeClock(date), notice: (problem) => notices.push(problem) });
  return { notices, read: () => source.order("339323562") };
}

function tariffs() {
  answers(`${root}/webshops?size=100`, list([{ id: 3 }]));
  answers(
    `${root}/webshops/3/geozonecountries?size=100`,
    list([{ code: "NL", tariffs: [{ type: "low a", percentage: 9 }] }]),
  );
}

async function lines({ read }: ReturnType<typeof subject>): Promise<Order["lines"]> {
  const found = (await read())._unsafeUnwrap();
  if (found === null || isUnreadable(found)) throw new Error("unreadable");
  expect(nock.pendingMocks()).toEqual([]);
  return found.lines;
}

describe("a product", () => {
  it("is asked by its id with its exceptions, and its tariff looked up in the shop's own", async () => {
    const shop = subject();
    answers(productPath, product);
    tariffs();
    expect(await lines(shop)).toMatchObject([{ rateClass: "reduced", shopCategories: ["Boeken"] }]);
  });

  it("is asked without them by a shop that refuses them, from then on", async () => {
    const shop = subject([row(300, { id: 1, product_id: 7 }), row(290, { id: 2, product_id: 8 })]);
    refuses(productPath, 500, { status: 500, code: "500.70", developermessage: "expand" } as object);
    answers(`${root}/products/7`, product);
    answers(`${root}/products/8`, { ...product, id: 8, taxtariff: "zero" });
    tariffs();
    expect((await lines(shop)).map(({ rateClass }) => rateClass)).toEqual(["reduced", "zero"]);
    expect(shop.notices).toEqual([]);
  });

  it("that the shop will not give leaves the class open, and says so once", async () => {
    const shop = subject([row(300, { id: 1, product_id: 7 }), row(290, { id: 2, product_id: 8 })]);
    for (const id of [7, 8])
      for (const query of [expand, ""])
        refuses(`${root}/products/${id}${query}`, 500, { status: 500, code: "500.20", developermessage: "schema" });
    expect((await lines(shop)).map(({ rateClass }) => rateClass)).toEqual([null, null]);
    expect(shop.notices.map(({ code }) => code)).toEqual(["shop.refused"]);
  });

  it("that answers for another one is malformed", async () => {
    const shop = subject();
    answers(productPath, { ...product, id: 8 });
    expect((await shop.read())._unsafeUnwrapErr().problem).toMatchObject({
      code: "shop.malformed",
      parameters: { detail: "products.id" },
    });
  });

  it.each([401, 403])(
    "behind a right that the key lacks (%d) leaves the class open, and says so once",
    async (status) => {
      const shop = subject([row(300, { id: 1, product_id: 7 }), row(290, { id: 2, product_id: 8 })]);
      refuses(productPath, status);
      answers(`${root}/`, list([{ title: "orders" }]));
      expect((await lines(shop)).map(({ rateClass }) => rateClass)).toEqual([null, null]);
      expect(shop.notices).toMatchObject([{ code: "shop.permission-missing", parameters: { what: "products" } }]);
    },
  );

  it("of an outage is a failure of the order", async () => {
    const shop = subject();
    nock(host).get(productPath).times(3).reply(503, "<html>");
    expect((await shop.read())._unsafeUnwrapErr().problem.code).toBe("shop.unreachable");
  });
});

describe("tariffs", () => {
  it("that the key may not read leave it to the name of the product's tariff", async () => {
    const shop = subject();
    answers(productPath, product);
    refuses(`${root}/webshops?size=100`, 403);
    answers(`${root}/`, list([{ title: "orders" }, { title: "products" }]));
    expect(await lines(shop)).toMatchObject([{ rateClass: "reduced" }]);
  });

  it("in an outage are a failure of the order", async () => {
    const shop = subject();
    answers(productPath, product);
    nock(host).get(`${root}/webshops?size=100`).times(3).reply(503, "<html>");
    expect((await shop.read())._unsafeUnwrapErr().problem.code).toBe("shop.unreachable");
  });
});
