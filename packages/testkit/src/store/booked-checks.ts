import type { Store } from "@boekbrug/core";
import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { StoreCheck } from "./opened-store.ts";
import {
  booked,
  booking,
  connection,
  euro,
  fateOf,
  held,
  minute,
  moment,
  outcome,
  planned,
  see,
  seen,
  sighting,
} from "./samples.ts";

const march = { from: "2026-03-01", to: "2026-03-31" };

const bookedOn = (store: Store, orderId: string, date: string): Promise<void> =>
  booked(store, orderId, booking(orderId, 12_345, date));

const idsIn = async (store: Store, period: { readonly from: string; readonly to: string }): Promise<string[]> =>
  (await valueFrom(store.booked(connection, period))).map(({ orderId }) => orderId);

/** What the reports of a period are made of. */
export const bookedChecks: readonly StoreCheck[] = [
  {
    name: "forgets VAT totals and registry answers of bookings before a day, and nothing else",
    run: async ({ store }) => {
      await booked(store, "1", booking("1", 12_345, "2015-12-31"));
      await booked(store, "2", booking("2", 12_345, "2016-01-01"));
      await valueFrom(store.forget(connection, "2016-01-01"));
      const [old, kept] = [
        await valueFrom(store.order(connection, "1")),
        await valueFrom(store.order(connection, "2")),
      ];
      expect(old?.booking).toMatchObject({ vatTotals: [], vatNumberCheck: null, gross: euro(12_345) });
      expect(kept?.booking).toMatchObject(booking("2", 12_345, "2016-01-01"));
    },
  },
  {
    name: "keeps the booking of an order of which something comes to light, and lists it as booked",
    run: async ({ store }) => {
      await booked(store, "1");
      const fate = { kind: "changed", problem: held().problem } as const;
      await valueFrom(store.change(moment("1", 9), fate));
      expect(await fateOf(store, "1")).toEqual(fate);
      await see(store, [sighting("1", seen, 1)], 10);
      expect(await fateOf(store, "1")).toEqual(fate);
      const listed = await valueFrom(store.booked(connection, { from: "2026-03-01", to: "2026-03-31" }));
      expect(listed.map(({ orderId }) => orderId)).toEqual(["1"]);
    },
  },
  {
    name: "keeps an order that waits on the ledger with its document, lists it as booked, and books it once that is finished",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.beginStep(moment("1", 2), "document"));
      await valueFrom(store.recordOutcome(moment("1", 3), "document", outcome("d1")));
      await valueFrom(store.awaitLedger(moment("1", 4), outcome("d1")));
      expect(await fateOf(store, "1")).toEqual({ kind: "waiting-on-ledger" });
      await see(store, [sighting("1", seen, 1)], 5);
      const waiting = await valueFrom(store.order(connection, "1"));
      expect(waiting).toMatchObject({ fate: { kind: "waiting-on-ledger" }, booking: { document: outcome("d1") } });
      expect(await idsIn(store, march)).toEqual(["1"]);
      await valueFrom(store.book(moment("1", 6), outcome("d2"), false));
      const done = await valueFrom(store.order(connection, "1"));
      expect(done).toMatchObject({ fate: { kind: "booked" }, booking: { document: outcome("d2") } });
    },
  },
  {
    name: "gives back a booking's VAT totals, flags and registry answer exactly",
    run: async ({ store }) => {
      await booked(store, "1");
      const { vatTotals, flags, vatNumberCheck } = booking("1");
      const [found] = await valueFrom(store.booked(connection, march));
      expect(found?.booking).toMatchObject({ vatTotals, flags, vatNumberCheck });
      expect(found).toEqual(await valueFrom(store.order(connection, "1")));
    },
  },
  {
    name: "lists what was booked with the moment of sale",
    run: async ({ store }) => {
      await booked(store, "1");
      const [found] = await valueFrom(store.booked(connection, march));
      expect(found?.placedAt).toBe(sighting("1").head.placedAt);
    },
  },
  {
    name: "replaces VAT totals and flags with the plan that they belong to",
    run: async ({ store }) => {
      await planned(store, "1");
      const newer = { ...booking("1", 9_900), flags: [] };
      await booked(store, "1", newer);
      const record = await valueFrom(store.order(connection, "1"));
      expect(record?.booking).toMatchObject({ vatTotals: newer.vatTotals, flags: [] });
    },
  },
  {
    name: "lists what was booked in a period by its document date, both ends included",
    run: async ({ store }) => {
      const dates = ["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"];
      for (const date of dates) await bookedOn(store, date, date);
      expect(await idsIn(store, march)).toEqual(["2026-03-01", "2026-03-31"]);
    },
  },
  {
    name: "lists what was booked oldest document first, and of one day the order first seen first",
    run: async ({ store }) => {
      await bookedOn(store, "c", "2026-03-20");
      await bookedOn(store, "b", "2026-03-10");
      await bookedOn(store, "a", "2026-03-10");
      expect(await idsIn(store, march)).toEqual(["b", "a", "c"]);
    },
  },
  {
    name: "lists as booked only what is booked",
    run: async ({ store }) => {
      await planned(store, "1");
      await planned(store, "2");
      await valueFrom(store.beginStep(moment("2", 2), "document"));
      await planned(store, "3");
      await valueFrom(store.hold(moment("3", 2), held()));
      await booked(store, "4");
      expect(await idsIn(store, march)).toEqual(["4"]);
    },
  },
  {
    name: "keeps what was booked of connections apart",
    run: async ({ store }) => {
      await booked(store, "1");
      await valueFrom(store.connect("other", minute(0)));
      expect(await valueFrom(store.booked("other", march))).toEqual([]);
    },
  },
];
