import { money } from "@boekbrug/core";
import type { FaultKind } from "@boekbrug/simulators";
import { type LedgerFault, ledgerContract, type OpenedLedger } from "@boekbrug/testkit";
import { createSnelStart, snelstartSettings } from "../src/index.ts";
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
  const { clock, snelstart, ledger, settings } = createSimulatedOrders();
  const { state } = snelstart;
  const referenceOf = (memo: string | null) => /\((?<reference>.+)\)/.exec(memo ?? "")?.groups?.reference ?? "";
  const orderOf = (reference: string) => state.orders().find(({ memo }) => referenceOf(memo) === reference);
  return {
    ledger,
    rules: orderRules,
    meant: {
      "ledger.items.revenueGroups.high": ["1"],
      "ledger.items.revenueGroups.low": ["2"],
      "ledger.items.revenueGroups.none": ["3"],
    },
    reopened: (proposed) => {
      const revenueGroups = Object.fromEntries(proposed.map(({ path, value }) => [path.at(-1), value]));
      const items = { ...settings.items, revenueGroups: { ...settings.items.revenueGroups, ...revenueGroups } };
      const parsed = snelstartSettings.parse({ ...settings, items });
      return createSnelStart(parsed, { clock, fetch: snelstart.fetch });
    },
    unmapped: "the articles of a sales order decide account and VAT",
    probe: {
      documents: async () =>
        state.orders().map(({ memo, grossCents, netCents }) => ({
          reference: referenceOf(memo),
          gross: euro(grossCents),
          vat: euro(grossCents - netCents),
        })),
      customers: async () => state.relations().filter(({ relatiecode }) => (relatiecode ?? 0) > 0).length,
    },
    faults: { next: (kind) => void snelstart.faults.add({ fault: faults[kind], path: /\/v2\// }) },
    settle: async () => clock.advance(301_000),
    editByHand: async (reference, gross) => {
      const order = orderOf(reference);
      if (order?.id != null) state.byHand.tamperOrder(order.id, gross.minor - order.grossCents);
    },
    relabelByHand: async (reference, { reference: orderreferentie, description }) => {
      const id = orderOf(reference)?.id;
      if (id != null) state.byHand.editOrder(id, { orderreferentie, omschrijving: description, memo: null });
    },
    blockByHand: async (id) => state.byHand.setRelationInactive(id, true),
    close: async () => undefined,
  };
}

ledgerContract("the SnelStart adapter, sales orders", open);
