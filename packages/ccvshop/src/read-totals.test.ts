import { explainVat, isUnreadable, type Order, reconcileOrder } from "@boekbrug/core";
import { describe, expect, it } from "vitest";
import { type Changes, order, row } from "../test/fixtures.ts";
import { orderFrom } from "./from-ccvshop.ts";
import { orderWordsOf } from "./order-words.ts";

function read(changes: Changes, rows: readonly unknown[], words = orderWordsOf({})): Order {
  const found = orderFrom(order({ total_shipping: 0, ...changes }), rows, words);
  if (found === undefined || isUnreadable(found)) throw new Error(JSON.stringify(found));
  return found;
}

/** Adds up to the cent, and its VAT is explained. */
function expectSound(found: Order): void {
  expect(reconcileOrder(found).isOk()).toBe(true);
  expect(explainVat(found)).toBeDefined();
}

const high = (amount: number, changes: Changes = {}) => row(amount, { id: amount * 100, ...changes });
const low = (amount: number) => row(amount, { id: amount * 100 + 1, tax: 9 });

describe("a coupon whose code the settings call a gift card", () => {
  const words = orderWordsOf({ giftCardCoupons: ["GIFT-*"] });
  const discountcoupon = { code: "gift-77", givesfreeshipping: false };

  it("pays for a part: the VAT is that of the whole price", () => {
    const found = read({ total_discounts: 25, total_price: 96, total_tax: 21, discountcoupon }, [high(121)], words);
    expectSound(found);
    expect(found.discounts).toEqual([]);
    expect(found.giftCards).toEqual([{ description: "gift-77", amount: { minor: 2500, currency: "EUR" } }]);
  });

  it("takes its whole value off net prices too", () => {
    const net = {
      order_row_taxes_included: false,
      total_discounts: 25,
      total_price: 96,
      total_tax: 21,
      discountcoupon,
    };
    const found = read(net, [high(100)], words);
    expectSound(found);
    expect(found.giftCards?.[0]?.amount.minor).toBe(2500);
  });

  it("is not explained where the shop lowered the VAT as if it were a discount", () => {
    const found = read({ total_discounts: 25, total_price: 96, total_tax: 16.66, discountcoupon }, [high(121)], words);
    expect(explainVat(found)).toBeUndefined();
  });

  it.each([
    ["GIFT-*", "gift-1", true],
    ["GIFT-*", "SALE", false],
    ["GIFT", "gift ", true],
    ["GIFT", "GIFT-1", false],
  ])("the pattern %s and the code %s", (pattern, code, expected) => {
    expect(orderWordsOf({ giftCardCoupons: [pattern] }).isGiftCard(code)).toBe(expected);
  });
});

describe("discounts", () => {
  it.each([10, -10])("of %d take off ten, whatever the sign", (total_discounts) => {
    const found = read({ total_discounts, total_price: 111, total_tax: 19.26 }, [high(121)]);
    expectSound(found);
    expect(found.discounts.map(({ kind, amount }) => [kind, amount.minor])).toEqual([["cart", 1000]]);
  });

  it("that repeat the rows' own discounts count only for the rest", () => {
    const rows = [high(121, { discount: 10 })];
    const found = read({ total_discounts: 15, total_price: 116, total_tax: 20.13 }, rows);
    expectSound(found);
    expect(found.discounts[0]?.amount.minor).toBe(500);
    expect(found.reading.en).toContain("discount less the rows' own");
  });

  it("that are already in the rows count not at all", () => {
    const found = read({ total_discounts: 15, total_price: 121, total_tax: 21 }, [high(121)]);
    expectSound(found);
    expect(found.discounts).toEqual([]);
  });

  it("by coupon and points are told apart, by code", () => {
    const discountcoupon = { code: "ZOMER" };
    const changes = {
      discountcoupon,
      total_discounts: 5,
      credit_point_discount: -6,
      total_price: 110,
      total_tax: 19.09,
    };
    const found = read(changes, [high(121)]);
    expectSound(found);
    expect(found.discounts.map(({ kind, description }) => [kind, description])).toEqual([
      ["coupon", "ZOMER"],
      ["points", ""],
    ]);
  });
});

describe("shipping", () => {
  it("waived by the payment option is no charge", () => {
    const changes = { total_shipping: 5, extra_payment_option_no_sentprice: true, total_price: 121, total_tax: 21 };
    const found = read(changes, [high(121)]);
    expectSound(found);
    expect(found.charges).toEqual([]);
  });

  it("outside the total is no reading: the order is held", () => {
    const found = read({ total_shipping: 5, total_price: 121, total_tax: 21 }, [high(121)]);
    expect(reconcileOrder(found)._unsafeUnwrapErr().parameters.difference).toBe("5.00");
    expect(found.reading.en).toContain("does not add up");
  });

  it("without VAT carries 0 %", () => {
    const changes = { total_shipping: 5, shipping_taxes_included: false, total_price: 126, total_tax: 21 };
    expect(read(changes, [high(121)]).charges[0]?.vatPercent).toBe("0");
  });
});

