import type { SimulatedCustomer } from "@boekbrug/simulators";
import { consumer, firms } from "./buyers.ts";
import type { Draw, Family } from "./corpus-order.ts";
import { type GoodsName, row } from "./goods.ts";

const some = (draw: Draw, goods: GoodsName, rate: number | string) =>
  row(goods, draw.price(9000), rate, { count: 1 + draw.whole(4) });

const round = <T>(all: readonly [T, ...T[]], index: number): T => all[index % all.length] ?? all[0];

/** Standard rates of 2026. */
const states: readonly [country: string, rate: string][] = [
  ["DE", "19"],
  ["BE", "21"],
  ["ES", "21"],
  ["FR", "20"],
  ["AT", "20"],
  ["IT", "22"],
  ["CZ", "21"],
  ["SE", "25"],
  ["FI", "25.5"],
  ["LU", "17"],
];

const stateOf = (index: number): readonly [country: string, rate: string] =>
  states[index % states.length] ?? ["DE", "19"];

/** Orders of consumers elsewhere in the Union, taxed at home while the year is below EUR 10,000. */
export const belowThreshold: readonly Family[] = [
  {
    shows: "to a consumer in another member state below the threshold: Dutch VAT",
    count: 8,
    roles: (index) => (index % 2 === 0 ? ["domestic-standard"] : ["domestic-standard", "domestic-reduced"]),
    draw: (draw, index) => ({
      customer: consumer(stateOf(index)[0], index % 5),
      rows: [row("pan", draw.price(3000), 21), ...(index % 2 === 0 ? [] : [row("book", draw.price(2000), 9)])],
    }),
  },
  {
    shows: "the sale that crosses the threshold is itself taxed at the destination",
    count: 1,
    roles: ["oss:DE:19"],
    draw: () => ({ customer: consumer("DE", 9), rows: [row("pan", "119.00", 19, { count: 31 })] }),
  },
];

/** Everything else that crosses a border, above the threshold and in the one-stop shop. */
export const abroad: readonly Family[] = [
  {
    shows: "to a consumer in another member state, in the one-stop shop",
    count: 24,
    roles: (index) => [`oss:${stateOf(index)[0]}:${stateOf(index)[1]}`],
    draw: (draw, index) => {
      const [country, rate] = stateOf(index);
      return {
        customer: consumer(country, index % 5),
        rows: [some(draw, "pan", rate), ...(index % 3 === 0 ? [some(draw, "lid", rate)] : [])],
        ...(index % 2 === 0 ? { shipping: { price: "9.95", rate } } : {}),
        ...(index % 5 === 0 ? { coupon: { code: "LENTE", type: "amount", discount: "0.05" } } : {}),
      };
    },
  },
  {
    shows: "a book and a pan to Germany: two rates of one member state",
    count: 6,
    roles: ["oss:DE:19", "oss:DE:7"],
    draw: (draw, index) => ({
      customer: consumer("DE", index),
      rows: [some(draw, "pan", 19), some(draw, "book", 7)],
      ...(index % 2 === 0 ? { shipping: { price: "9.95", rate: 19 } } : {}),
    }),
  },
  {
    shows: "to Northern Ireland",
    count: 2,
    roles: ["oss:XI:20"],
    draw: (draw, index) => ({ customer: consumer("GB", index, "BT1 5GS"), rows: [some(draw, "pan", 20)] }),
  },
  {
    shows: "a download for a consumer in another member state",
    count: 4,
    roles: (index) => [`oss:${stateOf(index)[0]}:${stateOf(index)[1]}`],
    draw: (draw, index) => ({
      customer: consumer(stateOf(index)[0], index),
      rows: [some(draw, "pattern", stateOf(index)[1])],
    }),
  },
  {
    shows: "goods for a business with a valid number: intra-Community supply",
    count: 10,
    roles: ["icp"],
    draw: (draw, index) => ({
      customer: round<SimulatedCustomer>(
        [firms.belgian, firms.german, firms.otherBelgian, firms.germanInBelgium],
        index,
      ),
      intraCommunity: true,
      rows: [some(draw, "pan", 0), some(draw, "book", 0)],
      ...(index % 2 === 0 ? { shipping: { price: "12.95", rate: 0 } } : {}),
    }),
  },
  {
    shows: "a download for a business elsewhere: a service with reverse charge",
    count: 5,
    roles: ["service-b2b-reverse-charge"],
    draw: (draw, index) => ({
      customer: round<SimulatedCustomer>([firms.belgian, firms.german], index),
      intraCommunity: true,
      rows: [some(draw, "pattern", 0)],
    }),
  },
  {
    shows: "goods and a download for a business elsewhere: both parts of the listing",
    count: 2,
    roles: ["icp", "service-b2b-reverse-charge"],
    draw: (draw) => ({
      customer: firms.belgian,
      intraCommunity: true,
      rows: [some(draw, "pan", 0), some(draw, "pattern", 0)],
    }),
  },
  {
    shows: "out of the Union: export",
    count: 6,
    roles: ["export"],
    draw: (draw, index) => ({
      customer: round([consumer("CH", 1), consumer("NO", 2), consumer("ES", 33, "35001")], index),
      rows: [some(draw, "pan", 0), some(draw, "book", 0)],
      shipping: { price: "24.50", rate: 0 },
    }),
  },
  {
    shows: "a download for a consumer outside the Union",
    count: 2,
    roles: ["outside-eu-service"],
    draw: (draw) => ({ customer: consumer("CH", 3), rows: [some(draw, "pattern", 0)] }),
  },
  {
    shows: "collected by the customer's own carrier: a Dutch sale",
    count: 3,
    roles: ["domestic-standard"],
    draw: (draw) => ({
      customer: consumer("BE", 21),
      paymentOption: { name: "Eigen vervoer" },
      rows: [some(draw, "pan", 21)],
    }),
  },
  {
    shows: "picked up in the shop by a customer from elsewhere: a Dutch sale",
    count: 2,
    roles: ["domestic-standard", "domestic-reduced"],
    draw: (draw) => ({
      customer: consumer("DE", 22),
      deliverMethod: "pickup",
      rows: [some(draw, "pan", 21), some(draw, "book", 9)],
    }),
  },
  {
    shows: "second-hand goods to a consumer elsewhere stay on the margin",
    count: 2,
    roles: ["margin"],
    draw: (draw, index) => ({
      customer: consumer("DE", index),
      rows: [row("lamp", String(50 + draw.whole(50)), 0, { purchasePrice: "31.00" })],
    }),
  },
  {
    shows: "to a member state of which the administration has no code",
    count: 3,
    roles: ["oss:LT:21"],
    draw: (draw, index) => ({ customer: consumer("LT", index), rows: [some(draw, "pan", 21)] }),
  },
];
