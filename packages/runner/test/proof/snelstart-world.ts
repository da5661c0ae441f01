import { createSnelStartSimulator, type FaultRule, type SnelStartSimulator } from "@boekbrug/simulators";
import { createSnelStart, snelstartSettings } from "@boekbrug/snelstart";
import { createMemoryStore } from "@boekbrug/testkit";
import { createWorld, startEngine, type World } from "../world.ts";
import { throughFetch, throughPort } from "./effects.ts";
import { createLateWork } from "./late-work.ts";
import { type BookedPaper, createProofClock, type ProofWorld, type ProofWorldKind } from "./proof-world.ts";
import { faultOf, lateFetch, shopSideOf } from "./shop-side.ts";

/** The numbers of the simulator's standard chart. */
const accounts = { high: "8000", low: "8010", zero: "8040", other: "8040", shipping: "8000" };

/** Its clearing journal. */
const clearing = 10;

const percents: Readonly<Record<string, string>> = { VerkopenHoog: "21", VerkopenLaag: "9" };

const writes = /\/v2\/(relaties|artikelen|verkoopboekingen|verkooporders|bankboekingen)$/;

const isWrite = ({ method, url }: Request): boolean => method !== "GET" && writes.test(new URL(url).pathname);

type Administration = SnelStartSimulator["state"];

/** What a person sees of one kind of document, and does to it. */
interface Papers {
  all(): BookedPaper[];
  /** Those that are not as they should be, by order. */
  unfinished(isPaid: (orderId: string) => boolean): string[];
  payments(): { readonly orderId: string; readonly cents: number }[];
  remove(id: string): void;
  edit(id: string, cents: number): void;
}

const identityIn = (text: string | null): string => (text ?? "").replace(/^.*shop-/, "").replace(/\)$/, "");

function bookingsIn({ bookings, byHand }: Administration): Papers {
  const orderIdOf = ({ boekstuk }: ReturnType<typeof bookings>[number]): string => identityIn(boekstuk);
  const has = (id: string) => bookings().some((each) => each.id === id);
  return {
    all: () =>
      bookings().map((each) => ({
        id: each.id ?? "",
        orderId: orderIdOf(each),
        gross: each.grossCents,
        vat: each.vatCents,
        vatByPercent: Object.fromEntries(
          (each.btw ?? []).map(({ btwSoort, btwBedrag }) => [
            percents[btwSoort ?? ""] ?? "?",
            Math.round(Number(btwBedrag) * 100),
          ]),
        ),
      })),
    unfinished: (isPaid) =>
      bookings()
        .filter((each) => each.openCents !== (isPaid(orderIdOf(each)) ? 0 : each.grossCents))
        .map(orderIdOf),
    payments: () => bookings().map((each) => ({ orderId: orderIdOf(each), cents: each.grossCents - each.openCents })),
    remove: (id) => {
      if (has(id)) byHand.deleteBooking(id);
    },
    edit: (id, cents) => {
      if (has(id)) byHand.tamper(id, cents);
    },
  };
}

function ordersIn({ orders, articles, groupId, byHand }: Administration): Papers {
  const percentOf = (article: string | undefined): string => {
    const group = articles().find(({ id }) => id === article)?.artikelOmzetgroep?.id;
    return group === groupId(1) ? "21" : group === groupId(2) ? "9" : "0";
  };
  const has = (id: string) => orders().some((each) => each.id === id);
  return {
    all: () =>
      orders().map(({ id, memo, grossCents, netCents, regels }) => {
        const rates = Map.groupBy(regels ?? [], ({ artikel }) => percentOf(artikel?.id));
        const vat = [...rates].map(([percent, lines]): [string, number] => {
          const gross = lines.reduce(
            (sum, { aantal, stuksprijs }) => sum + Number(aantal) * Number(stuksprijs) * 100,
            0,
          );
          return [percent, Math.round((gross * Number(percent)) / (100 + Number(percent)))];
        });
        return {
          id: id ?? "",
          orderId: identityIn(memo),
          gross: grossCents,
          vat: grossCents - netCents,
          vatByPercent: Object.fromEntries(vat.filter(([percent]) => percent !== "0")),
        };
      }),
    unfinished: () => [],
    payments: () => [],
    remove: (id) => {
      if (has(id)) byHand.deleteOrder(id);
    },
    edit: (id, cents) => {
      if (has(id)) byHand.tamperOrder(id, cents);
    },
  };
}

