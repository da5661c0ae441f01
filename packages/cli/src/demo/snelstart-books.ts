import { add, type Clock, type Money, subtract, sum } from "@boekbrug/core";
import { createSnelStartSimulator } from "@boekbrug/simulators";
import * as z from "zod";
import { type DemoBooks, euro, type LedgerEntry, type OpenBooks } from "./demo-books.ts";

/** What `--document` may say for SnelStart. */
export const snelstartDocuments = ["booking", "order"] as const;

export type SnelStartDocument = (typeof snelstartDocuments)[number];

/** The document's VAT by the revenue account that stands for its kind in the configuration. */
const accountOfKind: Readonly<Record<string, string>> = { VerkopenHoog: "8000", VerkopenLaag: "8010" };

const bookingRules: DemoBooks["rules"] = {
  accounts: {
    high: "8000",
    low: "8010",
    zero: "8040",
    other: "8040",
    shipping: "8100",
    deposits: "1700",
    giftCards: "1710",
  },
  vatCodes: { "domestic-standard": "8000", "domestic-reduced": "8010", icp: "8070", export: "8060" },
};

/** Articles of orders: the revenue groups of a new administration, and articles for rows without a number. */
const items = {
  revenueGroups: { high: 1, low: 2, none: 3 },
  fallback: { high: "DIVERS-H", low: "DIVERS-L", none: "DIVERS-0" },
};

/** The clearing journal of a new administration, on which every payment of the shop comes. */
const clearing = { others: 10 };

/** A sample administration in SnelStart that bills foreign VAT, with accounts and articles for debts to customers. */
export const openSnelStartBooks =
  (document: SnelStartDocument): OpenBooks =>
  async (clock): Promise<DemoBooks> => {
    const snelstart = createSnelStartSimulator({
      clock,
      administrations: [{ name: "Kookwinkel", chart: "one-stop-shop" }],
    });
    const { state } = snelstart;
    for (const [number, name] of [
      [1700, "Statiegeld"],
      [1710, "Cadeaubonnen"],
    ] as const) {
      state.byHand.addLedger({ number, name, function: "Diversen", kind: "Balans" });
    }
    for (const code of ["STATIEGELD", "CADEAUBON"]) state.byHand.addArticle({ code, name: code, group: 4 });
    const port = await snelstart.listen();
    const url = `${port.url}/v2`;
    const isOrder = document === "order";
    return {
      name: "SnelStart",
      ledger: {
        kind: "snelstart",
        baseUrl: url,
        tokenUrl: `${port.url}/b2b/token`,
        clientKey: state.couplingKey,
        subscriptionKey: state.subscriptionKeys.primary,
        document,
        ...(isOrder ? { items } : { payments: clearing }),
      },
      rules: isOrder ? { accounts: {}, vatCodes: {} } : bookingRules,
      document: "entry",
      expectsPaid: !isOrder,
      ...(isOrder ? {} : { paysAtOnce: 50, paymentWrites: () => countBankBookings(url, state.observerToken()) }),
      entries: () =>
        isOrder
          ? readOrders(url, state.observerToken(), clock)
          : readBookings(url, state.observerToken(), clock, state.company.buitenlandseBtwGrootboek),
      writes: () => snelstart.calls.filter(({ method, path }) => method !== "GET" && !path.includes("/token")).length,
      flipCent: () => {
        const [booking] = state.bookings();
        const [order] = state.orders();
        if (booking?.id != null) state.byHand.tamper(booking.id, 1);
        else if (order?.id != null) state.byHand.tamperOrder(order.id, 1);
      },
      close: () => port.close(),
    };
  };

const amount = z.union([z.number(), z.string()]).transform(euro);

const invoices = z.array(z.object({ verkoopBoeking: z.object({ id: z.string() }), openstaandSaldo: amount }));

