import { type Clock, type DocumentKind, type Money, money, subtract } from "@boekbrug/core";
import { createExactOnlineSimulator, type ExactOnlineSimulator } from "@boekbrug/simulators";
import * as z from "zod";
import { type DemoBooks, euro, type LedgerEntry, type OpenBooks, ossRates } from "./demo-books.ts";

/** A sample administration in Exact Online, for one kind of document. */
export const openExactBooks =
  (kind: DocumentKind): OpenBooks =>
  async (clock) =>
    openBooks(kind, clock);

async function openBooks(kind: DocumentKind, clock: Clock): Promise<DemoBooks> {
  const exact = createExactOnlineSimulator({ clock });
  const oss = ossRates.map(({ country, rate }) => {
    const code = `${country[0]}${rate.padStart(2, "0")}`;
    const description = `OSS ${country} ${rate} %`;
    exact.state.byHand.addVatCode({ code, description, type: "I", rate: Number(rate) * 10_000, ossCountry: country });
    return [`oss:${country}:${rate}`, code] as const;
  });
  const port = await exact.listen();
  return {
    name: "Exact Online",
    ledger: {
      kind: "exactonline",
      baseUrl: port.url,
      clientId: exact.app.clientId,
      clientSecret: exact.app.clientSecret,
      refreshToken: exact.state.firstRefreshToken,
      division: exact.state.division,
      journal: "70",
      items: { fallback: "DIVERSEN" },
      invoices: { process: true },
      orders: { invoice: true },
    },
    rules: {
      accounts: {
        high: "8000",
        low: "8010",
        zero: "8020",
        other: "8090",
        shipping: "8100",
        deposits: "1700",
        giftCards: "1710",
      },
      vatCodes: {
        "domestic-standard": "4",
        "domestic-reduced": "3",
        "domestic-zero": "0",
        "no-supply": "0",
        icp: "7",
        export: "6",
        ...Object.fromEntries(oss),
      },
    },
    document: kind,
    expectsPaid: false,
    entries: () => readEntries(exact, kind, port.url, clock),
    // Token requests are not bookings.
    writes: () => exact.calls.filter(({ method, path }) => method !== "GET" && !path.startsWith("/api/oauth2")).length,
    flipCent: () => {
      const { entries, invoices, orders } = exact.state;
      const [document] = { entry: entries, invoice: invoices, order: orders }[kind]();
      if (document !== undefined) exact.state.tamper(document.id, 1);
    },
    close: () => port.close(),
  };
}

/** Where documents of a kind are, and what their VAT is called there. An order tells its total with and without VAT. */
const places = {
  entry: {
    resource: "salesentry/SalesEntries",
    select: "EntryID,YourRef,AmountFC,VATAmountFC",
    lines: "SalesEntryLines",
    filter: "",
  },
  invoice: {
    resource: "salesinvoice/SalesInvoices",
    select: "InvoiceID,YourRef,AmountFC,VATAmountFC",
    lines: "SalesInvoiceLines",
    filter: "&$filter=Modified ge datetime'2020-01-01T00:00:00'",
  },
  order: {
    resource: "salesorder/SalesOrders",
    select: "OrderID,YourRef,AmountFC,AmountFCExclVat",
    lines: "SalesOrderLines",
    filter: "&$filter=Modified ge datetime'2020-01-01T00:00:00'",
  },
} as const satisfies Record<DocumentKind, object>;

const entryLine = z.object({
  VATCode: z.string(),
  VATAmountFC: z.number().optional(),
  VATAmount: z.number().optional(),
});
const lineList = z.object({ results: z.array(entryLine) });
const entryPage = z.object({
  d: z.object({
    results: z.array(
      z.object({
        YourRef: z.string().nullable(),
        AmountFC: z.number(),
        VATAmountFC: z.number().optional(),
        AmountFCExclVat: z.number().optional(),
        SalesEntryLines: lineList.optional(),
        SalesInvoiceLines: lineList.optional(),
        SalesOrderLines: lineList.optional(),
      }),
    ),
    __next: z.string().optional(),
  }),
});

const vatOf = (document: {
  AmountFC: number;
  AmountFCExclVat?: number | undefined;
  VATAmountFC?: number | undefined;
}): Money =>
  document.VATAmountFC === undefined
    ? subtract(euro(document.AmountFC), euro(document.AmountFCExclVat ?? 0))
    : euro(document.VATAmountFC);

/** Every document of the kind in the books, read with plain HTTP. */
async function readEntries(
  { state }: ExactOnlineSimulator,
  kind: DocumentKind,
  url: string,
  clock: Clock,
): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  const { resource, select, lines, filter } = places[kind];
  let next: string | undefined =
    `${url}/api/v1/${state.division}/${resource}?$select=${select},${lines}&$expand=${lines}${filter}`;
  while (next !== undefined) {
    await clock.sleep(1000);
    const headers = { authorization: `Bearer ${state.observerToken()}`, accept: "application/json" };
    const answer: Response = await fetch(next, { headers });
    const { d } = entryPage.parse(await answer.json());
    for (const entry of d.results) {
      entries.push({
        reference: entry.YourRef ?? "",
        gross: euro(entry.AmountFC),
        vat: vatOf(entry),
        vatPerCode: perCode(entry[lines]?.results ?? []),
        paid: null,
      });
    }
    next = d.__next;
  }
  return entries;
}

function perCode(lines: readonly z.infer<typeof entryLine>[]): Map<string, Money> {
  const codes = new Map<string, Money>();
  for (const { VATCode, VATAmountFC, VATAmount } of lines) {
    const code = VATCode.trim();
    const before = codes.get(code)?.minor ?? 0;
    codes.set(code, money(before + euro(VATAmountFC ?? VATAmount ?? 0).minor, "EUR"));
  }
  return codes;
}
