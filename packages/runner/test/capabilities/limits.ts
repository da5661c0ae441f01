import { money } from "../../../core/src/index.ts";
import {
  cost,
  type GoldenCase,
  inOneStopShop,
  item,
  registry,
  sold,
  to,
} from "../../../core/test/golden/golden-case.ts";
import { euro } from "../../../core/test/orders.ts";
import type { Lacking } from "./column.ts";

/** An order that can be planned, and that not every ledger can book as every kind of document. */
export interface LimitCase extends GoldenCase {
  /** The VAT role for which the administration has no code. */
  readonly withoutCode?: string;
  readonly lacking?: Lacking;
}

const dutchFirm = to("NL", "1000AA", { type: "business", company: "Voorbeeld BV", vatNumber: "NL001234567B01" });
const phones = (amount: string) =>
  item("Telefoon", amount, "0", { rateClass: "standard", shopCategories: ["Telefoons"] });
const repairs = { "vat.categories": { Reparaties: "repair-service" } };
const dollars = (cents: number) => money(cents, "USD");

/** What is about ledgers, not about the VAT: it can be decided and planned. */
export const limitCases: readonly LimitCase[] = [
  {
    name: "another-currency",
    title: "Paid in dollars, of which the administration has a rate",
    order: sold([item("Mok", "0.00", "21", { amount: dollars(12100) })], "0.00", "0.00", {
      total: dollars(12100),
      totalVat: dollars(2100),
    }),
    settings: { exchangeRates: [{ currency: "USD", from: "2026-03-02", unitsPerEuro: "1.1" }] },
    ledgerCurrencies: ["USD"],
  },
  {
    name: "member-state-without-code",
    title: "The administration has no code for the VAT of the member state",
    order: sold([item("Mok", "11.90", "19", { rateClass: "standard" })], "11.90", "1.90", {
      customer: to("DE", "10115"),
    }),
    settings: inOneStopShop,
    withoutCode: "oss:DE:19",
  },
  {
    name: "margin-without-code",
    title: "The administration has no code for the margin scheme",
    order: sold(
      [
        item("Lamp", "60.50", "0", {
          rateClass: "standard",
          shopCategories: ["Tweedehands"],
          purchasePrice: euro(3000),
        }),
      ],
      "60.50",
      "0.00",
    ),
    settings: { "vat.marginScheme": { categories: ["Tweedehands"], method: "item-by-item" } },
    withoutCode: "margin",
  },
  {
    name: "mixed-reverse-charge",
    title: "Reversed VAT beside goods with VAT on one document",
    order: sold([phones("20000.00"), item("Hoesje", "12.10", "21")], "20012.10", "2.10", { customer: dutchFirm }),
    settings: { "vat.categories": { Telefoons: "mobile-phone" } },
    registry: registry("NL001234567B01", "valid"),
  },
  {
    name: "goods-and-service-elsewhere",
    title: "Goods and a download for a business elsewhere on one document: both parts of the listing",
    order: sold(
      [
        item("Mok", "100.00", "0", { rateClass: "standard" }),
        item("Patroon", "20.00", "0", { rateClass: "standard", shopCategories: ["Downloads"] }),
      ],
      "120.00",
      "0.00",
      { customer: to("BE", "1000", { type: "business", company: "Voorbeeld BV", vatNumber: "BE0428759497" }) },
    ),
    settings: { "vat.categories": { Downloads: { category: "software", kind: "digital-service" } } },
    registry: registry("BE0428759497", "valid"),
  },
  {
    name: "prices-with-vat",
    title: "Prices with VAT in them",
    order: sold([item("Mok", "19.99", "21"), item("Kookboek", "24.50", "9")], "44.49", "5.49"),
  },
  {
    name: "prices-without-vat",
    title: "Prices without VAT",
    order: sold([item("Mok", "16.53", "21"), item("Kookboek", "22.48", "9")], "44.50", "5.49", { basis: "net" }),
  },
  {
    name: "vat-rounded-on-each-line",
    title: "A shop that rounds the VAT on each line",
    order: sold(
      [item("Sticker rood", "0.07", "21"), item("Sticker wit", "0.07", "21"), item("Sticker blauw", "0.07", "21")],
      "0.21",
      "0.03",
    ),
  },
  {
    name: "vat-rounded-anew",
    title: "The same, where the settings round the VAT per rate: a few cents other, and told",
    order: sold(
      [item("Sticker rood", "0.07", "21"), item("Sticker wit", "0.07", "21"), item("Sticker blauw", "0.07", "21")],
      "0.21",
      "0.03",
    ),
    settings: { "vat.rounding": "per-rate" },
  },
  {
    name: "half-a-cent",
    title: "VAT of 20 % that comes to exactly half a cent, which the shop rounded up",
    order: sold([item("Mok", "60.03", "20", { rateClass: "standard" })], "60.03", "10.01", {
      customer: to("FR", "75009"),
    }),
    settings: inOneStopShop,
  },
  {
    name: "negative-row",
    title: "Something is taken back on an order for more: a negative quantity",
    order: sold([item("Mok", "121.00", "21"), item("Schaal", "-24.20", "21", { quantity: "-2" })], "96.80", "16.80"),
  },
  {
    name: "negative-document",
    title: "Something is taken back and nothing is sold: a negative document",
    order: sold([item("Schaal", "-24.20", "21", { quantity: "-2" })], "-24.20", "-4.20"),
  },
  {
    name: "nothing-to-pay",
    title: "A document over nothing",
    order: sold([item("Mok", "0.00", "21")], "0.00", "0.00"),
  },
  {
    name: "gift-card-alone",
    title: "A gift card and nothing else",
    order: sold([item("Cadeaubon", "25.00", "0", { shopCategories: ["Cadeaubonnen"] })], "25.00", "0.00"),
    settings: { "vat.categories": { Cadeaubonnen: "voucher-multi-purpose" } },
  },
  {
    name: "gift-card-pays",
    title: "A gift card pays for a part",
    order: sold([item("Mok", "60.50", "21")], "35.50", "10.50", {
      giftCards: [{ description: "CADEAU-1234", amount: euro(2500) }],
    }),
  },
  {
    name: "service",
    title: "A service on the order",
    order: sold([item("Fietsreparatie", "109.00", "9", { shopCategories: ["Reparaties"] })], "109.00", "9.00"),
    settings: repairs,
  },
  {
    name: "part-of-a-unit",
    title: "A part of a unit: 0.735 kilogram",
    order: sold([item("Kaas", "9.83", "9", { quantity: "0.735", unit: "kg" })], "9.83", "0.81"),
  },
  {
    name: "price-below-the-smallest",
    title: "So many units that no price of the ledger's decimals comes to the amount",
    order: sold([item("Kraal", "100.00", "21", { quantity: "30000" })], "100.00", "17.36"),
  },
  {
    name: "no-article-number",
    title: "A row without an article number, and no item for such rows",
    order: sold([item("Mok", "12.10", "21", { sku: null })], "18.15", "3.15", {
      charges: [cost("shipping", "6.05", "21")],
    }),
    lacking: { fallbackItem: true },
  },
  {
    name: "long-article-number",
    title: "An article number of more than thirty characters",
    order: sold([item("Mok", "12.10", "21", { sku: "A".repeat(31) })], "12.10", "2.10"),
  },
];
