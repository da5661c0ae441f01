import type { Rules } from "@boekbrug/core";
import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { LedgerCheck, OpenedLedger } from "./opened-ledger.ts";
import { awkwardOrders, planOf, stepsOf } from "./writing.ts";

const unknownReference = "99999999";

const withVatCodes = (rules: Rules, codes: Readonly<Record<string, string>>): Rules => ({
  ...rules,
  vatCodes: Object.assign({}, rules.vatCodes, codes),
});

async function checkWith({ ledger }: OpenedLedger, rules: OpenedLedger["rules"]) {
  return ledger.check(rules, await valueFrom(ledger.snapshot()));
}

const unmapped = (opened: OpenedLedger): string | undefined => opened.unmapped;

/** The mapping, the reference data and the writes as data. */
export const composingChecks: readonly LedgerCheck[] = [
  {
    name: "reads the same reference data each time",
    run: async ({ ledger }) => {
      expect(await valueFrom(ledger.snapshot())).toEqual(await valueFrom(ledger.snapshot()));
    },
  },
  {
    name: "finds nothing wrong with a mapping that fits",
    run: async (opened) => {
      expect(await checkWith(opened, opened.rules)).toEqual([]);
    },
  },
  {
    name: "finds an account that does not exist",
    without: unmapped,
    run: async (opened) => {
      const { rules } = opened;
      const wrong = { ...rules, accounts: { ...rules.accounts, high: unknownReference } };
      expect(await checkWith(opened, wrong)).not.toEqual([]);
    },
  },
  {
    name: "finds a VAT code that does not exist",
    without: unmapped,
    run: async (opened) => {
      const wrong = withVatCodes(opened.rules, { "domestic-standard": unknownReference });
      expect(await checkWith(opened, wrong)).not.toEqual([]);
    },
  },
  {
    name: "finds VAT codes that were mixed up",
    without: unmapped,
    run: async (opened) => {
      const { "domestic-standard": high = "", "domestic-reduced": low = "" } = opened.rules.vatCodes;
      const wrong = withVatCodes(opened.rules, { "domestic-standard": low, "domestic-reduced": high });
      expect(await checkWith(opened, wrong)).not.toEqual([]);
    },
  },
  {
    name: "composes the same writes from the same plan, and writes nothing by that",
    run: async (opened) => {
      const { ledger, rules, probe } = opened;
      const snapshot = await valueFrom(ledger.snapshot());
      for (const order of Object.values(awkwardOrders)) {
        const plan = planOf(opened, order);
        const before = structuredClone(plan);
        const [first, second] = [ledger.compose(plan, rules, snapshot), ledger.compose(plan, rules, snapshot)];
        expect(first.isOk()).toBe(true);
        expect(second).toEqual(first);
        expect(plan).toEqual(before);
      }
      expect(await probe.documents()).toEqual([]);
      expect(await probe.customers()).toBe(0);
    },
  },
  {
    name: "composes writes that are plain data",
    run: async (opened) => {
      const steps = await stepsOf(opened, planOf(opened));
      expect(JSON.parse(JSON.stringify(steps))).toEqual(steps);
    },
  },
  {
    name: "composes one document, with the plan's reference and totals, each step needing earlier ones only",
    run: async (opened) => {
      const plan = planOf(opened);
      const steps = await stepsOf(opened, plan);
      const documents = steps.filter(({ kind }) => kind === "document");
      expect(documents).toMatchObject([
        { reference: plan.reference, expected: { gross: plan.totals.gross, vat: plan.totals.vat } },
      ]);
      const keys = steps.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      steps.forEach(({ dependsOn }, index) => {
        expect(keys.slice(0, index)).toEqual(expect.arrayContaining([...dependsOn]));
      });
    },
  },
  {
    name: "names the missing mapping instead of composing without it",
    without: unmapped,
    run: async (opened) => {
      const { ledger, rules } = opened;
      const snapshot = await valueFrom(ledger.snapshot());
      const { high: _, ...accounts } = rules.accounts;
      expect(ledger.compose(planOf(opened), { ...rules, accounts }, snapshot).isErr()).toBe(true);
    },
  },
];
