import { expect, it } from "vitest";
import { order, row } from "../test/fixtures.ts";
import { shopOrder, shopProduct, shopRow } from "./client/schemas.ts";
import { orderFactsOf, productFactsOf, rowFactsOf } from "./facts.ts";

it("an order tells its tracking, reservation number and weight; empty texts and zero tell nothing", () => {
  const told = shopOrder.parse(
    order({
      track_and_trace_code: "3SABC123",
      track_and_trace_carrier: "PostNL",
      track_and_trace_deeplink: "https://postnl.example/3SABC123",
      reservationnumber: "R-7",
      total_weight: 4.25,
    }),
  );
  expect(orderFactsOf(told)).toEqual({
    trackingCode: "3SABC123",
    trackingCarrier: "PostNL",
    trackingUrl: "https://postnl.example/3SABC123",
    reservationNumber: "R-7",
    weight: "4.25",
  });
  const empty = { track_and_trace_code: "", track_and_trace_carrier: null, reservationnumber: "", total_weight: 0 };
  expect(orderFactsOf(shopOrder.parse(order(empty)))).toEqual({});
});

it("a row tells the numbers of the chosen variant before those of the product, and never its memo or its weight", () => {
  const told = (changes: object) => rowFactsOf(shopRow.parse(row(100, { ...changes })));
  expect(told({ sub_product_number: "P-2", sub_ean_number: "8712345678906" })).toEqual({
    number: "P-2",
    ean: "8712345678906",
  });
  expect(told({ memo: "Voor Jan", weight: 3 })).toEqual({ number: "KP-1" });
});

it.each([
  ["HS", "6109 10 00", "nl", { commodityCode: "6109 10 00", originCountry: "NL" }],
  [null, "61091000", "Nederland", { commodityCode: "61091000" }],
  ["SITC", "845", "CN", { originCountry: "CN" }],
])("a product's trade code by system %s", (codesystem, code, coo, expected) => {
  const product = shopProduct.parse({
    id: 1,
    productnumber: "KO-1001",
    eannumber: "8712345678906",
    mpnnumber: "",
    weight: "4.2",
    brand: { id: 3, name: "Gusto" },
    tradecodesystem: { codesystem, code, coo },
  });
  const facts = { number: "KO-1001", ean: "8712345678906", weight: "4.2", brand: "Gusto" };
  expect(productFactsOf(product)).toEqual({ ...facts, ...expected });
});

it("a product that tells nothing of it has no facts", () => {
  expect(productFactsOf(shopProduct.parse({ id: 1, brand: null, tradecodesystem: null, weight: 0 }))).toEqual({});
});
