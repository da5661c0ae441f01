import { isUnreadable } from "@boekbrug/core";
import { ccvShopSignature } from "@boekbrug/simulators";
import nock from "nock";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CcvShopSettings, createCcvShop } from "../src/index.ts";
import { order, orderRecord, rowRecord } from "./fixtures.ts";
import { fakeClock } from "./support.ts";

const host = "https://shop.test";
/** Before the first page by date of a shop whose orders up to 16 were read. */
const start = '{"v":3,"from":"2026-01-10","known":16,"knownId":0,"phase":"dates","looked":"newest"}';
const keys = { public: "pub^1", secret: "geheim" };
const list = "/api/rest/v1/orders?min_create_date=2026-01-08&is_completed=true&orderby=id&size=100";
const record = "/api/rest/v1/orders/339323562";
const rows = "/api/rest/v1/orders/339323562/orderrows?size=100";
const root = "/api/rest/v1/";

const signature = (path: string, body: string, date: string) =>
  ccvShopSignature(keys, { method: "GET", pathAndQuery: path, body: new TextEncoder().encode(body), date });

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const source = (settings: Partial<CcvShopSettings> = {}, clock = fakeClock("2026-01-12T08:00:00.500Z")) =>
  createCcvShop(
    { kind: "ccvshop", baseUrl: `${host}/`, publicKey: keys.public, secret: keys.secret, ...settings },
    { clock },
  );

const date = "2026-01-12T08:00:01Z";

/** One signed answer to one request. */
function answers(path: string, value: unknown, status = 200) {
  const body = value === "" ? "" : JSON.stringify(value);
  return nock(host)
    .get(path)
    .reply(status, body, { "x-date": date, "x-hash": signature(path, body, date) });
}

const refuses = (path: string, status: number, body: unknown = "") =>
  nock(host)
    .get(path)
    .reply(status, typeof body === "string" ? body : JSON.stringify(body));

const page = (items: readonly unknown[], more: object = {}) => ({ start: 0, size: 100, next: null, items, ...more });
const rights = page(["orders", "orderrows", "webshops", "paymethods"].map((title) => ({ title })));

describe("a request", () => {
  it("is signed over exactly what is sent, at the clock's moment in whole seconds", async () => {
    const moment = "2026-01-12T08:00:00Z";
    const body = JSON.stringify(page([]));
    const call = nock(host)
      .get(list)
      .matchHeader("x-public", keys.public)
      .matchHeader("x-date", moment)
      .matchHeader("x-hash", signature(list, "", moment))
      .reply(200, body, { "x-date": date, "x-hash": signature(list, body, date) });
    expect((await source().changed(start, "2026-01-10"))._unsafeUnwrap().heads).toEqual([]);
    expect(call.isDone()).toBe(true);
  });

  it("follows the shop's next page on our host only, by its path and query", async () => {
    const next = "/api/rest/v1/orders/?a=%20b&size=100&start=2";
    answers(list, page([order({ id: 1 }), order({ id: 2 })], { next: `http://elsewhere.test${next}` }));
    const shop = source();
    const one = (await shop.changed(start, "2026-01-10"))._unsafeUnwrap();
    expect([one.heads.map(({ id }) => id), one.more]).toEqual([["1", "2"], true]);
    const overlapped = next.replace("start=2", "start=1");
    answers(overlapped, page([order({ id: 2 }), order({ id: 3 })]));
    const two = (await shop.changed(one.cursor, "2026-01-10"))._unsafeUnwrap();
    expect([two.heads.map(({ id }) => id), two.more]).toEqual([["3"], true]);
    expect(JSON.parse(two.cursor)).toMatchObject({ known: 16, knownId: 3, phase: "numbers", looked: "cancelled" });
  });

  it("never follows a page out of the API", async () => {
    for (let twice = 0; twice < 2; twice += 1) answers(list, page([], { next: "https://shop.test/admin?x=1" }));
    const failure = (await source().changed(start, "2026-01-10"))._unsafeUnwrapErr();
    expect(failure).toMatchObject({ outcome: "not-done", problem: { code: "shop.malformed" } });
  });

  it("reads an order in two calls, and in one when its head was just read", async () => {
    const shop = source({ readProducts: false });
    answers(record, orderRecord);
    answers(rows, page([rowRecord]));
    expect((await shop.order("339323562"))._unsafeUnwrap()).toMatchObject({ number: "W-17" });
    answers(record, orderRecord);
    const head = (await shop.head("339323562"))._unsafeUnwrap();
    if (head === null || isUnreadable(head)) throw new Error("no head");
    answers(rows, page([rowRecord]));
    expect((await shop.order("339323562", head))._unsafeUnwrap()).toMatchObject({ number: "W-17" });
    expect(nock.isDone()).toBe(true);
  });

  it("asks for open orders one filter after the other", async () => {
    const shop = source();
    const query = { statuses: ["1", "2", "3", "4", "5", "6", "9", "10", "11", "12", "13", "14"], paidOnly: true };
    answers("/api/rest/v1/orders?is_paid=false&is_completed=true&orderby=id&size=100", page([order({ status: 8 })]));
    const one = (await shop.open(query, null))._unsafeUnwrap();
    expect([one.heads, one.more]).toEqual([[], true]);
    answers(
      "/api/rest/v1/orders?status=7&is_paid=true&is_completed=true&orderby=id&size=100",
      page([order({ status: 7 })]),
    );
    const two = (await shop.open(query, one.cursor))._unsafeUnwrap();
    expect([two.heads.length, two.more]).toEqual([1, true]);
    answers(
      "/api/rest/v1/orders?status=8&min_create_date=2025-11-11&is_completed=true&orderby=id&size=100",
      page([order({ status: 8 })]),
    );
    const three = (await shop.open(query, two.cursor))._unsafeUnwrap();
    expect([three.heads.length, three.more]).toEqual([1, false]);
  });

  it("takes an empty body as an empty list", async () => {
    answers(list, "");
    expect((await source().changed(start, "2026-01-10"))._unsafeUnwrap().heads).toEqual([]);
  });

  it("lets a shop that refuses our page size choose its own", async () => {
    refuses(list, 500, { status: 500, code: "500.80", developermessage: "too big" });
    answers(list.replace("&size=100", ""), page([]));
    expect((await source().changed(start, "2026-01-10")).isOk()).toBe(true);
  });
});

