import { type Money, money, rulesSchema } from "@boekbrug/core";
import { createExactOnlineSimulator, type ExactOnlineSimulator, type FaultKind } from "@boekbrug/simulators";
import {
  createFakeClock,
  createMemoryStore,
  type LedgerFault,
  ledgerContract,
  type OpenedLedger,
} from "@boekbrug/testkit";
import { createExactOnline, exactOnlineSettings } from "../src/index.ts";
import { inspecting } from "./metadata.ts";
import { inspection } from "./simulated.ts";

const faults: Readonly<Record<LedgerFault, FaultKind>> = {
  refused: "refused",
  "dropped-before": "drop-before",
  "dropped-after": "drop-after-commit",
  limited: "rate-limit",
  unavailable: "server-error",
  malformed: "malformed",
};

const percentOfCode = new Map([
  ["0", "0"],
  ["1", "9"],
  ["2", "21"],
  ["3", "9"],
  ["4", "21"],
]);

const euro = (cents: number): Money => money(cents, "EUR");

function vatByPercent(
  lines: ReturnType<ExactOnlineSimulator["state"]["entries"]>[number]["lines"],
): Record<string, Money> {
  const rates: Record<string, Money> = {};
  for (const { vatCode, vatCents } of lines) {
    const percent = percentOfCode.get((vatCode ?? "").trim()) ?? "?";
    rates[percent] = euro((rates[percent]?.minor ?? 0) + vatCents);
  }
  return rates;
}

/** The adapter on the simulator, with VAT codes on amounts without VAT (E) or with it (I). */
const opener = (standard: string, reduced: string) => async (): Promise<OpenedLedger> => {
  const clock = createFakeClock("2026-03-16T09:00:00Z");
  const exact = createExactOnlineSimulator({ clock });
  const settings = exactOnlineSettings.parse({
    kind: "exactonline",
    baseUrl: "https://exact.example",
    clientId: exact.app.clientId,
    clientSecret: exact.app.clientSecret,
    refreshToken: exact.state.firstRefreshToken,
    division: exact.state.division,
    journal: "70",
  });
  const ledger = createExactOnline(settings, {
    clock,
    tokens: createMemoryStore(),
    connection: "shop",
    holder: "test",
    fetch: inspecting(exact.fetch, inspection),
  });
  const entryOf = (reference: string) => exact.state.entries().find(({ yourRef }) => yourRef === reference);
  return {
    ledger,
    rules: rulesSchema.parse({
      vat: { unknownClass: "as-charged" },
      accounts: { high: "8000", low: "8010", zero: "8020", other: "8090", shipping: "8100" },
      vatCodes: { "domestic-standard": standard, "domestic-reduced": reduced, "domestic-zero": "0" },
    }),
    probe: {
      documents: async () =>
        exact.state.entries().map(({ yourRef, grossCents, vatCents, lines }) => ({
          reference: yourRef ?? "",
          gross: euro(grossCents),
          vat: euro(vatCents),
          vatByPercent: vatByPercent(lines),
        })),
      customers: async () => exact.state.accounts().length,
    },
    faults: { next: (kind) => void exact.faults.add({ fault: faults[kind], path: /\/api\/v1\// }) },
    blockByHand: async (customer) => exact.state.byHand.editAccount(customer, { Blocked: true }),
    settle: async () => clock.advance(180_000),
    editByHand: async (reference, gross) => {
      const entry = entryOf(reference);
      if (entry !== undefined) exact.state.tamper(entry.id, gross.minor - entry.grossCents);
    },
    relabelByHand: async (reference, to) => {
      const entry = entryOf(reference);
      if (entry === undefined) return;
      exact.state.byHand.editEntry(entry.id, { yourRef: to.reference, description: to.description });
    },
    close: async () => undefined,
  };
};

ledgerContract("the Exact Online adapter, codes excluding VAT", opener("2", "1"));
ledgerContract("the Exact Online adapter, codes including VAT", opener("4", "3"));
