import type { CcvShopSwitches } from "@boekbrug/simulators";
import { abroad, belowThreshold } from "./abroad.ts";
import { atHome } from "./at-home.ts";
import { consumer } from "./buyers.ts";
import { type CorpusOrder, type Family, ordersOf } from "./corpus-order.ts";
import { corpusCategories, row, secondHand } from "./goods.ts";
import { held } from "./held.ts";

/** A shop with its seller: what cannot stand beside each other in one administration is another shop. */
export interface CorpusShop {
  readonly name: string;
  readonly orders: readonly CorpusOrder[];
  /** The seller, the threshold and the VAT settings of `rules`; each ledger adds its accounts and codes. */
  readonly rules: Readonly<Record<string, unknown>>;
  /** Settings of the shop besides those of the connection. */
  readonly settings?: { readonly giftCardCoupons?: string[]; readonly customerCarrierOptions?: string[] };
  readonly switches?: Partial<CcvShopSwitches>;
}

/** Rates of other currencies, such that every conversion comes out in whole cents: how a ledger rounds them is its own affair. */
export const eurosForAPound = 2;

const rulesWith = (seller: Record<string, unknown>, vat: Record<string, unknown> = {}, more = {}) => ({
  orders: { from: "2026-01-01" },
  seller,
  vat: {
    categories: corpusCategories,
    marginScheme: { categories: [secondHand], method: "item-by-item" },
    ...vat,
  },
  exchangeRates: [
    { currency: "GBP", from: "2026-01-01", unitsPerEuro: "0.5" },
    { currency: "GBP", from: "2026-02-01", unitsPerEuro: "0.5" },
    { currency: "GBP", from: "2026-03-01", unitsPerEuro: "0.5" },
  ],
  ...more,
});

const aboveThreshold = { threshold: { year: 2026, previousYearNetEur: "25000" } };
const placed = (seed: number) => ({ seed, from: "2026-02-02T10:00:00Z", every: 20 });

const dutchBasket: Family = {
  shows: "goods at 21 and 9 % with shipping",
  count: 8,
  roles: ["domestic-standard", "domestic-reduced"],
  draw: (draw, index) => ({
    customer: consumer("NL", index),
    rows: [
      row("pan", draw.price(9000), 21, { count: 1 + draw.whole(5) }),
      row("lid", draw.price(900), 21),
      row("book", draw.price(6000), 9, { count: 1 + draw.whole(3) }),
    ],
    shipping: { price: draw.price(900), rate: 21 },
  }),
};

const toConsumers = (
  shows: string,
  roles: readonly string[],
  sales: readonly (readonly [string, number])[],
): Family => ({
  shows,
  count: roles.length,
  roles: (index) => [roles[index] ?? ""],
  draw: (draw, index) => {
    const [country, rate] = sales[index] ?? ["NL", 21];
    return {
      customer: consumer(country, index % 3),
      rows: [row("pan", draw.price(9000), rate, { count: 1 + draw.whole(4) })],
      shipping: { price: "9.95", rate },
    };
  },
});

