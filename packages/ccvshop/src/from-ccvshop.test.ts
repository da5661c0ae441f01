import { isUnreadable, type Order, reconcileOrder } from "@boekbrug/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Changes, order, orderRecord, row, rowRecord } from "../test/fixtures.ts";
import { headFrom, orderFrom } from "./from-ccvshop.ts";
import { orderWordsOf } from "./order-words.ts";

function read(record: unknown, rows: readonly unknown[] = [rowRecord]): Order {
  const found = orderFrom(record, rows, orderWordsOf({}));
  if (found === undefined || isUnreadable(found)) throw new Error(JSON.stringify(found));
  return found;
}

const fieldAtFault = (record: unknown, rows: readonly unknown[] = [rowRecord]) => {
  const found = orderFrom(record, rows, orderWordsOf({}));
  return found !== undefined && isUnreadable(found) ? found.problem.parameters.detail : found;
};

describe("an order's own facts", () => {
  it("reads number, moment, payment and buyer", () => {
    expect(read(orderRecord)).toMatchObject({
      id: "339323562",
      number: "W-17",
      sequence: 17,
      invoiceNumber: null,
      placedAt: "2022-11-07T21:51:00Z",
      status: "1",
      language: "nl",
      basis: "gross",
      delivery: "shipped",
      payment: { state: "paid", methodId: "3", method: "Vooraf overmaken" },
      marks: { intraCommunity: false, platformSale: false, withoutVat: false },
    });
  });

  it.each(["2022-11-07T21:51:00Z", "2022-11-07T21:51:00+00:00", "2022-11-07T21:51:00+0000", "2022-11-07T21:51:00"])(
    "reads %s as UTC",
    (create_date) => {
      expect(read(order({ create_date })).placedAt).toBe("2022-11-07T21:51:00Z");
    },
  );

  it("tells pickup, marketplace and intra-Community orders", () => {
    const special = read(
      order({ deliver_method: "pickup", is_platform_sale: true, is_intra_community_order: true, invoicenumber: 9 }),
    );
    expect(special).toMatchObject({
      delivery: "pickup",
      invoiceNumber: "9",
      marks: { platformSale: true, intraCommunity: true },
    });
  });

  it("marks an order on which no VAT was charged, whatever the rows say", () => {
    const free = read(order({ taxes_included: false, total_tax: 0 }));
    expect(free.marks.withoutVat).toBe(true);
    expect(free.lines[0]?.vatPercent).toBe("0");
    expect(read(order({ total_tax: 0 })).marks.withoutVat).toBe(true);
  });
});

describe("a row", () => {
  it("becomes a line with its options, number and rate", () => {
    expect(read(orderRecord).lines).toEqual([
      {
        id: "648228528",
        kind: "goods",
        description: "Koekenpan",
        variant: "Kleur: Blauw, Maat: L",
        productId: "845754960",
        sku: "KP-1",
        quantity: "1",
        unit: "stuk",
        amount: { minor: 58500, currency: "EUR" },
        vatPercent: "21",
        purchasePrice: null,
        facts: { number: "KP-1" },
      },
    ]);
  });

  it("tells what the whole row had cost the seller, where it was filled in", () => {
    const cost = (changes: Changes) => read(orderRecord, [row(585, changes)]).lines[0]?.purchasePrice;
    expect(cost({ count: 3, product_purchase_price: 12.345 })?.minor).toBe(3704);
    expect(cost({ product_purchase_price: 0 })).toBeNull();
    expect(cost({ product_purchase_price: "nothing" })).toBeNull();
  });

  it("takes the most precise article number", () => {
    const sku = (changes: Changes) => read(orderRecord, [row(585, changes)]).lines[0]?.sku;
    expect(sku({ sub_sku_number: "S", sub_product_number: "P" })).toBe("S");
    expect(sku({ sub_product_number: "P" })).toBe("P");
    expect(sku({ product_number: "" })).toBe(null);
  });

  it.each(["deposit", "container_deposit", "safety_deposit", "Statiegeld", "borg"])(
    "%s is a deposit",
    (product_type) => {
      expect(read(orderRecord, [row(585, { product_type })]).lines[0]?.kind).toBe("deposit");
    },
  );

  it("keeps fractional counts and rates as written", () => {
    const line = read(orderRecord, [row(585, { count: 1.235, tax: 5.5 })]).lines[0];
    expect(line).toMatchObject({ quantity: "1.235", vatPercent: "5.5" });
  });
});

