import { type Clock, subtract } from "@boekbrug/core";
import { createMoneybirdSimulator, type MoneybirdSimulator } from "@boekbrug/simulators";
import * as z from "zod";
import { type DemoBooks, euro, type LedgerEntry, type OpenBooks, ossRates } from "./demo-books.ts";

/** What `--document` may say for Moneybird, and the setting that gives it. */
export const moneybirdDocuments = {
  external: "external",
  "invoice-draft": "invoice-draft",
  "invoice-paid": "invoice-sent",
} as const;

export type MoneybirdDocument = keyof typeof moneybirdDocuments;

/** A sample administration in Moneybird: its owner has ticked the rates that are needed, and made accounts for debts and for the payment provider. */
export const openMoneybirdBooks =
  (document: MoneybirdDocument): OpenBooks =>
  async (clock): Promise<DemoBooks> => {
    const moneybird = createMoneybirdSimulator({ clock });
    const { state } = moneybird;
    state.byHand.tickTaxRates();
    const oss = ossRates.map(({ country, rate }) => {
      const id = state.byHand.addForeignRate(country, rate);
      return [`oss:${country}:${rate}`, state.taxRates().find((each) => each.id === id)?.name ?? id] as const;
    });
    const documentTypes = ["sales_invoice", "general_journal_document"];
    for (const name of ["Statiegeld", "Cadeaubonnen"]) {
      state.byHand.addLedgerAccount({ name, type: "current_liabilities", documentTypes });
    }
    state.byHand.addLedgerAccount({ name: "Mollie" });
    const port = await moneybird.listen();
    return {
      name: "Moneybird",
      ledger: {
        kind: "moneybird",
        baseUrl: port.url,
        token: state.token,
        administration: state.administrationId,
        document: moneybirdDocuments[document],
        payments: { others: { ledgerAccount: "Mollie" } },
      },
      rules: {
        accounts: {
          high: "Omzet",
          low: "Omzet",
          zero: "Omzet",
          other: "Omzet",
          shipping: "Ongecategoriseerde inkomsten",
          deposits: "Statiegeld",
          giftCards: "Cadeaubonnen",
        },
        vatCodes: {
          "domestic-standard": "21% btw",
          "domestic-reduced": "9% btw",
          "domestic-zero": "0% btw",
          "no-supply": "Btw vrijgesteld",
          icp: "Product binnen EU (btw verlegd)",
          export: "Product buiten EU (btw verlegd)",
          ...Object.fromEntries(oss),
        },
      },
      document: "entry",
      expectsPaid: document !== "invoice-draft",
      entries: () => readInvoices(moneybird, port.url, clock),
      writes: () =>
        moneybird.calls.filter(({ method, path }) => method !== "GET" && !path.includes("/synchronization")).length,
      flipCent: () => {
        const [invoice] = [...state.externalInvoices(), ...state.salesInvoices()];
        if (invoice !== undefined) state.tamper(invoice.id, 1);
      },
      close: () => port.close(),
    };
  };

const invoicePage = z.array(
  z.object({
    reference: z.string().nullable(),
    source: z.string().nullish(),
    state: z.string(),
    total_price_incl_tax: z.string(),
    total_price_excl_tax: z.string(),
    tax_totals: z.array(z.object({ tax_rate_id: z.string(), tax_amount: z.union([z.string(), z.number()]) })),
  }),
);

const pageSize = 100;

/** What the shop's number or our name stands in front of. */
const bookingIn = (text: string): string => /[a-z0-9]+-[^\s()]+(?=\)?$)/.exec(text)?.[0] ?? text;

async function readInvoices({ state }: MoneybirdSimulator, url: string, clock: Clock): Promise<LedgerEntry[]> {
  const names = new Map(state.taxRates().map(({ id, name }) => [id, name]));
  const headers = { authorization: `Bearer ${state.observerToken()}`, accept: "application/json" };
  const entries: LedgerEntry[] = [];
  for (const resource of ["external_sales_invoices", "sales_invoices"]) {
    for (let page = 1, found = pageSize; found === pageSize; page += 1) {
      await clock.sleep(1000);
      const query = `filter=state:all,period:20260101..20261231&per_page=${pageSize}&page=${page}`;
      const answer = await fetch(`${url}/api/v2/${state.administrationId}/${resource}.json?${query}`, { headers });
      const invoices = invoicePage.parse(await answer.json());
      entries.push(...invoices.map((invoice) => entryOf(invoice, names)));
      found = invoices.length;
    }
  }
  return entries;
}

function entryOf(
  {
    reference,
    source,
    state,
    total_price_incl_tax,
    total_price_excl_tax,
    tax_totals,
  }: z.infer<typeof invoicePage>[number],
  names: ReadonlyMap<string, string>,
): LedgerEntry {
  const gross = euro(total_price_incl_tax);
  return {
    reference: bookingIn(source ?? reference ?? ""),
    gross,
    vat: subtract(gross, euro(total_price_excl_tax)),
    vatPerCode: new Map(tax_totals.map((each) => [names.get(each.tax_rate_id) ?? "?", euro(each.tax_amount)])),
    paid: state === "paid",
  };
}