describe("costs", () => {
  const rows = [high(121), low(109)];
  it.each([
    ["follow the goods", 31.3, null],
    ["at the shipping rate", 31.74, "21"],
    ["without VAT", 30, "0"],
  ])("%s when that is the VAT that was charged", (_, total_tax, vatPercent) => {
    const found = read({ paymethod_costs: 10, total_price: 240, total_tax }, rows);
    expectSound(found);
    expect(found.charges[0]).toMatchObject({ kind: "payment-fee", vatPercent });
  });

  it("never include extra_price", () => {
    expectSound(read({ paymethod_costs: 10, extra_price: 10, total_price: 240, total_tax: 31.3 }, rows));
  });

  it("by hand may be negative", () => {
    const found = read({ extra_costs: -21, extra_costs_description: "Kras", total_price: 100, total_tax: 17.36 }, [
      high(121),
    ]);
    expectSound(found);
    expect(found.charges[0]).toMatchObject({ kind: "extra-costs", description: "Kras", amount: { minor: -2100 } });
  });
});

describe("row totals", () => {
  const total = { total_price: 363, total_tax: 63 };
  it.each([
    ["total_price_with_attributes", { total_price_with_attributes: 363, total_price: 300 }],
    ["total_price", { total_price_with_attributes: null, total_price: 363 }],
    ["total_price + options", { total_price_with_attributes: null, total_price: 300, total_extra_option_price: 63 }],
    ["total_price_with_attributes × count", { total_price_with_attributes: 121, total_price: 100 }],
    ["price_with_attributes × count", { total_price_with_attributes: 120, price_with_attributes: 121, total_price: 1 }],
  ])("are read from %s where that adds up", (name, changes) => {
    const found = read(total, [row(1, { count: 3, ...changes })]);
    expectSound(found);
    expect(found.reading.en).toBe(`rows gross by ${name}`);
  });
});

describe("a shop with net prices", () => {
  const net = { order_row_taxes_included: false };

  it("whose total has the VAT in it", () => {
    const found = read({ ...net, total_shipping: 10, total_price: 133.1, total_tax: 23.1 }, [high(100)]);
    expectSound(found);
    expect([found.basis, found.total.minor, found.charges[0]?.amount.minor]).toEqual(["net", 13310, 1000]);
  });

  it("whose total lacks the VAT: the customer pays it on top", () => {
    const found = read({ ...net, total_price: 100, total_tax: 21 }, [high(100)]);
    expectSound(found);
    expect(found.total.minor).toBe(12100);
    expect(found.reading.en).toContain("VAT on top of the total");
  });

  it("with gross shipping books its net amount", () => {
    const found = read({ ...net, total_shipping: 12.1, total_price: 133.1, total_tax: 23.1 }, [high(100)]);
    expectSound(found);
    expect(found.charges[0]?.amount.minor).toBe(1000);
    expect(found.reading.en).toContain("gross");
  });

  it("adds up fractions of a cent before it rounds, and gives each line whole cents", () => {
    const rows = [1, 2, 3].map((id) => row(33.335, { id }));
    const found = read({ ...net, total_price: 121.01, total_tax: 21 }, rows);
    expectSound(found);
    expect(found.lines.map(({ amount }) => amount.minor).sort()).toEqual([3333, 3334, 3334]);
  });
});

describe("readings that differ in what the customer paid", () => {
  const net = { order_row_taxes_included: false, total_shipping: 9, shipping_tax_percentage: 9 };
  const rows = [{ ...low(91), total_price: 100 }];

  it.each([
    [true, 10900],
    [false, 11800],
  ])("are told apart by shipping_taxes_included %s", (shipping_taxes_included, total) => {
    const found = read({ ...net, shipping_taxes_included, total_price: 109, total_tax: 9 }, rows);
    expectSound(found);
    expect(found.total.minor).toBe(total);
  });

  it("and are equally good are both told: the order is held", () => {
    const changes = { ...net, total_shipping: 0.04, shipping_tax_percentage: 21, total_price: 10.04, total_tax: 0.01 };
    const found = orderFrom(order(changes), [row(10, { tax: 0 })], orderWordsOf({}));
    expect(found !== undefined && isUnreadable(found) && found.problem).toMatchObject({
      code: "order.total-ambiguous",
      parameters: { total: "10.04", other: "10.05" },
    });
  });
});

it("reads what it can where a price times the count is beyond all reason", () => {
  const found = read({ total_price: 121, total_tax: 21, total_discounts: 1 }, [row(121, { count: 1e13, discount: 5 })]);
  expect(found.reading.en).toContain("discount already in the rows");
});

it("takes the first reading whose amounts fit when no VAT does, and says so", () => {
  const found = read({ total_price: 121, total_tax: 50 }, [high(121)]);
  expect(reconcileOrder(found).isOk()).toBe(true);
  expect(explainVat(found)).toBeUndefined();
  expect(found.reading.en).toContain("VAT not explained");
});

it("gives an order without rows back as it is", () => {
  expect(read({ total_price: 0, total_tax: 0 }, []).lines).toEqual([]);
});

it("reads rows that have no price field in common each by its own", () => {
  const one = high(121, { total_price_with_attributes: null, price_with_attributes: null, selling_price: null });
  const other = row(121, { id: 2, total_price: null, price_with_attributes: null, selling_price: null });
  const found = read({ total_price: 242, total_tax: 42 }, [one, other]);
  expectSound(found);
  expect(found.reading.en).toContain("each row's first price");
});
