import { type DocumentKind, type Money, money, parseMoney, subtract, zero } from "@boekbrug/core";
import { ccvShopSignature } from "@boekbrug/simulators";
import * as z from "zod";
import type { DemoWorld } from "./demo-world.ts";

/** An amount with its VAT, as one side tells it over HTTP. */
export interface Told {
  readonly gross: Money;
  readonly vat: Money;
}

export interface LedgerEntry extends Told {
  readonly reference: string;
  /** VAT per VAT code of the entry's lines. */
  readonly vatPerCode: ReadonlyMap<string, Money>;
}

const euro = (value: number): Money => parseMoney(value, "EUR", "amount", "half-up").unwrapOr(zero("EUR"));

const shopOrder = z.object({ total_price: z.number(), total_tax: z.number() });

/** What the shop says an order cost: read with plain HTTP, not with Boekbrug's adapter. */
export async function readShopOrder({ shop, shopUrl, clock }: DemoWorld, orderId: string): Promise<Told> {
  const order = shopOrder.parse(await getSigned(shop, shopUrl, clock, `/api/rest/v1/orders/${orderId}`));
  return { gross: euro(order.total_price), vat: euro(order.total_tax) };
}

async function getSigned(
  { keys }: DemoWorld["shop"],
  shopUrl: string,
  clock: DemoWorld["clock"],
  pathAndQuery: string,
): Promise<unknown> {
  const date = `${new Date(clock.now()).toISOString().slice(0, 19)}Z`;
  const hash = ccvShopSignature(keys, { method: "GET", pathAndQuery, body: new Uint8Array(), date });
  await clock.sleep(500);
  const headers = { "x-public": keys.public, "x-date": date, "x-hash": hash, accept: "application/json" };
  return (await fetch(`${shopUrl}${pathAndQuery}`, { headers })).json();
}

const orderPage = z.object({
  items: z.array(z.object({ id: z.number(), status: z.number().nullable() })),
  next: z.string().nullish(),
});

/** The ids of all paid orders in the shop that are not cancelled: what a shop owner expects to be booked. */
export async function readPaidOrders({ shop, shopUrl, clock }: DemoWorld): Promise<string[]> {
  const ids: string[] = [];
  let path: string | null = "/api/rest/v1/orders?is_paid=true&size=100&orderby=id";
  while (path !== null) {
    const page: z.infer<typeof orderPage> = orderPage.parse(await getSigned(shop, shopUrl, clock, path));
    ids.push(...page.items.filter(({ status }) => status !== cancelled).map(({ id }) => String(id)));
    const next: URL | null = page.next == null ? null : new URL(page.next);
    path = next === null ? null : next.pathname + next.search;
  }
  return ids;
}

const cancelled = 8;

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
export async function readLedgerEntries({ kind, exact, exactUrl, clock }: DemoWorld): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  const { resource, select, lines, filter } = places[kind];
  let next: string | undefined =
    `${exactUrl}/api/v1/${exact.state.division}/${resource}?$select=${select},${lines}&$expand=${lines}${filter}`;
  while (next !== undefined) {
    await clock.sleep(1000);
    const headers = { authorization: `Bearer ${exact.state.observerToken()}`, accept: "application/json" };
    const answer: Response = await fetch(next, { headers });
    const { d } = entryPage.parse(await answer.json());
    for (const entry of d.results) {
      entries.push({
        reference: entry.YourRef ?? "",
        gross: euro(entry.AmountFC),
        vat: vatOf(entry),
        vatPerCode: perCode(entry[lines]?.results ?? []),
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
