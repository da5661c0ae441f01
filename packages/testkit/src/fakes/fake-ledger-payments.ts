import {
  documentIdsOf,
  type Failure,
  type LedgerSettlements,
  money,
  type OpenPart,
  type PaidDocument,
  type PayableDocument,
  type Problem,
  problem,
  type SettlementWrite,
  type WriteStep,
} from "@boekbrug/core";
import { err, ok, type Result, type ResultAsync } from "neverthrow";
import type { FakeBooks, FakePayment } from "./fake-ledger-books.ts";

type Read = <T>(work: () => Result<T, Failure>) => ResultAsync<T, Failure>;

/** Payments after the booking: those of one day and method together, so many at a time. */
export const fakeSettlements = (
  books: FakeBooks,
  read: Read,
  batchSize: number,
  collectHours: number,
): LedgerSettlements => ({
  batchSize,
  collectHours,
  takes: (methodId) => methodId !== "transfer",
  way: ({ totals }) => (totals.gross.minor > 0 ? "afterwards" : "none"),
  open: (documents) => read(() => ok(openAmounts(books, documents))),
  compose: (documents) => {
    const alike = Map.groupBy(documents, ({ paidOn, methodId }) => `${paidOn} ${methodId}`);
    return { writes: [...alike.values()].flatMap((each) => writesOf(each, batchSize)), problems: new Map() };
  },
});

const openOf = ({ payments, documents }: FakeBooks, id: string): number =>
  payments.reduce((open, { cents }) => open - (cents[id] ?? 0), documents.get(id)?.gross.minor ?? 0);

function openAmounts(
  books: FakeBooks,
  documents: readonly PayableDocument[],
): ReadonlyMap<string, readonly OpenPart[]> {
  const idsOf = ({ document }: PayableDocument) => documentIdsOf(document);
  const there = documents.filter((each) => idsOf(each).every((id) => books.documents.has(id)));
  const partsOf = (each: PayableDocument) => idsOf(each).map((id) => ({ id, amount: money(openOf(books, id), "EUR") }));
  return new Map(there.map((each) => [each.reference, partsOf(each)]));
}

function writesOf(documents: readonly PaidDocument[], batchSize: number): SettlementWrite[] {
  const writes: SettlementWrite[] = [];
  for (let from = 0; from < documents.length; from += batchSize) {
    const batch = documents.slice(from, from + batchSize);
    const [first] = batch;
    if (first !== undefined) writes.push({ step: stepOf(batch, first), pays: batch.map(({ reference }) => reference) });
  }
  return writes;
}

const stepOf = (batch: readonly PaidDocument[], { reference, paidOn }: PaidDocument): WriteStep => ({
  key: "settlement",
  kind: "settlement",
  title: { nl: "Betalingen", en: "Payments" },
  request: {
    method: "POST",
    path: "/payments",
    body: {
      reference,
      date: paidOn,
      cents: Object.fromEntries(batch.flatMap(({ parts }) => parts.map(({ id, amount }) => [id, amount.minor]))),
    },
  },
  dependsOn: [],
  lookup: "after-doubt",
  identity: null,
  reference,
  expected: null,
});

/** Enters a payment of any amount; refused where a document is not there. Gives its id. */
export function enterPayment(books: FakeBooks, body: Omit<FakePayment, "id">): Result<string, Problem> {
  const unknown = Object.keys(body.cents).find((id) => !books.documents.has(id));
  if (unknown !== undefined) return err(problem("ledger.refused", "payment", { detail: `no document ${unknown}` }));
  books.made += 1;
  const id = `payment-${books.made}`;
  books.payments.push({ id, reference: body.reference, date: body.date, cents: body.cents });
  return ok(id);
}
