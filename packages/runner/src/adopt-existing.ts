import {
  type BookedDocument,
  equal,
  type Failure,
  type InvoicePlan,
  type Problem,
  possibleNumbers,
  problem,
  type StepOutcome,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type BatchContext, book, hasBegun, holdWritten, mayFinish, recordPlan, type Work } from "./batch.ts";
import { momentOf } from "./connection.ts";
import { documentStepsOf, type FoundDocuments, type FoundPart, foundDocuments } from "./found-documents.ts";
import { sparingOthers } from "./unexpected.ts";
import { verifyTotals } from "./verify-document.ts";

/**
 * Asks the ledger in bulk which references it holds, so that a store that is new, deleted or restored never leads to a second document. What is found is adopted when
 * the totals agree, and held when they do not; what is not found is returned, to be written. Orders whose documents may all be under way are left to the executor, which looks
 * up by itself.
 */
export async function adoptExisting(context: BatchContext, work: readonly Work[]): Promise<Result<Work[], Failure>> {
  const asked = await notBegun(context, work);
  if (asked.isErr()) return err(asked.error);
  const found = await readBack(context, asked.value);
  if (found.isErr()) return err(found.error);
  const toWrite: Work[] = [];
  for (const each of work) {
    const documents = foundDocuments(each.prepared.steps, found.value);
    if (documents.kind === "none") {
      toWrite.push(each);
      continue;
    }
    const adopted = await sparingOthers(context, each.record, () => adopt(context, each, documents));
    if (adopted.isErr()) return err(adopted.error);
    if (adopted.value === "unfinished") toWrite.push(each);
  }
  return ok(toWrite);
}

/** Orders with a document that this store knows nothing of: where it is an older copy, that may be there all the same, also when an earlier step was begun. */
async function notBegun({ host, connection }: BatchContext, work: readonly Work[]): Promise<Result<Work[], Failure>> {
  const left: Work[] = [];
  for (const each of work) {
    const journal = hasBegun(each.record) ? await host.store.steps(connection.key, each.record.orderId) : ok([]);
    if (journal.isErr()) return err(journal.error);
    const begun = new Set(journal.value.filter(({ state }) => state !== "refused").map(({ step }) => step));
    if (documentStepsOf(each.prepared.steps).some(({ key }) => !begun.has(key))) left.push(each);
  }
  return ok(left);
}

/** The ledger's documents of these orders, by reference. */
export async function readBack(
  { connection }: BatchContext,
  work: readonly Pick<Work, "prepared">[],
): Promise<Result<Map<string, BookedDocument[]>, Failure>> {
  const dates = work.map(({ prepared }) => prepared.plan.date).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  if (from === undefined || to === undefined) return ok(new Map());
  const references = work.flatMap(({ prepared }) => documentStepsOf(prepared.steps).map(({ reference }) => reference));
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
  work: Work,
  found: Exclude<FoundDocuments, { kind: "none" }>,
): Promise<Result<"settled" | "unfinished", Failure>> {
  const { record, prepared } = work;
  const { plan, steps } = prepared;
  const settled = (result: Result<unknown, Failure>) => result.map(() => "settled" as const);
  if (found.kind === "ambiguous") {
    const { count, reference } = found;
    return settled(
      await holdWritten(context, record, problem("ledger.reference-ambiguous", "document", { count, reference })),
    );
  }
  if (found.kind === "part") {
    const difference = found.parts.map(differenceIn).find((each) => each !== undefined);
    if (difference !== undefined) return settled(await holdWritten(context, record, difference));
    return takeOver(context, { prepared }, found.parts);
  }
  const difference = verifyTotals(plan, found.document);
  const isUnfinished = found.document.unfinished === true && steps.some(({ kind }) => kind === "finish");
  if (isUnfinished && mayFinish(work, context.connection.rules) && difference === undefined)
    return takeOver(context, { prepared }, found.parts);
  const adopted = await adoptDocument(context, { prepared }, found.document);
  if (adopted.isErr()) return err(adopted.error);
  return settled(difference === undefined ? ok(undefined) : await holdWritten(context, record, difference));
}

const differenceIn = ({ step, document }: FoundPart): Problem | undefined =>
  step.expected === null ? undefined : verifyTotals({ totals: step.expected }, document);

/** A person may have mended it since. */
const isAsNoted = (outcome: StepOutcome | null, { gross, vat }: BookedDocument): boolean =>
  outcome?.totals == null ||
  (equal(outcome.totals.gross, gross) &&
    (outcome.totals.vat === null || vat === null || equal(outcome.totals.vat, vat)));

/** Notes documents that were found as written, so that the executor goes on with what is left. */
async function takeOver(
  context: BatchContext,
  { prepared }: Pick<Work, "prepared">,
  parts: readonly FoundPart[],
): Promise<Result<"unfinished", Failure>> {
  const { host, connection } = context;
  const { orderId } = prepared.plan;
  const known = await host.store.steps(connection.key, orderId);
  if (known.isErr()) return err(known.error);
  const isKnown = ({ step: { key }, document }: FoundPart) =>
    known.value.some(({ step, state, outcome }) => step === key && state === "done" && isAsNoted(outcome, document));
  const unknown = parts.filter((part) => !isKnown(part));
  if (unknown.length === 0) return ok("unfinished");
  const planned = await recordPlan(context, prepared);
  if (planned.isErr()) return err(planned.error);
  for (const { step, document } of unknown) {
    const before = known.value.find((each) => each.step === step.key)?.outcome;
    const outcome = { ...before, ...outcomeOf(document) };
    const noted = await host.store.recordOutcome(momentOf(host, connection, orderId), step.key, outcome);
    if (noted.isErr()) return err(noted.error);
  }
  return ok("unfinished");
}

/**
 * Books an order on a document that is there already. False, and nothing booked, where its totals are not the plan's. `payment` is null where somebody else sees to it.
 */
export async function adoptDocument(
  context: BatchContext,
  { prepared }: Pick<Work, "prepared">,
  document: BookedDocument,
  payment?: null,
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
