import { describe, expect, it } from "vitest";
import { coupon, lineWith, must, mustFail, orderWith, planOf, rulesWith, shipping } from "../../test/support.ts";
import { itemCodeOf } from "./item-of-line.ts";
import { itemSettings } from "./item-settings.ts";

const settings = (changes: object = {}) => itemSettings.parse(changes);
const goods = (changes: Parameters<typeof lineWith>[2]) =>
  planOf(orderWith({ lines: [lineWith(1210, "21", changes)], vat: 210 })).lines[0] ?? raise();
const raise = (): never => {
  throw new Error("no line");
};

describe("the item of a product's line", () => {
  it("has the article number as its code, without spaces around it", () => {
    expect(must(itemCodeOf(goods({ sku: "  MOK-1 " }), settings()))).toBe("MOK-1");
  });

  it("has the product's key where the settings say so", () => {
    expect(must(itemCodeOf(goods({ productId: "815" }), settings({ code: "product-id" })))).toBe("815");
  });

  it.each([null, "", "  "])("is a problem where the article number is %j", (sku) => {
    expect(mustFail(itemCodeOf(goods({ sku, description: "Mok" }), settings()))).toMatchObject({
      code: "ledger.item-code-missing",
      parameters: { text: "Mok" },
    });
  });

  it("is the fallback by setting where there is no article number", () => {
    expect(must(itemCodeOf(goods({ sku: null }), settings({ fallback: "DIVERSEN" })))).toBe("DIVERSEN");
  });

  it("is never one with a cut code, fallback or not", () => {
    expect(mustFail(itemCodeOf(goods({ sku: "X".repeat(31) }), settings({ fallback: "DIVERSEN" })))).toMatchObject({
      code: "ledger.item-code-too-long",
    });
    expect(must(itemCodeOf(goods({ sku: "X".repeat(30) }), settings()))).toBe("X".repeat(30));
  });
});

it("what is no product has an item by what it is for", () => {
  const plan = planOf(
    orderWith(
      {
        lines: [lineWith(12100, "21"), lineWith(25, "0", { kind: "deposit", sku: null })],
        charges: [
          shipping(605),
          { ...shipping(121), kind: "payment-fee" },
          { ...shipping(121), kind: "payment-option" },
          { ...shipping(121), kind: "extra-costs" },
        ],
        discounts: [coupon(1210)],
        vat: 2058,
      },
      { giftCards: [{ description: "Bon", amount: { minor: 0, currency: "EUR" } }] },
    ),
    rulesWith({ accounts: { high: "8000", shipping: "8100", deposits: "1700", giftCards: "1710" } }),
  );
  const codes = plan.lines.map((line) => must(itemCodeOf(line, settings({ shipping: "PORTO" }))));
  expect(codes).toEqual(expect.arrayContaining(["SKU-1", "STATIEGELD", "PORTO", "BETAALKOSTEN", "KOSTEN", "KORTING"]));
});
