import { abroadCases } from "../../../core/test/golden/cases/abroad-cases.ts";
import { businessCases } from "../../../core/test/golden/cases/business-cases.ts";
import { domesticCases } from "../../../core/test/golden/cases/domestic-cases.ts";
import { heldCases } from "../../../core/test/golden/cases/held-cases.ts";
import { otherCases } from "../../../core/test/golden/cases/other-cases.ts";
import { type GoldenCase, inOneStopShop, item, registry, sold, to } from "../../../core/test/golden/golden-case.ts";

const phones = { "vat.categories": { Telefoons: "mobile-phone" } };
const dutchFirm = to("NL", "1000AA", { type: "business", company: "Voorbeeld BV", vatNumber: "NL001234567B01" });

/** Scenarios that no whole order among the golden files shows. */
const more: readonly GoldenCase[] = [
  {
    name: "domestic-reverse-charge",
    title: "Telephones of EUR 20 000 for a Dutch business: the VAT is reversed",
    order: sold(
      [item("Telefoon", "20000.00", "0", { rateClass: "standard", shopCategories: ["Telefoons"] })],
      "20000.00",
      "0.00",
      { customer: dutchFirm },
    ),
    settings: phones,
    registry: registry("NL001234567B01", "valid"),
  },
  {
    name: "exempt",
    title: "An exempt service: no VAT, in no box of the return",
    order: sold(
      [item("Cursus", "100.00", "0", { rateClass: "exempt", shopCategories: ["Cursussen"] })],
      "100.00",
      "0.00",
    ),
    settings: { "vat.categories": { Cursussen: { category: "exempt-service", kind: "service" } } },
  },
  {
    name: "small-business-scheme",
    title: "A seller under the small business scheme charges no VAT",
    order: sold([item("Mok", "10.00", "0", { rateClass: "standard" })], "10.00", "0.00"),
    settings: { "seller.smallBusinessScheme": true },
  },
  {
    name: "above-the-threshold-without-one-stop-shop",
    title: "To Germany above the threshold by a seller outside the one-stop shop, German 19 % charged",
    order: sold([item("Mok", "11.90", "19", { rateClass: "standard" })], "11.90", "1.90", {
      customer: to("DE", "10115"),
    }),
    settings: { ...inOneStopShop, "seller.oneStopShop": false },
  },
  {
    name: "stock-in-germany",
    title: "From stock in Germany to a consumer in Germany, German 19 % charged",
    order: sold([item("Mok", "11.90", "19", { rateClass: "standard" })], "11.90", "1.90", {
      customer: to("DE", "10115"),
    }),
    settings: { ...inOneStopShop, "seller.stockCountry": "DE" },
  },
  {
    name: "download-outside-the-eu",
    title: "A download for a consumer in Switzerland: outside Dutch VAT",
    order: sold(
      [item("Patroon", "20.00", "0", { rateClass: "standard", shopCategories: ["Downloads"] })],
      "20.00",
      "0.00",
      { customer: to("CH", "8001") },
    ),
    settings: { "vat.categories": { Downloads: { category: "software", kind: "digital-service" } } },
  },
];

/** What is about sums and not about VAT scenarios. */
const onlySums = new Set([
  "shipping-follows-the-goods",
  "coupon-over-two-rates",
  "account-discount-in-the-prices",
  "loyalty-points",
  "negative-extra-costs",
  "vat-rounded-per-line",
  "shop-vat-a-cent-off",
  "year-border",
  "parts-do-not-add-up",
  "vat-does-not-add-up",
  "dollars-without-a-rate-of-the-day",
  "order-in-dollars",
]);

/** One order for each VAT scenario, most of them the golden ones. */
export const capabilityCases: readonly GoldenCase[] = [
  ...domesticCases,
  ...more,
  ...businessCases,
  ...abroadCases,
  ...otherCases,
  ...heldCases,
].filter(({ name }) => !onlySums.has(name));
