import type { StepOutcome } from "@boekbrug/core";
import { describe, expect, test } from "vitest";
import { createSimulated } from "./simulated.ts";
import { customerWith, mixedOrder, must, planOf, rulesWith, settingsWith, withIds } from "./support.ts";

const { billTo } = customerWith();
const elsewhere = {
  type: "business",
  company: "De Vries BV",
  shipTo: { ...billTo, street: "Kade 9", city: "Elders" },
} as const;

/** Sends every step in its order; the records by step. */
async function bookAs(kind: "invoice" | "order", customers: { contact: boolean; deliveryAddress: boolean }) {
  const { open, simulator } = createSimulated();
  const settings = settingsWith();
  const ledger = open({
    customers: { ...settings.customers, ...customers },
    items: { ...settings.items, fallback: "DIVERSEN", shipping: "VERZEND", discount: "KORTING" },
  });
  const rules = rulesWith({ document: { kind } });
  const plan = planOf(mixedOrder({ customer: customerWith(elsewhere) }), rules);
  const made = new Map<string, StepOutcome>();
  for (const step of must(ledger.compose(plan, rules, must(await ledger.snapshot(rules))))) {
    const ids = Object.fromEntries([...made].map(([key, { id }]) => [key, id]));
    const known = step.lookup === "before-sending" ? must(await ledger.lookup(withIds(step, ids))) : null;
    made.set(step.key, known ?? must(await ledger.send(withIds(step, ids))));
  }
  const idOf = (key: string) => made.get(key)?.id;
  const documents = kind === "invoice" ? simulator.state.invoices() : simulator.state.orders();
  return { idOf, document: documents[0] };
}

describe.each([
  ["invoice", "DeliverToAddress"],
  ["order", "DeliveryAddress"],
] as const)("a sales %s", (kind, addressField) => {
  test("names the contact and the delivery address that were made for it", async () => {
    const { idOf, document } = await bookAs(kind, { contact: true, deliveryAddress: true });
    expect(idOf("contact")).toBeDefined();
    expect(idOf("address")).toBeDefined();
    expect(document?.values).toMatchObject({
      OrderedByContactPerson: idOf("contact"),
      [addressField]: idOf("address"),
    });
  });

  test("names neither where the settings want neither", async () => {
    const { document } = await bookAs(kind, { contact: false, deliveryAddress: false });
    expect(document).toBeDefined();
    expect(document?.values).not.toHaveProperty("OrderedByContactPerson");
    expect(document?.values).not.toHaveProperty(addressField);
  });
});
