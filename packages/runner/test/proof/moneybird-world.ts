import { createMoneybird, type MoneybirdSettings, moneybirdSettings } from "@boekbrug/moneybird";
import { createMoneybirdSimulator, type FaultRule, type MoneybirdSimulator } from "@boekbrug/simulators";
import { createMemoryStore } from "@boekbrug/testkit";
import { createWorld, startEngine, type World } from "../world.ts";
import { throughFetch, throughPort } from "./effects.ts";
import { createLateWork } from "./late-work.ts";
import { type BookedPaper, createProofClock, type ProofWorld, type ProofWorldKind } from "./proof-world.ts";
import { faultOf, lateFetch, shopSideOf } from "./shop-side.ts";

type Document = MoneybirdSettings["document"];

const revenue = { high: "Omzet", low: "Omzet", zero: "Omzet", other: "Omzet", shipping: "Omzet" };
const rates = { "domestic-standard": "21% btw", "domestic-reduced": "9% btw", "domestic-zero": "0% btw" };

const documentPath = /\/\w*sales_invoices\.json/;

const isWrite = ({ method, url }: Request): boolean => method !== "GET" && !url.includes("/synchronization");

const invoicesOf = ({ state }: MoneybirdSimulator) => [...state.externalInvoices(), ...state.salesInvoices()];
type Invoice = ReturnType<typeof invoicesOf>[number];

/** How many records have the same key, at most. */
const mostAlike = <T>(records: readonly T[], keyOf: (record: T) => string | null): number =>
  Math.max(1, ...[...Map.groupBy(records, keyOf).values()].map(({ length }) => length));

/** VAT by rate, rounded once. */
function vatByPercent({ state }: MoneybirdSimulator, { lines, pricesInclTax }: Invoice) {
  const amounts = new Map<string, number>();
  for (const { taxRateId, price, amountDecimal } of lines) {
    const percent = state.taxRates().find(({ id }) => id === taxRateId)?.percentage ?? "0";
    const cents = Math.round(Number(price) * Number(amountDecimal) * 100);
    amounts.set(percent, (amounts.get(percent) ?? 0) + cents);
  }
  const vat = [...amounts].map(([percent, cents]) => {
    const rate = Number(percent);
    const within = cents - Math.round((cents * 100) / (100 + rate));
    return [String(rate), pricesInclTax ? within : Math.round((cents * rate) / 100)];
  });
  return Object.fromEntries(vat);
}

interface Kind {
  readonly document: Document;
  /** Unpaid orders are booked too, and paid afterwards. */
  readonly settles?: boolean;
  /** Lines are on products, which are made with the first order. */
  readonly products?: boolean;
}

