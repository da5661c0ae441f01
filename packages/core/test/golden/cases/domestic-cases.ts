import { customer } from "../../orders.ts";
import { cost, type GoldenCase, item, off, sold } from "../golden-case.ts";

/** Orders that stay in the Netherlands. */
export const domesticCases: readonly GoldenCase[] = [
  {
    name: "domestic-three-rates",
    title: "Goods at 21, 9 and 0 %, shipping at 21 %",
    order: sold(
      [
        item("Mok", "48.40", "21", { quantity: "4", variant: "Kleur: Blauw" }),
        item("Kookboek", "32.70", "9"),
        item("Zonnepaneel", "150.00", "0"),
      ],
      "237.15",
      "12.15",
      { charges: [cost("shipping", "6.05", "21")] },
    ),
  },
  {
    name: "shipping-follows-the-goods",
    title: "Shipping without a rate of its own is divided over the rates of the goods",
    order: sold([item("Mok", "60.50", "21"), item("Kookboek", "21.80", "9")], "88.88", "13.28", {
      charges: [cost("shipping", "6.58")],
    }),
  },
  {
    name: "shipping-at-21-beside-goods-at-9",
    title: "Shipping charged at 21 % on a basket of books: booked as charged and flagged",
    order: sold([item("Kookboek", "32.70", "9")], "38.75", "3.75", { charges: [cost("shipping", "6.05", "21")] }),
  },
  {
    name: "coupon-over-two-rates",
    title: "A coupon of EUR 10 lowers both rates in proportion to the goods",
    order: sold([item("Mok", "60.50", "21"), item("Kookboek", "32.70", "9")], "83.20", "11.78", {
      discounts: [off("coupon", "10.00", "LENTE10")],
    }),
  },
  {
    name: "account-discount-in-the-prices",
    title: "An account discount that the shop has already worked into the prices is no line of its own",
    order: sold([item("Mok", "43.56", "21", { quantity: "4" })], "43.56", "7.56", {
      reading: { nl: "klantkorting van 10 % al in de regels", en: "account discount of 10 % already in the rows" },
    }),
  },
  {
    name: "loyalty-points",
    title: "Points that are redeemed lower the price, and so the VAT",
    order: sold([item("Mok", "121.00", "21")], "115.95", "20.12", {
      charges: [cost("shipping", "4.95")],
      discounts: [off("points", "10.00")],
    }),
  },
  {
    name: "negative-extra-costs",
    title: "Extra costs below zero are a reduction and follow the goods",
    order: sold([item("Mok", "60.50", "21"), item("Kookboek", "32.70", "9")], "88.20", "12.50", {
      charges: [cost("extra-costs", "-5.00")],
    }),
  },
  {
    name: "deposit-on-bottles",
    title: "A refundable deposit is booked at 0 % and stands in no box; the discount passes it by",
    order: sold(
      [
        item("Appelsap", "21.80", "9", { quantity: "12" }),
        item("Statiegeld", "3.00", "0", { kind: "deposit", quantity: "12", rateClass: null }),
      ],
      "22.62",
      "1.62",
      { discounts: [off("cart", "2.18")] },
    ),
  },
  {
    name: "net-prices-for-a-dutch-business",
    title: "Prices without VAT for a Dutch business: VAT comes on top; half a cent in the standard rate is rounded up",
    order: sold(
      [item("Schroeven", "33.33", "21", { quantity: "3" }), item("Pluggen", "16.67", "21"), item("Thee", "9.99", "9")],
      "76.84",
      "12.35",
      {
        basis: "net",
        charges: [cost("shipping", "4.50", "21")],
        customer: customer({ type: "business", company: "Voorbeeld B.V.", vatNumber: "NL123456782B12" }),
      },
    ),
  },
  {
    name: "zero-total",
    title: "A coupon that pays for everything: two lines that cancel out, nothing to declare",
    order: sold([item("Mok", "12.10", "21")], "0.00", "0.00", { discounts: [off("coupon", "12.10", "CADEAU")] }),
  },
  {
    name: "vat-rounded-per-line",
    title: "A shop that rounds VAT on each line: three cents where once per rate gives four",
    order: sold(
      [item("Sticker rood", "0.07", "21"), item("Sticker wit", "0.07", "21"), item("Sticker blauw", "0.07", "21")],
      "0.21",
      "0.03",
    ),
  },
  {
    name: "shop-vat-a-cent-off",
    title: "The shop's VAT is a cent from every way of rounding: its total is kept, and spread over the lines",
    order: sold([item("Mok", "60.50", "21"), item("Kookboek", "32.70", "9")], "83.20", "11.79", {
      discounts: [off("coupon", "10.00", "LENTE10")],
    }),
  },
  {
    name: "year-border",
    title: "Placed on 31 December 23:30 in UTC: 1 January in Amsterdam, so the document is of the new year",
    order: sold([item("Mok", "12.10", "21")], "12.10", "2.10", { placedAt: "2025-12-31T23:30:00Z" }),
    settings: { "number.yearPrefix": true },
  },
];
