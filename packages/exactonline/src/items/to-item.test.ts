import { expect, test } from "vitest";
import { snapshotWith } from "../../test/snapshot.ts";
import { lineWith, mixedOrder, must, orderWith, planOf, rulesWith, shipping } from "../../test/support.ts";
import { itemSettings } from "./item-settings.ts";
import { toItemSteps } from "./to-item.ts";

const settings = (items: object = {}) => ({ division: 123456, items: itemSettings.parse(items) });
const steps = (plan = planOf(mixedOrder()), items: object = {}, also: Parameters<typeof toItemSteps>[4] = []) =>
  must(toItemSteps(plan, rulesWith(), snapshotWith(), settings(items), also));
const bodies = (...parameters: Parameters<typeof steps>) => steps(...parameters).map(({ request }) => request.body);
const onGoods = (...lines: Parameters<typeof lineWith>[2][]) =>
  planOf(orderWith({ lines: lines.map((changes) => lineWith(1210, "21", changes)), vat: 210 * lines.length }));

test("an item is found by its code before one is made, and is made for sale", () => {
  expect(steps(onGoods({ sku: "MOK-1", description: "Mok", variant: "Kleur: Blauw" }))).toEqual([
    {
      key: "item:MOK-1",
      kind: "item",
      title: { nl: "Artikel MOK-1", en: "Item MOK-1" },
      request: {
        method: "POST",
        path: "/api/v1/123456/logistics/Items",
        body: { Code: "MOK-1", Description: "Mok", IsSalesItem: true, GLRevenue: "id-8000", SalesVatCode: "2" },
      },
      dependsOn: [],
      lookup: "before-sending",
      identity: "item:MOK-1",
      reference: "shop-10330",
      expected: null,
    },
  ]);
});

test("each code once, sold in parts where one of its lines is", () => {
  const plan = onGoods({ sku: "STOF" }, { sku: "STOF", quantity: "1.5" }, { sku: "MOK-1", quantity: "2.00" });
  expect(bodies(plan)).toMatchObject([{ Code: "STOF", IsFractionAllowedItem: true }, { Code: "MOK-1" }]);
  expect(bodies(plan)[1]).not.toHaveProperty("IsFractionAllowedItem");
});

test("what follows the goods has no account and no VAT code of its own, shipping with an account has that", () => {
  const plan = planOf(mixedOrder(), rulesWith());
  expect(bodies(plan)).toEqual(
    expect.arrayContaining([
      { Code: "KORTING", Description: "Korting", IsSalesItem: true },
      { Code: "VERZENDKOSTEN", Description: "Verzendkosten", IsSalesItem: true, GLRevenue: "id-8100" },
    ]),
  );
});

test("a rounding line that the document adds has its item too", () => {
  expect(bodies(onGoods({}), { rounding: "CENT" }, ["rounding"])).toContainEqual({
    Code: "CENT",
    Description: "Afronding",
    IsSalesItem: true,
  });
});

test("the fallback item is not named after the first product on it", () => {
  expect(bodies(onGoods({ sku: null, description: "Mok" }), { fallback: "DIV" })).toMatchObject([
    { Code: "DIV", Description: "Diversen" },
  ]);
});

test("a line without a code holds the whole order", () => {
  const plan = planOf(orderWith({ lines: [lineWith(1210, "21", { sku: null })], charges: [shipping(0)], vat: 210 }));
  expect(toItemSteps(plan, rulesWith(), snapshotWith(), settings())._unsafeUnwrapErr().code).toBe(
    "ledger.item-code-missing",
  );
});
