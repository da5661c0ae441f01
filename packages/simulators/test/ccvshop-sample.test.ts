import { describe, expect, it } from "vitest";
import { createSampleShop, sampleOrders } from "../src/index.ts";
import { items, movableClock } from "./ccvshop-client.ts";

describe("CCV Shop sample orders", () => {
  it("are the same every time, in sequence, and end on the given day", () => {
    const orders = sampleOrders("2026-11-20");
    expect(orders).toEqual(sampleOrders("2026-11-20"));
    expect(orders.length).toBeGreaterThanOrEqual(60);
    const created = orders.map((order) => order.created ?? "");
    expect(created).toEqual([...created].sort());
    expect(created.at(-1)).toBe("2026-11-20T08:58:00Z");
    const numbers = orders.flatMap(({ number }) => number ?? []);
    expect(numbers).toEqual(numbers.map((_, index) => 1001 + index));
    expect(orders.map(({ id }) => id)).toEqual(orders.map((_, index) => 339000101 + index));
    expect(new Set(orders.map(({ label }) => label)).size).toBe(orders.length);
    const mails = orders.flatMap(({ customer }) => customer?.email ?? []);
    expect(mails.filter((mail) => !/^[a-z.]+@example\.com$/.test(mail))).toEqual([]);
  });

  it("add up by the working hypothesis, except the one that shows it may not", async () => {
    const shop = createSampleShop({ clock: movableClock() });
    const orders = await items(shop, "/orders?size=100");
    const cents = (value: unknown) => Math.round(Number(value) * 100);
    const wrong: unknown[] = [];
    for (const order of orders) {
      const rows = await items(shop, `/orders/${order.id}/orderrows?size=100`);
      const costs = ["total_shipping", "paymethod_costs", "extra_payment_option_price", "extra_costs"];
      const reductions = ["total_discounts", "credit_point_discount"];
      const sum =
        rows.reduce((total, row) => total + cents(row.total_price_with_attributes), 0) +
        costs.reduce((total, name) => total + cents(order[name]), 0) -
        reductions.reduce((total, name) => total + cents(order[name]), 0) +
        (order.order_row_taxes_included ? 0 : cents(order.total_tax));
      if (sum !== cents(order.total_price)) wrong.push(shop.state.order(Number(order.id)).label);
    }
    expect(wrong).toEqual(["order that does not add up: total without the shipping"]);
  });

  it("have a product behind every row that is not a deposit or free text, in the class of its Dutch rate", () => {
    const { state } = createSampleShop({ clock: movableClock() });
    const atHome = { normal: 21, "low a": 9, "low b": 0, "extra low": 0, zero: 0 };
    const rows = state
      .orders()
      .flatMap(({ rows }) => rows.filter(({ kind, productId }) => !kind && productId !== null));
    const products = rows.map(({ productId }) => state.products.find(productId ?? 0));
    expect(products.filter((product) => !product?.mainCategory)).toEqual([]);
    const domestic = state.orders().filter(({ customer }) => !customer?.country);
    for (const { rows, intraCommunity, platformSale } of domestic)
      for (const { kind, productId, rate } of intraCommunity || platformSale ? [] : rows) {
        const product = kind || !productId ? undefined : state.products.find(productId);
        if (product !== undefined) expect([product.name, atHome[product.taxTariff]]).toEqual([product.name, rate]);
      }
  });

  it("charge what crosses a border at the rates of the country it goes to, or at 0 %", () => {
    const { state } = createSampleShop({ clock: movableClock() });
    const abroad = state.orders().slice(-14);
    const charged = abroad.map(({ id, customer }) => {
      const { perRate } = state.charged(id);
      return `${customer?.country ?? "NL"} ${Object.keys(perRate).join("+")}`;
    });
    expect(charged).toEqual(
      "BE 0,DE 0,DE 0,NL 21,CH 0,ES 0,GB 20,DE 19,DE 7,BE 6+21,FR 20,DE 21,CH 21,BE 9+21".split(","),
    );
    const belgian = abroad[9]?.id ?? 0;
    expect(state.charged(belgian).perRate).toEqual({
      "21": { net: 3298, vat: 692, gross: 3990 },
      "6": { net: 2169, vat: 130, gross: 2299 },
    });
  });

  it("fill a shop up to yesterday", async () => {
    const shop = createSampleShop({ clock: movableClock() });
    expect(shop.state.orders().at(-1)?.created).toBe("2026-11-19T08:58:00Z");
    expect(await items(shop, "/orders?size=100")).toHaveLength(shop.state.orders().length - 1);
  });
});
