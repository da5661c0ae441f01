import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { get, ids, items, send, shopAt } from "./ccvshop-client.ts";

const row = { name: "Koksmes", price: 64.5 };
const signed = (shop: { keys: { public: string; secret: string } }, parts: string[]) =>
  createHmac("sha512", shop.keys.secret)
    .update([shop.keys.public, ...parts].join("|"))
    .digest("hex");

describe("CCV Shop signing", () => {
  it("accepts a right signature, with every spelling of UTC, and with or without the slash", async () => {
    const { shop } = shopAt();
    for (const date of ["2026-11-20T12:00:00Z", "2026-11-20T12:00:00+00:00", "2026-11-20T12:00:00+0000"])
      expect((await send(shop, "/webshops", { date })).status).toBe(200);
    expect((await send(shop, "/webshops/")).status).toBe(200);
  });

  it.each([
    ["another hash", { "x-hash": "0".repeat(128) }],
    ["a short hash", { "x-hash": "abc" }],
    ["an unknown key", { "x-public": "somebody" }],
    ["a date that is not the signed one", { "x-date": "2026-11-20T12:00:01Z" }],
  ])("refuses %s", async (_what, headers) => {
    const { shop } = shopAt();
    const response = await send(shop, "/webshops", { headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ status: 401, developermessage: expect.any(String) });
  });

  it("refuses the right hash in capitals", async () => {
    const { shop } = shopAt();
    const hash = signed(shop, ["GET", "/api/rest/v1/webshops", "", "2026-11-20T12:00:00Z"]);
    expect((await send(shop, "/webshops", { headers: { "x-hash": hash } })).status).toBe(200);
    expect((await send(shop, "/webshops", { headers: { "x-hash": hash.toUpperCase() } })).status).toBe(401);
  });

  it("refuses a request without headers, with milliseconds or with another zone", async () => {
    const { shop } = shopAt();
    expect((await shop.fetch("https://shop.example/api/rest/v1/webshops")).status).toBe(401);
    for (const date of ["2026-11-20T12:00:00.000Z", "2026-11-20T13:00:00+01:00", "2026-11-20 12:00:00"])
      expect((await send(shop, "/webshops", { date })).status).toBe(401);
  });

  it("tolerates five minutes and no more", async () => {
    const { shop, clock } = shopAt();
    clock.advance(300_000);
    expect((await send(shop, "/webshops")).status).toBe(200);
    clock.advance(1000);
    expect((await send(shop, "/webshops")).status).toBe(401);
    expect((await send(shop, "/webshops", { date: "2026-11-20T12:10:02Z" })).status).toBe(401);
  });

  it("signs query and body byte for byte", async () => {
    const { shop } = shopAt();
    const id = shop.state.addOrder({ rows: [row] });
    expect((await send(shop, "/orders?size=2&start=0")).status).toBe(200);
    const body = '{ "note": "één/twee" }';
    expect((await send(shop, `/orders/${id}/ordernotes`, { method: "POST", body })).status).toBe(201);
    const tampered = {
      "x-hash": signed(shop, [
        "POST",
        `/api/rest/v1/orders/${id}/ordernotes`,
        '{"note":"één/twee"}',
        "2026-11-20T12:00:00Z",
      ]),
    };
    expect((await send(shop, `/orders/${id}/ordernotes`, { method: "POST", body, headers: tampered })).status).toBe(
      401,
    );
  });

  it("signs its answers over the request's path and the body sent", async () => {
    const { shop } = shopAt();
    for (const path of ["/orders?size=1", "/nothing"]) {
      const response = await send(shop, path);
      const date = response.headers.get("x-date") ?? "";
      const expected = signed(shop, ["GET", `/api/rest/v1${path}`, await response.text(), date]);
      expect(response.headers.get("x-hash")).toBe(expected);
    }
  });
});

