import type { RecordChanges, WriteStep } from "@boekbrug/core";
import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { LedgerCheck, OpenedLedger } from "./opened-ledger.ts";
import { planOf, stepsOf, write } from "./writing.ts";

const without = ({ ledger }: OpenedLedger): string | undefined =>
  ledger.feeds?.customer === undefined ? "customers are not told of in bulk here" : undefined;

async function changesOf({ ledger }: OpenedLedger, since: string | null): Promise<RecordChanges> {
  const feed = ledger.feeds?.customer ?? expect.fail("no feed of customers");
  return (await valueFrom(feed.changes(since))) ?? expect.fail("the feed does not tell");
}

/** Writes an order and gives the customer's record: the ledger's id and the identity of its step. */
async function customerOf(opened: OpenedLedger, id: string, email: string) {
  const plan = planOf(opened, { id, customer: { ...planOf(opened).customer, email, id } });
  await write(opened, plan);
  const step = customerStep(await stepsOf(opened, plan));
  const found = await valueFrom(opened.ledger.lookup(step));
  return { id: found?.id ?? expect.fail("no customer"), identity: step.identity ?? expect.fail("no identity") };
}

const customerStep = (steps: readonly WriteStep[]): WriteStep =>
  steps.find(({ kind }) => kind === "customer") ?? expect.fail("no customer step");

const told = ({ records }: RecordChanges, id: string) => records.findLast((record) => record.id === id)?.identities;

/** What exists is known in bulk, and stays right. */
export const feedChecks: readonly LedgerCheck[] = [
  {
    name: "tells of every customer, by the identity of his step",
    without,
    run: async (opened) => {
      const anna = await customerOf(opened, "1", "anna@shop.example");
      const bram = await customerOf(opened, "2", "bram@shop.example");
      const changes = await changesOf(opened, null);
      expect(told(changes, anna.id)).toContain(anna.identity);
      expect(told(changes, bram.id)).toContain(bram.identity);
      expect(told(changes, bram.id)).not.toContain(anna.identity);
    },
  },
  {
    name: "tells of a customer that was added after a position",
    without,
    run: async (opened) => {
      await customerOf(opened, "1", "anna@shop.example");
      await opened.settle?.();
      const { position } = await changesOf(opened, null);
      const bram = await customerOf(opened, "2", "bram@shop.example");
      const changes = await changesOf(opened, position);
      expect(told(changes, bram.id)).toContain(bram.identity);
      expect((await changesOf(opened, changes.position)).records.length).toBeLessThanOrEqual(1);
    },
  },
  {
    name: "tells that a customer is not to be used any more",
    without: (opened) =>
      without(opened) ?? (opened.blockByHand === undefined ? "customers cannot be blocked by hand here" : undefined),
    run: async (opened) => {
      const anna = await customerOf(opened, "1", "anna@shop.example");
      const { position } = await changesOf(opened, null);
      await opened.blockByHand?.(anna.id);
      expect(told(await changesOf(opened, position), anna.id)).toEqual([]);
      expect(told(await changesOf(opened, null), anna.id)).toEqual([]);
    },
  },
  {
    name: "begins with everything where there was nothing",
    without,
    run: async (opened) => {
      const { position, records } = await changesOf(opened, null);
      expect(records).toEqual([]);
      const anna = await customerOf(opened, "1", "anna@shop.example");
      expect(told(await changesOf(opened, position), anna.id)).toContain(anna.identity);
    },
  },
];
