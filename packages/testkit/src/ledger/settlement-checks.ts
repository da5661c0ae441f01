import type {
  Failure,
  InvoicePlan,
  LedgerSettlements,
  Money,
  OpenPart,
  PaidDocument,
  SettlementWrite,
} from "@boekbrug/core";
import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import { type LedgerCheck, type LedgerFault, ledgerFaults, type OpenedLedger } from "./opened-ledger.ts";
import { planOf, surelyNotDone, write } from "./writing.ts";

const without = ({ ledger }: OpenedLedger): string | undefined =>
  ledger.settlements === undefined ? "payments are not registered after the booking here" : undefined;

const withoutHands = (opened: OpenedLedger): string | undefined =>
  without(opened) ?? (opened.payByHand === undefined ? "payments cannot be entered by hand here" : undefined);

const facetOf = ({ ledger }: OpenedLedger): LedgerSettlements =>
  ledger.settlements ?? expect.fail("no settlements here");

const unpaid = { payment: { state: "unpaid", methodId: "ideal", method: "iDEAL" } } as const;

const euro = (minor: number): Money => ({ minor, currency: "EUR" });

/** Books an order that is not paid, and gives its document as one that is paid two days later. */
async function bookedUnpaid(opened: OpenedLedger, id: string): Promise<PaidDocument> {
  const plan = planOf(opened, { id, ...unpaid });
  expect(facetOf(opened).way(plan)).toBe("afterwards");
  return paidDocument(plan, await write(opened, plan));
}

const paidDocument = (
  { reference, number, date, totals, paymentMethodId }: InvoicePlan,
  document: PaidDocument["document"],
): PaidDocument => ({
  reference,
  document,
  number,
  date,
  gross: totals.gross,
  paidOn: "2026-03-18",
  methodId: paymentMethodId,
  parts: [{ id: document.id, amount: totals.gross }],
});

async function writesOf(opened: OpenedLedger, documents: readonly PaidDocument[]): Promise<readonly SettlementWrite[]> {
  const snapshot = await valueFrom(opened.ledger.snapshot(opened.rules));
  const { writes, problems } = facetOf(opened).compose(documents, opened.rules, snapshot);
  expect([...problems]).toEqual([]);
  return writes;
}

async function oneWrite(opened: OpenedLedger, documents: readonly PaidDocument[]): Promise<SettlementWrite> {
  const [first, ...others] = await writesOf(opened, documents);
  expect(others).toEqual([]);
  return first ?? expect.fail("nothing is paid");
}

const minorOf = (parts: readonly OpenPart[]): number => parts.reduce((sum, { amount }) => sum + amount.minor, 0);

const openOf = async (opened: OpenedLedger, documents: readonly PaidDocument[]) =>
  Object.fromEntries(
    [...(await valueFrom(facetOf(opened).open(documents)))].map(([reference, parts]) => [reference, minorOf(parts)]),
  );

async function sendInto(opened: OpenedLedger, fault: LedgerFault, write: SettlementWrite): Promise<Failure | null> {
  opened.faults.next(fault);
  const sent = await opened.ledger.send(write.step);
  await opened.settle?.();
  if (sent.isErr()) return sent.error;
  return surelyNotDone.includes(fault) ? null : expect.fail(`the fault ${fault} has not reached the caller`);
}