describe("CCV Shop resources", () => {
  it("renders an order in the documented shape", async () => {
    const { shop } = shopAt();
    const id = shop.state.addOrder({ rows: [row], numberPrefix: "WEB" });
    const response = await send(shop, `/orders/${id}/`);
    const text = await response.text();
    expect(text).toContain(`"href":"https:\\/\\/shop.example\\/api\\/rest\\/v1\\/orders\\/${id}\\/"`);
    expect(text).toContain('"total_price":64.5,');
    const order = JSON.parse(text);
    expect(order).toMatchObject({
      ordernumber: 1,
      ordernumber_full: "WEB-1",
      create_date: "2026-11-20T12:00:00Z",
      status: 1,
      paymethod: "BankTransfer",
      paymethod_label: "Vooraf overmaken",
      take_out_window: { start: null, end: null },
      transaction_id: null,
      track_and_trace_code: "",
      discountcoupon: { code: "", type: "", enddate: null },
      customer: { btw: "", deliveryaddress: { full_name: "", housenumber: null, country_code: null } },
      orderrows: { href: `https://shop.example/api/rest/v1/orders/${id}/orderrows/` },
    });
    expect(Object.keys(order)).toHaveLength(60);
  });

  it("shows a basket without number and status, and only when asked for", async () => {
    const { shop } = shopAt();
    const id = shop.state.addOrder({ rows: [row], completed: false });
    expect(await ids(shop, "/orders")).toEqual([]);
    const [basket] = await items(shop, "/orders?is_completed=false");
    expect(basket).toMatchObject({ id, ordernumber: null, status: null, paid: false, basket_href: expect.any(String) });
    shop.state.updateOrder(id, { completed: true, paid: true });
    expect(await get(shop, `/orders/${id}`)).toMatchObject({ ordernumber: 1, status: 1, paid: true });
  });

  it("serves rows by order and by id", async () => {
    const { shop } = shopAt();
    const id = shop.state.addOrder({ rows: [row, { ...row, name: "Braadpan" }] });
    const rows = await items(shop, `/orders/${id}/orderrows/`);
    expect(rows.map((one) => one.product_name)).toEqual(["Koksmes", "Braadpan"]);
    expect(await get(shop, `/orderrows/${rows[1]?.id}`)).toEqual(rows[1]);
    expect((await send(shop, "/orderrows/1")).status).toBe(404);
  });

  it("serves the shop, its settings, owner, tariffs and active payment methods", async () => {
    const { shop } = shopAt();
    const [webshop] = await items(shop, "/webshops");
    const path = `/webshops/${webshop?.id}`;
    expect(await get(shop, path)).toEqual(webshop);
    expect(await get(shop, `${path}/settings`)).toMatchObject({ default_vat_rat: 21, prices_include_vat: true });
    expect((await get(shop, `${path}/settings`)).order_status).toHaveLength(14);
    expect(await get(shop, `${path}/merchant`)).toMatchObject({ country_code: "NL", housenumber: "12a" });
    const tariffs = await items(shop, `${path}/geozonecountries`);
    expect(tariffs.find(({ code }) => code === "NL")?.tariffs).toContainEqual({ type: "low a", percentage: 9 });
    expect(await ids(shop, "/paymethods")).toEqual([3, 7, 9, 21, 22, 23]);
    expect((await send(shop, "/webshops/1/settings")).status).toBe(404);
    expect(await get(shop, "/status/")).toEqual({ status: "ok" });
  });

  it("lists and enforces the key's permissions", async () => {
    const { shop } = shopAt();
    shop.state.permissions.delete("orders");
    expect((await items(shop, "/")).map(({ title }) => title)).not.toContain("orders");
    expect((await send(shop, "/orders")).status).toBe(403);
    expect((await send(shop, "/webshops")).status).toBe(200);
  });

  it("answers unknown resources, wrong methods and missing records", async () => {
    const { shop } = shopAt();
    expect(await (await send(shop, "/unicorns")).json()).toMatchObject({ status: 404, code: "404.20" });
    expect(await (await send(shop, "/orders", { method: "DELETE" })).json()).toMatchObject({
      status: 405,
      code: "405.10",
    });
    const missing = await send(shop, "/orders/5");
    expect([missing.status, await missing.json()]).toEqual([404, { status: 404, developermessage: "Not found" }]);
    expect((await shop.fetch("https://shop.example/contact")).headers.get("content-type")).toContain("text/html");
  });

  it("patches status, payment, invoice number and costs", async () => {
    const { shop } = shopAt();
    const id = shop.state.addOrder({ rows: [row], paid: false });
    const patch = (body: unknown) => send(shop, `/orders/${id}`, { method: "PATCH", body: JSON.stringify(body) });
    const done = await patch({
      status: 5,
      paid: true,
      invoicenumber: 77,
      total_shipping: 5.5,
      paymethod_costs: 1,
      extra_costs: -2,
      extra_costs_description: "Coulance",
    });
    expect([done.status, await done.text()]).toEqual([204, ""]);
    expect(await get(shop, `/orders/${id}`)).toMatchObject({
      status: 5,
      paid: true,
      invoicenumber: 77,
      total_price: 69,
      extra_costs_description: "Coulance",
    });
    for (const body of [{ status: 15 }, { paid: "yes" }, { total_shipping: 1.234 }, { colour: "red" }, []])
      expect((await patch(body)).status).toBe(500);
    expect(await (await patch({ customer: {} })).json()).toMatchObject({ code: "501.10" });
    expect((await send(shop, `/orders/${id}`, { method: "PATCH", body: "status=5" })).status).toBe(500);
  });

  it("keeps notes", async () => {
    const { shop } = shopAt();
    const id = shop.state.addOrder({ rows: [row] });
    const path = `/orders/${id}/ordernotes`;
    const made = await send(shop, path, { method: "POST", body: '{"note":"geboekt"}' });
    expect(await made.json()).toMatchObject({ note: "geboekt", type: "internal", create_date: "2026-11-20T12:00:00Z" });
    expect(await items(shop, path)).toHaveLength(1);
    expect(shop.state.notes).toMatchObject([{ orderId: id, note: "geboekt" }]);
    expect((await send(shop, path, { method: "POST", body: "{}" })).status).toBe(500);
  });
});

