import { fillStep, type InvoicePlan, rulesSchema, type StepOutcome } from "@boekbrug/core";
import { createSnelStartSimulator } from "@boekbrug/simulators";
import { createFakeClock } from "@boekbrug/testkit";
import { createSnelStart, type SnelStartSettings, snelstartSettings } from "../src/index.ts";
import { must } from "./parts.ts";

type SimulatorOptions = NonNullable<Parameters<typeof createSnelStartSimulator>[0]>;
type Items = Partial<SnelStartSettings["items"]>;

/** An order's lines name no account and no VAT code. */
export const orderRules = rulesSchema.parse({ vat: { unknownClass: "as-charged" } });

/** A simulated administration, and the adapter that makes sales orders in it. */
export function createSimulatedOrders(
  options: SimulatorOptions = {},
  items: Items = {},
  changes: Partial<SnelStartSettings> = {},
) {
  const clock = createFakeClock("2026-03-16T09:00:00Z");
  const snelstart = createSnelStartSimulator({ clock, ...options });
  const settings = snelstartSettings.parse({
    kind: "snelstart",
    baseUrl: "https://snelstart.example/v2",
    tokenUrl: "https://snelstart.example/b2b/token",
    clientKey: snelstart.state.couplingKey,
    subscriptionKey: snelstart.state.subscriptionKeys.primary,
    document: "order",
    items: {
      fallback: { high: "DIVERS-H", low: "DIVERS-L", none: "DIVERS-0" },
      revenueGroups: { high: 1, low: 2, none: 3 },
      ...items,
    },
    ...changes,
  });
  const ledger = createSnelStart(settings, { clock, fetch: snelstart.fetch });
  return { clock, snelstart, ledger, settings };
}

export type SimulatedOrders = ReturnType<typeof createSimulatedOrders>;

/** Makes every write of a plan as the engine does, and gives what each has yielded. */
export async function bookOrder({ ledger }: SimulatedOrders, plan: InvoicePlan): Promise<Map<string, StepOutcome>> {
  const steps = must(ledger.compose(plan, orderRules, must(await ledger.snapshot(orderRules))));
  const outcomes = new Map<string, StepOutcome>();
  for (const step of steps) {
    const ids = new Map([...outcomes].map(([key, { id }]) => [key, id]));
    const ready = must(fillStep(step, ids));
    const found = step.lookup === "before-sending" ? must(await ledger.lookup(ready)) : null;
    outcomes.set(step.key, found ?? must(await ledger.send(ready)));
  }
  return outcomes;
}
