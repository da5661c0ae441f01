import type { FaultKind, FaultRule } from "@boekbrug/simulators";
import { createMemoryStore } from "@boekbrug/testkit";
import { connectAgain, createWorld, startEngine, type World } from "../world.ts";
import { throughFetch, throughPort } from "./effects.ts";
import { createLateWork, type LateWork } from "./late-work.ts";
import { createProofClock, type ProofWorld, type ProofWorldKind, type WriteFault } from "./proof-world.ts";

const faultOf: Readonly<Record<Exclude<WriteFault, "late">, FaultKind>> = {
  refused: "refused",
  "dropped-before": "drop-before",
  "dropped-after": "drop-after-commit",
  limited: "rate-limit",
  unavailable: "server-error",
  malformed: "malformed",
};

const percentOfCode: Readonly<Record<string, string>> = { "4": "21", "3": "9", "0": "0" };

const saleOf = (customer: number, goods: number) => ({
  customer: {
    firstName: "Koper",
    lastName: String(customer),
    email: `koper${customer}@shop.example`,
    street: "Voorbeeldstraat",
    houseNumber: 3,
    zipCode: "1000AA",
    city: "Voorbeeldstad",
  },
  rows: [
    { name: "Koekenpan", price: (9.95 + 0.37 * goods).toFixed(2), rate: 21 },
    ...(goods % 3 === 0 ? [] : [{ name: "Kookboek", price: (12.99 + 0.11 * goods).toFixed(2), rate: 9 }]),
  ],
  shipping: { price: "4.95", rate: 21 },
});

/** A `fetch` that can lose the answer to a write that is done later. */
function lateFetch(fetch: typeof globalThis.fetch, late: LateWork, isLate: () => boolean): typeof globalThis.fetch {
  return (input, init) => {
    const request = new Request(input, init);
    if (request.method !== "POST" || !request.url.includes("/api/v1/") || !isLate()) return fetch(request);
    late.take(() => fetch(request));
    return Promise.reject(new TypeError("fetch failed", { cause: { code: "ECONNRESET" } }));
  };
}

/** CCV Shop and Exact Online, simulated: every effect is a request, a call of the store or a pause. */
function createExactWorld(): ProofWorld {
  const clock = createProofClock();
  const late = createLateWork(clock.vendors);
  const inner: World = createWorld({
    orders: [],
    vendorClock: clock.vendors,
    exact: { switches: { oldRefreshTokenDies: "on-first-use" }, limits: { perMinute: 1000, perDay: 100_000 } },
  });
  const { shop, exact } = inner;
  let isLate = false;
  const takeLate = () => {
    const now = isLate;
    isLate = false;
    return now;
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
    shop: {
      ids: () => shop.state.orders().map(({ id }) => String(id)),
      place: ({ customer, goods, paid }) =>
        String(shop.state.addOrder({ ...saleOf(customer, goods), paid, status: 1 })),
      pay: (id, paid) => shop.state.updateOrder(Number(id), { paid }),
      cancel: (id) => shop.state.updateOrder(Number(id), { status: 8 }),
      reprice: (id, goods) => {
        const { rows, shipping } = saleOf(0, goods);
        shop.state.updateOrder(Number(id), { rows, shipping });
      },
      charged: (id) => {
        const { total, vat, perRate } = shop.state.charged(Number(id));
        const byRate = Object.entries(perRate).map(([rate, amounts]) => [rate, amounts.vat]);
        return { gross: total, vat, vatByPercent: Object.fromEntries(byRate) };
      },
      isDue: (id) => {
        const { paid, status } = shop.state.order(Number(id));
        return paid && status !== 8;
      },
    },
    books: {
      papers: () =>
        exact.state.entries().map(({ id, yourRef, grossCents, vatCents, lines }) => {
          const vatByPercent: Record<string, number> = {};
          for (const { vatCode, vatCents: vat } of lines) {
            const percent = percentOfCode[(vatCode ?? "").trim()] ?? "?";
            vatByPercent[percent] = (vatByPercent[percent] ?? 0) + vat;
          }
          return { id, orderId: (yourRef ?? "").replace(/^shop-/, ""), gross: grossCents, vat: vatCents, vatByPercent };
        }),
      sameCustomer: () => {
        const groups = Map.groupBy(exact.state.accounts(), ({ values }) => String(values.Email));
        return Math.max(1, ...[...groups.values()].map(({ length }) => length));
      },
      remove: (id) => {
        if (entry(id) !== undefined) exact.state.byHand.deleteEntry(id);
      },
      edit: (id, cents) => {
        if (entry(id) !== undefined) exact.state.tamper(id, cents);
      },
    },
    faults: {
      write: (kind) => {
        if (kind === "late") isLate = true;
        else fault({ fault: faultOf[kind], method: "POST", path: /api\/v1\// });
      },
      read: (kind) => fault({ fault: faultOf[kind], method: "GET" }),
      shop: (kind) => shop.faults.add({ fault: faultOf[kind] }),
      clear: () => {
        isLate = false;
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

export const exactWorld: ProofWorldKind = {
  name: "CCV Shop → Exact Online",
  hasTokens: true,
  showsBookedAgain: true,
  sampleEvery: 307,
  create: createExactWorld,
};
