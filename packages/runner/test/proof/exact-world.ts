import type { DocumentKind } from "@boekbrug/core";
import type { ExactOnlineSimulator, FaultRule } from "@boekbrug/simulators";
import { createMemoryStore } from "@boekbrug/testkit";
import { connectAgain, createWorld, startEngine, type World } from "../world.ts";
import { throughFetch, throughPort } from "./effects.ts";
import { createLateWork } from "./late-work.ts";
import { createProofClock, type ProofWorld, type ProofWorldKind } from "./proof-world.ts";
import { faultOf, lateFetch, shopSideOf } from "./shop-side.ts";

const percentOfCode: Readonly<Record<string, string>> = { "4": "21", "3": "9", "0": "0" };

interface Documents {
  readonly kind: DocumentKind;
  readonly ledger: Readonly<Record<string, unknown>>;
}

/** The documents of a kind; what else a sale leaves (an invoice's booking, an order's invoice) is made of them. */
function papersOf({ state }: ExactOnlineSimulator, kind: DocumentKind) {
  if (kind === "entry") return state.entries();
  return kind === "invoice" ? state.invoices() : state.orders();
}

const orderIdIn = (yourRef: string | null): string => (yourRef ?? "").replace(/^shop-/, "");

/** Documents with which Exact was to do something that is not done: invoices to be processed, orders to be invoiced. */
function unfinishedOf({ state }: ExactOnlineSimulator, { kind, ledger }: Documents) {
  if (kind === "invoice" && "invoices" in ledger) return state.invoices().filter(({ status }) => status !== 50);
  if (kind !== "order" || !("orders" in ledger)) return [];
  return state.orders().filter(({ lines }) => lines.some(({ quantity, invoiced }) => invoiced !== quantity));
}

/** How many records have the same key, at most. */
const mostAlike = <T>(records: readonly T[], keyOf: (record: T) => string): number =>
  Math.max(1, ...[...Map.groupBy(records, keyOf).values()].map(({ length }) => length));

/** CCV Shop and Exact Online, simulated: every effect is a request, a call of the store or a pause. */
function createExactWorld(documents: Documents): ProofWorld {
  const clock = createProofClock();
  const late = createLateWork(clock.vendors);
  const inner: World = createWorld({
    orders: [],
    vendorClock: clock.vendors,
    rules: { document: { kind: documents.kind } },
    ledger: { items: { fallback: "DIVERSEN" }, ...documents.ledger },
    exact: { switches: { oldRefreshTokenDies: "on-first-use" }, limits: { perMinute: 1000, perDay: 100_000 } },
  });
  const { shop, exact } = inner;
  let lateWrite: RegExp | undefined;
  const takeLate = ({ method, url }: Request) => {
    if (method !== "POST" || lateWrite?.test(url) !== true) return false;
    lateWrite = undefined;
    return true;
  };
  const fault = (rule: FaultRule) => exact.faults.add(rule);
  const entry = (id: string) => exact.state.entries().find((each) => each.id === id);

  const world: ProofWorld = {
    clock,
    store: createMemoryStore(),
    start: (effect, store = world.store) => {
      const sleep = (milliseconds: number) => effect("clock.sleep", () => clock.sleep(milliseconds));
      const wired: World = {
        ...inner,
        clock: { ...clock, sleep },
        shop: { ...shop, fetch: throughFetch(shop.fetch, effect) },
        exact: { ...exact, fetch: throughFetch(lateFetch(exact.fetch, late, takeLate), effect) },
      };
      return startEngine(wired, throughPort(store, "store", effect));
    },
    shop: shopSideOf(shop),
    books: {
      papers: () =>
        papersOf(exact, documents.kind).map(({ id, yourRef, lines }) => {
          const vatByPercent: Record<string, number> = {};
          for (const { vatCode, vatCents } of lines) {
            const percent = percentOfCode[(vatCode ?? "").trim()] ?? "?";
            vatByPercent[percent] = (vatByPercent[percent] ?? 0) + vatCents;
          }
          const vat = lines.reduce((sum, { vatCents }) => sum + vatCents, 0);
          const gross = lines.reduce((sum, { netCents }) => sum + netCents, vat);
          return { id, orderId: orderIdIn(yourRef), gross, vat, vatByPercent };
        }),
      unfinished: () => unfinishedOf(exact, documents).map(({ yourRef }) => orderIdIn(yourRef)),
      sameCustomer: () => {
        const { accounts, contacts, addresses } = exact.state;
        return Math.max(
          mostAlike(accounts(), ({ values }) => String(values.Email)),
          mostAlike(contacts(), ({ values }) => `${values.Account} ${values.LastName}`),
          mostAlike(addresses(), ({ values }) => `${values.Account} ${values.AddressLine1}`),
        );
      },
      remove: (id) => {
        if (entry(id) !== undefined) exact.state.byHand.deleteEntry(id);
        if (exact.state.invoices().some((each) => each.id === id)) exact.state.byHand.deleteInvoice(id);
        if (exact.state.orders().some((each) => each.id === id)) exact.state.byHand.deleteOrder(id);
      },
      edit: (id, cents) => {
        // Exact lets nobody change a processed invoice.
        const isOpen = exact.state.invoices().some((each) => each.id === id && each.status !== 50);
        const isOrder = exact.state.orders().some((each) => each.id === id);
        if (entry(id) !== undefined || isOpen || isOrder) exact.state.tamper(id, cents);
      },
    },
    faults: {
      write: (kind, what) => {
        const path = what === "document" ? /\/Sales(Entries|Invoices|Orders)(\?|$)/ : /api\/v1\//;
        if (kind === "late") lateWrite = path;
        else fault({ fault: faultOf[kind], method: "POST", path });
      },
      read: (kind) => fault({ fault: faultOf[kind], method: "GET" }),
      shop: (kind) => shop.faults.add({ fault: faultOf[kind] }),
      clear: () => {
        lateWrite = undefined;
        exact.faults.clear();
        shop.faults.clear();
      },
    },
    settleLate: late.settle,
    logIn: async () => {
      inner.refreshToken = await connectAgain(inner);
    },
  };
  return world;
}

const world = (name: string, sampleEvery: number, documents: Documents): ProofWorldKind => ({
  name: `CCV Shop → Exact Online${name}`,
  hasTokens: true,
  showsBookedAgain: true,
  sampleEvery,
  create: () => createExactWorld(documents),
});

export const exactWorld: ProofWorldKind = world("", 614, { kind: "entry", ledger: {} });

/** The other kinds of document, with what Exact is asked to do with them afterwards. */
export const exactDocumentWorlds: readonly ProofWorldKind[] = [
  world(", sales invoices", 998, { kind: "invoice", ledger: { invoices: { process: true } } }),
  world(", sales orders", 998, { kind: "order", ledger: { orders: { invoice: true } } }),
];

const withDetails = { customers: { contact: true, deliveryAddress: true } };

/** For the random schedules: what each kind asks of Exact afterwards or leaves to a person, and customers with a contact and a delivery address. */
export const exactExploredWorlds: readonly [ProofWorldKind, ...ProofWorldKind[]] = [
  exactWorld,
  ...exactDocumentWorlds,
  world(", entries, customers in full", 614, { kind: "entry", ledger: withDetails }),
  world(", open invoices, customers in full", 998, { kind: "invoice", ledger: withDetails }),
  world(", open orders", 998, { kind: "order", ledger: {} }),
];