const booking = z.object({
  omschrijving: z.string(),
  factuurbedrag: amount,
  btw: z.array(z.object({ btwSoort: z.string(), btwBedrag: amount })),
  boekingsregels: z.array(z.object({ bedrag: amount, grootboek: z.object({ id: z.string() }) })),
});

const orders = z.array(z.object({ memo: z.string(), totaalInclusiefBtw: amount, totaalExclusiefBtw: amount }));

const pageSize = 500;

async function countBankBookings(url: string, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
  const answer = await fetch(`${url}/bankboekingen?$top=${pageSize}`, { headers });
  return z.array(z.unknown()).parse(await answer.json()).length;
}

/** Every sales order. What VAT it has of which kind, SnelStart tells once it is an invoice. */
async function readOrders(url: string, token: string, clock: Clock): Promise<LedgerEntry[]> {
  const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
  const entries: LedgerEntry[] = [];
  for (let skip = 0, found = pageSize; found === pageSize; skip += pageSize) {
    await clock.sleep(1000);
    const answer = await fetch(`${url}/verkooporders?$top=${pageSize}&$skip=${skip}`, { headers });
    const page = orders.parse(await answer.json());
    for (const { memo, totaalInclusiefBtw: gross, totaalExclusiefBtw: net } of page) {
      const reference = /\((\S+)\)$/.exec(memo)?.[1] ?? memo;
      entries.push({ reference, gross, vat: subtract(gross, net), vatPerCode: new Map(), paid: null });
    }
    found = page.length;
  }
  return entries;
}

/** Every booking, by way of its invoice; those of one order that had to stand apart, together. */
async function readBookings(
  url: string,
  token: string,
  clock: Clock,
  foreignVatAccount: string | null,
): Promise<LedgerEntry[]> {
  const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
  const read = async (path: string): Promise<unknown> => (await fetch(`${url}/${path}`, { headers })).json();
  const entries = new Map<string, LedgerEntry>();
  const seen = new Set<string>();
  for (let skip = 0, found = pageSize; found === pageSize; skip += pageSize) {
    await clock.sleep(1000);
    const page = invoices.parse(await read(`verkoopfacturen?$top=${pageSize}&$skip=${skip}`));
    for (const { verkoopBoeking, openstaandSaldo } of page) {
      const row = booking.parse(await read(`verkoopboekingen/${verkoopBoeking.id}`));
      const told = /\((\S+)\)$/.exec(row.omschrijving)?.[1] ?? row.omschrijving;
      const paid = openstaandSaldo.minor <= 0;
      const entry = { ...entryOf(row, told.replace(/\/\d$/, ""), foreignVatAccount), paid };
      const other = entries.get(entry.reference);
      const key = seen.has(told) ? `${told} again` : entry.reference;
      entries.set(key, other === undefined || key !== entry.reference ? entry : together(other, entry));
      seen.add(told);
    }
    found = page.length;
  }
  return [...entries.values()];
}

function entryOf(row: z.infer<typeof booking>, reference: string, foreignVatAccount: string | null): LedgerEntry {
  const foreign = row.boekingsregels.filter(({ grootboek }) => grootboek.id === foreignVatAccount);
  const vat: Money[] = [...row.btw.map(({ btwBedrag }) => btwBedrag), ...foreign.map(({ bedrag }) => bedrag)];
  return {
    reference,
    gross: row.factuurbedrag,
    vat: sum(vat, "EUR"),
    vatPerCode: new Map(row.btw.map(({ btwSoort, btwBedrag }) => [accountOfKind[btwSoort] ?? btwSoort, btwBedrag])),
    paid: null,
  };
}

const together = (a: LedgerEntry, b: LedgerEntry): LedgerEntry => ({
  ...a,
  gross: add(a.gross, b.gross),
  vat: add(a.vat, b.vat),
  vatPerCode: new Map([...a.vatPerCode, ...b.vatPerCode]),
  paid: a.paid === true && b.paid === true,
});
