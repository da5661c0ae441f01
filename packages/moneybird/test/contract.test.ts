import { type Money, money, rulesSchema, type WebhookDelivery } from "@boekbrug/core";
import { createMoneybirdSimulator, type FaultKind, type MoneybirdSimulator } from "@boekbrug/simulators";
import {
  createFakeClock,
  createMemoryStore,
  type LedgerFault,
  ledgerContract,
  type OpenedLedger,
} from "@boekbrug/testkit";
import { createMoneybird, type MoneybirdSettings, moneybirdSettings } from "../src/index.ts";

const faults: Readonly<Record<LedgerFault, FaultKind>> = {
  refused: "refused",
  "dropped-before": "drop-before",
  "dropped-after": "drop-after-commit",
  limited: "rate-limit",
  unavailable: "server-error",
  malformed: "malformed",
};

const euro = (cents: number): Money => money(cents, "EUR");

const invoicesOf = ({ state }: MoneybirdSimulator) => [...state.externalInvoices(), ...state.salesInvoices()];

const identityOf = (invoice: ReturnType<typeof invoicesOf>[number]): string =>
  /shop-[^)]+/.exec((invoice.kind === "ExternalSalesInvoice" ? invoice.source : invoice.reference) ?? "")?.[0] ?? "";

const clearing = "Tussenrekening iDEAL";

const meant = {
  "rules.vatCodes.domestic-standard": ["21% btw"],
  "rules.vatCodes.domestic-reduced": ["9% btw"],
  "rules.vatCodes.domestic-zero": ["0% btw"],
  "rules.vatCodes.icp": ["Product binnen EU (btw verlegd)"],
  "rules.vatCodes.export": ["Product buiten EU (btw verlegd)"],
  "rules.vatCodes.oss:BE:21": ["BE 21%", "21% btw België"],
  "rules.accounts.high": ["Omzet hoog"],
  "rules.accounts.shipping": ["Omzet verzendkosten"],
};
/** A draft takes no payment. */
const meantOfPayments = { "ledger.payments.methods.1.ledgerAccount": [clearing] };

function change(target: Record<string, unknown>, [first, ...rest]: readonly string[], value: string): void {
  if (first === undefined) return;
  if (rest.length === 0) target[first] = value;
  else {
    const inner = { ...Object(target[first]) };
    change(inner, rest, value);
    target[first] = inner;
  }
}

/** An administration whose owner has ticked rates and made accounts, some of them easily taken for another. */
function furnish({ state: { byHand } }: MoneybirdSimulator): void {
  byHand.tickTaxRates();
  byHand.addForeignRate("BE", 21);
  for (const name of ["Omzet hoog", "Omzet laag", "Omzet verzendkosten", "Verzendkosten inkoop"]) {
    byHand.addLedgerAccount({ name, type: "revenue", documentTypes: ["sales_invoice"] });
  }
  byHand.addLedgerAccount({ name: clearing, documentTypes: ["payment"] });
}

/** The adapter on the simulator, with each kind of document. */
const opener =
  (document: MoneybirdSettings["document"], more: object = {}) =>
  async (): Promise<OpenedLedger> => {
    const clock = createFakeClock("2026-03-16T09:00:00Z");
    const sent: WebhookDelivery[] = [];
    const webhookFetch = async (_: string, { headers, body }: RequestInit) => {
      const values = new Headers(headers);
      sent.push({ header: (name) => values.get(name), body: String(body) });
      return new Response("");
    };
    const moneybird = createMoneybirdSimulator({ clock, webhookFetch });
    furnish(moneybird);
    const written = {
      kind: "moneybird",
      baseUrl: "https://moneybird.example",
      token: moneybird.state.token,
      administration: moneybird.state.administrationId,
      document,
      watchDocuments: true,
      ...more,
    };
    const tokens = createMemoryStore();
    const openWith = (settings: object) =>
      createMoneybird(moneybirdSettings.parse(settings), {
        clock,
        tokens,
        holder: "one",
        connection: "shop",
        fetch: moneybird.fetch,
      });
    const ledger = openWith(written);
    const invoiceOf = (reference: string) => invoicesOf(moneybird).find((each) => identityOf(each) === reference);
    return {
      ledger,
      rules: rulesSchema.parse({
        vat: { unknownClass: "as-charged" },
        accounts: { high: "Omzet", low: "Omzet", zero: "Omzet", other: "Omzet", shipping: "Omzet" },
        vatCodes: { "domestic-standard": "21% btw", "domestic-reduced": "9% btw", "domestic-zero": "0% btw" },
      }),
      probe: {
        documents: async () =>
          invoicesOf(moneybird).map((invoice) => ({
            reference: identityOf(invoice),
            gross: euro(invoice.grossCents),
            vat: euro(invoice.vatCents),
          })),
        customers: async () => moneybird.state.contacts().length,
      },
      meant: document === "invoice-draft" ? meant : { ...meant, ...meantOfPayments },
      reopened: (proposed) => {
        const changed: Record<string, unknown> = structuredClone(written);
        for (const { path, value } of proposed) change(changed, path, value);
        return openWith(changed);
      },
      faults: { next: (kind) => void moneybird.faults.add({ fault: faults[kind] }) },
      settle: async () => clock.advance(301_000),
      editByHand: async (reference, gross) => {
        const invoice = invoiceOf(reference);
        if (invoice !== undefined) moneybird.state.tamper(invoice.id, gross.minor - invoice.grossCents);
      },
      payByHand: async (reference, { minor }) => {
        const invoice = invoiceOf(reference);
        if (invoice !== undefined) moneybird.state.byHand.pay(invoice.id, minor);
      },
      tells: {
        deleteByHand: async (reference) => {
          const invoice = invoiceOf(reference);
          if (invoice !== undefined) moneybird.state.byHand.deleteInvoice(invoice.id);
        },
        sent: async () => {
          await moneybird.state.deliverWebhooks();
          return sent;
        },
      },
      close: async () => undefined,
    };
  };

ledgerContract("the Moneybird adapter, external sales invoices", opener("external"));
ledgerContract("the Moneybird adapter, drafts", opener("invoice-draft"));
ledgerContract("the Moneybird adapter, sent sales invoices", opener("invoice-sent"));
ledgerContract("the Moneybird adapter, lines on products", opener("external", { items: { use: true } }));
