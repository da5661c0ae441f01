import { createHash } from "node:crypto";
import type { Fate, Ledger, Order } from "@boekbrug/core";
import {
  buildOrder,
  buildRules,
  createFakeClock,
  createFakeLedger,
  createFakeShop,
  createMemoryStore,
  type FakeLedgerOptions,
} from "@boekbrug/testkit";
import { expect } from "vitest";
import { type Connection, type Host, type SyncReport, sync } from "../src/index.ts";

export const hour = 3_600_000;
let runs = 0;

/** A shop that books unpaid orders too, a ledger that takes payments afterwards, and what a person can do to both. */
export function createSettleWorld(
  options: FakeLedgerOptions = { payBatch: 1 },
  wrap: (ledger: Ledger) => Ledger = (own) => own,
) {
  const clock = createFakeClock("2026-03-16T09:00:00Z");
  const shop = createFakeShop();
  const fake = createFakeLedger({ clock, ...options });
  const store = createMemoryStore();
  const rules = buildRules();
  const connection: Connection = {
    key: "shop",
    rules: { ...rules, orders: { ...rules.orders, from: "2026-01-01", paidOnly: false } },
    source: shop.source,
    ledger: wrap(fake.ledger),
  };
  const host = (holder = "engine"): Host => {
    runs += 1;
    const fingerprint = async (text: string) => createHash("sha256").update(text).digest("hex");
    return { store, clock, fingerprint, holder, run: `run-${runs}` };
  };
  const place = (id: string, state: Order["payment"]["state"] = "unpaid", methodId = "invoice") =>
    shop.put(
      buildOrder({
        id,
        placedAt: `2026-03-1${id.length}T0${id.at(-1)}:00:00Z`,
        payment: { state, methodId, method: methodId },
      }),
    );
  const change = (id: string, changes: Partial<Order>) => {
    const order = shop.find(id);
    if (order !== undefined) shop.put({ ...order, ...changes });
  };
  const pay = (id: string, state: Order["payment"]["state"] = "paid") =>
    change(id, { payment: { state, methodId: "ideal", method: "iDEAL" } });
  const run = async (orders?: readonly string[]): Promise<SyncReport> => {
    clock.advance(hour);
    return (await sync(host(), connection, { orders }))._unsafeUnwrap();
  };
  const fateOf = async (id: string): Promise<Fate | undefined> => (await store.order("shop", id))._unsafeUnwrap()?.fate;
  const payments = () =>
    fake.books.payments.map(({ reference, cents }) => ({ reference, of: Object.keys(cents).length }));
  return { clock, shop, fake, store, connection, host, place, change, pay, run, fateOf, payments };
}

export type SettleWorld = ReturnType<typeof createSettleWorld>;

export async function bookUnpaid(world: SettleWorld, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) world.place(id);
  const report = await world.run();
  expect(report).toMatchObject({ stopped: null, held: [], unpaid: ids.length, settled: [] });
}

export const gross = buildOrder().total;

/** A run in which the shop's list shows the order once more, as the overlap of its passes does. */
export async function seenAgain(world: SettleWorld, id: string): Promise<SyncReport> {
  const { source } = world.connection;
  const again: Connection["source"] = {
    ...source,
    changed: (...query) =>
      source
        .changed(...query)
        .andThen((page) =>
          source.head(id).map((head) => ({ ...page, heads: head === null || "problem" in head ? [] : [head] })),
        ),
  };
  world.clock.advance(hour);
  return (await sync(world.host(), { ...world.connection, source: again }))._unsafeUnwrap();
}

/** The connection, with a fault in the next payment. */
export function withFault(
  { connection, fake }: SettleWorld,
  fault: "dropped-after" | "dropped-before" | "malformed",
): Connection {
  const { ledger } = connection;
  const send: Ledger["send"] = (step, notAfter) => {
    if (step.kind === "settlement") fake.faults.next(fault);
    return ledger.send(step, notAfter);
  };
  return { ...connection, ledger: { ...ledger, send } };
}