describe("CCV Shop faults", () => {
  it("does the work although the answer is lost", async () => {
    const { shop } = shopAt();
    const id = shop.state.addOrder({ rows: [row], paid: false });
    shop.faults.add({ fault: "drop-after-commit", method: "PATCH" });
    await expect(send(shop, `/orders/${id}`, { method: "PATCH", body: '{"paid":true}' })).rejects.toThrow(
      "fetch failed",
    );
    expect(shop.state.order(id).paid).toBe(true);
    expect(shop.calls).toMatchObject([{ method: "PATCH", status: 0, fault: "drop-after-commit" }]);
  });

  it("plays the vendor's 429, signed, and a cut-off body that no longer matches its hash", async () => {
    const { shop } = shopAt();
    shop.faults.add({ fault: "rate-limit" }).add({ fault: "malformed" });
    const limited = await send(shop, "/orders");
    expect([limited.status, await limited.json()]).toMatchObject([429, { code: "429.10" }]);
    expect(limited.headers.get("x-hash")).toMatch(/^[0-9a-f]{128}$/);
    const cut = await send(shop, "/orders");
    const body = await cut.text();
    expect(() => JSON.parse(body)).toThrow();
    expect(cut.headers.get("x-hash")).not.toBe(
      signed(shop, ["GET", "/api/rest/v1/orders", body, cut.headers.get("x-date") ?? ""]),
    );
  });
});

describe("CCV Shop on a port", () => {
  it("answers over HTTP with links to itself", async () => {
    const { shop } = shopAt();
    for (let n = 0; n < 3; n += 1) shop.state.addOrder({ rows: [row] });
    const { url, close } = await shop.listen();
    try {
      const over = { origin: url, fetch: globalThis.fetch };
      const first = await get(shop, "/orders/?size=2&is_paid=true", over);
      expect(first.next).toBe(`${url}/api/rest/v1/orders/?size=2&is_paid=true&start=2`);
      const rest = await get(shop, String(first.next).slice(`${url}/api/rest/v1`.length), over);
      expect(rest.items).toHaveLength(1);
      expect(rest.next).toBeNull();
      expect((await send(shop, "/orders?transaction_id=a%20b%2Fc+d|%C3%A9", over)).status).toBe(200);
      const id = shop.state.orders()[0]?.id;
      const patched = await send(shop, `/orders/${id}`, { ...over, method: "PATCH", body: '{"status":5}' });
      expect(patched.status).toBe(204);
      expect(patched.headers.get("x-hash")).toMatch(/^[0-9a-f]{128}$/);
    } finally {
      await close();
    }
  });
});
