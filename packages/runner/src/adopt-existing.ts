import { type BookedDocument, type Failure, problem, type StepOutcome } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type BatchContext, book, holdWritten, recordPlan, type Work } from "./batch.ts";
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
  }
  return ok(toWrite);
}

/** As far as this store knows: an order that was begun with another step may have its document all the same, where the store is an older copy. */
const documentHasBegun = ({ record: { fate }, prepared }: Work): boolean =>
  (fate.kind === "writing" || fate.kind === "in-doubt") &&
  prepared.steps.some(({ key, kind }) => key === fate.step && kind === "document");

/** The ledger's documents of these orders, by reference. */
export async function readBack(
  { connection }: BatchContext,
  work: readonly Work[],
): Promise<Result<Map<string, BookedDocument[]>, Failure>> {
  const dates = work.map(({ prepared }) => prepared.plan.date).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  if (from === undefined || to === undefined) return ok(new Map());
  const references = work.map(({ prepared }) => prepared.plan.reference);
  const documents = await connection.ledger.readBack({ references, from, to });
  return documents.map((found) => Map.groupBy(found, ({ reference }) => reference));
}

async function adopt(
  context: BatchContext,
  { record, prepared }: Work,
  documents: readonly BookedDocument[],
): Promise<Result<void, Failure>> {
  const { plan } = prepared;
  const [document] = documents;
  const count = documents.length;
  if (document === undefined || count > 1) {
    return holdWritten(
      context,
      record,
      problem("ledger.reference-ambiguous", "document", { count, reference: plan.reference }),
    );
  }
  const adopted = await adoptDocument(context, { prepared }, document);
  if (adopted.isErr()) return err(adopted.error);
  const difference = verifyTotals(plan, document);
  return difference === undefined ? ok(undefined) : holdWritten(context, record, difference);
}

/** Books an order on a document that is there already. False, and nothing booked, where its totals are not the plan's. */
export async function adoptDocument(
  context: BatchContext,
  { prepared }: Pick<Work, "prepared">,
  document: BookedDocument,
): Promise<Result<boolean, Failure>> {
  const planned = await recordPlan(context, prepared);
  if (planned.isErr()) return err(planned.error);
  if (verifyTotals(prepared.plan, document) !== undefined) return ok(false);
  return (await book(context, prepared.plan, outcomeOf(document), true)).map(() => true);
}

export const outcomeOf = ({ id, number, gross, vat }: BookedDocument): StepOutcome => ({
  id,
  number,
  totals: { gross, vat },
});
