import { money } from "../../../src/index.ts";
import { euro } from "../../orders.ts";
import { cost, type GoldenCase, inOneStopShop, item, off, registry, sold, to } from "../golden-case.ts";

const dollars = (cents: number) => money(cents, "USD");
const dollarRate = { currency: "USD", from: "2026-03-02", unitsPerEuro: "1.1" };
const downloads = { Downloads: { category: "software", kind: "digital-service" } };
const secondHand = (description: string, amount: string, cost: number | null) =>
  item(description, amount, "0", {
    rateClass: "standard",
    shopCategories: ["Tweedehands"],
    purchasePrice: cost === null ? null : euro(cost),
  });

/** Gift cards, margin goods, services, the customer's carrier and other currencies. */
export const otherCases: readonly GoldenCase[] = [
  {
    name: "gift-card-sold",
    title: "A gift card beside goods: no VAT on the card, no part in the discount, a debt to the customer",
    order: sold(
      [item("Mok", "60.50", "21"), item("Cadeaubon", "25.00", "0", { shopCategories: ["Cadeaubonnen"] })],
      "79.45",
      "9.45",
      { discounts: [off("cart", "6.05")] },
    ),
    settings: { "vat.categories": { Cadeaubonnen: "voucher-multi-purpose" } },
  },
  {
    name: "gift-card-sold-with-vat",
    title: "The shop charged VAT on a gift card: held",
    order: sold([item("Cadeaubon", "25.00", "21", { shopCategories: ["Cadeaubonnen"] })], "25.00", "4.34"),
    settings: { "vat.categories": { Cadeaubonnen: "voucher-multi-purpose" } },
  },
  {
    name: "gift-card-redeemed",
    title: "A gift card pays for a part: VAT is due on the whole price, the card is a payment",
    order: sold([item("Mok", "60.50", "21"), item("Kookboek", "32.70", "9")], "68.20", "13.20", {
      giftCards: [{ description: "CADEAU-1234", amount: euro(2500) }],
    }),
  },
  {
    name: "gift-card-pays-all",
    title: "A gift card pays for everything: nothing remains, VAT is due all the same",
    order: sold([item("Mok", "60.50", "21")], "0.00", "10.50", {
      giftCards: [{ description: "CADEAU-1234", amount: euro(6050) }],
    }),
  },
  {
    name: "gift-card-taken-for-a-discount",
    title: "The shop lowered the VAT by the gift card as if it were a discount: held with the difference",
    order: sold([item("Mok", "60.50", "21")], "35.50", "6.16", {
      giftCards: [{ description: "CADEAU-1234", amount: euro(2500) }],
    }),
  },
  {
    name: "margin-item-by-item",
    title: "Second-hand goods, item by item: the VAT is in each margin, a loss counts as none",
    order: sold([secondHand("Lamp", "60.50", 3630), secondHand("Stoel", "20.00", 2500)], "80.50", "0.00"),
    settings: { "vat.marginScheme": { categories: ["Tweedehands"], method: "item-by-item" } },
  },
  {
    name: "margin-per-period",
    title: "Second-hand goods, globalised: the VAT follows from the period's purchases and sales",
    order: sold([secondHand("Lamp", "60.50", null), item("Mok", "12.10", "21")], "72.60", "2.10"),
    settings: { "vat.marginScheme": { categories: ["Tweedehands"], method: "globalised" } },
  },
  {
    name: "margin-without-purchase-price",
    title: "Item by item, but the shop does not know what the lamp had cost: held",
    order: sold([secondHand("Lamp", "60.50", null)], "60.50", "0.00"),
    settings: { "vat.marginScheme": { categories: ["Tweedehands"], method: "item-by-item" } },
  },
  {
    name: "margin-shown-with-vat",
    title: "The shop shows VAT on second-hand goods, which is owed then: held",
    order: sold([item("Lamp", "60.50", "21", { shopCategories: ["Tweedehands"] })], "60.50", "10.50"),
    settings: { "vat.marginScheme": { categories: ["Tweedehands"], method: "globalised" } },
  },
  {
    name: "margin-to-germany",
    title: "Second-hand goods to a consumer in Germany stay in the Netherlands, on the margin",
    order: sold([secondHand("Lamp", "60.50", 3630)], "60.50", "0.00", { customer: to("DE", "10115") }),
    settings: { ...inOneStopShop, "vat.marginScheme": { categories: ["Tweedehands"], method: "item-by-item" } },
  },
  {
    name: "download-to-germany",
    title: "A download is taxed where the consumer lives by his billing address, wherever goods would go",
    order: sold(
      [item("Patroon", "23.80", "19", { rateClass: "standard", shopCategories: ["Downloads"] })],
      "23.80",
      "3.80",
      {
        customer: to("DE", "10115"),
        delivery: "pickup",
      },
    ),
    settings: { ...inOneStopShop, "vat.categories": downloads },
  },
  {
    name: "download-for-a-belgian-firm",
    title: "A download for a business elsewhere is a service with reverse charge: box 3b and the listing of services",
    order: sold(
      [item("Patroon", "20.00", "0", { rateClass: "standard", shopCategories: ["Downloads"] })],
      "20.00",
      "0.00",
      {
        customer: to("BE", "1000", { type: "business", company: "Voorbeeld BV", vatNumber: "BE0428759497" }),
      },
    ),
    settings: { "vat.categories": downloads },
    registry: registry("BE0428759497", "valid"),
  },
  {
    name: "customers-own-carrier",
    title: "A Belgian consumer has the goods collected by a carrier of his own: a Dutch sale",
    order: sold([item("Mok", "12.10", "21")], "12.10", "2.10", {
      customer: to("BE", "1000"),
      delivery: "customer-carrier",
    }),
    settings: inOneStopShop,
  },
  {
    name: "dollars-to-germany",
    title: "A German consumer paid in dollars: the document is in dollars, the returns are in euros",
    order: sold([item("Mok", "0.00", "19", { amount: dollars(13090), rateClass: "standard" })], "0.00", "0.00", {
      total: dollars(13090),
      totalVat: dollars(2090),
      customer: to("DE", "10115"),
    }),
    settings: { ...inOneStopShop, exchangeRates: [dollarRate] },
    ledgerCurrencies: ["USD"],
  },
  {
    name: "dollars-without-a-rate-of-the-day",
    title: "The last rate in the settings is older than 31 days: held",
    order: sold([item("Mok", "0.00", "21", { amount: dollars(1210) })], "0.00", "0.00", {
      total: dollars(1210),
      totalVat: dollars(210),
    }),
    settings: { exchangeRates: [{ ...dollarRate, from: "2026-02-01" }] },
    ledgerCurrencies: ["USD"],
  },
  {
    name: "service-and-goods-share-the-shipping",
    title: "A reduced repair and standard goods on one order: what is charged besides follows both",
    order: sold(
      [item("Mok", "121.00", "21"), item("Fietsreparatie", "109.00", "9", { shopCategories: ["Reparaties"] })],
      "241.50",
      "31.50",
      { charges: [cost("shipping", "11.50")] },
    ),
    settings: { "vat.categories": { Reparaties: "repair-service" } },
  },
];
