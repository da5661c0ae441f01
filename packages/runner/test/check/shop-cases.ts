import { addGermanCode, type Case, complete } from "./check-case.ts";

export const shopCases: readonly Case[] = [
  {
    name: "the key may not read orders",
    arrange: ({ shop }) => void shop.state.permissions.delete("orders"),
    finding: "stops shop.permission-missing shop",
    says: /may not read orders/,
  },
  {
    name: "the key may not read products, and the VAT class comes from them",
    rules: { vat: { ...complete.vat, unknownClass: "hold" } },
    arrange: ({ shop }) => void shop.state.permissions.delete("products"),
    finding: "stops shop.permission-missing shop",
    says: /may not read products/,
  },
  {
    name: "the key may not read payment methods",
    arrange: ({ shop }) => void shop.state.permissions.delete("paymethods"),
    finding: "note shop.permission-missing shop",
    says: /may not read paymethods/,
  },
  {
    name: "the only status that is booked does not exist",
    rules: { orders: { statuses: ["77"] } },
    finding: "stops check.status-unknown rules.orders.statuses",
    says: /no order status 77.*7 \(Afgerond\)/,
  },
  {
    name: "one of the statuses does not exist",
    rules: { orders: { statuses: ["7", "77"] } },
    finding: "holds check.status-unknown rules.orders.statuses",
    says: /no order status 77/,
  },
  {
    name: "a status means cancelled",
    rules: { orders: { statuses: ["7", "8"] } },
    finding: "holds check.status-cancelled rules.orders.statuses",
    says: /Status 8 means cancelled/,
  },
  {
    name: "a tariff is no Dutch rate",
    arrange: ({ shop }) => void shop.state.shop.tariffs[0]?.tariffs.push({ type: "low b", percentage: 6 }),
    finding: "holds check.tariff-unknown shop",
    says: /'low b' of the shop|tariff 'low b' is 6 %/,
  },
  {
    name: "a country's tariff is not what is due",
    rules: { vatCodes: { ...complete.vatCodes, "oss:DE:19": "D19" } },
    arrange: (world) => {
      world.shop.state.shop.tariffs.push({
        code: "DE",
        country: "Duitsland",
        zone: { id: 1, name: "Europese Unie" },
        tariffs: [{ type: "normal", percentage: 16 }],
      });
      addGermanCode(world);
    },
    finding: "holds vat.rate-differs order.lines.0.vatPercent",
    says: /charged 16 %, 19 % is due/,
  },
  {
    name: "the shop sells in a currency that cannot be booked",
    arrange: ({ shop }) => void Object.assign(shop.state.shop.settings, { currency: "USD" }),
    finding: "stops check.prices-in-currency shop",
    says: /sells in USD/,
  },
];
