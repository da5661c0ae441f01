import { isUnreadable, type OpenQuery, type OrderHead, type OrderPage } from "@boekbrug/core";
import { type CcvShopSwitches, ccvShopSwitches, createCcvShopSimulator } from "@boekbrug/simulators";
import { describe, expect, it } from "vitest";
import { createCcvShop } from "../src/index.ts";
import { fakeClock, from, readAll, type Subject, sampleShop } from "./support.ts";

const day = 86_400_000;
const start = "2026-03-01";
const rows = [{ name: "Pan", price: 10 }];

/** An empty shop at noon of a day, and the adapter on it. */
function shopOn(date: string, switches: Partial<CcvShopSwitches> = {}): Subject & { to(date: string): Promise<void> } {
  const clock = fakeClock(`${date}T12:00:00Z`);
  const shop = createCcvShopSimulator({ clock, switches });
  const { public: publicKey, secret } = shop.keys;
  const source = createCcvShop(
    { kind: "ccvshop", baseUrl: "https://shop.test", publicKey, secret, readProducts: false },
    { clock, fetch: shop.fetch },
  );
  const to = (next: string) => clock.sleep(Date.parse(`${next}T12:00:00Z`) - clock.now());
  return { shop, source, clock, to };
}

const idsOf = (heads: readonly OrderHead[]) => heads.map(({ id }) => Number(id));

async function openIds({ source }: Subject, query: OpenQuery = { statuses: undefined, paidOnly: true }) {
  const ids: number[] = [];
  for (let cursor: string | null = null, more = true; more; ) {
    const page: OrderPage = (await source.open(query, cursor))._unsafeUnwrap();
    ids.push(...idsOf(page.heads));
    ({ cursor, more } = page);
  }
  return ids;
}

describe("a basket that is finished long after it was begun", () => {
  /** Begun on the 5th, passed by on the 15th, finished and paid on the 16th together with as many new orders. */
  async function passedBy(others: number, switches: Partial<CcvShopSwitches> = {}) {
    const subject = shopOn("2026-03-05", switches);
    const { shop, source, to } = subject;
    const basket = shop.state.addOrder({ rows, completed: false });
    await to("2026-03-15");
    shop.state.addOrder({ rows });
    const { cursor } = await readAll(source, null, start);
    await to("2026-03-16");
    shop.state.updateOrder(basket, { completed: true, paid: true });
    const ids = [basket, ...Array.from({ length: others }, () => shop.state.addOrder({ rows }))];
    return { ...subject, ids, cursor };
  }

  it.each([
    [0, 100],
    [3, 2],
    [8, 3],
    [9, 3],
  ] as const)("is found, with %d newer orders and %d on a page", async (others, size) => {
    const { source, ids, cursor } = await passedBy(others, { maxPageSize: size as CcvShopSwitches["maxPageSize"] });
    const found = await readAll(source, cursor, start);
    expect(idsOf(found.heads)).toEqual(expect.arrayContaining(ids));
    const fresh = found.heads.filter(({ justFinished }) => justFinished === true);
    expect([...new Set(idsOf(fresh))].sort()).toEqual([...ids].sort());
    const next = await readAll(source, found.cursor, start);
    expect(next.heads.filter(({ justFinished }) => justFinished === true)).toEqual([]);
  });

  it("is found when the run is cut off after any page, whatever is finished or deleted meanwhile", async () => {
    const { shop, source, ids, cursor } = await passedBy(9, { maxPageSize: 3 as CcvShopSwitches["maxPageSize"] });
    const seen = new Set<number>();
    const see = (heads: readonly OrderHead[]) => {
      for (const id of idsOf(heads)) seen.add(id);
    };
    for (let at = cursor, more = true; more; ) {
      await source.changed(at, start);
      const page = (await source.changed(at, start))._unsafeUnwrap();
      see(page.heads);
      if (page.heads.length > 1 && shop.state.orders().length < 15) ids.push(shop.state.addOrder({ rows }));
      else shop.state.deleteOrder(Number(page.heads[0]?.id ?? shop.state.orders()[0]?.id));
      ({ cursor: at, more } = page);
      if (!more) see((await readAll(source, at, start)).heads);
    }
    const left = new Set(shop.state.orders().map(({ id }) => id));
    expect(ids.filter((id) => left.has(id) && !seen.has(id))).toEqual([]);
  });

  it("is found when it is finished while the first pass is read", async () => {
    const { shop, source, to } = shopOn("2026-03-05", { maxPageSize: 2 as CcvShopSwitches["maxPageSize"] });
    shop.state.addOrder({ rows });
    const basket = shop.state.addOrder({ rows, completed: false });
    for (const date of ["2026-03-14", "2026-03-15", "2026-03-16"]) {
      await to(date);
      shop.state.addOrder({ rows });
    }
    const first = (await source.changed(null, start))._unsafeUnwrap();
    const second = (await source.changed(first.cursor, start))._unsafeUnwrap();
    shop.state.updateOrder(basket, { completed: true, paid: true });
    shop.state.addOrder({ rows });
    const rest = await readAll(source, second.cursor, start);
    const next = await readAll(source, rest.cursor, start);
    expect(idsOf([...first.heads, ...second.heads, ...rest.heads, ...next.heads])).toContain(basket);
  });

  it("costs idle passes one call and two by turns", async () => {
    const { shop, source, cursor } = await passedBy(2);
    const calls: number[] = [];
    let { cursor: at } = await readAll(source, cursor, start);
    for (let pass = 0; pass < 4; pass += 1) {
      shop.calls.length = 0;
      at = (await readAll(source, at, start)).cursor;
      calls.push(shop.calls.length);
    }
    expect(calls).toEqual([1, 2, 1, 2]);
  });

  it("is not needed for orders whose numbers were set back: the newest ones are found within two passes", async () => {
    const { shop, source, to } = shopOn("2026-03-05", { maxPageSize: 2 as CcvShopSwitches["maxPageSize"] });
    for (const number of [901, 902, 903, 904, 905]) shop.state.addOrder({ rows, number });
    let { cursor } = await readAll(source, null, start);
    await to("2026-03-16");
    const ids = [1, 2, 3].map((number) => shop.state.addOrder({ rows, number }));
    const found: number[] = [];
    for (let pass = 0; pass < 2; pass += 1) {
      const { heads, cursor: next } = await readAll(source, cursor, start);
      found.push(...idsOf(heads));
      cursor = next;
    }
    expect(found).toEqual(expect.arrayContaining(ids));
  });

  it("is found in a shop that was empty at first", async () => {
    const { shop, source, to } = shopOn("2026-03-05");
    const basket = shop.state.addOrder({ rows, completed: false });
    await to("2026-03-15");
    const { cursor } = await readAll(source, null, "2026-03-15");
    shop.state.updateOrder(basket, { completed: true, paid: true });
    expect(new Set(idsOf((await readAll(source, cursor, "2026-03-15")).heads))).toEqual(new Set([basket]));
  });
});