/** Articles of orders in the revenue groups of a new administration. */
const items = {
  fallback: { high: "DIVERS-H", low: "DIVERS-L", none: "DIVERS-0" },
  revenueGroups: { high: 1, low: 2, none: 3 },
};

/** CCV Shop and SnelStart, simulated, with one kind of document. Where it settles, unpaid orders are booked too, and paid together afterwards. */
function createSnelStartWorld(document: "booking" | "order", settles: boolean): ProofWorld {
  const clock = createProofClock();
  const late = createLateWork(clock.vendors);
  const inner: World = createWorld({
    orders: [],
    vendorClock: clock.vendors,
    rules: { orders: { from: "2026-01-01", paidOnly: !settles }, accounts, vatCodes: {} },
  });
  const { shop } = inner;
  const limits = { perMinute: 100_000, perHour: 100_000 };
  const snelstart = createSnelStartSimulator({ clock: clock.vendors, limits });
  const { state } = snelstart;
  const settings = snelstartSettings.parse({
    kind: "snelstart",
    clientKey: state.couplingKey,
    subscriptionKey: state.subscriptionKeys.primary,
    payments: settles ? { others: clearing } : {},
    document,
    items,
  });
  let isLate = false;
  const takeLate = (request: Request) => {
    if (!isWrite(request) || !isLate) return false;
    isLate = false;
    return true;
  };
  const papers = document === "booking" ? bookingsIn(state) : ordersIn(state);
  const isPaid = (orderId: string): boolean => settles && shop.state.order(Number(orderId)).paid;
  const fault = (rule: FaultRule) => snelstart.faults.add(rule);

  const world: ProofWorld = {
    clock,
    store: createMemoryStore(),
    start: (effect, store = world.store) => {
      const sleep = (milliseconds: number) => effect("clock.sleep", () => clock.sleep(milliseconds));
      const engineClock = { ...clock, sleep };
      const wired: World = { ...inner, clock: engineClock, shop: { ...shop, fetch: throughFetch(shop.fetch, effect) } };
      const { host, connection } = startEngine(wired, throughPort(store, "store", effect));
      const fetch = throughFetch(lateFetch(snelstart.fetch, late, takeLate), effect);
      const ledger = createSnelStart(settings, { clock: engineClock, fetch });
      return { host, connection: { ...connection, ledger } };
    },
    shop: shopSideOf(shop, settles),
    books: {
      papers: () => papers.all(),
      unfinished: () => papers.unfinished(isPaid),
      payments: () => papers.payments(),
      sameCustomer: () => {
        const groups = Map.groupBy(state.relations(), ({ email }) => email);
        return Math.max(1, ...[...groups.values()].map(({ length }) => length));
      },
      remove: (id) => papers.remove(id),
      edit: (id, cents) => papers.edit(id, cents),
    },
    faults: {
      write: (kind) => {
        if (kind === "late") isLate = true;
        else fault({ fault: faultOf[kind], method: "POST", path: writes });
      },
      read: (kind) => fault({ fault: faultOf[kind], method: "GET" }),
      shop: (kind) => shop.faults.add({ fault: faultOf[kind] }),
      clear: () => {
        isLate = false;
        snelstart.faults.clear();
        shop.faults.clear();
      },
    },
    settleLate: late.settle,
    logIn: async () => undefined,
  };
  return world;
}

const kindOf = (
  name: string,
  document: "booking" | "order",
  settles: boolean,
  sampleEvery: number,
): ProofWorldKind => ({
  name,
  settles,
  hasTokens: false,
  showsBookedAgain: true,
  sampleEvery,
  create: () => createSnelStartWorld(document, settles),
});

export const snelstartWorld: ProofWorldKind = kindOf("CCV Shop → SnelStart, bookings", "booking", false, 640);

export const snelstartOrdersWorld: ProofWorldKind = kindOf("CCV Shop → SnelStart, orders", "order", false, 640);

/** Bookings whose payments are registered together, now or later. */
export const snelstartSettlingWorld: ProofWorldKind = kindOf(
  "CCV Shop → SnelStart, paid together",
  "booking",
  true,
  760,
);
