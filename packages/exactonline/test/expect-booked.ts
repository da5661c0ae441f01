import type { InvoicePlan, Rules } from "@boekbrug/core";
import { expect } from "vitest";
import type { createSimulated } from "./simulated.ts";
import { rulesWith } from "./support.ts";

export type Simulated = ReturnType<typeof createSimulated>;

/** Mapped to codes of type E and N. */
export const exclusive = rulesWith();

const codesOf = (rules: Rules) => [
  ["domestic-standard", rules.vatCodes["domestic-standard"]],
  ["domestic-reduced", rules.vatCodes["domestic-reduced"]],
  ["domestic-zero", rules.vatCodes["domestic-zero"]],
];

/** The books say what the plan says: totals, VAT return per code, one entry, in balance. */
export function expectBooked({ simulator }: Simulated, plan: InvoicePlan, rules: Rules): void {
  const entries = simulator.state.entries();
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({
    grossCents: plan.totals.gross.minor,
    vatCents: plan.totals.vat.minor,
    yourRef: plan.reference,
  });
  const filed = simulator.state.vatReturn("2026-01-01", "2026-12-31");
  for (const [role, code] of codesOf(rules)) {
    const planned = plan.vatTotals.filter(({ vatRole }) => vatRole === role);
    const sum = (each: "net" | "vat") => planned.reduce((total, part) => total + part[each].minor, 0);
    const found = filed.filter((line) => line.code === code);
    expect(found.reduce((total, line) => total + line.baseCents, 0)).toBe(sum("net"));
    expect(found.reduce((total, line) => total + line.vatCents, 0)).toBe(sum("vat"));
  }
  expect(simulator.state.ledger().reduce((total, { cents }) => total + cents, 0)).toBe(0);
}
