import { money, rulesSchema } from "@boekbrug/core";
import { createSnelStartSimulator, type FaultKind } from "@boekbrug/simulators";
import { createFakeClock, type LedgerFault, ledgerContract, type OpenedLedger } from "@boekbrug/testkit";
import { createSnelStart, snelstartSettings } from "../src/index.ts";

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
  const clock = createFakeClock("2026-03-16T09:00:00Z");
  const snelstart = createSnelStartSimulator({ clock });
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
    },
  });
  const referenceOf = (memo: string | null) => /\((?<reference>.+)\)/.exec(memo ?? "")?.groups?.reference ?? "";
  return {
    ledger: createSnelStart(settings, { clock, fetch: snelstart.fetch }),
    rules: rulesSchema.parse({ vat: { unknownClass: "as-charged" } }),
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
