import { describe, expect, it } from "vitest";
import type { CcvShopSwitches, SimulatedOrder } from "../src/index.ts";
import { get, items, shopAt } from "./ccvshop-client.ts";

async function priced(order: SimulatedOrder, switches: Partial<CcvShopSwitches> = {}) {
  const { shop } = shopAt({ switches });
  const id = shop.state.addOrder(order);
  const seen = await get(shop, `/orders/${id}`);
  return { seen, rows: await items(shop, `/orders/${id}/orderrows`), charged: shop.state.charged(id) };
}

const liveSample: SimulatedOrder = {
  rows: [{ name: "Telefoon", price: 595, discount: 10, rate: 21 }],
  shipping: { price: 5 },
};

describe("CCV Shop price engine", () => {
  it("agrees with the live sample", async () => {
    const { seen, rows, charged } = await priced(liveSample);
    expect(seen).toMatchObject({
      total_orderrow_price: 590,
      total_shipping: 5,
      total_discounts: 0,
      total_price: 590,
      total_tax: 102.4,
      shipping_tax_percentage: 21,
    });
    expect(rows[0]).toMatchObject({
      price: 595,
      price_without_discount: 595,
      original_price: 585,
      selling_price: 585,
      price_with_attributes: 585,
      total_price: 585,
      total_price_with_attributes: 585,
    });
    expect(charged).toEqual({
      total: 59000,
      vat: 10240,
      perRate: { "21": { net: 48760, vat: 10240, gross: 59000 } },
      settled: 0,
    });
  });

  it("charges foreign rates, also those with a fraction", async () => {
    const { seen, rows, charged } = await priced({
      rows: [
        { name: "Boek", price: 27.5, rate: 5.5, count: 3 },
        { name: "Pan", price: 89.95, rate: 25.5 },
      ],
      shipping: { price: 9.95, rate: 5.5 },
    });
    expect(rows.map(({ tax }) => tax)).toEqual([5.5, 25.5]);
    // 92.45 × 5.5 / 105.5 = 4.8196…, 89.95 × 25.5 / 125.5 = 18.2766…
    expect(charged.perRate).toEqual({
      "5.5": { net: 8763, vat: 482, gross: 9245 },
      "25.5": { net: 7167, vat: 1828, gross: 8995 },
    });
    expect(seen).toMatchObject({ total_price: 182.4, total_tax: 23.1, shipping_tax_percentage: 5.5 });
  });

  it("rounds VAT once per rate over a mixed basket", async () => {
    const { charged } = await priced({
      rows: [
        { name: "A", price: 3.33, rate: 9, count: 7 },
        { name: "B", price: "12.95", rate: 21 },
        { name: "C", price: 25, rate: 0 },
      ],
      shipping: { price: 5.95 },
    });
    expect(charged.perRate).toEqual({
      "21": { net: 1562, vat: 328, gross: 1890 },
      "9": { net: 2139, vat: 192, gross: 2331 },
      "0": { net: 2500, vat: 0, gross: 2500 },
    });
    expect(charged.total).toBe(6721);
  });

  it("takes fractional quantities without floats", async () => {
    const { rows, charged } = await priced({ rows: [{ name: "Kaas", price: 16.79, rate: 9, count: "1.235" }] });
    expect(rows[0]).toMatchObject({ count: 1.235, total_price: 20.74 });
    expect(charged.total).toBe(2074);
  });

  it("adds VAT to net rows and net costs", async () => {
    const { seen, charged } = await priced({
      rowsIncludeVat: false,
      rows: [{ name: "A", price: 10, rate: 21, count: 3 }],
      shipping: { price: 5 },
    });
    expect(charged).toMatchObject({ total: 4235, vat: 735 });
    expect(seen).toMatchObject({ order_row_taxes_included: false, total_price: 42.35, total_tax: 7.35 });
  });

  it("spreads a coupon over the rates by value, to the cent", async () => {
    const { seen, charged } = await priced({
      coupon: { code: "TIEN", type: "amount", discount: 10 },
      rows: [
        { name: "A", price: 20, rate: 21 },
        { name: "B", price: 10, rate: 9 },
      ],
    });
    expect(seen).toMatchObject({
      total_discounts: 10,
      total_price: 20,
      discountcoupon: { code: "TIEN", type: "Price" },
    });
    expect(charged.perRate["21"]?.gross).toBe(1333);
    expect(charged.perRate["9"]?.gross).toBe(667);
  });

  it("works the account discount into the prices and keeps deposits out of discounts", async () => {
    const { seen, rows, charged } = await priced({
      account: { id: 5, discountPercentage: 10 },
      coupon: { code: "HELFT", type: "percentage", discount: 50 },
      rows: [
        { name: "A", price: 9.99, rate: 21, count: 2 },
        { name: "Statiegeld", price: 0.15, rate: 21, count: 2, kind: "container-deposit" },
      ],
    });
    expect(rows[0]).toMatchObject({ price: 8.99, selling_price: 8.99, user_discount: 10, total_price: 17.98 });
    expect(rows[1]).toMatchObject({ product_type: "deposit", tax: 0, price: 0.15, product_id: null });
    expect(seen).toMatchObject({
      user: { id: "5", discount_percentage: 10 },
      total_discounts: 8.99,
      total_price: 9.29,
    });
    expect(charged.perRate["0"]).toEqual({ net: 30, vat: 0, gross: 30 });
  });

  it("adds surcharges, costs and options, and takes off points", async () => {
    const { seen, rows, charged } = await priced({
      rows: [
        { name: "Schort", price: 30, rate: 21, count: 2, attributes: [{ option: "Maat", value: "XL", price: 2.5 }] },
      ],
      shipping: { price: 5.95 },
      paymentFee: 1.95,
      paymentOption: { name: "Avond", price: 3 },
      extraCosts: { amount: -4, description: "Coulance" },
      points: 2.15,
    });
    expect(rows[0]).toMatchObject({ total_price: 60, total_extra_option_price: 5, total_price_with_attributes: 65 });
    expect(seen).toMatchObject({
      total_price: 69.75,
      extra_costs: -4,
      credit_point_discount: 2.15,
      paymethod_costs: 1.95,
    });
    expect(charged).toMatchObject({ total: 6975, vat: 1211 });
  });

  it.each([{ intraCommunity: true }, { platformSale: true }, { taxesIncluded: false }])(
    "charges no VAT with %o",
    async (flag) => {
      const { seen, charged } = await priced({ ...liveSample, ...flag });
      expect(charged).toMatchObject({ total: 59000, vat: 0 });
      expect(seen.total_tax).toBe(0);
    },
  );

  it("waives shipping for a coupon or an option, and leaves untaxed shipping without VAT", async () => {
    const rows = [{ name: "A", price: 12.1, rate: 21 }];
    const shipping = { price: 5 };
    const coupon = { code: "VRIJ", type: "amount" as const, discount: 0, givesFreeShipping: true };
    expect((await priced({ rows, shipping, coupon })).charged.total).toBe(1210);
    expect(
      (await priced({ rows, shipping, paymentOption: { name: "Afhalen", waivesShipping: true } })).charged.total,
    ).toBe(1210);
    expect((await priced({ rows, shipping: { ...shipping, taxed: false } })).charged).toMatchObject({
      total: 1710,
      vat: 210,
    });
  });

  it("never takes off more than the goods", async () => {
    const coupon = { code: "VEEL", type: "amount" as const, discount: 100 };
    const { charged } = await priced({ rows: [{ name: "A", price: 12.1 }], coupon, shipping: { price: 5 } });
    expect(charged.total).toBe(500);
  });

  it("lets an order be sent that does not add up", async () => {
    const { seen, rows } = await priced({
      rows: [{ name: "A", price: 585 }],
      shipping: { price: 5 },
      raw: { total_price: 590, total_tax: undefined },
      rawRows: [{ total_price_with_attributes: 590 }],
    });
    expect(seen).toMatchObject({ total_price: 590, total_shipping: 5 });
    expect(seen).not.toHaveProperty("total_tax");
    expect(rows[0]).toMatchObject({ total_price: 585, total_price_with_attributes: 590 });
  });

  it("refuses what is not a decimal", async () => {
    await expect(priced({ rows: [{ name: "A", price: "12,95" }] })).rejects.toThrow(RangeError);
    await expect(priced({ rows: [{ name: "A", price: 1e-7 }] })).rejects.toThrow(RangeError);
  });
});