/** Every VAT scenario that a shop's orders can have. */
export const corpusShops: readonly CorpusShop[] = [
  {
    name: "a webshop that grows into the one-stop shop",
    orders: ordersOf([...belowThreshold, ...atHome, ...abroad, ...held], {
      seed: 20_261_122,
      from: "2026-01-03T10:00:00Z",
      every: 9,
    }),
    rules: rulesWith(
      { oneStopShop: true },
      { ossRegisteredBelowThreshold: "home" },
      { threshold: { year: 2026, previousYearNetEur: "0", beforeConnectingNetEur: "7000" } },
    ),
    settings: { customerCarrierOptions: ["Eigen vervoer"] },
  },
  {
    name: "a shop where gift cards are redeemed",
    orders: ordersOf(
      [
        {
          shows: "a gift card pays for a part: VAT on the whole price",
          count: 5,
          roles: ["domestic-standard", "domestic-reduced", "no-supply"],
          draw: (draw, index) => ({
            customer: consumer("NL", index),
            rows: [row("pan", "60.50", 21, { count: 1 + draw.whole(3) }), row("book", draw.price(4000), 9)],
            coupon: { code: `GIFT-${index}`, type: "amount", discount: "25.00" },
            shipping: { price: "4.95", rate: 21 },
          }),
        },
        {
          shows: "a gift card pays for everything",
          count: 1,
          roles: ["domestic-standard", "no-supply"],
          draw: () => ({
            customer: consumer("NL", 6),
            rows: [row("pan", "60.50", 21)],
            coupon: { code: "GIFT-9", type: "amount", discount: "60.50" },
          }),
        },
      ],
      placed(2),
    ),
    rules: rulesWith({}),
    settings: { giftCardCoupons: ["GIFT-*"] },
    switches: { couponVat: "as-payment" },
  },
  {
    name: "a shop that rounds VAT on each line",
    orders: ordersOf([dutchBasket], placed(3)),
    rules: rulesWith({}),
    switches: { vatRounding: "per-line" },
  },
  {
    name: "a shop that rounds unlike its books",
    orders: ordersOf(
      [
        dutchBasket,
        {
          shows: "VAT of 20 % that comes to exactly half a cent",
          count: 3,
          roles: ["oss:FR:20"],
          draw: (draw, index) => ({
            customer: consumer("FR", index),
            rows: [row("pan", `${3 * (4 + draw.whole(25))}.${index % 2 === 0 ? "03" : "09"}`, 20)],
          }),
        },
      ],
      placed(8),
    ),
    rules: rulesWith({ oneStopShop: true }, { rounding: "per-rate" }, aboveThreshold),
    switches: { vatRounding: "per-line" },
  },
  {
    name: "a seller above the threshold outside the one-stop shop",
    orders: ordersOf(
      [
        toConsumers(
          "VAT of the destination without the one-stop shop",
          [
            "destination-vat-without-oss:DE:19",
            "destination-vat-without-oss:BE:21",
            "destination-vat-without-oss:DE:19",
          ],
          [
            ["DE", 19],
            ["BE", 21],
            ["DE", 19],
          ],
        ),
      ],
      placed(4),
    ),
    rules: rulesWith({ oneStopShop: false }, {}, aboveThreshold),
  },
  {
    name: "a seller with his stock in Germany",
    orders: ordersOf(
      [
        toConsumers(
          "from a stock in Germany: German VAT there, the one-stop shop elsewhere",
          ["foreign-domestic:DE:19", "oss:AT:20", "foreign-domestic:DE:19", "oss:FR:20"],
          [
            ["DE", 19],
            ["AT", 20],
            ["DE", 19],
            ["FR", 20],
          ],
        ),
      ],
      placed(5),
    ),
    rules: rulesWith({ oneStopShop: true, stockCountry: "DE" }, {}, aboveThreshold),
  },
  {
    name: "a seller under the small business scheme",
    orders: ordersOf(
      [
        toConsumers(
          "no VAT at all",
          ["domestic-exempt", "domestic-exempt", "domestic-exempt"],
          [0, 0, 0].map((rate) => ["NL", rate] as const),
        ),
      ],
      placed(6),
    ),
    rules: rulesWith({ smallBusinessScheme: true }),
  },
  {
    name: "a seller of second-hand goods, taxed by period",
    orders: ordersOf(
      [
        {
          shows: "second-hand goods whose margins are taxed as a whole",
          count: 4,
          roles: (index) => (index % 2 === 0 ? ["margin"] : ["margin", "domestic-standard"]),
          draw: (draw, index) => ({
            customer: consumer("NL", index),
            rows: [row("lamp", draw.price(9000), 0), ...(index % 2 === 0 ? [] : [row("pan", draw.price(3000), 21)])],
          }),
        },
      ],
      placed(7),
    ),
    rules: rulesWith({}, { marginScheme: { categories: [secondHand], method: "globalised" } }),
  },
];

/** The roles of VAT of other countries for which an administration has codes. Lithuania was not thought of. */
export const rolesAbroad: readonly string[] = [
  ...new Set(corpusShops.flatMap(({ orders }) => orders.flatMap(({ roles }) => roles))),
].filter((role) => /:[A-Z]{2}:/.test(role) && !role.includes(":LT:"));
