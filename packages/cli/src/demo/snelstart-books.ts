import { add, type Clock, type Money, sum } from "@boekbrug/core";
import { createSnelStartSimulator } from "@boekbrug/simulators";
import * as z from "zod";
import { type DemoBooks, euro, type LedgerEntry, type OpenBooks } from "./demo-books.ts";

/** What `--document` may say for SnelStart. */
export const snelstartDocuments = ["booking"] as const;

/** The document's VAT by the revenue account that stands for its kind in the configuration. */
const accountOfKind: Readonly<Record<string, string>> = { VerkopenHoog: "8000", VerkopenLaag: "8010" };

/** A sample administration in SnelStart that bills foreign VAT, with accounts for debts to customers. */
export const openSnelStartBooks: OpenBooks = async (clock): Promise<DemoBooks> => {
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
  const port = await snelstart.listen();
  return {
    name: "SnelStart",
    ledger: {
      kind: "snelstart",
      baseUrl: `${port.url}/v2`,
      tokenUrl: `${port.url}/b2b/token`,
      clientKey: state.couplingKey,
      subscriptionKey: state.subscriptionKeys.primary,
    },
    rules: {
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
    },
    document: "entry",
    expectsPaid: false,
    entries: () => readBookings(`${port.url}/v2`, state.observerToken(), clock, state.company.buitenlandseBtwGrootboek),
    writes: () => snelstart.calls.filter(({ method, path }) => method !== "GET" && !path.includes("/token")).length,
    flipCent: () => {
      const [booking] = state.bookings();
      if (booking?.id != null) state.byHand.tamper(booking.id, 1);
    },
    close: () => port.close(),
  };
};

const invoices = z.array(z.object({ verkoopBoeking: z.object({ id: z.string() }) }));

const amount = z.union([z.number(), z.string()]).transform(euro);

const booking = z.object({
  omschrijving: z.string(),
  factuurbedrag: amount,
  btw: z.array(z.object({ btwSoort: z.string(), btwBedrag: amount })),
  boekingsregels: z.array(z.object({ bedrag: amount, grootboek: z.object({ id: z.string() }) })),
});

const pageSize = 500;

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
    for (const { verkoopBoeking } of page) {
      const row = booking.parse(await read(`verkoopboekingen/${verkoopBoeking.id}`));
      const told = /\((\S+)\)$/.exec(row.omschrijving)?.[1] ?? row.omschrijving;
      const entry = entryOf(row, told.replace(/\/\d$/, ""), foreignVatAccount);
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
});
