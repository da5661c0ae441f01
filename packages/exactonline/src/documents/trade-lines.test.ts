import { expect, test } from "vitest";
import { snapshotWith } from "../../test/snapshot.ts";
import { lineWith, must, mustFail, orderWith, planOf, rulesWith, settingsWith } from "../../test/support.ts";
import { toTradeLines } from "./trade-lines.ts";

const form = { vat: "VATAmountFC", namesAccount: true, extra: () => ({}) } as const;
const inclusive = rulesWith({ vatCodes: { "domestic-standard": "4", "domestic-reduced": "3" } });
const draw = (cents: number, quantity: string, decimals: number, settings = {}) => {
  const vat = Math.round((cents * 21) / 121);
  const plan = planOf(orderWith({ lines: [lineWith(cents, "21", { quantity })], vat }), inclusive);
  const snapshot = snapshotWith({ priceDecimals: { EUR: decimals } });
  return toTradeLines(plan, inclusive, snapshot, settingsWith(settings), form);
};

test("a gap of a cent is booked on a line for rounding, without VAT, on the VAT code of what it rounds", () => {
  expect(must(draw(1000, "3", 2)).lines).toMatchObject([
    { Item: { $idOf: "item:SKU-1" }, Quantity: 3, NetPrice: 3.33, VATCode: "4", VATAmountFC: 1.74 },
    { Item: { $idOf: "item:AFRONDING" }, Quantity: 1, NetPrice: 0.01, VATCode: "4", VATAmountFC: 0 },
  ]);
});

test("the line for rounding is on the account and VAT code of the settings", () => {
  const [, rounding] = must(draw(1000, "3", 2, { rounding: { account: "8090", vatCode: "0" } })).lines;
  expect(rounding).toMatchObject({ GLAccount: "id-8090", VATCode: "0", NetPrice: 0.01 });
  expect(rounding).not.toHaveProperty("VATAmountFC");
});

test("two cents are rounded, more hold the order", () => {
  expect(must(draw(1006, "4", 2)).rounded).toBe(true);
  expect(mustFail(draw(8256, "10", 2))).toMatchObject({ code: "ledger.rounding-too-large" });
});

test("where the ledger keeps the decimals there is nothing to round", () => {
  expect(must(draw(8256, "10", 4)).rounded).toBe(false);
});
