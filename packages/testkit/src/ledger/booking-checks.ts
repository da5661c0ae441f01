import { problemKind, type WriteStep } from "@boekbrug/core";
import { expect } from "vitest";
import { failureFrom } from "../contract/unwrap.ts";
import type { LedgerCheck } from "./opened-ledger.ts";
import { awkwardOrders, filled, planOf, probed, stepsOf, write } from "./writing.ts";

const noSuchRecord = "00000000-0000-4000-8000-000000000000";

/** To the cent: what the probe sees is what was planned. */
export const bookingChecks: readonly LedgerCheck[] = [
  ...Object.entries(awkwardOrders).map(
    ([what, order]): LedgerCheck => ({
      name: `books the plan's totals to the cent, VAT per rate too (${what})`,
      run: async (opened) => {
        const plan = planOf(opened, order);
        const outcome = await write(opened, plan);
        const document = await probed(opened, plan);
        expect({ gross: document.gross, vat: document.vat }).toEqual({
          gross: plan.totals.gross,
          vat: plan.totals.vat,
        });
        if (outcome.totals !== null) expect(outcome.totals.gross).toEqual(plan.totals.gross);
        if (document.vatByPercent !== undefined) {
          const planned = plan.vatTotals.filter(({ vat }) => vat.minor !== 0);
          expect(document.vatByPercent).toMatchObject(
            Object.fromEntries(planned.map(({ vatPercent, vat }) => [vatPercent, vat])),
          );
        }
      },
    }),
  ),
  {
    name: "writes each document once, and one more for each order",
    run: async (opened) => {
      await write(opened, planOf(opened, { id: "1" }));
      await write(opened, planOf(opened, { id: "2" }));
      const references = (await opened.probe.documents()).map(({ reference }) => reference);
      expect(references.sort()).toEqual(["shop-1", "shop-2"]);
    },
  },
  {
    name: "makes a customer once, however many orders he places",
    run: async (opened) => {
      await write(opened, planOf(opened, { id: "1" }));
      const customers = await opened.probe.customers();
      await write(opened, planOf(opened, { id: "2" }));
      expect(await opened.probe.customers()).toBe(customers);
    },
  },
  {
    name: "tells a refused write as a problem with the order or the mapping, surely not done",
    run: async (opened) => {
      const steps = await stepsOf(opened, planOf(opened));
      const document = steps.find(({ kind }) => kind === "document");
      const broken = brokenDocument(document);
      const failure = await failureFrom(opened.ledger.send(broken));
      expect(failure.outcome).toBe("not-done");
      expect(["data", "configuration"]).toContain(problemKind(failure.problem.code));
      expect(await opened.probe.documents()).toEqual([]);
    },
  },
];

/** A document of records that do not exist; without such records, one with an empty body. */
function brokenDocument(step: WriteStep | undefined): WriteStep {
  if (step === undefined) return expect.fail("a booking has a document step");
  if (step.dependsOn.length === 0) return { ...step, request: { ...step.request, body: {} } };
  return filled(step, new Map(step.dependsOn.map((key) => [key, noSuchRecord])));
}
