import { addDays, decimalText, type Failure, type ListedDocument, problem } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { adoptDocument } from "./adopt-existing.ts";
import { type BatchContext, hasBegun, hold, type Work } from "./batch.ts";
import { sparingOthers } from "./unexpected.ts";

/** Somebody else may have dated the document by invoice or payment: so many days on either side of the order's own date are searched. */
const searchedDays = 31;

/**
 * Looks whether somebody else (another connector, a person) booked orders that were placed before this store knew the connection. A document that goes by one of the references in the
 * settings is adopted when it is the only one and its totals agree; otherwise the order is held as possibly booked. What is left is returned, to be written.
 */
export async function adoptForeign(context: BatchContext, work: readonly Work[]): Promise<Result<Work[], Failure>> {
  const older = work.filter((each) => mayBeForeign(context, each));
  const dates = older.map(({ prepared }) => prepared.plan.date).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return ok([...work]);
  const listed = await context.foreign.read(addDays(first, -searchedDays), addDays(last, searchedDays));
  if (listed.isErr()) return err(listed.error);
  const toWrite: Work[] = [];
  for (const each of work) {
    const found = older.includes(each) ? context.foreign.by(each.prepared.foreignReferences) : [];
    if (found.length === 0) {
      toWrite.push(each);
      continue;
    }
    const settled = await sparingOthers(context, each.record, () => settle(context, each, found));
    if (settled.isErr()) return err(settled.error);
  }
  return ok(toWrite);
}

const mayBeForeign = ({ foreign }: BatchContext, { record, prepared }: Work): boolean =>
  prepared.foreignReferences.length > 0 && foreign.mayHold(record) && !hasBegun(record);

async function settle(
  context: BatchContext,
  work: Work,
  found: readonly ListedDocument[],
): Promise<Result<void, Failure>> {
  const [only] = found;
  if (only !== undefined && found.length === 1 && !context.foreign.taken.has(only.id)) {
    // Who booked it sees to its payment, too.
    const adopted = await adoptDocument(context, work, only, null);
    if (adopted.isErr()) return err(adopted.error);
    if (adopted.value) {
      context.foreign.taken.add(only.id);
      return ok(undefined);
    }
  }
  const { totals } = work.prepared.plan;
  const possibly = problem("ledger.possibly-booked", "document", {
    documents: found.map(({ number, reference, id }) => number ?? (reference || id)).join(", "),
    booked: found.map(({ gross }) => decimalText(gross)).join(", "),
    planned: decimalText(totals.gross),
  });
  return hold(context, work.record, possibly);
}
