import { cost, type GoldenCase, inOneStopShop, item, registry, sold, to } from "../golden-case.ts";

const belgianFirm = to("BE", "1000", { type: "business", company: "Voorbeeld BV", vatNumber: "be 0428.759.497" });

/** Businesses in other member states. */
export const businessCases: readonly GoldenCase[] = [
  {
    name: "icp-valid-number",
    title: "A Belgian business with a valid number: intra-Community supply at 0 %, box 3b and the ICP listing",
    order: sold([item("Mok", "100.00", "0", { rateClass: "standard" })], "107.50", "0.00", {
      charges: [cost("shipping", "7.50")],
      customer: belgianFirm,
    }),
    registry: registry("BE0428759497", "valid"),
  },
  {
    name: "icp-number-of-a-third-state",
    title:
      "Goods to Belgium for a business with a German number: still a supply at 0 %, listed under the German number",
    order: sold([item("Mok", "100.00", "0", { rateClass: "standard" })], "100.00", "0.00", {
      customer: { ...belgianFirm, vatNumber: "DE136695976" },
    }),
    registry: registry("DE136695976", "valid"),
  },
  {
    name: "icp-invalid-number",
    title: "The registry says invalid and the shop charged 0 %: held",
    order: sold([item("Mok", "100.00", "0", { rateClass: "standard" })], "100.00", "0.00", { customer: belgianFirm }),
    settings: inOneStopShop,
    registry: registry("BE0428759497", "invalid"),
  },
  {
    name: "icp-registry-unavailable",
    title: "The registry does not answer: held until it does, never taken for invalid",
    order: sold([item("Mok", "100.00", "0", { rateClass: "standard" })], "100.00", "0.00", { customer: belgianFirm }),
    settings: inOneStopShop,
    registry: registry("BE0428759497", "unavailable"),
  },
];
