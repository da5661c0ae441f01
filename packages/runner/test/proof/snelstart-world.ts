import { createSnelStartSimulator, type FaultRule } from "@boekbrug/simulators";
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

const writes = /\/v2\/(relaties|verkoopboekingen|bankboekingen)$/;

const isWrite = ({ method, url }: Request): boolean => method !== "GET" && writes.test(new URL(url).pathname);

/** CCV Shop and SnelStart, simulated, with sales bookings. Where it settles, unpaid orders are booked too, and paid together afterwards. */
function createSnelStartWorld(settles: boolean): ProofWorld {
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
  });
  let isLate = false;
  const takeLate = (request: Request) => {
    if (!isWrite(request) || !isLate) return false;
    isLate = false;
    return true;
  };
  type Booking = ReturnType<typeof state.bookings>[number];
  const orderIdOf = ({ boekstuk }: Booking): string => (boekstuk ?? "").replace(/^shop-/, "");
  const booking = (id: string) => state.bookings().find((each) => each.id === id);
  const openOf = (each: Booking): number => {
    const isPaid = settles && shop.state.order(Number(orderIdOf(each))).paid;
    return isPaid ? 0 : each.grossCents;
  };
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
      papers: () =>
        state.bookings().map(
          (each): BookedPaper => ({
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
          }),
        ),
      unfinished: () =>
        state
          .bookings()
          .filter((each) => each.openCents !== openOf(each))
          .map(orderIdOf),
      sameCustomer: () => {
        const groups = Map.groupBy(state.relations(), ({ email }) => email);
        return Math.max(1, ...[...groups.values()].map(({ length }) => length));
      },
      remove: (id) => {
        if (booking(id) !== undefined) state.byHand.deleteBooking(id);
      },
      edit: (id, cents) => {
        if (booking(id) !== undefined) state.byHand.tamper(id, cents);
      },
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

const kindOf = (name: string, settles: boolean, sampleEvery: number): ProofWorldKind => ({
  name,
  settles,
  hasTokens: false,
  showsBookedAgain: true,
  sampleEvery,
  create: () => createSnelStartWorld(settles),
});

export const snelstartWorld: ProofWorldKind = kindOf("CCV Shop → SnelStart, bookings", false, 640);

/** Bookings whose payments are registered together, now or later. */
export const snelstartSettlingWorld: ProofWorldKind = kindOf("CCV Shop → SnelStart, paid together", true, 760);