describe("what cannot be read", () => {
  it.each([
    [{ total_price: null }, "total_price"],
    [{ total_price: "veel" }, "total_price"],
    [{ create_date: "gisteren" }, "create_date"],
    [{ currency: "" }, "currency"],
    [{ total_tax: null }, "total_tax"],
    [{ order_row_taxes_included: null }, "order_row_taxes_included"],
    [{ ordernumber: null, ordernumber_full: null }, "ordernumber_full"],
    [{ total_price: 999999999999999 }, "total_price"],
    [{ total_tax: "-1000000000.01" }, "total_tax"],
    [{ total_shipping: 1e14 }, "total_shipping"],
  ])("%j is told by its field", (changes, field) => {
    expect(fieldAtFault(order(changes))).toBe(field);
  });

  it("names the row and field, never a value", () => {
    expect(fieldAtFault(orderRecord, [rowRecord, row(1, { tax: "hoog" })])).toBe("orderrows.1.tax");
    expect(fieldAtFault(orderRecord, [row(1, { order_id: 5 })])).toBe("orderrows.0.order_id");
    expect(fieldAtFault(orderRecord, [row(1e14)])).toBe("orderrows.0.selling_price");
    expect(fieldAtFault(orderRecord, [row(1, { tax: -100 })])).toBe("orderrows.0.tax");
    expect(fieldAtFault(orderRecord, [{ id: 1, tax: 21, selling_price: 1, count: 1e14 }])).toBe("orderrows");
    const bare = { id: 1, tax: 21 };
    expect(fieldAtFault(orderRecord, [bare])).toBe("orderrows.0.total_price_with_attributes");
  });

  it.each(Object.keys(orderRecord).filter((field) => field !== "id"))(
    "tells nothing personal when %s is odd",
    (field) => {
      const personal = { email: "koper@shop.test", name: "Test Koper" };
      for (const odd of [personal, [personal], "Test Koper", true]) {
        const found = headFrom(order({ [field]: odd, total_price: "Test Koper" }));
        const told = found !== undefined && "problem" in found ? JSON.stringify(found.problem) : "read";
        expect(told).toMatch(/^\{"code":"order.unreadable","field":"order","parameters":\{"detail":"[a-z_]+"\}\}$/);
      }
    },
  );

  it("is told by id and number, and nothing without an id", () => {
    expect(headFrom(order({ total_price: null }))).toMatchObject({ id: "339323562", number: "W-17" });
    expect(headFrom({ total_price: 1 })).toBeUndefined();
    expect(headFrom("?")).toBeUndefined();
  });
});

describe("empty and null", () => {
  const records = [orderRecord, order({ customer: null, user: null, discountcoupon: null, status: "" })];

  /** Writes each empty value anew as the choices say. */
  function respell(value: unknown, next: () => number): unknown {
    if (value === null || value === "") return [null, "", undefined][next() % 3];
    if (Array.isArray(value)) return value.map((each) => respell(each, next));
    if (typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, respell(each, next)]));
  }

  it("mean the same in every field", () => {
    fc.assert(
      fc.property(fc.constantFrom(...records), fc.infiniteStream(fc.nat(2)), (record, choices) => {
        const next = () => Number(choices.next().value);
        expect(read(respell(record, next), [respell(rowRecord, next)])).toEqual(read(record));
      }),
    );
  });
});

describe("the live totals", () => {
  it("590 with 5 shipping and 102.40 VAT is a row of 585 and shipping of 5", () => {
    const found = read(orderRecord, [row(585)]);
    expect(found.lines.map(({ amount }) => amount.minor)).toEqual([58500]);
    expect(found.charges.map(({ kind, amount }) => [kind, amount.minor])).toEqual([["shipping", 500]]);
    expect([found.total.minor, found.totalVat.minor]).toEqual([59000, 10240]);
    expect(found.reading.en).toBe("rows gross by total_price_with_attributes");
    expect(reconcileOrder(found).isOk()).toBe(true);
  });

  it("a row of 590 leaves a difference of 5.00 and is held", () => {
    const problem = reconcileOrder(read(orderRecord, [row(590)]))._unsafeUnwrapErr();
    expect(problem).toMatchObject({ code: "order.does-not-add-up", parameters: { difference: "5.00" } });
  });
});

describe("the way of delivery", () => {
  const words = orderWordsOf({ customerCarrierOptions: ["Eigen vervoerder"] });
  const deliveryOf = (changes: Changes) => {
    const found = orderFrom(order(changes), [rowRecord], words);
    return found === undefined || isUnreadable(found) ? found : found.delivery;
  };

  it("is the customer's own carrier where he chose an option that the settings name", () => {
    expect(deliveryOf({ extra_payment_option: "eigen vervoerder " })).toBe("customer-carrier");
    expect(deliveryOf({ extra_payment_option: "Avondbezorging" })).toBe("shipped");
    expect(deliveryOf({ deliver_method: "pickup", extra_payment_option: "Eigen vervoerder" })).toBe("pickup");
  });
});
