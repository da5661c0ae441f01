import { problemKind } from "@boekbrug/core";
import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import { type LedgerCheck, type LedgerFault, ledgerFaults } from "./opened-ledger.ts";
import { planOf, readyToSend, sendInto, write } from "./writing.ts";

const period = { from: "2026-03-01", to: "2026-03-31" };
const untouched: readonly LedgerFault[] = ["refused", "dropped-before", "limited", "unavailable"];

/** Surely not done, or maybe done: taking one for the other books twice, or not at all. */
export const faultChecks: readonly LedgerCheck[] = [
  {
    name: "says unknown, never not-done, when the answer is lost after the work was done",
    run: async (opened) => {
      const step = await readyToSend(opened, planOf(opened));
      expect((await sendInto(opened, "dropped-after", step))?.outcome).toBe("unknown");
      expect(await opened.probe.documents()).toHaveLength(1);
    },
  },
  {
    name: "says not-done, or sends again, when no connection was made",
    run: async (opened) => {
      const step = await readyToSend(opened, planOf(opened));
      const failure = await sendInto(opened, "refused", step);
      if (failure === null) return;
      expect(failure.outcome).toBe("not-done");
      expect(problemKind(failure.problem.code)).toBe("outage");
    },
  },
  {
    name: "says not-done and that it is a limit, or waits by itself, when the ledger asks to wait",
    run: async (opened) => {
      const step = await readyToSend(opened, planOf(opened));
      const failure = await sendInto(opened, "limited", step);
      if (failure === null) return;
      expect(failure.outcome).toBe("not-done");
      expect(problemKind(failure.problem.code)).toBe("limit");
    },
  },
  ...ledgerFaults.flatMap((fault): LedgerCheck[] => [
    {
      name: `says not-done only where nothing was done, and its look-up tells which it is (${fault})`,
      run: async (opened) => {
        const step = await readyToSend(opened, planOf(opened));
        const failure = await sendInto(opened, fault, step);
        const documents = await opened.probe.documents();
        if (failure === null) expect(documents).toHaveLength(1);
        else if (untouched.includes(fault) || failure.outcome === "not-done") expect(documents).toEqual([]);
        expect((await valueFrom(opened.ledger.lookup(step))) !== null).toBe(documents.length === 1);
      },
    },
    {
      name: `never repeats a write by itself, so that one document is there after looking up and going on (${fault})`,
      run: async (opened) => {
        const plan = planOf(opened);
        const step = await readyToSend(opened, plan);
        await sendInto(opened, fault, step);
        expect((await opened.probe.documents()).length).toBeLessThanOrEqual(1);
        const found = await valueFrom(opened.ledger.lookup(step));
        if (found === null) await valueFrom(opened.ledger.send(step));
        expect(await opened.probe.documents()).toMatchObject([{ reference: plan.reference, gross: plan.totals.gross }]);
      },
    },
    {
      name: `never takes a failed look-up for a document that is not there (${fault})`,
      run: async (opened) => {
        const plan = planOf(opened);
        const step = await readyToSend(opened, plan);
        await valueFrom(opened.ledger.send(step));
        opened.faults.next(fault);
        const found = await opened.ledger.lookup(step);
        expect(found.isErr() || found.value !== null).toBe(true);
        if (found.isErr()) expect(found.error.outcome).toBe("not-done");
      },
    },
    {
      name: `never takes a failed reading back for documents that are not there (${fault})`,
      run: async (opened) => {
        const plan = planOf(opened);
        await write(opened, plan);
        opened.faults.next(fault);
        const read = await opened.ledger.readBack({
          references: [plan.reference],
          ...period,
          kind: opened.rules.document.kind,
        });
        expect(read.isErr() || read.value.length === 1).toBe(true);
      },
    },
  ]),
];
