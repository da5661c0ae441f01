import {
  type BookedDocument,
  type Failure,
  type InvoicePlan,
  type OpenPayment,
  possibleNumbers,
  problem,
  type StepOutcome,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type BatchContext, book, holdWritten, recordPlan, type Work } from "./batch.ts";
import { momentOf } from "./connection.ts";
import { paidNow } from "./settle/payment-of-plan.ts";
import { sparingOthers } from "./unexpected.ts";
import { verifyTotals } from "./verify-document.ts";

/**
 * Asks the ledger in bulk which references it holds, so that a store that is new, deleted or restored never leads to a second document. What is found is adopted when
 * the totals agree, and held when they do not; what is not found is returned, to be written. Orders whose document may be under way are left to the executor, which looks
 * up by itself.
 */
export async function adoptExisting(context: BatchContext, work: readonly Work[]): Promise<Result<Work[], Failure>> {
  const found = await readBack(
    context,
    work.filter((each) => !documentHasBegun(each)),
  );
  if (found.isErr()) return err(found.error);
  const toWrite: Work[] = [];
  for (const each of work) {
    const documents = found.value.get(each.prepared.plan.reference) ?? [];
    if (documents.length === 0) {
      toWrite.push(each);
      continue;
    }
    const adopted = await sparingOthers(context, each.record, () => adopt(context, each, documents));
    if (adopted.isErr()) return err(adopted.error);
    if (adopted.value === "unfinished") toWrite.push(each);
  }
  return ok(toWrite);
}

/** As far as this store knows: an order that was begun with an earlier step may have its document all the same, where the store is an older copy. */
const documentHasBegun = ({ record: { fate }, prepared }: Work): boolean =>
  (fate.kind === "writing" || fate.kind === "in-doubt") &&
  prepared.steps.some(({ key, kind }) => key === fate.step && (kind === "document" || kind === "finish"));

/** The ledger's documents of these orders, by reference. */
export async function readBack(
  { connection }: BatchContext,
  work: readonly Pick<Work, "prepared">[],
): Promise<Result<Map<string, BookedDocument[]>, Failure>> {
  const dates = work.map(({ prepared }) => prepared.plan.date).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  if (from === undefined || to === undefined) return ok(new Map());
  const references = work.map(({ prepared }) => prepared.plan.reference);
  const numbers = work.flatMap(({ prepared }) => numbersOf(prepared.plan));
  const { kind } = connection.rules.document;
  const documents = await connection.ledger.readBack({ references, numbers, from, to, kind });
  return documents.map((found) => Map.groupBy(found, ({ reference }) => reference));
}

const numbersOf = ({ number, orderNumber, date, sources }: InvoicePlan): string[] => [
  number,
  ...possibleNumbers({ number: orderNumber, invoiceNumber: sources["order.invoiceNumber"] ?? null, date }),
];

async function adopt(
  context: BatchContext,
  { record, prepared, notDue }: Work,
  documents: readonly BookedDocument[],
): Promise<Result<"settled" | "unfinished", Failure>> {
  const { plan, steps } = prepared;
  const [document] = documents;
  const count = documents.length;
  const settled = (result: Result<unknown, Failure>) => result.map(() => "settled" as const);
  if (document === undefined || count > 1) {
    const found = problem("ledger.reference-ambiguous", "document", { count, reference: plan.reference });
    return settled(await holdWritten(context, record, found));
  }
  const difference = verifyTotals(plan, document);
  const toFinish = document.unfinished === true && notDue === null && steps.some(({ kind }) => kind === "finish");
  if (toFinish && difference === undefined) return takeOver(context, { prepared }, document);
  const adopted = await adoptDocument(context, { prepared }, document, leftToPay(context, plan, document));
  if (adopted.isErr()) return err(adopted.error);
  return settled(difference === undefined ? ok(undefined) : await holdWritten(context, record, difference));
}

/** Where the booking itself would pay the document and does not come to that, the payment is registered like that of any other booked order. */
function leftToPay(
  { host, connection }: BatchContext,
  plan: InvoicePlan,
  { unfinished }: BookedDocument,
): OpenPayment | undefined {
  const isLeft = unfinished === true && connection.ledger.settlements?.way(plan) === "with-booking";
  return isLeft ? { methodId: plan.paymentMethodId, paid: paidNow(host, plan.date) } : undefined;
}

/** Notes a document that was found as written, so that the executor goes on with what is left. */
async function takeOver(
  context: BatchContext,
  { prepared }: Pick<Work, "prepared">,
  document: BookedDocument,
): Promise<Result<"unfinished", Failure>> {
  const { host, connection } = context;
  const { plan, steps } = prepared;
  const step = steps.find(({ kind }) => kind === "document")?.key ?? "document";
  const known = await host.store.steps(connection.key, plan.orderId);
  if (known.isErr()) return err(known.error);
  if (known.value.some((each) => each.step === step && each.state === "done")) return ok("unfinished");
  const planned = await recordPlan(context, prepared);
  if (planned.isErr()) return err(planned.error);
  const noted = await host.store.recordOutcome(momentOf(host, connection, plan.orderId), step, outcomeOf(document));
  return noted.map(() => "unfinished" as const);
}

/**
 * Books an order on a document that is there already. False, and nothing booked, where its totals are not the plan's. A payment is given where it is another than the
 * plan's.
 */
export async function adoptDocument(
  context: BatchContext,
  { prepared }: Pick<Work, "prepared">,
  document: BookedDocument,
  payment?: OpenPayment | null,
): Promise<Result<boolean, Failure>> {
  const planned = await recordPlan(context, prepared, payment);
  if (planned.isErr()) return err(planned.error);
  if (verifyTotals(prepared.plan, document) !== undefined) return ok(false);
  return (await book(context, prepared.plan, outcomeOf(document), true)).map(() => true);
}

export const outcomeOf = ({ id, number, gross, vat }: BookedDocument): StepOutcome => ({
  id,
  number,
  totals: { gross, vat },
});
