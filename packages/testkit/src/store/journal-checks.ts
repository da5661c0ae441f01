import type { Store } from "@boekbrug/core";
import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { StoreCheck } from "./opened-store.ts";
import {
  booked,
  booking,
  connection,
  engine,
  fateOf,
  held,
  inDoubt,
  minute,
  moment,
  outcome,
  planned,
} from "./samples.ts";

const steps = (store: Store) => valueFrom(store.steps(connection, "1"));

/** What was intended and done. */
export const journalChecks: readonly StoreCheck[] = [
  {
    name: "lets no engine begin, refuse or withdraw a step once its claim has lapsed or was taken over",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.release(connection, engine));
      await valueFrom(store.claim(connection, engine, minute(0), minute(10)));
      await valueFrom(store.beginStep(moment("1", 9), "document"));
      for (const late of [moment("1", 10), moment("1", 11), { ...moment("1", 9), holder: "other" }]) {
        const refusals = [
          await store.beginStep(late, "document"),
          await store.refuse(late, "document", held()),
          await store.withdraw(late, "document"),
        ];
        for (const refusal of refusals) expect(refusal.isErr() && refusal.error.problem.code).toBe("connection.busy");
      }
      expect(await steps(store)).toMatchObject([{ state: "intent", at: minute(9) }]);
    },
  },
  {
    name: "has the intent of a step before the step is sent",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.beginStep(moment("1", 2), "customer"));
      expect(await steps(store)).toEqual([{ step: "customer", state: "intent", at: minute(2), outcome: null }]);
      expect(await fateOf(store, "1")).toEqual({ kind: "writing", step: "customer" });
    },
  },
  {
    name: "has the outcome of a step, to the cent, once it is done",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.beginStep(moment("1", 2), "document"));
      await valueFrom(store.recordOutcome(moment("1", 3), "document", outcome("d1")));
      expect(await steps(store)).toEqual([{ step: "document", state: "done", at: minute(3), outcome: outcome("d1") }]);
      expect(await fateOf(store, "1")).toEqual({ kind: "writing", step: "document" });
    },
  },
  {
    name: "keeps that a step made its record",
    run: async ({ store }) => {
      await planned(store, "1");
      const made = { id: "c1", number: null, totals: null, made: true };
      await valueFrom(store.recordOutcome(moment("1", 2), "customer", made));
      expect(await steps(store)).toEqual([{ step: "customer", state: "done", at: minute(2), outcome: made }]);
    },
  },
  {
    name: "takes the outcome of a step that was never sent, as a customer who was found",
    run: async ({ store }) => {
      await planned(store, "1");
      const found = { id: "c1", number: null, totals: null };
      await valueFrom(store.recordOutcome(moment("1", 2), "customer", found));
      expect(await steps(store)).toEqual([{ step: "customer", state: "done", at: minute(2), outcome: found }]);
    },
  },
  {
    name: "keeps each step of a booking apart, in the order in which they began",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.beginStep(moment("1", 2), "second-to-none"));
      await valueFrom(store.recordOutcome(moment("1", 3), "second-to-none", outcome("c1")));
      await valueFrom(store.beginStep(moment("1", 4), "document"));
      expect((await steps(store)).map(({ step, state }) => `${step}: ${state}`)).toEqual([
        "second-to-none: done",
        "document: intent",
      ]);
    },
  },
  {
    name: "remembers the first moment of a doubt, however often it is noted",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.beginStep(moment("1", 2), "document"));
      await valueFrom(store.doubt(moment("1", 3), "document", inDoubt("document", minute(3))));
      await valueFrom(store.doubt(moment("1", 8), "document", inDoubt("document", minute(3))));
      expect(await steps(store)).toEqual([{ step: "document", state: "doubt", at: minute(3), outcome: null }]);
      expect(await fateOf(store, "1")).toEqual(inDoubt("document", minute(3)));
    },
  },
  {
    name: "starts a new doubt when the step was sent again after the old one",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.beginStep(moment("1", 2), "document"));
      await valueFrom(store.doubt(moment("1", 3), "document", inDoubt("document", minute(3))));
      await valueFrom(store.beginStep(moment("1", 20), "document"));
      expect(await steps(store)).toMatchObject([{ state: "intent", at: minute(20) }]);
      await valueFrom(store.doubt(moment("1", 21), "document", inDoubt("document", minute(21))));
      expect(await steps(store)).toMatchObject([{ state: "doubt", at: minute(21) }]);
    },
  },
  {
    name: "ends a doubt with the outcome that was found",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.beginStep(moment("1", 2), "document"));
      await valueFrom(store.doubt(moment("1", 3), "document", inDoubt("document", minute(3))));
      const found = { ...outcome("d1"), shortened: ["Notes"], date: "2026-04-01" };
      await valueFrom(store.recordOutcome(moment("1", 4), "document", found));
      expect(await steps(store)).toMatchObject([{ state: "done", outcome: found }]);
      expect(await fateOf(store, "1")).toEqual({ kind: "writing", step: "document" });
    },
  },
  {
    name: "lets no doubt that comes late take the place of an outcome",
    run: async ({ store }) => {
      await booked(store, "1");
      await valueFrom(store.doubt(moment("1", 9), "document", inDoubt("document", minute(9))));
      expect(await steps(store)).toMatchObject([{ state: "done", outcome: outcome("d1") }]);
      expect(await fateOf(store, "1")).toEqual({ kind: "booked" });
    },
  },
  {
    name: "names the orders for which something was left out, until that was dealt with",
    run: async ({ store }) => {
      await booked(store, "1");
      await planned(store, "2");
      const lacking = { ...outcome("c1"), leftOut: ["phone", "tax_number"] };
      await valueFrom(store.recordOutcome(moment("2", 2), "customer", lacking));
      await valueFrom(store.recordOutcome(moment("2", 3), "document", outcome("d2")));
      await valueFrom(store.book(moment("2", 4), outcome("d2"), false));
      const incomplete = [{ orderId: "2", orderNumber: "W2", leftOut: ["phone", "tax_number"] }];
      expect(await valueFrom(store.incomplete(connection))).toEqual(incomplete);
      expect(await valueFrom(store.incomplete("other"))).toEqual([]);
      await valueFrom(store.recordOutcome(moment("2", 5), "customer", outcome("c1")));
      expect(await valueFrom(store.incomplete(connection))).toEqual([]);
      expect(await fateOf(store, "2")).toEqual({ kind: "booked" });
    },
  },
  {
    name: "takes back the intent of a refused step and holds the order",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.recordOutcome(moment("1", 2), "customer", outcome("c1")));
      await valueFrom(store.beginStep(moment("1", 3), "document"));
      await valueFrom(store.refuse(moment("1", 4), "document", held()));
      expect(await fateOf(store, "1")).toEqual(held());
      const rest = (await steps(store)).filter(({ state }) => state !== "refused");
      expect(rest).toMatchObject([{ step: "customer", state: "done", outcome: outcome("c1") }]);
    },
  },
  {
    name: "lets a refused step begin again",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.beginStep(moment("1", 2), "document"));
      await valueFrom(store.refuse(moment("1", 3), "document", held()));
      await valueFrom(store.beginStep(moment("1", 4), "document"));
      expect(await steps(store)).toMatchObject([{ step: "document", state: "intent", at: minute(4) }]);
    },
  },
  {
    name: "takes back the intent of a withdrawn step and plans the order again",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.beginStep(moment("1", 2), "document"));
      await valueFrom(store.withdraw(moment("1", 3), "document"));
      expect(await steps(store)).toEqual([]);
      expect(await fateOf(store, "1")).toEqual({ kind: "planned" });
    },
  },
  {
    name: "knows the document of a booked order, and whether it was found or written",
    run: async ({ store }) => {
      await booked(store, "1");
      const record = await valueFrom(store.order(connection, "1"));
      expect(record?.fate).toEqual({ kind: "booked" });
      expect(record?.booking).toEqual({ ...booking("1"), document: outcome("d1"), adopted: false });
    },
  },
  {
    name: "finds a booked order by the ledger's id of its document, in its connection only",
    run: async ({ store }) => {
      await booked(store, "1");
      await planned(store, "2");
      expect((await valueFrom(store.orderOfDocument(connection, "d1")))?.orderId).toBe("1");
      expect(await valueFrom(store.orderOfDocument(connection, "d2"))).toBeNull();
      expect(await valueFrom(store.orderOfDocument("other", "d1"))).toBeNull();
    },
  },
  {
    name: "books a document that was found in the ledger without any step",
    run: async ({ store }) => {
      await planned(store, "1");
      await valueFrom(store.book(moment("1", 2), outcome("d1"), true));
      const record = await valueFrom(store.order(connection, "1"));
      expect(record?.booking).toMatchObject({ document: outcome("d1"), adopted: true });
      expect(await steps(store)).toEqual([]);
    },
  },
  {
    name: "tells the whole way of an order in its history",
    run: async ({ store }) => {
      await booked(store, "1");
      const kinds = (await valueFrom(store.history(connection, "1"))).map(({ fate }) => fate.kind);
      expect(kinds).toEqual(["seen", "planned", "writing", "booked"]);
    },
  },
  {
    name: "fails when a step begins of an order that it does not know",
    run: async ({ store }) => {
      await valueFrom(store.connect(connection, minute(0)));
      const begun = await store.beginStep(moment("1"), "document");
      expect(begun.isErr() && begun.error.outcome).toBe("not-done");
    },
  },
];
