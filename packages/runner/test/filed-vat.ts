import { expect } from "vitest";
import type { SyncReport } from "../src/index.ts";
import { runOnce, type World } from "./world.ts";

/** Base and VAT per code, of the plans that were booked. */
export function plannedPerCode(
  reports: readonly SyncReport[],
  vatCodes: Readonly<Record<string, string>>,
): Record<string, readonly [number, number]> {
  const codes = new Map<string, [number, number]>();
  for (const { vatRole, net, vat } of reports.flatMap(({ booked }) => booked).flatMap(({ vatTotals }) => vatTotals)) {
    const code = vatCodes[vatRole] ?? vatRole;
    const [base, tax] = codes.get(code) ?? [0, 0];
    codes.set(code, [base + net.minor, tax + vat.minor]);
  }
  return Object.fromEntries([...codes].filter(([, [base, tax]]) => base !== 0 || tax !== 0));
}

/** The same, as the administration would file it. */
export function filedPerCode({ exact }: World): Record<string, readonly [number, number]> {
  const codes = new Map<string, [number, number]>();
  for (const { code, baseCents, vatCents } of exact.state.vatReturn("2026-01-01", "2026-12-31")) {
    const [base, tax] = codes.get(code.trim()) ?? [0, 0];
    codes.set(code.trim(), [base + baseCents, tax + vatCents]);
  }
  return Object.fromEntries([...codes].filter(([, [base, tax]]) => base !== 0 || tax !== 0));
}

/** A connection of which one pass after another can be made. */
export interface Passes {
  run(): Promise<SyncReport>;
  advance(milliseconds: number): void;
}

export const passesOf = (world: World): Passes => ({ run: () => runOnce(world), advance: world.clock.advance });

/** Runs until the ledger has nothing left to do. */
export async function bookAll({ run, advance }: Passes): Promise<SyncReport[]> {
  const reports: SyncReport[] = [];
  for (let round = 0; round < 4; round += 1) {
    const report = await run();
    expect(report).toMatchObject({ stopped: null, check: [], inDoubt: [] });
    reports.push(report);
    if (report.waitingOnLedger === 0) break;
    advance(600_000);
  }
  return reports;
}

/** What a person does in Exact with what does not count yet: invoices the orders, processes the invoices. */
export function settleByHand({ exact }: World): void {
  const { invoices, orders, byHand } = exact.state;
  if (invoices().length === 0) for (const { id } of orders()) byHand.invoiceOrder(id);
  for (const { id, status } of invoices()) if (status !== 50) byHand.processInvoice(id);
}
