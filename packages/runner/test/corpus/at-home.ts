import { consumer, firms } from "./buyers.ts";
import type { Draw, Family } from "./corpus-order.ts";
import { type GoodsName, row } from "./goods.ts";

const dutch = (index: number) => consumer("NL", index % 12);
const parcel = { price: "5.95", rate: 21 };
const standard = "domestic-standard";
const reduced = "domestic-reduced";

const some = (draw: Draw, goods: GoodsName, rate: number) =>
  row(goods, draw.price(9000), rate, { count: 1 + draw.whole(5) });

/** One to five rows at either rate. */
const mixedRows = (draw: Draw) =>
  Array.from({ length: 1 + draw.whole(5) }, () =>
    draw.chance(0.3) ? some(draw, "book", 9) : some(draw, draw.chance(0.5) ? "pan" : "lid", 21),
  );

/** Orders that stay in the Netherlands, of a shop with ordinary products. */
export const atHome: readonly Family[] = [
  {
    shows: "goods at 21 %, shipping, a discount or costs",
    count: 18,
    roles: [standard],
    draw: (draw, index) => ({
      customer: dutch(index),
      rows: [some(draw, "pan", 21), some(draw, "lid", 21)],
      ...(index % 2 === 0 ? { shipping: parcel } : {}),
      ...(index % 3 === 0 ? { coupon: { code: "LENTE", type: "amount" as const, discount: "0.05" } } : {}),
      ...(index % 5 === 1 ? { paymentFee: draw.price(300) } : {}),
      ...(index % 7 === 2 ? { extraCosts: { amount: draw.price(500), description: "Inpakken" } } : {}),
    }),
  },
  {
    shows: "goods at 9 %",
    count: 6,
    roles: [reduced],
    draw: (draw, index) => ({
      customer: dutch(index),
      rows: [some(draw, "book", 9)],
      ...(index % 2 === 0 ? { shipping: { price: draw.price(700), rate: 9 } } : {}),
    }),
  },
  {
    shows: "goods at 21 and 9 % with shipping and every kind of discount and cost",
    count: 24,
    roles: [standard, reduced],
    draw: (draw, index) => ({
      customer: dutch(index),
      rows: [some(draw, "book", 9), some(draw, "pan", 21), ...mixedRows(draw)],
      shipping: { price: draw.price(900), rate: 21 },
      ...(index % 4 === 0 ? { coupon: { code: "ZOMER", type: "percentage" as const, discount: 10 } } : {}),
      ...(index % 4 === 1 ? { points: draw.price(400) } : {}),
      ...(index % 4 === 2 ? { paymentFee: draw.price(300), extraCosts: { amount: "-1.00" } } : {}),
      ...(index % 6 === 3 ? { account: { id: 500 + (index % 3), discountPercentage: 7.5 } } : {}),
      ...(index % 6 === 5 ? { paymentOption: { name: "Avondlevering", price: "3.45" } } : {}),
    }),
  },
  {
    shows: "goods at 0 and 21 %",
    count: 4,
    roles: ["domestic-zero", standard],
    draw: (draw, index) => ({
      customer: dutch(index),
      rows: [some(draw, "panel", 0), some(draw, "pan", 21)],
      shipping: parcel,
    }),
  },
  {
    shows: "an exempt course, sometimes with a book",
    count: 4,
    roles: (index) => (index % 2 === 0 ? ["domestic-exempt"] : ["domestic-exempt", reduced]),
    draw: (draw, index) => ({
      customer: dutch(index),
      rows: [some(draw, "course", 0), ...(index % 2 === 0 ? [] : [some(draw, "book", 9)])],
    }),
  },
  {
    shows: "a repair at 9 % and a download at 21 %",
    count: 4,
    roles: [reduced, standard],
    draw: (draw, index) => ({
      customer: dutch(index),
      rows: [some(draw, "repair", 9), some(draw, "pattern", 21)],
    }),
  },
  {
    shows: "telephones of EUR 10,000 and more for a Dutch business: the VAT is reversed",
    count: 4,
    roles: ["domestic-reverse-charge"],
    draw: (draw, index) => ({
      customer: firms.dutch,
      taxesIncluded: false,
      rows: [row("phone", String(500 + draw.whole(400)), 0, { count: 25 })],
      ...(index % 2 === 0 ? { shipping: { price: "25.00", rate: 0 } } : {}),
    }),
  },
  {
    shows: "telephones with reversed VAT beside goods with VAT",
    count: 2,
    roles: ["domestic-reverse-charge", standard],
    draw: (draw) => ({
      customer: firms.dutch,
      rows: [row("phone", String(500 + draw.whole(400)), 0, { count: 25 }), some(draw, "pan", 21)],
    }),
  },
  {
    shows: "prices without VAT for a Dutch business",
    count: 6,
    roles: [standard, reduced],
    draw: (draw, index) => ({
      customer: firms.dutch,
      rowsIncludeVat: false,
      rows: [some(draw, "pan", 21), some(draw, "lid", 21), some(draw, "book", 9)],
      ...(index % 2 === 0 ? { shipping: { price: draw.price(900), rate: 21 } } : {}),
    }),
  },
  {
    shows: "deposits beside goods",
    count: 4,
    roles: [reduced, "no-supply"],
    draw: (draw, index) => ({
      customer: dutch(index),
      rows: [
        some(draw, "book", 9),
        { kind: "container-deposit", name: "Statiegeld", price: "0.15", count: 1 + draw.whole(20) },
      ],
      ...(index === 3 ? { safetyDepositReturned: true } : {}),
    }),
  },
  {
    shows: "a gift card is sold, sometimes with goods",
    count: 4,
    roles: (index) => (index % 2 === 0 ? ["no-supply"] : ["no-supply", standard]),
    draw: (draw, index) => ({
      customer: dutch(index),
      rows: [row("giftCard", "25.00", 0, { count: 1 + index }), ...(index % 2 === 0 ? [] : [some(draw, "pan", 21)])],
    }),
  },
  {
    shows: "second-hand goods, taxed on each margin, sometimes with new ones",
    count: 5,
    roles: (index) => (index % 2 === 0 ? ["margin"] : ["margin", standard]),
    draw: (draw, index) => ({
      customer: dutch(index),
      rows: [
        row("lamp", String(40 + draw.whole(60)), 0, { purchasePrice: String(20 + draw.whole(40)) }),
        ...(index % 2 === 0 ? [] : [some(draw, "lid", 21)]),
      ],
    }),
  },
  {
    shows: "something is taken back on an order for more",
    count: 3,
    roles: [standard],
    draw: (draw, index) => ({
      customer: dutch(index),
      rows: [row("pan", "120.00", 21), row("lid", draw.price(5000), 21, { count: -1 })],
    }),
  },
  {
    shows: "something is taken back, and nothing else is sold",
    count: 3,
    roles: [standard],
    draw: (draw, index) => ({
      customer: dutch(index),
      rows: [row("pan", draw.price(9000), 21, { count: -1 - index })],
    }),
  },
  {
    shows: "a coupon pays for everything",
    count: 2,
    roles: [standard],
    draw: (draw, index) => ({
      customer: dutch(index),
      rows: [some(draw, "pan", 21)],
      coupon: { code: "PROEF", type: "percentage", discount: 100 },
    }),
  },
  {
    shows: "paid in another currency",
    count: 4,
    roles: [standard],
    draw: (draw, index) => ({
      customer: dutch(index),
      currency: "GBP",
      rows: [some(draw, "pan", 21)],
      shipping: parcel,
    }),
  },
];
