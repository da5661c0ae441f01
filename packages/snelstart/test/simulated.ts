import { type Failure, fillStep, type InvoicePlan, type Rules, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { createSnelStartSimulator } from "@boekbrug/simulators";
import { createFakeClock } from "@boekbrug/testkit";
import { createSnelStart, type SnelStartSettings, snelstartSettings } from "../src/index.ts";
import { must, rulesWith } from "./parts.ts";

export type SimulatorOptions = NonNullable<Parameters<typeof createSnelStartSimulator>[0]>;

/** A mapping that fits the simulator's standard chart. */
export const rules = rulesWith({
  vatCodes: { icp: "8070", export: "8060", "service-b2b-reverse-charge": "8270", "domestic-reverse-charge": "8250" },
});

/** An administration that bills foreign VAT. */
export const oneStopShop = {
  administrations: [{ name: "Webwinkel", chart: "one-stop-shop" }],
} satisfies SimulatorOptions;

/** A simulated administration with a clock, and as many adapters as a test wants. */
export function createSimulated(options: SimulatorOptions = {}, settings: Partial<SnelStartSettings> = {}) {
  const clock = createFakeClock("2026-03-16T09:00:00Z");
  const simulator = createSnelStartSimulator({ clock, ...options });
  const { state } = simulator;
  const parsed = (changes: Partial<SnelStartSettings> = {}) =>
    snelstartSettings.parse({
      kind: "snelstart",
      baseUrl: "https://snelstart.example/v2",
      tokenUrl: "https://auth.snelstart.example/b2b/token",
      clientKey: state.couplingKey,
      subscriptionKey: state.subscriptionKeys.primary,
      ...settings,
      ...changes,
    });
  const open = (changes: Partial<SnelStartSettings> = {}) =>
    createSnelStart(parsed(changes), { clock, fetch: simulator.fetch });
  return { clock, simulator, state, open, settings: parsed(), ledger: open() };
}

export type Simulated = ReturnType<typeof createSimulated>;

/** Every step of a plan, as the executor takes it when nothing goes wrong; `refused` is the first failure. */
export async function book(
  { ledger }: Pick<Simulated, "ledger">,
  plan: InvoicePlan,
  by: Rules = rules,
): Promise<{
  readonly outcomes: ReadonlyMap<string, StepOutcome>;
  readonly steps: readonly WriteStep[];
  readonly refused: Failure | null;
}> {
  const ids = new Map<string, string>();
  const outcomes = new Map<string, StepOutcome>();
  const steps: WriteStep[] = [];
  for (const step of must(ledger.compose(plan, by, must(await ledger.snapshot(by))))) {
    const filled = must(fillStep(step, ids));
    const found = step.lookup === "before-sending" ? must(await ledger.lookup(filled)) : null;
    const sent = found === null ? await ledger.send(filled) : { isErr: () => false as const, value: found };
    if (sent.isErr()) return { outcomes, steps, refused: sent.error };
    steps.push(filled);
    ids.set(step.key, sent.value.id);
    outcomes.set(step.key, sent.value);
  }
  return { outcomes, steps, refused: null };
}

/** Names in bodies that the API took no notice of, or spells otherwise. */
export const strays = ({ state }: Pick<Simulated, "state">): string[] =>
  state.strayProperties.map(({ method, path, property }) => `${method} ${path} ${property}`);
