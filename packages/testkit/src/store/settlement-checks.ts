import type { OpenPayment, Settlement, Store, WriteStep } from "@boekbrug/core";
import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { OpenedStore, StoreCheck } from "./opened-store.ts";
import { booked, booking, connection, engine, fateOf, held, minute, moment, outcome, planned, run } from "./samples.ts";

const unpaid: OpenPayment = { methodId: "invoice", paid: null };
const paid: OpenPayment = { methodId: "ideal", paid: { on: "2026-03-18", seenAt: minute(20) } };

const step: WriteStep = {
  key: "settlement",
  kind: "settlement",
  title: { nl: "Betaling", en: "Payment" },
  request: { method: "POST", path: "/payments", body: { amount: "123.45", documents: ["d1"] } },
  dependsOn: [],
  lookup: "after-doubt",
  identity: null,
  reference: "shop-1",
  expected: null,
};

const settlementOf = (reference: string, orders: readonly string[]): Settlement => ({ reference, orders, step });

const at = (minutes: number, holder = engine) => ({ connection, run, holder, at: minute(minutes) });

const toBePaid = async ({ store }: OpenedStore, ...ids: readonly string[]): Promise<void> => {
  for (const id of ids) await booked(store, id, { ...booking(id), payment: paid });
};

const unsettledIn = async (store: Store, after: string | null = null, limit = 10): Promise<string[]> =>
  (await valueFrom(store.unsettled(connection, { after, limit }))).map(({ orderId }) => orderId);

const referencesIn = async (store: Store): Promise<string[]> =>
  (await valueFrom(store.openSettlements(connection))).map(({ reference }) => reference);

