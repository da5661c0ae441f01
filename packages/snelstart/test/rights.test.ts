import type { SnelStartScope } from "@boekbrug/simulators";
import { buildLine } from "@boekbrug/testkit";
import { expect, test } from "vitest";
import { must, planOf } from "./parts.ts";
import { book, createSimulated } from "./simulated.ts";

const scopes: readonly SnelStartScope[] = [
  "boekhouden:read",
  "boekhouden:write",
  "relaties:read",
  "relaties:write",
  "settings:read",
];

/** Invoices, by which bookings are found, are read with the right to orders. */
const toInvoices: SnelStartScope = "orders:read";

test("a key with no more rights than bookings need books, and finds what it has booked", async () => {
  const simulated = createSimulated();
  simulated.state.setScopes(simulated.state.couplingKey, [...scopes, toInvoices]);
  const plan = planOf();
  expect((await book(simulated, plan)).refused).toBeNull();
  const query = { references: [plan.reference], numbers: [plan.number], from: plan.date, to: plan.date };
  expect(must(await simulated.ledger.readBack(query))).toHaveLength(1);
});

test("a right that is missing is named when it is needed", async () => {
  const simulated = createSimulated();
  simulated.state.setScopes(simulated.state.couplingKey, ["settings:read", "boekhouden:read", "relaties:read"]);
  const { refused } = await book(simulated, planOf());
  expect(refused).toMatchObject({
    outcome: "not-done",
    problem: { code: "ledger.resource-forbidden", parameters: { resource: "relaties", scope: "relaties:write" } },
  });
});

test("sales orders are read once for each day, however often it is asked", async () => {
  const simulated = createSimulated();
  const query = { references: ["shop-1"], numbers: ["W1"], from: "2026-03-10", to: "2026-03-16" };
  for (let times = 0; times < 3; times += 1) must(await simulated.ledger.readBack(query));
  const read = (resource: string) => simulated.simulator.calls.filter(({ path }) => path.includes(resource)).length;
  expect({ invoices: read("verkoopfacturen"), orders: read("verkooporders") }).toEqual({ invoices: 3, orders: 1 });
});

test("an invoice that SnelStart made of an order is nobody's booking of an order of the shop: its number is SnelStart's own", async () => {
  const simulated = createSimulated({}, { document: "order" });
  const plan = planOf({ lines: [buildLine({ sku: "MOK" })], charges: [] });
  const revenueGroups = { high: 1, low: 2, none: 3 };
  const items = { ...simulated.settings.items, revenueGroups };
  expect((await book({ ledger: simulated.open({ items }) }, plan)).refused).toBeNull();
  const { state, ledger } = simulated;
  state.byHand.invoiceOrder(state.orders()[0]?.id ?? "", plan.date);
  const rel = state.byHand.addRelation({ naam: "Met de hand" });
  state.byHand.addBooking({ number: "77", customerId: rel, cents: 1000, ledger: 8000, day: plan.date });
  const listed = must(await (ledger.documents?.({ from: plan.date, to: plan.date }) ?? expect.fail("no list")));
  expect(listed.map(({ reference }) => reference).sort()).toEqual(["77", plan.reference]);
});
