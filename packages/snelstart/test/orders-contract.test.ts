import { money } from "@boekbrug/core";
import type { FaultKind } from "@boekbrug/simulators";
import { type LedgerFault, ledgerContract, type OpenedLedger } from "@boekbrug/testkit";
import { createSimulatedOrders, orderRules } from "./simulated-orders.ts";

const faults: Readonly<Record<LedgerFault, FaultKind>> = {
  refused: "refused",
  "dropped-before": "drop-before",
  "dropped-after": "drop-after-commit",
  limited: "rate-limit",
  unavailable: "server-error",
  malformed: "malformed",
};

const euro = (cents: number) => money(cents, "EUR");

/** The adapter on the simulator, with sales orders. */
async function open(): Promise<OpenedLedger> {
  const { clock, snelstart, ledger } = createSimulatedOrders();
  const referenceOf = (memo: string | null) => /\((?<reference>.+)\)/.exec(memo ?? "")?.groups?.reference ?? "";
  return {
    ledger,
    rules: orderRules,
    unmapped: "the articles of a sales order decide account and VAT",
    probe: {
      documents: async () =>
        snelstart.state.orders().map(({ memo, grossCents, netCents }) => ({
          reference: referenceOf(memo),
          gross: euro(grossCents),
          vat: euro(grossCents - netCents),
        })),
      customers: async () => snelstart.state.relations().filter(({ relatiecode }) => (relatiecode ?? 0) > 0).length,
    },
    faults: { next: (kind) => void snelstart.faults.add({ fault: faults[kind], path: /\/v2\// }) },
    settle: async () => clock.advance(301_000),
    close: async () => undefined,
  };
}

ledgerContract("the SnelStart adapter, sales orders", open);
