import { addDays } from "@boekbrug/core";
import { okAsync } from "neverthrow";
import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { LedgerCheck } from "./opened-ledger.ts";
import { planOf, readyToSend, write } from "./writing.ts";

const period = { from: "2026-03-01", to: "2026-03-31" };

/** What `send` made is found again, and nothing else. */
export const lookupChecks: readonly LedgerCheck[] = [
  {
    name: "finds the document that was sent",
    run: async (opened) => {
      const plan = planOf(opened, { id: "10" });
      const step = await readyToSend(opened, plan);
      expect(await valueFrom(opened.ledger.lookup(step))).toBeNull();
      const sent = await valueFrom(opened.ledger.send(step));
      const found = await valueFrom(opened.ledger.lookup(step));
      expect(found?.id).toBe(sent.id);
      if (found !== null && found.totals !== null) expect(found.totals.gross).toEqual(plan.totals.gross);
    },
  },
  {
    name: "does not take a neighbour's document for the order's own",
    run: async (opened) => {
      for (const id of ["1", "100", "110"]) await write(opened, planOf(opened, { id }));
      const step = await readyToSend(opened, planOf(opened, { id: "10" }));
      expect(await valueFrom(opened.ledger.lookup(step))).toBeNull();
    },
  },
  {
    name: "reads back exactly the references asked for, with the totals that were planned",
    run: async (opened) => {
      const plans = ["1", "2", "10", "11", "20"].map((id) => planOf(opened, { id }));
      for (const plan of plans) await write(opened, plan);
      const references = ["shop-1", "shop-10", "shop-20", "shop-3", "shop-100"];
      const documents = await valueFrom(
        opened.ledger.readBack({ references, ...period, kind: opened.rules.document.kind }),
      );
      expect(documents.map(({ reference }) => reference).sort()).toEqual(["shop-1", "shop-10", "shop-20"]);
      for (const { reference, gross, vat, date } of documents) {
        const plan = plans.find((each) => each.reference === reference);
        expect({ gross, date }).toEqual({ gross: plan?.totals.gross, date: plan?.date });
        if (vat !== null) expect(vat).toEqual(plan?.totals.vat);
      }
    },
  },
  {
    name: "reads back by the id that sending gave",
    run: async (opened) => {
      const sent = await write(opened, planOf(opened, { id: "1" }));
      const [document] = await valueFrom(
        opened.ledger.readBack({ references: ["shop-1"], ...period, kind: opened.rules.document.kind }),
      );
      expect(document?.id).toBe(sent.id);
    },
  },
  {
    name: "reads back nothing when nothing is asked for or nothing is there",
    run: async (opened) => {
      expect(
        await valueFrom(
          opened.ledger.readBack({ references: ["shop-1"], ...period, kind: opened.rules.document.kind }),
        ),
      ).toEqual([]);
      await write(opened, planOf(opened, { id: "1" }));
      expect(
        await valueFrom(opened.ledger.readBack({ references: [], ...period, kind: opened.rules.document.kind })),
      ).toEqual([]);
    },
  },
  {
    name: "reads back on the days that the period begins and ends with",
    run: async (opened) => {
      const plan = planOf(opened, { id: "1" });
      await write(opened, plan);
      const query = { references: [plan.reference], from: plan.date, to: plan.date };
      expect(await valueFrom(opened.ledger.readBack({ ...query, kind: opened.rules.document.kind }))).toHaveLength(1);
    },
  },
  {
    name: "reads back more documents than fit in one request",
    run: async (opened) => {
      const length = (opened.ledger.batch ?? 50) + 15;
      const ids = Array.from({ length }, (_, index) => String(1000 + index));
      for (const id of ids) await write(opened, planOf(opened, { id }));
      const references = ids.map((id) => `shop-${id}`);
      const documents = await valueFrom(
        opened.ledger.readBack({ references, ...period, kind: opened.rules.document.kind }),
      );
      expect(documents.map(({ reference }) => reference).sort()).toEqual(references);
    },
  },
  {
    name: "lists what somebody else booked in a period, with the texts it is known by",
    without: ({ ledger, relabelByHand }) =>
      ledger.documents === undefined || relabelByHand === undefined ? "documents cannot be listed here" : undefined,
    run: async (opened) => {
      const plan = planOf(opened, { id: "1" });
      const sent = await write(opened, plan);
      await opened.relabelByHand?.(plan.reference, { reference: "W-77", description: "Bestelling 77" });
      const { gross, vat } = plan.totals;
      const inPeriod = (from: string, to: string) => valueFrom(opened.ledger.documents?.({ from, to }) ?? okAsync([]));
      const [document, ...others] = await inPeriod(plan.date, plan.date);
      expect(others).toEqual([]);
      expect(document).toMatchObject({ id: sent.id, reference: "W-77", date: plan.date, gross });
      expect(document?.texts).toContain("Bestelling 77");
      if (document?.vat !== null) expect(document?.vat).toEqual(vat);
      expect(await inPeriod("2026-01-01", addDays(plan.date, -1))).toEqual([]);
      expect(await inPeriod(addDays(plan.date, 1), "2026-12-31")).toEqual([]);
    },
  },
  {
    name: "reads back what a bookkeeper made of a document",
    without: ({ editByHand }) => (editByHand === undefined ? "documents cannot be changed by hand here" : undefined),
    run: async (opened) => {
      const plan = planOf(opened, { id: "1" });
      await write(opened, plan);
      const gross = { ...plan.totals.gross, minor: plan.totals.gross.minor + 100 };
      await opened.editByHand?.(plan.reference, gross);
      const documents = await valueFrom(
        opened.ledger.readBack({ references: [plan.reference], ...period, kind: opened.rules.document.kind }),
      );
      expect(documents).toMatchObject([{ reference: plan.reference, gross }]);
    },
  },
];
