import { createHash } from "node:crypto";
import {
  exactVat,
  type Ledger,
  maybeDone,
  money,
  type Order,
  problem,
  roundMinor,
  type WriteStep,
} from "@boekbrug/core";
import {
  buildLine,
  buildOrder,
  buildRules,
  createFakeLedger,
  createFakeShop,
  createMemoryStore,
  type FakeLedger,
  type FakeLedgerOptions,
} from "@boekbrug/testkit";
import { errAsync } from "neverthrow";
import { type Effect, throughPort } from "./effects.ts";
import { createLateWork } from "./late-work.ts";
import {
  type Amounts,
  type BookedPaper,
  createProofClock,
  type ProofWorld,
  type ProofWorldKind,
  partsOf,
  type WriteFault,
} from "./proof-world.ts";

let engines = 0;

type FakeDocument = FakeLedger["books"]["documents"] extends Map<string, infer Document> ? Document : never;

const cancelled = "cancelled";
const rules = buildRules();

/** Lines at two rates whose amounts follow from a number. */
const linesOf = (goods: number): Order["lines"] => [
  buildLine({ amount: money(995 + 37 * goods, "EUR") }),
  ...(goods % 3 === 0
    ? []
    : [buildLine({ id: "2", description: "Kookboek", amount: money(1299 + 11 * goods, "EUR"), vatPercent: "9" })]),
];

function build(id: string, placedAt: string, goods: number, customer: number, paid: boolean): Order {
  const { payment, customer: built } = buildOrder();
  return buildOrder({
    id,
    placedAt,
    lines: linesOf(goods),
    payment: { ...payment, state: paid ? "paid" : "unpaid" },
    customer: { ...built, email: `koper${customer}@example.nl` },
  });
}

/** By rate, rounded once: how the built orders' totals come about. */
function amountsOf({ lines, charges, total, totalVat }: Order): Amounts {
  const values = new Map<string, number>();
  for (const { vatPercent, amount } of [...lines, ...charges]) {
    if (vatPercent !== null) values.set(vatPercent, (values.get(vatPercent) ?? 0) + amount.minor);
  }
  const vatOf = ([percent, minor]: [string, number]) =>
    [percent, roundMinor(exactVat({ minor, percent }, "gross"), "EUR").minor] as const;
  return { gross: total.minor, vat: totalVat.minor, vatByPercent: Object.fromEntries([...values].map(vatOf)) };
}

/** What a person finds who looks for an order: its documents as one, where each is there once. */
function papersIn(documents: FakeLedger["books"]["documents"]): BookedPaper[] {
  const byOrder = Map.groupBy(documents.values(), orderIdOf);
  return [...byOrder].flatMap(([orderId, parts]) => {
    const papers = parts.map(
      ({ id, gross, vat, vatByPercent }): BookedPaper => ({
        id,
        orderId,
        gross: gross.minor,
        vat: vat.minor,
        vatByPercent: Object.fromEntries(Object.entries(vatByPercent).map(([rate, { minor }]) => [rate, minor])),
      }),
    );
    const isOnce = new Set(parts.map(({ reference }) => reference)).size === parts.length;
    return isOnce ? [papers.reduce(together)] : papers;
  });
}

/** Who has slept over the moment, or whose clock was set back meanwhile, puts nothing on the wire that could arrive late. */
const isLapsed = (notAfter: number | undefined, now: number): boolean =>
  notAfter !== undefined && (now > notAfter || notAfter - now > 60_000);

const orderIdOf = ({ reference }: FakeDocument): string => reference.replace(/^shop-/, "").replace(/-\d$/, "");

const together = (a: BookedPaper, b: BookedPaper): BookedPaper => ({
  ...a,
  id: `${a.id}+${b.id}`,
  gross: a.gross + b.gross,
  vat: a.vat + b.vat,
  vatByPercent: { ...a.vatByPercent, ...b.vatByPercent },
});

/**
 * Shop and bookkeeping of the testkit: no network, every effect is a call of a port. With `payBatch` orders are booked unpaid too, and payments registered afterwards, so many in a
 * write; with `apart` an order is booked on as many documents as it has rates.
 */
