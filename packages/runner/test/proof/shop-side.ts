import type { CcvShopSimulator, FaultKind } from "@boekbrug/simulators";
import type { LateWork } from "./late-work.ts";
import type { ProofWorld, WriteFault } from "./proof-world.ts";

/** The faults of a world in the words of the simulators. */
export const faultOf: Readonly<Record<Exclude<WriteFault, "late">, FaultKind>> = {
  refused: "refused",
  "dropped-before": "drop-before",
  "dropped-after": "drop-after-commit",
  limited: "rate-limit",
  unavailable: "server-error",
  malformed: "malformed",
};

const elsewhere = { lastName: "Buren", street: "Kade", houseNumber: 9, zipCode: "2000BB", city: "Elders" };

/** With article numbers, or without. */
const numbered = (productNumber: string, isNumbered: boolean) => (isNumbered ? { productNumber } : {});

const saleOf = (customer: number, goods: number, isNumbered: boolean) => ({
  customer: {
    firstName: "Koper",
    lastName: String(customer),
    email: `koper${customer}@shop.example`,
    street: "Voorbeeldstraat",
    houseNumber: 3,
    zipCode: "1000AA",
    city: "Voorbeeldstad",
    ...(customer === 1 ? { delivery: elsewhere } : {}),
  },
  rows: [
    { name: "Koekenpan", price: (9.95 + 0.37 * goods).toFixed(2), rate: 21, ...numbered("PAN", isNumbered) },
    ...(goods % 3 === 0
      ? []
      : [{ name: "Kookboek", price: (12.99 + 0.11 * goods).toFixed(2), rate: 9, ...numbered("BOEK", isNumbered) }]),
  ],
  shipping: { price: "4.95", rate: 21 },
});

/** CCV Shop, simulated, as the shop of a world; unpaid orders are due too where `unpaidToo`, goods have article numbers where `isNumbered`. */
export const shopSideOf = ({ state }: CcvShopSimulator, unpaidToo = false, isNumbered = false): ProofWorld["shop"] => ({
  ids: () => state.orders().map(({ id }) => String(id)),
  place: ({ customer, goods, paid }) =>
    String(state.addOrder({ ...saleOf(customer, goods, isNumbered), paid, status: 1 })),
  pay: (id, paid) => state.updateOrder(Number(id), { paid }),
  cancel: (id) => state.updateOrder(Number(id), { status: 8 }),
  reprice: (id, goods) => {
    const { rows, shipping } = saleOf(0, goods, isNumbered);
    state.updateOrder(Number(id), { rows, shipping });
  },
  charged: (id) => {
    const { total, vat, perRate } = state.charged(Number(id));
    const byRate = Object.entries(perRate).map(([rate, amounts]) => [rate, amounts.vat]);
    return { gross: total, vat, vatByPercent: Object.fromEntries(byRate) };
  },
  isDue: (id) => {
    const { paid, status } = state.order(Number(id));
    return (paid || unpaidToo) && status !== 8;
  },
});

/** A `fetch` that can lose the answer to a write that is done later. */
export function lateFetch(
  fetch: typeof globalThis.fetch,
  late: LateWork,
  isLate: (request: Request) => boolean,
): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    // Whatever the vendor has taken on is done by the time that it is due, also while the engine rests.
    await late.settle(false);
    if (!isLate(request)) return fetch(request);
    late.take(() => fetch(request));
    return Promise.reject(new TypeError("fetch failed", { cause: { code: "ECONNRESET" } }));
  };
}
