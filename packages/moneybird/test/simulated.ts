import {
  type Failure,
  fillStep,
  type InvoicePlan,
  type Order,
  type Rules,
  rulesSchema,
  type StepOutcome,
  type WriteStep,
} from "@boekbrug/core";
import { createMoneybirdSimulator } from "@boekbrug/simulators";
import { buildPlan, createFakeClock, createMemoryStore } from "@boekbrug/testkit";
import type { Result } from "neverthrow";
import { type CustomerSettings, customerSettings } from "../src/contacts/customer-settings.ts";
import { createMoneybird, type MoneybirdOptions, type MoneybirdSettings, moneybirdSettings } from "../src/index.ts";

export type SimulatorOptions = NonNullable<Parameters<typeof createMoneybirdSimulator>[0]>;

export const rulesWith = (changes: { [Part in keyof Rules]?: Partial<Rules[Part]> } = {}): Rules =>
  rulesSchema.parse({
    vat: { unknownClass: "as-charged" },
    ...changes,
    accounts: {
      high: "Omzet",
      low: "Omzet",
      zero: "Omzet",
      other: "Omzet",
      shipping: "Ongecategoriseerde inkomsten",
      ...changes.accounts,
    },
    vatCodes: {
      "domestic-standard": "21% btw",
      "domestic-reduced": "9% btw",
      "domestic-zero": "0% btw",
      ...changes.vatCodes,
    },
  });

export const rules = rulesWith();

export const planOf = (order: Partial<Order> = {}, by: Rules = rules): InvoicePlan => buildPlan({ order, rules: by });

/** A value that must be there; a problem fails the test with its own words. */
export function must<Value, Failed>(result: Result<Value, Failed>): Value {
  if (result.isErr()) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export function mustFail<Value, Failed>(result: Result<Value, Failed>): Failed {
  if (result.isOk()) throw new Error(`expected a failure, got ${JSON.stringify(result.value)}`);
  return result.error;
}

export const customersWith = (changes: Partial<CustomerSettings> = {}): CustomerSettings =>
  customerSettings.parse(changes);

/** A simulated administration with a clock, and as many adapters as a test wants. */
export function createSimulated(options: SimulatorOptions = {}, settings: Partial<MoneybirdSettings> = {}) {
  const clock = createFakeClock("2026-03-16T09:00:00Z");
  const simulator = createMoneybirdSimulator({ clock, ...options });
  const tokens = createMemoryStore();
  const open = (changes: Partial<MoneybirdSettings> = {}, parts: Partial<MoneybirdOptions> = {}) =>
    createMoneybird(
      moneybirdSettings.parse({
        kind: "moneybird",
        baseUrl: "https://moneybird.example",
        token: simulator.state.token,
        administration: simulator.state.administrationId,
        ...settings,
        ...changes,
      }),
      { clock, tokens, connection: "shop", holder: "one", fetch: simulator.fetch, ...parts },
    );
  return { clock, simulator, state: simulator.state, tokens, open, ledger: open() };
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
  for (const step of must(ledger.compose(plan, by, must(await ledger.snapshot())))) {
    const filled = must(fillStep(step, ids));
    const sent = await ledger.send(filled);
    if (sent.isErr()) return { outcomes, steps, refused: sent.error };
    steps.push(filled);
    ids.set(step.key, sent.value.id);
    outcomes.set(step.key, sent.value);
  }
  return { outcomes, steps, refused: null };
}

export const invoices = ({ state }: Simulated) => [...state.externalInvoices(), ...state.salesInvoices()];