/** Payments of booked orders, and the writes that register them. */
export const settlementChecks: readonly StoreCheck[] = [
  {
    name: "lists booked orders whose payment is to be registered, and no others, page by page",
    run: async (opened) => {
      await toBePaid(opened, "1", "2");
      await booked(opened.store, "3", { ...booking("3"), payment: unpaid });
      await booked(opened.store, "4");
      await planned(opened.store, "5", { ...booking("5"), payment: paid });
      expect(await unsettledIn(opened.store)).toEqual(["1", "2", "3"]);
      expect(await unsettledIn(opened.store, "1", 1)).toEqual(["2"]);
      const [, , third] = await valueFrom(opened.store.unsettled(connection, { after: null, limit: 10 }));
      expect(third?.booking?.payment).toEqual(unpaid);
    },
  },
  {
    name: "notes that a booked order is paid, in place of what its booking keeps of the payment",
    run: async ({ store }) => {
      await booked(store, "1", { ...booking("1"), payment: unpaid });
      await valueFrom(store.paid(moment("1", 20), paid, { payment: "paid" }));
      const record = await valueFrom(store.order(connection, "1"));
      expect(record?.fate).toEqual({ kind: "booked" });
      expect(record?.booking).toMatchObject({ payment: paid, prints: { ...booking("1").prints, payment: "paid" } });
    },
  },
  {
    name: "has nothing to register any more of a payment that is none of ours",
    run: async ({ store }) => {
      await booked(store, "1", { ...booking("1"), payment: unpaid });
      await valueFrom(store.paid(moment("1", 20), null, { payment: "paid" }));
      expect(await unsettledIn(store)).toEqual([]);
      expect(await fateOf(store, "1")).toEqual({ kind: "booked" });
    },
  },
  {
    name: "takes over how the payment comes in while an order is being written, and nothing else",
    run: async ({ store }) => {
      await planned(store, "1", { ...booking("1"), payment: null });
      await valueFrom(store.beginStep(moment("1", 2), "document"));
      await valueFrom(store.plan(moment("1", 3), { ...booking("1", 9_900), payment: unpaid }));
      const record = await valueFrom(store.order(connection, "1"));
      expect(record?.booking).toEqual({ ...booking("1"), payment: unpaid, document: null, adopted: false });
      await valueFrom(store.recordOutcome(moment("1", 4), "document", outcome("d1")));
      await valueFrom(store.book(moment("1", 5), outcome("d1"), false));
      await valueFrom(store.plan(moment("1", 6), { ...booking("1"), payment: null }));
      expect(await unsettledIn(store)).toEqual(["1"]);
    },
  },
  {
    name: "never has an order paid again that is settled",
    run: async (opened) => {
      await toBePaid(opened, "1");
      await valueFrom(opened.store.settle(moment("1", 5)));
      await valueFrom(opened.store.paid(moment("1", 6), paid, {}));
      expect(await unsettledIn(opened.store)).toEqual([]);
      const again = await opened.store.beginSettlement(at(7), settlementOf("shop-1", ["1"]));
      expect(again.isErr()).toBe(true);
    },
  },
  {
    name: "settles a booked order whose payment was found, and keeps it listed as booked",
    run: async (opened) => {
      await toBePaid(opened, "1");
      await valueFrom(opened.store.settle(moment("1", 5)));
      expect(await fateOf(opened.store, "1")).toEqual({ kind: "settled" });
      const march = { from: "2026-03-01", to: "2026-03-31" };
      expect(await valueFrom(opened.store.booked(connection, march))).toHaveLength(1);
    },
  },
  {
    name: "keeps what a person must look at when the payment of a changed order is registered",
    run: async (opened) => {
      await toBePaid(opened, "1", "2");
      const changed = { kind: "changed", problem: held().problem } as const;
      const ofPayment = { kind: "changed", problem: { ...held().problem, field: "payment" } } as const;
      await valueFrom(opened.store.change(moment("1", 5), changed));
      await valueFrom(opened.store.change(moment("2", 5), ofPayment));
      await valueFrom(opened.store.settle(moment("1", 6)));
      await valueFrom(opened.store.settle(moment("2", 6)));
      expect(await fateOf(opened.store, "1")).toEqual(changed);
      expect(await fateOf(opened.store, "2")).toEqual({ kind: "settled" });
      expect(await unsettledIn(opened.store)).toEqual([]);
    },
  },
  {
    name: "keeps an intended settlement exactly as it is to be sent, and from when on it is in doubt",
    run: async (opened) => {
      await toBePaid(opened, "1", "2");
      const settlement = settlementOf("shop-1", ["1", "2"]);
      await valueFrom(opened.store.beginSettlement(at(5), settlement));
      const intent = { ...settlement, state: "intent", at: minute(5) };
      expect(await valueFrom(opened.store.openSettlements(connection))).toEqual([intent]);
      await valueFrom(opened.store.doubtSettlement(at(6), "shop-1"));
      const doubt = { ...settlement, state: "doubt", at: minute(6) };
      expect(await valueFrom(opened.store.openSettlements(connection))).toEqual([doubt]);
      expect(await fateOf(opened.store, "1")).toEqual({ kind: "booked" });
    },
  },
  {
    name: "settles every order of a settlement with its outcome, once",
    run: async (opened) => {
      await toBePaid(opened, "1", "2", "3");
      await valueFrom(opened.store.beginSettlement(at(5), settlementOf("shop-1", ["1", "2"])));
      await valueFrom(opened.store.recordSettlement(at(6), "shop-1", outcome("p1")));
      await valueFrom(opened.store.recordSettlement(at(7), "shop-1", outcome("p2")));
      for (const id of ["1", "2"]) expect(await fateOf(opened.store, id)).toEqual({ kind: "settled", payment: "p1" });
      expect(await referencesIn(opened.store)).toEqual([]);
      expect(await unsettledIn(opened.store)).toEqual(["3"]);
    },
  },
  {
    name: "keeps a settlement that was done, and takes no outcome of one that was taken back",
    run: async (opened) => {
      await toBePaid(opened, "1");
      await valueFrom(opened.store.beginSettlement(at(5), settlementOf("shop-1", ["1"])));
      await valueFrom(opened.store.withdrawSettlement(at(6), "shop-1"));
      await valueFrom(opened.store.recordSettlement(at(7), "shop-1", outcome("p1")));
      expect(await fateOf(opened.store, "1")).toEqual({ kind: "booked" });
      await toBePaid(opened, "2");
      await valueFrom(opened.store.beginSettlement(at(8), settlementOf("shop-2", ["2"])));
      await valueFrom(opened.store.recordSettlement(at(9), "shop-2", outcome("p2")));
      await valueFrom(opened.store.withdrawSettlement(at(10), "shop-2"));
      expect((await opened.store.beginSettlement(at(11), settlementOf("shop-2", ["1"]))).isErr()).toBe(true);
    },
  },
  {
    name: "never begins a settlement again that was begun, nor another of one of its orders",
    run: async (opened) => {
      await toBePaid(opened, "1", "2");
      await valueFrom(opened.store.beginSettlement(at(5), settlementOf("shop-1", ["1"])));
      for (const again of [settlementOf("shop-1", ["2"]), settlementOf("shop-2", ["2", "1"])]) {
        expect((await opened.store.beginSettlement(at(6), again)).isErr()).toBe(true);
      }
      expect(await referencesIn(opened.store)).toEqual(["shop-1"]);
    },
  },
  {
    name: "takes the intent of a settlement back, so that its orders can be part of another",
    run: async (opened) => {
      await toBePaid(opened, "1", "2");
      await valueFrom(opened.store.beginSettlement(at(5), settlementOf("shop-1", ["1", "2"])));
      await valueFrom(opened.store.withdrawSettlement(at(6), "shop-1"));
      await valueFrom(opened.store.beginSettlement(at(7), settlementOf("shop-1", ["1"])));
      expect((await valueFrom(opened.store.openSettlements(connection)))[0]?.orders).toEqual(["1"]);
    },
  },
  {
    name: "lets nobody begin or take back a settlement without a claim that runs",
    run: async (opened) => {
      await toBePaid(opened, "1", "2");
      await valueFrom(opened.store.beginSettlement(at(5), settlementOf("shop-1", ["1"])));
      const begun = await opened.store.beginSettlement(at(6, "other"), settlementOf("shop-2", ["2"]));
      const taken = await opened.store.withdrawSettlement(at(6, "other"), "shop-1");
      for (const each of [begun, taken]) {
        expect(each.isErr() && each.error.problem.code).toBe("connection.busy");
      }
      expect(await referencesIn(opened.store)).toEqual(["shop-1"]);
    },
  },
  {
    name: "still has payments and open settlements after it was closed",
    without: ({ reopen }) => (reopen === undefined ? "this store keeps nothing once it is closed" : undefined),
    run: async (opened) => {
      await toBePaid(opened, "1", "2");
      await valueFrom(opened.store.beginSettlement(at(5), settlementOf("shop-1", ["1"])));
      const open = await valueFrom(opened.store.openSettlements(connection));
      const again = await opened.reopen?.();
      expect(await valueFrom(again?.store.openSettlements(connection) ?? expect.fail("not reopened"))).toEqual(open);
      expect(again === undefined ? [] : await unsettledIn(again.store)).toEqual(["1", "2"]);
      await again?.close();
    },
  },
];
