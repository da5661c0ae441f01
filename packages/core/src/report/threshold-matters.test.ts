import { expect, it } from "vitest";
import { rulesSchema } from "../settings/rules.ts";
import { thresholdMatters } from "./threshold-matters.ts";

const matters = (seller: Record<string, unknown>, vat: Record<string, unknown> = {}, on = "2026-03-10") =>
  thresholdMatters(rulesSchema.parse({ seller, vat }), on);

it.each([
  ["a seller in one state who is not in the one-stop shop", {}, {}],
  [
    "a small one in the one-stop shop who stays with home VAT",
    { oneStopShop: true },
    { ossRegisteredBelowThreshold: "home" },
  ],
  ["one in it who is to be asked", { oneStopShop: true }, { ossRegisteredBelowThreshold: "hold" }],
])("the threshold matters to %s", (_, seller, vat) => {
  expect(matters(seller, vat)).toBe(true);
});

it.each([
  ["a seller who opted for the destination", { optedForDestination: true }],
  ["one established in another state too", { establishedInOtherMemberStates: true }],
  ["one whose goods leave from another state", { stockCountry: "DE" }],
  ["one in the one-stop shop by destination", { oneStopShop: true }],
])("the threshold does not matter to %s", (_, seller) => {
  expect(matters(seller)).toBe(false);
});

it("from 2027 on the threshold does not matter to anyone in the one-stop shop", () => {
  const home = { ossRegisteredBelowThreshold: "home" };
  expect(matters({ oneStopShop: true }, home, "2026-12-31")).toBe(true);
  expect(matters({ oneStopShop: true }, home, "2027-01-01")).toBe(false);
});
