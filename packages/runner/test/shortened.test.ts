import { expect, it } from "vitest";
import { explain } from "../src/index.ts";
import { createWorld, runOnce, someOrders, startEngine } from "./world.ts";

const longName = "Stichting tot Behoud en Bevordering van het Nederlandse Fietspad";
const notes = { target: "notes", text: "x".repeat(200), level: "document" };

it("a text that does not fit is told by the run and by explain, once for each record that it made", async () => {
  const [first, second] = someOrders;
  const customer = { ...first?.customer, company: longName };
  const orders = [{ ...first, customer }, { ...second }, { ...first, customer }];
  const world = createWorld({ orders: orders as typeof someOrders });
  const { booked, shortened } = await runOnce(world);
  expect(booked).toHaveLength(3);
  const [made] = shortened;
  expect(shortened).toMatchObject([
    { orderId: booked[0]?.orderId, problem: { code: "ledger.text-shortened", parameters: { fields: "Name" } } },
  ]);
  expect(JSON.stringify(shortened)).not.toContain("Fietspad");
  const { host, connection } = startEngine(world);
  const explained = async (id = "") => (await explain(host, connection, id))._unsafeUnwrap()?.shortened;
  expect(await explained(made?.orderId)).toEqual(made?.problem);
  expect(await explained(booked[2]?.orderId)).toBeNull();
  expect((await runOnce(world)).shortened).toEqual([]);
});

it.each(["entry", "invoice", "order"] as const)(
  "notes that are cut are told of every %s, also after a lost answer",
  async (kind) => {
    const world = createWorld({
      orders: someOrders.slice(0, 1),
      rules: { document: { kind } },
      ledger: { items: { fallback: "DIVERSEN" }, extraFields: [notes, notes] },
    });
    world.exact.faults.add({ fault: "drop-after-commit", path: /Sales(Entries|Invoices|Orders)$/ });
    const { shortened } = await runOnce(world);
    expect(shortened).toMatchObject([{ problem: { parameters: { fields: kind === "entry" ? "Notes" : "Remarks" } } }]);
  },
);
