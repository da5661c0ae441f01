import { describe, expect, it } from "vitest";
import { get, ids, items, send, shopAt } from "./ccvshop-client.ts";

const rows = [{ name: "Koksmes", price: 64.5 }];
const dated = (created: string) => ({ created, rows });

describe("CCV Shop paging", () => {
  it("walks all pages by `next`, keeping the filters", async () => {
    const { shop } = shopAt();
    for (let n = 0; n < 60; n += 1) shop.state.addOrder({ rows, paid: n % 2 === 0 });
    const seen: unknown[] = [];
    let path: string | null = "/orders?is_paid=true&orderby=id_desc";
    while (path !== null) {
      const page = await get(shop, path);
      expect(page.size).toBe(25);
      seen.push(...(page.items as { id: number }[]).map(({ id }) => id));
      path = page.next === null ? null : String(page.next).slice("https://shop.example/api/rest/v1".length);
    }
    expect(seen).toHaveLength(30);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
  });

  it("fills the envelope", async () => {
    const { shop } = shopAt();
    for (let n = 0; n < 5; n += 1) shop.state.addOrder({ rows });
    const at = (start: number) => `https://shop.example/api/rest/v1/orders/?start=${start}&size=2`;
    expect(await get(shop, "/orders?start=2&size=2")).toMatchObject({
      start: 2,
      size: 2,
      href: at(2),
      first: at(0),
      previous: at(0),
      next: at(4),
    });
    expect(await get(shop, "/orders?start=4&size=2")).toMatchObject({ previous: at(2), next: null });
    expect(await get(shop, "/orders")).toMatchObject({ start: 0, size: 25, previous: null, next: null });
    for (const query of ["start=-1", "size=0", "size=x"])
      expect((await send(shop, `/orders?${query}`)).status).toBe(400);
  });

  it("pages order rows", async () => {
    const { shop } = shopAt();
    const id = shop.state.addOrder({
      rows: Array.from({ length: 32 }, (_, n) => ({ name: `Rij ${n + 1}`, price: 1 })),
    });
    expect(await items(shop, `/orders/${id}/orderrows`)).toHaveLength(25);
    expect(await items(shop, `/orders/${id}/orderrows?start=25`)).toHaveLength(7);
  });
});

describe("CCV Shop order filters", () => {
  const filled = () => {
    const { shop } = shopAt();
    const a = shop.state.addOrder({
      ...dated("2026-10-31T23:30:00Z"),
      number: 41,
      status: 5,
      transactionId: "4200117733",
    });
    const b = shop.state.addOrder({ ...dated("2026-11-01T08:00:00Z"), number: 40, payMethodId: 21, paid: false });
    const c = shop.state.addOrder({
      ...dated("2026-11-02T23:59:59Z"),
      number: 42,
      deliverDate: "2026-11-05T09:00:00Z",
    });
    const basket = shop.state.addOrder({ ...dated("2026-11-03T00:00:00Z"), completed: false });
    return { shop, a, b, c, basket };
  };

  it.each([
    ["", "abc"],
    ["is_completed=false", "basket"],
    ["is_completed=true", "abc"],
    ["is_paid=true", "ac"],
    ["is_paid=false", "b"],
    ["status=5", "a"],
    ["status=1&is_paid=true", "c"],
    ["ordernumber=40", "b"],
    ["paymethod_id=21", "b"],
    ["transaction_id=4200117733", "a"],
    ["min_create_date=2026-11-01", "bc"],
    ["max_create_date=2026-11-01", "ab"],
    ["min_create_date=2026-11-01&max_create_date=2026-11-02", "bc"],
    ["deliver_date=2026-11-05", "c"],
    ["take_out_date=2026-11-05", ""],
    ["orderby=ordernumber", "bac"],
    ["orderby=create_date_desc", "cba"],
    ["orderby=deliver_date_desc", "cba"],
    ["expand=customer", "abc"],
  ])("lists for %s", async (query, expected) => {
    const { shop, ...orders } = filled();
    const wanted =
      expected === "basket" ? [orders.basket] : [...expected].map((name) => orders[name as "a" | "b" | "c"]);
    expect(await ids(shop, `/orders${query === "" ? "" : `?${query}`}`)).toEqual(wanted);
  });

  it.each([
    "is_paid=1",
    "status=new",
    "min_create_date=01-11-2026",
    "min_create_date=2026-13-01",
    "orderby=total_price",
  ])("refuses %s, also in an empty shop", async (query) => {
    expect((await send(filled().shop, `/orders?${query}`)).status).toBe(400);
    expect((await send(shopAt().shop, `/orders?${query}`)).status).toBe(400);
  });
});

describe("CCV Shop limits", () => {
  it("counts per method and per resource over a minute", async () => {
    const { shop, clock } = shopAt({ limits: { getPerMinute: 3, writePerMinute: 1 } });
    const id = shop.state.addOrder({ rows });
    const status = async (path: string, options = {}) => (await send(shop, path, options)).status;
    for (let n = 0; n < 3; n += 1) expect(await status(`/orders/${id}`)).toBe(200);
    const refused = await send(shop, "/orders");
    expect([refused.status, await refused.json()]).toMatchObject([429, { status: 429, code: "429.10" }]);
    expect(await status(`/orders/${id}/orderrows`)).toBe(200);
    const patch = { method: "PATCH", body: '{"status":5}' };
    expect(await status(`/orders/${id}`, patch)).toBe(204);
    expect(await status(`/orders/${id}`, patch)).toBe(429);
    clock.advance(60_000);
    expect(await status("/orders")).toBe(200);
  });

  it("has the vendor's budgets by default and a total over everything", async () => {
    const { shop } = shopAt();
    for (let n = 0; n < 150; n += 1) expect((await send(shop, "/paymethods")).status).toBe(200);
    expect((await send(shop, "/paymethods")).status).toBe(429);
    const { shop: small } = shopAt({ limits: { totalPerMinute: 2 } });
    await send(small, "/orders");
    await send(small, "/webshops");
    expect(await (await send(small, "/paymethods")).json()).toMatchObject({ code: "429.11" });
  });

  it("does not count what is refused by its signature", async () => {
    const { shop } = shopAt({ limits: { getPerMinute: 1 } });
    await send(shop, "/orders", { headers: { "x-hash": "wrong" } });
    expect((await send(shop, "/orders")).status).toBe(200);
  });
});

describe("CCV Shop changes behind one's back", () => {
  it("takes back a payment, changes an order and deletes it", async () => {
    const { shop } = shopAt();
    const id = shop.state.addOrder({ rows });
    shop.state.updateOrder(id, { paid: false, rows: [{ name: "Braadpan", price: 10 }] });
    expect(await get(shop, `/orders/${id}`)).toMatchObject({ ordernumber: 1, paid: false, total_price: 10 });
    shop.state.deleteOrder(id);
    expect(await ids(shop, "/orders")).toEqual([]);
    expect((await send(shop, `/orders/${id}`)).status).toBe(404);
    expect((await send(shop, `/orders/${id}/orderrows`)).status).toBe(404);
    shop.switches.deletedOrders = "readable-by-id";
    expect((await send(shop, `/orders/${id}`)).status).toBe(200);
    expect((await send(shop, `/orders/${id}`, { method: "PATCH", body: '{"paid":true}' })).status).toBe(404);
    expect(() => shop.state.order(id)).toThrow();
    expect(() => shop.state.addOrder({ id, rows })).toThrow("exists");
  });
});