describe("a list of orders", () => {
  const numbers = "/api/rest/v1/orders?is_completed=true&orderby=ordernumber_desc&size=100";
  const numbered = (...all: number[]) => all.map((number) => order({ id: 1000 - number, ordernumber: number }));

  it("is asked for its highest number before the first page", async () => {
    answers(numbers, page(numbered(17, 16)));
    answers(list, page(numbered(17)));
    const { cursor, more } = (await source().changed(null, "2026-01-10"))._unsafeUnwrap();
    expect([JSON.parse(cursor).known, more]).toEqual([17, false]);
  });

  it("is read by number after it was read by date, down to what was known, page by page", async () => {
    const shop = source();
    answers(list, page([]));
    const dates = (await shop.changed(start, "2026-01-10"))._unsafeUnwrap();
    const next = `${numbers}&start=3`;
    answers(numbers, page(numbered(21, 20, 19), { next }));
    const one = (await shop.changed(dates.cursor, "2026-01-10"))._unsafeUnwrap();
    expect([one.heads.length, one.more]).toEqual([3, true]);
    answers(next.replace("start=3", "start=2"), page(numbered(19, 18, 17), { next: `${numbers}&start=6` }));
    const two = (await shop.changed(one.cursor, "2026-01-10"))._unsafeUnwrap();
    answers(`${numbers}&start=5`, page(numbered(17, 16, 15), { next: `${numbers}&start=9` }));
    const three = (await shop.changed(two.cursor, "2026-01-10"))._unsafeUnwrap();
    expect([two.more, three.heads.length, three.more]).toEqual([true, 3, true]);
    const newest = numbers.replace("ordernumber_desc", "id_desc");
    answers(newest, page(numbered(15, 16, 17)));
    const four = (await shop.changed(three.cursor, "2026-01-10"))._unsafeUnwrap();
    expect([four.heads.map(({ id }) => id), four.more]).toEqual([["983", "984", "985"], false]);
    expect(JSON.parse(four.cursor)).toEqual({
      ...{ v: 3, from: "2026-01-10", known: 21, knownId: 985 },
      ...{ phase: "numbers", looked: "newest" },
    });
  });
});

describe("an answer", () => {
  const signed = (hash: string | undefined) => {
    for (let twice = 0; twice < 2; twice += 1) {
      nock(host)
        .get(list)
        .reply(200, JSON.stringify(page([])), hash === undefined ? {} : { "x-date": date, "x-hash": hash });
    }
  };
  const code = async (settings: Partial<CcvShopSettings> = {}) =>
    (await source(settings).changed(start, "2026-01-10")).match(
      () => "ok",
      ({ problem }) => problem.code,
    );

  it("with a wrong signature is refused", async () => {
    signed("00".repeat(64));
    expect(await code({ requireSignedAnswers: false })).toBe("shop.signature-invalid");
  });

  it("without a signature is refused, unless the settings allow it", async () => {
    signed(undefined);
    expect(await code()).toBe("shop.signature-invalid");
    signed(undefined);
    expect(await code({ requireSignedAnswers: false })).toBe("ok");
  });

  it("that is cut off is malformed where signatures are not required", async () => {
    nock(host).get(list).twice().reply(200, '{"items": [{"id"');
    expect(await code({ requireSignedAnswers: false })).toBe("shop.malformed");
  });

  it("that names another order is malformed", async () => {
    answers(record, order({ id: 5 }));
    expect((await source().head("339323562"))._unsafeUnwrapErr().problem.code).toBe("shop.malformed");
  });

  it("with an entry that cannot be read names that entry and keeps the others", async () => {
    answers(list, page([order({ id: 1 }), order({ id: 2, total_price: "veel" })]));
    const found = (await source().changed(start, "2026-01-10"))._unsafeUnwrap();
    expect(found.heads.map(({ id }) => id)).toEqual(["1"]);
    expect(found.unreadable).toEqual([
      {
        id: "2",
        number: "W-17",
        problem: { code: "order.unreadable", field: "order", parameters: { detail: "total_price" } },
      },
    ]);
  });
});

