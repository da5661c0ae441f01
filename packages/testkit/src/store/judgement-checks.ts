import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { StoreCheck } from "./opened-store.ts";
import {
  booked,
  booking,
  connection,
  fateOf,
  held,
  inDoubt,
  minute,
  moment,
  outcome,
  planned,
  see,
  seen,
  sighting,
} from "./samples.ts";

const waiting = { kind: "waiting", reason: "unpaid" } as const;
const skipped = { kind: "skipped", reason: "cancelled" } as const;
const byHand = { kind: "skipped", reason: "by-hand" } as const;

/** What is decided about an order before anything is written. */
export const judgementChecks: readonly StoreCheck[] = [
  {
    name: "lets an order wait, be skipped and be held, and remembers each with its run and moment",
    run: async ({ store }) => {
      await see(store, [sighting("1")]);
      await valueFrom(store.wait(moment("1", 1, "a"), waiting));
      await valueFrom(store.skip(moment("1", 2, "b"), skipped));
      await valueFrom(store.hold(moment("1", 3, "c"), held()));
      expect(await valueFrom(store.order(connection, "1"))).toMatchObject({ fate: held(), fateSince: minute(3) });
      expect((await valueFrom(store.history(connection, "1"))).slice(1)).toEqual([
        { at: minute(1), run: "a", fate: waiting },
        { at: minute(2), run: "b", fate: skipped },
        { at: minute(3), run: "c", fate: held() },
      ]);
    },
  },
  {
    name: "adds no history when an order gets the fate that it has",
    run: async ({ store }) => {
      await see(store, [sighting("1")]);
      await valueFrom(store.hold(moment("1", 1), held()));
      await valueFrom(store.hold(moment("1", 2), held()));
      expect(await valueFrom(store.history(connection, "1"))).toHaveLength(2);
      expect((await valueFrom(store.order(connection, "1")))?.fateSince).toBe(minute(1));
      await valueFrom(store.hold(moment("1", 3), held("order.gone")));
      expect(await valueFrom(store.history(connection, "1"))).toHaveLength(3);
    },
  },
  {
    name: "keeps until when a held order rests",
    run: async ({ store }) => {
      await see(store, [sighting("1")]);
      await valueFrom(store.hold(moment("1"), { ...held(), notBefore: minute(60) }));
      expect(await fateOf(store, "1")).toEqual({ ...held(), notBefore: minute(60) });
    },
  },
  {
    name: "holds an order that was never sighted",
    run: async ({ store }) => {
      await see(store, []);
      await valueFrom(store.hold(moment("1"), held()));
      expect(await valueFrom(store.order(connection, "1"))).toMatchObject({
        orderId: "1",
        orderNumber: null,
        fate: held(),
      });
    },
  },
  {
    name: "records what will be booked, without a document",
    run: async ({ store }) => {
      await planned(store, "1");
      const record = await valueFrom(store.order(connection, "1"));
      expect(record?.fate).toEqual({ kind: "planned" });
      expect(record?.booking).toEqual({ ...booking("1"), document: null, adopted: false });
    },
  },
  {
    name: "replaces a plan by a newer one while nothing is booked",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.plan(moment("1", 2), booking("1", 9_900)));
      expect((await valueFrom(store.order(connection, "1")))?.booking).toMatchObject(booking("1", 9_900));
      expect(await valueFrom(store.history(connection, "1"))).toHaveLength(2);
    },
  },
  {
    name: "does not call an order planned while a write of it may be under way",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.beginStep(moment("1", 2), "document"));
      await valueFrom(store.plan(moment("1", 3), booking("1", 9_900)));
      expect(await fateOf(store, "1")).toEqual({ kind: "writing", step: "document" });
      await valueFrom(store.doubt(moment("1", 4), "document", inDoubt("document", minute(4))));
      await valueFrom(store.plan(moment("1", 5), booking("1", 9_900)));
      expect(await fateOf(store, "1")).toEqual(inDoubt("document", minute(4)));
    },
  },
  {
    name: "leaves a booked order as it is when it is planned again",
    run: async ({ store }) => {
      await booked(store, "1");
      const before = await valueFrom(store.order(connection, "1"));
      await valueFrom(store.plan(moment("1", 9), booking("1", 9_900)));
      expect(await valueFrom(store.order(connection, "1"))).toEqual(before);
    },
  },
  {
    name: "lets neither waiting nor skipping hide a write that may have been done",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.beginStep(moment("1", 2), "document"));
      await store.skip(moment("1", 3), skipped);
      await store.wait(moment("1", 4), waiting);
      expect(await fateOf(store, "1")).toEqual({ kind: "writing", step: "document" });
    },
  },
  {
    name: "lets neither waiting nor skipping hide a document that was written, until a person is told of it",
    run: async ({ store }) => {
      for (const [id, document] of [
        ["1", "document"],
        ["2", "document-2"],
      ] as const) {
        await planned(store, id);
        await valueFrom(store.recordOutcome(moment(id, 2), document, outcome("d1")));
        await valueFrom(store.beginStep(moment(id, 3), "finish"));
        await valueFrom(store.withdraw(moment(id, 4), "finish"));
        await store.skip(moment(id, 5), skipped);
        await store.wait(moment(id, 6), waiting);
        await see(store, [sighting(id, skipped, 1)], 7);
        expect(await fateOf(store, id)).toEqual({ kind: "planned" });
        await valueFrom(store.hold(moment(id, 8), held()));
        await valueFrom(store.skip(moment(id, 9), skipped));
        expect(await fateOf(store, id)).toEqual(skipped);
      }
    },
  },
  {
    name: "lets an order wait of which only the customer was made",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.recordOutcome(moment("1", 2), "customer", outcome("c1")));
      await valueFrom(store.wait(moment("1", 3), waiting));
      expect(await fateOf(store, "1")).toEqual(waiting);
    },
  },
  {
    name: "never holds a booked order: an engine that was overtaken may come late",
    run: async ({ store }) => {
      await booked(store, "1");
      await valueFrom(store.hold(moment("1", 9), held()));
      expect(await fateOf(store, "1")).toEqual({ kind: "booked" });
    },
  },
  {
    name: "keeps that a person dealt with an order, whatever an engine decides that has it in hand",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.skip(moment("1", 2), byHand));
      await valueFrom(store.plan(moment("1", 3), booking("1", 9_900)));
      await valueFrom(store.recordOutcome(moment("1", 4), "customer", outcome("c1")));
      const begun = await store.beginStep(moment("1", 5), "document");
      expect(begun.isErr() && begun.error.problem.code).toBe("order.dealt-with");
      await valueFrom(store.wait(moment("1", 6), waiting));
      await valueFrom(store.skip(moment("1", 7), skipped));
      await valueFrom(store.hold(moment("1", 8), held()));
      await see(store, [sighting("1")], 9);
      expect(await fateOf(store, "1")).toEqual(byHand);
      expect(await valueFrom(store.history(connection, "1"))).toHaveLength(3);
    },
  },
  {
    name: "calls an order booked of which a document was found although a person dealt with it",
    run: async ({ store }) => {
      await see(store, [sighting("1")]);
      await valueFrom(store.skip(moment("1", 2), byHand));
      await valueFrom(store.plan(moment("1", 3), booking("1")));
      await valueFrom(store.book(moment("1", 4), outcome("d1"), true));
      expect(await fateOf(store, "1")).toEqual({ kind: "booked" });
    },
  },
  {
    name: "looks again at an order when a person asks for it, unless its writing has begun",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.skip(moment("1", 2), byHand));
      await valueFrom(store.lookAgain(moment("1", 3)));
      expect(await fateOf(store, "1")).toEqual(seen);
      await valueFrom(store.plan(moment("1", 4), booking("1")));
      await valueFrom(store.beginStep(moment("1", 5), "document"));
      await valueFrom(store.lookAgain(moment("1", 6)));
      expect(await fateOf(store, "1")).toEqual({ kind: "writing", step: "document" });
      expect((await store.lookAgain(moment("2", 7))).isErr()).toBe(true);
    },
  },
  {
    name: "lets neither waiting nor skipping hide a booking",
    run: async ({ store }) => {
      await booked(store, "1");
      await store.skip(moment("1", 5), skipped);
      await store.wait(moment("1", 6), waiting);
      expect(await fateOf(store, "1")).toEqual({ kind: "booked" });
    },
  },
  {
    name: "lets a sighting touch an order of which only the customer was made: it may have been cancelled since",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.recordOutcome(moment("1", 2), "customer", outcome("c1")));
      await valueFrom(store.beginStep(moment("1", 3), "document"));
      await valueFrom(store.refuse(moment("1", 4), "document", held()));
      await see(store, [sighting("1", skipped, 1)], 9);
      expect(await fateOf(store, "1")).toEqual(skipped);
    },
  },
  ...["intent", "doubt", "done", "held", "booked"].map(
    (stage): StoreCheck => ({
      name: `never lets a sighting touch an order whose writing has begun (${stage})`,
      run: async ({ store }) => {
        await planned(store, "1");
        await valueFrom(store.beginStep(moment("1", 2), "document"));
        if (stage === "doubt") await valueFrom(store.doubt(moment("1", 3), "document", inDoubt("document", minute(3))));
        if (stage === "held") await valueFrom(store.hold(moment("1", 3), held()));
        if (stage === "done" || stage === "booked") {
          await valueFrom(store.recordOutcome(moment("1", 3), "document", outcome("d1")));
        }
        if (stage === "booked") await valueFrom(store.book(moment("1", 4), outcome("d1"), false));
        const before = await valueFrom(store.order(connection, "1"));
        await see(store, [sighting("1", seen, 1)], 9);
        await see(store, [sighting("1", skipped, 1)], 10);
        expect(await valueFrom(store.order(connection, "1"))).toEqual(before);
      },
    }),
  ),
];