/** CCV Shop and Moneybird, simulated, with one kind of document. */
function createMoneybirdWorld({ document, settles = false, products = false }: Kind): ProofWorld {
  const clock = createProofClock();
  const late = createLateWork(clock.vendors);
  const inner: World = createWorld({
    orders: [],
    vendorClock: clock.vendors,
    rules: { orders: { from: "2026-01-01", paidOnly: !settles }, accounts: revenue, vatCodes: rates },
  });
  const { shop } = inner;
  const moneybird = createMoneybirdSimulator({ clock: clock.vendors, limits: { perFiveMinutes: 100_000 } });
  const settings = moneybirdSettings.parse({
    kind: "moneybird",
    baseUrl: "https://moneybird.example",
    token: moneybird.state.token,
    administration: moneybird.state.administrationId,
    document,
    items: { use: products },
  });
  let lateWrite: RegExp | undefined;
  const takeLate = (request: Request) => {
    if (!isWrite(request) || lateWrite?.test(new URL(request.url).pathname) !== true) return false;
    lateWrite = undefined;
    return true;
  };
  const fault = (rule: FaultRule) => moneybird.faults.add(rule);
  const invoice = (id: string) => invoicesOf(moneybird).find((each) => each.id === id);
  const orderIdOf = (each: Invoice): string =>
    /shop-(\d+)/.exec((each.kind === "ExternalSalesInvoice" ? each.source : each.reference) ?? "")?.[1] ?? "";

  const isToBePaid = (each: Invoice): boolean =>
    document !== "invoice-draft" && (!settles || shop.state.order(Number(orderIdOf(each))).paid);

  const world: ProofWorld = {
    clock,
    store: createMemoryStore(),
    start: (effect, store = world.store) => {
      const sleep = (milliseconds: number) => effect("clock.sleep", () => clock.sleep(milliseconds));
      const engineClock = { ...clock, sleep };
      const wired: World = {
        ...inner,
        clock: engineClock,
        shop: { ...shop, fetch: throughFetch(shop.fetch, effect) },
      };
      const { host, connection } = startEngine(wired, throughPort(store, "store", effect));
      const fetch = throughFetch(lateFetch(moneybird.fetch, late, takeLate), effect);
      const ledger = createMoneybird(settings, {
        clock: engineClock,
        tokens: store,
        connection: "shop",
        holder: "one",
        fetch,
      });
      return { host, connection: { ...connection, ledger } };
    },
    shop: shopSideOf(shop, settles, products),
    books: {
      papers: () =>
        invoicesOf(moneybird).map(
          (each): BookedPaper => ({
            id: each.id,
            orderId: orderIdOf(each),
            gross: each.grossCents,
            vat: each.vatCents,
            vatByPercent: vatByPercent(moneybird, each),
          }),
        ),
      unfinished: () =>
        invoicesOf(moneybird)
          .filter((each) => each.payments.length !== (isToBePaid(each) ? 1 : 0))
          .map(orderIdOf),
      payments: () =>
        invoicesOf(moneybird).map((each) => ({
          orderId: orderIdOf(each),
          cents: each.payments.reduce((sum, { cents }) => sum + cents, 0),
        })),
      sameCustomer: () => {
        const { contacts, products: made } = moneybird.state;
        return Math.max(
          mostAlike(contacts(), ({ texts }) => String(texts.send_invoices_to_email)),
          mostAlike(made(), ({ title }) => title),
        );
      },
      remove: (id) => {
        if (invoice(id) !== undefined) moneybird.state.byHand.deleteInvoice(id);
      },
      edit: (id, cents) => {
        if (invoice(id) !== undefined) moneybird.state.tamper(id, cents);
      },
    },
    faults: {
      write: (kind, what) => {
        const path = what === "document" ? documentPath : /\/(contacts|products|\w*sales_invoices|payments)\.json/;
        if (kind === "late") lateWrite = what === "document" ? documentPath : /./;
        else fault({ fault: faultOf[kind], method: "POST", path });
      },
      read: (kind) => fault({ fault: faultOf[kind], method: "GET" }),
      shop: (kind) => shop.faults.add({ fault: faultOf[kind] }),
      clear: () => {
        lateWrite = undefined;
        moneybird.faults.clear();
        shop.faults.clear();
      },
    },
    settleLate: late.settle,
    logIn: async () => undefined,
  };
  return world;
}

const kindOf = (name: string, sampleEvery: number, kind: Kind): ProofWorldKind => ({
  name: `CCV Shop → Moneybird, ${name}`,
  settles: kind.settles ?? false,
  hasTokens: false,
  showsBookedAgain: true,
  sampleEvery,
  create: () => createMoneybirdWorld(kind),
});

export const moneybirdWorlds: readonly [ProofWorldKind, ...ProofWorldKind[]] = [
  kindOf("external invoices", 614, { document: "external" }),
  kindOf("drafts", 802, { document: "invoice-draft" }),
  kindOf("sent invoices", 706, { document: "invoice-sent" }),
];

/** Besides, for the crash table and the random schedules: invoices that are paid after they were booked, and lines on products. */
export const moneybirdFurtherWorlds: readonly ProofWorldKind[] = [
  kindOf("paid afterwards", 740, { document: "external", settles: true }),
  kindOf("lines on products", 830, { document: "invoice-sent", products: true }),
];