/** Payments that are registered after the booking. */
export const settlementChecks: readonly LedgerCheck[] = [
  {
    name: "tells in bulk what is open of unpaid documents, and nothing of one that is not there",
    without,
    run: async (opened) => {
      const [first, second] = [await bookedUnpaid(opened, "1"), await bookedUnpaid(opened, "2")];
      const missing = { ...second, reference: "shop-3", document: { ...second.document, id: "987654321" } };
      expect(await openOf(opened, [first, second, missing])).toEqual({
        [first.reference]: first.gross.minor,
        [second.reference]: second.gross.minor,
      });
    },
  },
  {
    name: "has nothing to pay where nothing is owed",
    without,
    run: async (opened) => {
      const plan = planOf(opened, { id: "1", ...unpaid });
      const nothing = { ...plan, totals: { net: euro(0), vat: euro(0), gross: euro(0) } };
      expect(facetOf(opened).way(nothing)).toBe("none");
    },
  },
  {
    name: "composes purely: every document in one write, none too large, the same reference each time",
    without,
    run: async (opened) => {
      const documents: PaidDocument[] = [];
      for (const id of ["1", "2", "3", "4", "5"]) documents.push(await bookedUnpaid(opened, id));
      const writes = await writesOf(opened, documents);
      expect(writes).toEqual(await writesOf(opened, documents));
      expect(writes.flatMap(({ pays }) => pays).sort()).toEqual(documents.map(({ reference }) => reference));
      for (const { pays } of writes) expect(pays.length).toBeLessThanOrEqual(facetOf(opened).batchSize);
      const references = writes.map(({ step }) => step.reference);
      expect(new Set(references).size).toBe(writes.length);
      expect(writes.map(({ step }) => step.kind)).toEqual(writes.map(() => "settlement"));
      expect(await openOf(opened, documents)).toMatchObject({ "shop-1": documents[0]?.gross.minor });
    },
  },
  {
    name: "pays what a write names and nothing else, so that nothing is open of it",
    without,
    run: async (opened) => {
      const documents: PaidDocument[] = [];
      for (const id of ["1", "2", "3"]) documents.push(await bookedUnpaid(opened, id));
      const untouched = await bookedUnpaid(opened, "4");
      for (const { step } of await writesOf(opened, documents)) await valueFrom(opened.ledger.send(step));
      expect(await openOf(opened, [...documents, untouched])).toEqual({
        ...Object.fromEntries(documents.map(({ reference }) => [reference, 0])),
        [untouched.reference]: untouched.gross.minor,
      });
    },
  },
  {
    name: "finds a settlement that was sent, and no neighbour's",
    without,
    run: async (opened) => {
      const [first, other] = [await bookedUnpaid(opened, "10"), await bookedUnpaid(opened, "1")];
      const { step } = await oneWrite(opened, [first]);
      await valueFrom(opened.ledger.send((await oneWrite(opened, [other])).step));
      expect(await valueFrom(opened.ledger.lookup(step))).toBeNull();
      await valueFrom(opened.ledger.send(step));
      expect(await valueFrom(opened.ledger.lookup(step))).not.toBeNull();
    },
  },
  {
    name: "tells what is left when a person has entered part of a payment, and nothing when all of it",
    without: withoutHands,
    run: async (opened) => {
      const [part, whole] = [await bookedUnpaid(opened, "1"), await bookedUnpaid(opened, "2")];
      await opened.payByHand?.(part.reference, euro(100));
      await opened.payByHand?.(whole.reference, whole.gross);
      expect(await openOf(opened, [part, whole])).toEqual({
        [part.reference]: part.gross.minor - 100,
        [whole.reference]: 0,
      });
    },
  },
  ...ledgerFaults.flatMap((fault): LedgerCheck[] => [
    {
      name: `pays once, whatever happens to the answer of a settlement, and its look-up tells which it is (${fault})`,
      without,
      run: async (opened) => {
        const document = await bookedUnpaid(opened, "1");
        const write = await oneWrite(opened, [document]);
        const failure = await sendInto(opened, fault, write);
        const open = (await openOf(opened, [document]))[document.reference];
        expect([0, document.gross.minor]).toContain(open);
        if (failure === null) expect(open).toBe(0);
        else if (failure.outcome === "not-done") expect(open).toBe(document.gross.minor);
        const found = await valueFrom(opened.ledger.lookup(write.step));
        expect(found !== null).toBe(open === 0);
        if (found === null) await valueFrom(opened.ledger.send(write.step));
        expect(await openOf(opened, [document])).toEqual({ [document.reference]: 0 });
      },
    },
    {
      name: `never takes a failed reading of open amounts for documents that are paid or not there (${fault})`,
      without,
      run: async (opened) => {
        const document = await bookedUnpaid(opened, "1");
        opened.faults.next(fault);
        const read = await facetOf(opened).open([document]);
        expect(read.isErr() || minorOf(read.value.get(document.reference) ?? []) === document.gross.minor).toBe(true);
      },
    },
  ]),
];
