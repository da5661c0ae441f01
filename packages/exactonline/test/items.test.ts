import { describe, expect, it } from "vitest";
import type { ExactOnlineSettings } from "../src/index.ts";
import { itemSettings } from "../src/items/item-settings.ts";
import { toItemSteps } from "../src/items/to-item.ts";
import { createSimulated } from "./simulated.ts";
import { lineWith, must, mustFail, orderWith, planOf, rulesWith } from "./support.ts";

type Options = Parameters<typeof createSimulated>[0];

const plan = planOf(orderWith({ lines: [lineWith(1210, "21", { sku: "MOK-1", description: "Mok" })], vat: 210 }));
const item = { Code: "MOK-1", Description: "Mok van de winkel" };

async function opened(options: Options = {}, changes: Partial<ExactOnlineSettings["items"]> = {}) {
  const { simulator, open } = createSimulated(options);
  const items = itemSettings.parse(changes);
  const ledger = open({ items });
  const snapshot = must(await ledger.snapshot());
  const settings = { division: simulator.state.division, items };
  const [step] = must(toItemSteps(plan, rulesWith(), snapshot, settings));
  if (step === undefined) throw new Error("no step");
  return { ledger, step, state: simulator.state };
}

describe.each(["false", "true"] as const)("items, where a new one is for sale by itself: %s", (newItemIsForSale) => {
  it("are made for sale and found again", async () => {
    const { ledger, step, state } = await opened({ switches: { newItemIsForSale } });
    expect(must(await ledger.lookup(step))).toBeNull();
    const { id } = must(await ledger.send(step));
    expect(must(await ledger.lookup(step))).toEqual({ id, number: "MOK-1", totals: null });
    expect(state.items().map(({ values }) => [values.Code, values.IsSalesItem])).toEqual([["MOK-1", true]]);
  });
});

it("an item that someone made is used as it is", async () => {
  const { ledger, step, state } = await opened();
  const id = state.byHand.addItem(item);
  expect(must(await ledger.lookup(step))?.id).toBe(id);
});

it.each(["counts", "ignored"] as const)(
  "capitals in a code do not double it, filters on text being %s",
  async (filterCase) => {
    const { ledger, step, state } = await opened({ switches: { filterCase } });
    state.byHand.addItem({ ...item, Code: "mok-1" });
    const id = state.byHand.addItem(item);
    expect(must(await ledger.lookup(step))?.id).toBe(id);
  },
);

it("an item that is not for sale is told before the order is booked on it", async () => {
  const { ledger, step, state } = await opened();
  state.byHand.addItem({ ...item, IsSalesItem: false });
  expect(mustFail(await ledger.lookup(step)).problem).toMatchObject({
    code: "ledger.item-unusable",
    parameters: { code: "MOK-1" },
  });
});

it("a missing item holds the order where it may not be made", async () => {
  const { ledger, step } = await opened({}, { missing: "hold" });
  expect(mustFail(await ledger.lookup(step)).problem).toMatchObject({ code: "ledger.item-unknown" });
});

it("an item that someone added since the items were read is used, and no second one is asked for", async () => {
  const { ledger, step, state } = await opened();
  const id = state.byHand.addItem(item);
  expect(must(await ledger.send(step)).id).toBe(id);
  expect(state.items()).toHaveLength(1);
});

it("an item that is refused for another reason stays refused, with that reason", async () => {
  const { ledger, step, state } = await opened();
  const body = { ...Object(step.request.body), SalesVatCode: "99" };
  const refused = mustFail(await ledger.send({ ...step, request: { ...step.request, body } }));
  expect(refused).toMatchObject({ outcome: "not-done" });
  expect(state.items()).toEqual([]);
});