describe("errors", () => {
  const failed = async () => (await source().changed(start, "2026-01-10"))._unsafeUnwrapErr();

  it("with the vendor's code are the caller's mistake, whatever the status, and are not repeated", async () => {
    refuses(list, 500, { status: 500, code: "500.20", developermessage: "schema, see jan@shop.test" });
    expect((await failed()).problem).toMatchObject({
      code: "shop.refused",
      parameters: { detail: "500.20 schema, see <e-mail>" },
    });
  });

  it.each([
    [429, { code: "429.10" }],
    [429, { code: "429.11" }],
    [500, { code: "500.10" }],
    [429, "<html>"],
  ])("%d %j wait a minute and go on", async (status, body) => {
    const clock = fakeClock();
    refuses(list, status, body);
    answers(list, page([]));
    expect((await source({}, clock).changed(start, "2026-01-10")).isOk()).toBe(true);
    expect(clock.waits[0]).toBeGreaterThanOrEqual(60_000);
  });

  it("of a long limit are told with their end", async () => {
    nock(host).get(list).reply(429, "", { "retry-after": "600" });
    expect(await failed()).toMatchObject({ problem: { code: "shop.limit" }, notBefore: "2026-01-12T08:10:01Z" });
  });

  it("that are no JSON are an outage, tried three times", async () => {
    const calls = nock(host).get(list).times(3).reply(503, "<html>");
    expect((await failed()).problem).toMatchObject({ code: "shop.unreachable", parameters: { detail: "HTTP 503" } });
    expect(calls.isDone()).toBe(true);
  });

  it.each([401, 403, 404])("%d on a list with a good key is a missing right", async (status) => {
    refuses(list, status, { status });
    answers(root, page([{ title: "webshops" }]));
    expect((await failed()).problem).toMatchObject({ code: "shop.permission-missing", parameters: { what: "orders" } });
  });

  it.each([401, 403, 500])("%d everywhere is a wrong key", async (status) => {
    const body = { status, developermessage: "Hash does not match" };
    refuses(list, status, body);
    refuses(root, status, body);
    expect((await failed()).problem.code).toBe("shop.not-authorised");
  });

  it("404 without a sign of the shop is another server", async () => {
    nock(host).get(list).times(3).reply(404, "<html>");
    expect((await failed()).problem.code).toBe("shop.unreachable");
  });

  it.each([
    [404, ""],
    [404, "<html>"],
    [404, { status: 404 }],
    [410, { status: 410, code: "410.1" }],
  ])("%d %j on an order means gone, once the list is seen to work", async (status, body) => {
    refuses(record, status, body);
    answers("/api/rest/v1/orders?is_completed=true&orderby=id&size=1", page([]));
    expect((await source().head("339323562"))._unsafeUnwrap()).toBe(null);
  });

  it("404 on an order with a key that may not read orders is a missing right, not a gone order", async () => {
    const probe = "/api/rest/v1/orders?is_completed=true&orderby=id&size=1";
    refuses(record, 404, { status: 404 });
    refuses(probe, 404, { status: 404 });
    answers(root, page([{ title: "webshops" }]));
    expect((await source().head("339323562"))._unsafeUnwrapErr().problem.code).toBe("shop.permission-missing");
  });

  it("that stay unexplained although the key has the right are a refusal", async () => {
    refuses(list, 500, { status: 500, developermessage: "oops" });
    answers(root, rights);
    expect((await failed()).problem).toMatchObject({ code: "shop.refused", parameters: { detail: "HTTP 500 oops" } });
  });
});

it("choices are the shop's statuses under the merchant's names, and its payment methods", async () => {
  answers("/api/rest/v1/webshops?size=100", page([{ id: 7 }]));
  answers("/api/rest/v1/webshops/7/settings", {
    currency: "eur",
    order_status: [{ id: 1, status: "new", status_name: "Vers" }],
  });
  const tariffs = [
    { type: "normal", percentage: 19 },
    { type: null, percentage: 7 },
  ];
  answers(
    "/api/rest/v1/webshops/7/geozonecountries?size=100",
    page([
      { code: "DE", tariffs },
      { code: "??", tariffs },
    ]),
  );
  answers("/api/rest/v1/paymethods?size=100", page([{ id: 3, label: "", combined_name: "BankTransfer" }]));
  expect((await source().choices())._unsafeUnwrap()).toEqual({
    statuses: [{ id: "1", name: "Vers" }],
    currency: "EUR",
    tariffs: [{ country: "DE", name: "normal", percent: "19" }],
    paymentMethods: [{ id: "3", name: "BankTransfer" }],
  });
});