function createFakeWorld({ payBatch, apart }: Pick<FakeLedgerOptions, "payBatch" | "apart"> = {}): ProofWorld {
  const clock = createProofClock();
  const late = createLateWork(clock.vendors);
  const shop = createFakeShop({ pageSize: 4 });
  const fake = createFakeLedger({ clock, payBatch, apart });
  const ids: string[] = [];
  const writeFaults: { readonly kind: WriteFault; readonly what: "document" | undefined }[] = [];
  const takeFault = (step: WriteStep): WriteFault | undefined => {
    const index = writeFaults.findIndex(({ what }) => what === undefined || what === step.kind);
    return index < 0 ? undefined : writeFaults.splice(index, 1)[0]?.kind;
  };
  const order = (id: string): Order => shop.find(id) ?? build(id, "", 0, 0, false);

  const ledger: Ledger = {
    ...fake.ledger,
    send: (step, notAfter) => {
      if (isLapsed(notAfter, clock.now())) return fake.ledger.send(step, notAfter);
      const fault = takeFault(step);
      if (fault === "late") {
        late.take(async () => fake.ledger.send(step));
        return errAsync(maybeDone(problem("ledger.answer-lost", `step.${step.key}`, { detail: "late" })));
      }
      if (fault !== undefined) fake.faults.next(fault);
      return fake.ledger.send(step, notAfter);
    },
  };

  const paidOf = ({ id }: FakeDocument): number =>
    fake.books.payments.reduce((sum, { cents }) => sum + (cents[id] ?? 0), 0);

  /** Paid orders to the cent, others not at all. */
  const isNotPaidRight = (document: FakeDocument): boolean => {
    const isPaid = payBatch !== undefined && order(orderIdOf(document)).payment.state === "paid";
    return paidOf(document) !== (isPaid ? document.gross.minor : 0);
  };

  const paying = (effect: Effect) =>
    ledger.settlements && throughPort(ledger.settlements, "ledger.settlements", effect);

  const world: ProofWorld = {
    clock,
    store: createMemoryStore(),
    start: (effect, store = world.store) => {
      engines += 1;
      const sleep = (milliseconds: number) => effect("clock.sleep", () => clock.sleep(milliseconds));
      return {
        host: {
          store: throughPort(store, "store", effect),
          clock: { ...clock, sleep },
          fingerprint: async (text) => createHash("sha256").update(text).digest("hex"),
          holder: `engine-${engines}`,
          run: `run-${engines}`,
        },
        connection: {
          key: "shop",
          rules: { ...rules, orders: { ...rules.orders, from: "2026-01-01", paidOnly: payBatch === undefined } },
          source: throughPort(shop.source, "shop", effect),
          ledger: throughPort({ ...ledger, settlements: paying(effect) }, "ledger", effect),
        },
      };
    },
    shop: {
      ids: () => ids,
      place: ({ customer, goods, paid }) => {
        const id = String(1001 + ids.length);
        const placedAt = new Date(clock.vendors.now()).toISOString();
        shop.put(build(id, placedAt, goods, customer, paid));
        ids.push(id);
        return id;
      },
      pay: (id, paid) => shop.put({ ...order(id), payment: { ...order(id).payment, state: paid ? "paid" : "unpaid" } }),
      cancel: (id) => shop.put({ ...order(id), status: cancelled }),
      reprice: (id, goods) => {
        const { placedAt, payment, customer, status } = order(id);
        shop.put({ ...build(id, placedAt, goods, 0, false), payment, customer, status });
      },
      charged: (id) => amountsOf(order(id)),
      isDue: (id) => (order(id).payment.state === "paid" || payBatch !== undefined) && order(id).status !== cancelled,
    },
    books: {
      papers: () => papersIn(fake.books.documents),
      unfinished: () => [...fake.books.documents.values()].filter(isNotPaidRight).map(orderIdOf),
      payments: () => {
        const byOrder = Map.groupBy(fake.books.documents.values(), orderIdOf);
        return [...byOrder].map(([orderId, all]) => ({
          orderId,
          cents: all.reduce((sum, each) => sum + paidOf(each), 0),
        }));
      },
      sameCustomer: () => {
        const groups = Map.groupBy(fake.books.customers.values(), ({ email }) => email);
        return Math.max(1, ...[...groups.values()].map(({ length }) => length));
      },
      remove: (id) => {
        for (const part of partsOf(id)) fake.books.documents.delete(part);
      },
      edit: (id, cents) => {
        const [part = ""] = partsOf(id);
        const document = fake.books.documents.get(part);
        if (document === undefined) return;
        fake.books.documents.set(part, { ...document, gross: money(document.gross.minor + cents, "EUR") });
      },
    },
    faults: {
      write: (kind, what) => void writeFaults.push({ kind, what }),
      read: (kind) => fake.faults.next(kind),
      shop: (kind) => shop.faults.next(kind),
      clear: () => {
        writeFaults.length = 0;
      },
    },
    settleLate: late.settle,
    logIn: async () => undefined,
  };
  return world;
}

export const fakeWorld: ProofWorldKind = {
  name: "ports in memory",
  hasTokens: false,
  showsBookedAgain: false,
  sampleEvery: 134,
  create: () => createFakeWorld(),
};

/** Payments two at a time, so that batches are full, left over and refused. */
export const settlingWorld: ProofWorldKind = {
  name: "ports in memory, payments afterwards",
  hasTokens: false,
  settles: true,
  showsBookedAgain: false,
  sampleEvery: 160,
  create: () => createFakeWorld({ payBatch: 2 }),
};

/** An order is booked on as many documents as it has rates. */
export const apartWorld: ProofWorldKind = {
  ...fakeWorld,
  name: "ports in memory, documents apart",
  create: () => createFakeWorld({ apart: true }),
};

/** Of which the payment is registered afterwards, document by document. */
export const settlingApartWorld: ProofWorldKind = {
  ...settlingWorld,
  name: "ports in memory, documents apart, payments afterwards",
  sampleEvery: 640,
  create: () => createFakeWorld({ payBatch: 2, apart: true }),
};
