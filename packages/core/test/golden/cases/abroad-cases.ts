import { cost, type GoldenCase, inOneStopShop, item, off, sold, to } from "../golden-case.ts";

const german = to("DE", "10115");

/** In the one-stop shop, but Dutch VAT for as long as the threshold allows it. */
const belowThreshold = {
  "seller.oneStopShop": true,
  "threshold.year": 2026,
  "threshold.previousYearNetEur": "0",
  "vat.ossRegisteredBelowThreshold": "home",
};

/** Consumers outside the Netherlands. */
export const abroadCases: readonly GoldenCase[] = [
  {
    name: "export-switzerland",
    title: "To Switzerland: export at 0 %, box 3a, with proof that the goods left the EU",
    order: sold([item("Mok", "80.00", "0", { rateClass: "standard" })], "95.00", "0.00", {
      charges: [cost("shipping", "15.00")],
      customer: to("CH", "8001"),
    }),
  },
  {
    name: "export-canary-islands",
    title: "To Las Palmas: Spain by address, outside the VAT area by postcode, so export",
    order: sold([item("Mok", "80.00", "0", { rateClass: "standard" })], "80.00", "0.00", {
      customer: to("ES", "35001"),
    }),
  },
  {
    name: "oss-northern-ireland",
    title: "To Belfast: Northern Ireland is a member state for goods, so one-stop shop under XI at 20 %",
    order: sold([item("Mok", "60.00", "20", { rateClass: "standard" })], "60.00", "10.00", {
      customer: to("GB", "BT1 5GS"),
    }),
    settings: inOneStopShop,
  },
  {
    name: "oss-germany-with-a-book",
    title: "To Germany: a mug at 19 % and a book at 7 %, with shipping and a coupon over both",
    order: sold(
      [
        item("Mok", "59.50", "19", { rateClass: "standard" }),
        item("Kookboek", "21.40", "7", { rateClass: "reduced", shopCategories: ["Boeken"] }),
      ],
      "80.90",
      "10.90",
      { charges: [cost("shipping", "8.09")], discounts: [off("coupon", "8.09", "LENTE10")], customer: german },
    ),
    settings: { ...inOneStopShop, "vat.categories": { Boeken: "book" } },
  },
  {
    name: "below-the-threshold",
    title: "The sale that brings the year to EUR 10 000 exactly: not above it, so Dutch VAT",
    order: sold([item("Mok", "121.00", "21")], "121.00", "21.00", { customer: german }),
    settings: belowThreshold,
    distanceSalesBefore: "9900.00",
  },
  {
    name: "crosses-the-threshold",
    title: "The sale that brings the year one cent above EUR 10 000 is itself taxed in Germany",
    order: sold([item("Mok", "119.00", "19", { rateClass: "standard" })], "119.00", "19.00", { customer: german }),
    settings: belowThreshold,
    distanceSalesBefore: "9900.01",
  },
  {
    name: "dutch-vat-charged-to-a-german",
    title: "Dutch 21 % charged where German 19 % is due: held",
    order: sold([item("Mok", "121.00", "21")], "121.00", "21.00", { customer: german }),
    settings: inOneStopShop,
  },
  {
    name: "dutch-vat-charged-to-a-german-booked-as-charged",
    title: "The same order, where the settings say to book what was charged: Dutch VAT, flagged",
    order: sold([item("Mok", "121.00", "21")], "121.00", "21.00", { customer: german }),
    settings: { ...inOneStopShop, "vat.onDisagreement": "book-as-charged" },
  },
];