describe("passes", () => {
  const zones = ccvShopSwitches.filter(({ name }) =>
    ["dateFilterZone", "dateFilterBounds", "maxPageSize"].includes(name),
  );
  it.each(zones.flatMap(({ name, settings }) => settings.map((setting) => [name, setting] as const)))(
    "find each new order, whatever the date filter means (%s %s)",
    async (name, setting) => {
      const { shop, source } = sampleShop({ [name]: setting });
      const first = await readAll(source);
      const rows = [{ name: "Pan", price: 10 }];
      const created = ["2026-11-20T22:59:59Z", "2026-11-20T23:00:00Z", "2026-11-21T00:00:00Z", "2026-11-21T09:00:00Z"];
      const ids = created.map((moment) => String(shop.state.addOrder({ created: moment, rows })));
      const second = await readAll(source, first.cursor);
      expect(second.heads.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
      const fresh = second.heads.filter(({ justFinished }) => justFinished === true);
      expect(fresh.map(({ id }) => id).sort()).toEqual(ids);
    },
  );

  it("may be broken off at any page: going on from its cursor skips none", async () => {
    const { source } = sampleShop({ maxPageSize: 10 });
    const all = (await readAll(source)).heads.map(({ id }) => id);
    const one = (await source.changed(null, from))._unsafeUnwrap();
    const rest = await readAll(source, one.cursor);
    expect([...one.heads, ...rest.heads].map(({ id }) => id)).toEqual(all);
  });

  it("skip none of the orders that stay while others are deleted", async () => {
    const { shop, source } = sampleShop({ maxPageSize: 10 });
    const seen = new Set<string>();
    let cursor: string | null = null;
    for (let more = true; more; ) {
      const page: { heads: readonly OrderHead[]; cursor: string; more: boolean } = (
        await source.changed(cursor, from)
      )._unsafeUnwrap();
      for (const { id } of page.heads) seen.add(id);
      const oldest = shop.state.orders().slice(0, 2);
      for (const { id } of oldest) shop.state.deleteOrder(id);
      ({ cursor, more } = page);
    }
    const left = shop.state.orders().filter(({ completed }) => completed);
    expect(left.filter(({ id }) => !seen.has(String(id)))).toEqual([]);
  });

  it("over open orders give the unpaid, the not yet booked and the lately cancelled ones, without baskets", async () => {
    const subject = sampleShop();
    const { shop } = subject;
    const found = await openIds(subject, { statuses: ["7"], paidOnly: true });
    const lately = (created: string) => created >= "2026-09-20";
    const expected = shop.state
      .orders()
      .filter(({ completed, paid, status = 1, created }) =>
        status === 8 ? lately(created) : completed && (!paid || status !== 7),
      );
    expect(found.sort()).toEqual(expected.map(({ id }) => id).sort());
    expect(expected.length).toBeGreaterThan(0);
  });
});

it("a first day that is moved to an earlier one is read from, also half-way and to and fro", async () => {
  const { shop, source, to } = shopOn("2026-01-10", { maxPageSize: 2 as CcvShopSwitches["maxPageSize"] });
  const old = [1, 2, 3].map(() => shop.state.addOrder({ rows }));
  await to("2026-03-10");
  for (let added = 0; added < 3; added += 1) shop.state.addOrder({ rows });
  const half = (await source.changed(null, start))._unsafeUnwrap();
  expect([half.more, idsOf(half.heads)]).toEqual([true, expect.not.arrayContaining(old)]);
  const moved = await readAll(source, half.cursor, "2026-01-01");
  expect(idsOf(moved.heads)).toEqual(expect.arrayContaining(old));
  const forth = await readAll(source, moved.cursor, start);
  expect(idsOf(forth.heads)).not.toEqual(expect.arrayContaining(old));
  expect(idsOf((await readAll(source, forth.cursor, "2026-01-01")).heads)).toEqual(expect.arrayContaining(old));
});

describe("a cancelled order", () => {
  it("stays in the open list for sixty days, and leaves it when it is revived", async () => {
    const subject = shopOn("2026-03-05");
    const { shop, to } = subject;
    const [paid, unpaid] = [true, false].map((each) => shop.state.addOrder({ rows, status: 8, paid: each }));
    await to("2026-05-04");
    expect(await openIds(subject)).toEqual([paid, unpaid]);
    expect(await openIds(subject, { statuses: ["7"], paidOnly: false })).toEqual([paid, unpaid]);
    shop.state.updateOrder(paid ?? 0, { status: 7 });
    expect(await openIds(subject)).toEqual([unpaid]);
    await subject.clock.sleep(4 * day);
    expect(await openIds(subject)).toEqual([]);
  });
});

describe("an amount beyond all reason", () => {
  it("keeps its order from being read, and no other", async () => {
    const { shop, source } = shopOn("2026-03-05");
    const total = shop.state.addOrder({ rows, raw: { total_price: 999999999999999 } });
    const row = shop.state.addOrder({ rows, rawRows: [{ total_price_with_attributes: 1e14 }] });
    const good = shop.state.addOrder({ rows });
    const { heads, unreadable } = await readAll(source, null, start);
    expect([idsOf(heads), unreadable.map(({ id }) => Number(id))]).toEqual([[row, good], [total]]);
    const fields: unknown[] = [];
    for (const id of [total, row]) {
      const order = (await source.order(String(id)))._unsafeUnwrap();
      fields.push(order !== null && isUnreadable(order) ? order.problem.parameters.detail : order);
    }
    expect(fields).toEqual(["total_price", "orderrows.0.total_price_with_attributes"]);
    const head = (await source.head(String(total)))._unsafeUnwrap();
    expect(head !== null && isUnreadable(head) && head.problem.code).toBe("order.unreadable");
  });
});

it("an order whose parts fit two totals is held, with both", async () => {
  const { shop, source } = shopOn("2026-03-05", { netShopCostBasis: "gross" });
  const id = shop.state.addOrder({
    rowsIncludeVat: false,
    rows: [{ name: "Krat", price: "40.15", rate: 0, kind: "container-deposit" }],
    shipping: { price: "3.54", rate: 21 },
    extraCosts: { amount: "0.75" },
  });
  expect(shop.state.charged(id).total).toBe(4444);
  const order = (await source.order(String(id)))._unsafeUnwrap();
  expect(order !== null && isUnreadable(order) && order.problem).toEqual({
    code: "order.total-ambiguous",
    field: "order.total",
    parameters: { total: "44.44", other: "45.18", currency: "EUR" },
  });
});
