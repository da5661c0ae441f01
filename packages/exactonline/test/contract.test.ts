import { type DocumentKind, type Money, money, rulesSchema } from "@boekbrug/core";
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

interface SeenLine {
  readonly vatCode?: string;
  readonly netCents: number;
  readonly vatCents: number;
}

function vatByPercent(lines: readonly SeenLine[]): Record<string, Money> {
  const rates: Record<string, Money> = {};
  for (const { vatCode, vatCents } of lines) {
    const percent = percentOfCode.get((vatCode ?? "").trim()) ?? "?";
    rates[percent] = euro((rates[percent]?.minor ?? 0) + vatCents);
  }
  return rates;
}

interface SeenDocument {
  readonly yourRef: string | null;
  readonly lines: readonly SeenLine[];
}

/** The documents of a kind as a person sees them there; a processed invoice is in the books, too. */
function documentsOf({ state }: ExactOnlineSimulator, kind: DocumentKind): readonly SeenDocument[] {
  if (kind === "entry") return state.entries();
  return kind === "invoice" ? state.invoices() : state.orders();
}

const totalOf = (lines: readonly SeenLine[], part: (line: SeenLine) => number): Money =>
  euro(lines.reduce((sum, line) => sum + part(line), 0));

/** Items that somebody has made, some of them easily taken for another. */
const stock = { VERZ: "Verzendkosten", KORT: "Korting", "KORT-LEDEN": "Korting leden", BORG: "Borg verhuur" };

const meant = { "ledger.journal": ["70"], "ledger.paymentConditions.1": ["ID"] };
const meantOfItems = {
  "ledger.items.shipping": ["VERZ"],
  "ledger.items.discount": ["KORT"],
  "ledger.items.deposits": [],
};

function change(target: Record<string, unknown>, [first, ...rest]: readonly string[], value: string): void {
  if (first === undefined) return;
  if (rest.length === 0) target[first] = value;
  else {
    const inner = { ...Object(target[first]) };
    change(inner, rest, value);
    target[first] = inner;
  }
}

/** The adapter on the simulator, with VAT codes on amounts without VAT (E) or with it (I). */
const opener =
  (standard: string, reduced: string, kind: DocumentKind = "entry", more: object = {}) =>
  async (): Promise<OpenedLedger> => {
    const clock = createFakeClock("2026-03-16T09:00:00Z");
    const exact = createExactOnlineSimulator({ clock });
    for (const [Code, Description] of Object.entries(stock)) {
      if (kind !== "entry") exact.state.byHand.addItem({ Code, Description, IsFractionAllowedItem: true });
    }
    exact.state.byHand.addPaymentCondition({ code: "ID", description: "iDEAL", method: "Q" });
    const written = {
      kind: "exactonline",
      baseUrl: "https://exact.example",
      clientId: exact.app.clientId,
      clientSecret: exact.app.clientSecret,
      refreshToken: exact.state.firstRefreshToken,
      division: exact.state.division,
      journal: "70",
      items: { fallback: "DIVERSEN" },
      ...more,
    };
    const ports = {
      clock,
      tokens: createMemoryStore(),
      connection: "shop",
      holder: "test",
      fetch: inspecting(exact.fetch, inspection),
    };
    const openWith = (settings: object) => createExactOnline(exactOnlineSettings.parse(settings), ports);
    const ledger = openWith(written);
    const entryOf = (reference: string) => exact.state.entries().find(({ yourRef }) => yourRef === reference);
    return {
      ledger,
      rules: rulesSchema.parse({
        document: { kind },
        vat: { unknownClass: "as-charged" },
        accounts: { high: "8000", low: "8010", zero: "8020", other: "8090", shipping: "8100" },
        vatCodes: { "domestic-standard": standard, "domestic-reduced": reduced, "domestic-zero": "0" },
      }),
      probe: {
        documents: async () =>
          documentsOf(exact, kind).map(({ yourRef, lines }) => ({
            reference: yourRef ?? "",
            gross: totalOf(lines, ({ netCents, vatCents }) => netCents + vatCents),
            vat: totalOf(lines, ({ vatCents }) => vatCents),
            vatByPercent: vatByPercent(lines),
          })),
        customers: async () => exact.state.accounts().length,
      },
      meant: kind === "entry" ? meant : { ...meant, ...meantOfItems },
      reopened: (settings) => {
        const changed: Record<string, unknown> = structuredClone(written);
        for (const { path, value } of settings) change(changed, path, value);
        return openWith(changed);
      },
      faults: { next: (kind) => void exact.faults.add({ fault: faults[kind], path: /\/api\/v1\// }) },
      blockByHand: async (customer) => exact.state.byHand.editAccount(customer, { Blocked: true }),
      settle: async () => clock.advance(180_000),
      // Exact lets nobody change the amounts of an invoice or an order afterwards without its lines.
      ...(kind === "entry"
        ? {
            editByHand: async (reference, gross) => {
              const entry = entryOf(reference);
              if (entry !== undefined) exact.state.tamper(entry.id, gross.minor - entry.grossCents);
            },
          }
        : {}),
      relabelByHand: async (reference, to) => {
        const changes = { yourRef: to.reference, description: to.description };
        const { entries, invoices, orders, byHand } = exact.state;
        for (const { id, yourRef } of entries()) if (yourRef === reference) byHand.editEntry(id, changes);
        for (const { id, yourRef } of invoices()) if (yourRef === reference) byHand.editInvoice(id, changes);
        for (const { id, yourRef } of orders()) if (yourRef === reference) byHand.editOrder(id, changes);
      },
      close: async () => undefined,
    };
  };

ledgerContract("the Exact Online adapter, codes excluding VAT", opener("2", "1"));
ledgerContract("the Exact Online adapter, codes including VAT", opener("4", "3"));

for (const [codes, standard, reduced] of [
  ["codes excluding VAT", "2", "1"],
  ["codes including VAT", "4", "3"],
] as const) {
  ledgerContract(`sales invoices, ${codes}`, opener(standard, reduced, "invoice"));
  ledgerContract(`processed invoices, ${codes}`, opener(standard, reduced, "invoice", { invoices: { process: true } }));
  ledgerContract(`sales orders, ${codes}`, opener(standard, reduced, "order"));
  ledgerContract(`invoiced orders, ${codes}`, opener(standard, reduced, "order", { orders: { invoice: true } }));
}
