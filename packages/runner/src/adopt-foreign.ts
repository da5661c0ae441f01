import {
  addDays,
  type CalendarDate,
  decimalText,
  type Failure,
  type Instant,
  type ListedDocument,
  type OrderRecord,
  problem,
  recognisableTexts,
} from "@boekbrug/core";
import { err, ok, okAsync, type Result } from "neverthrow";
import { adoptDocument } from "./adopt-existing.ts";
import { type BatchContext, hasBegun, hold, type Work } from "./batch.ts";
import type { Connection } from "./connection.ts";
import { sparingOthers } from "./unexpected.ts";

/** Somebody else may have dated the document by invoice or payment: so many days on either side of the order's own date are searched. */
const searchedDays = 31;

/** The administration's documents of any origin, read once a run, and only the days that are asked for. */
export class ForeignDocuments {
  readonly #connection: Connection;
  readonly #connectedAt: Instant;
  readonly #byText = new Map<string, ListedDocument[]>();
  #read: { readonly from: CalendarDate; readonly to: CalendarDate } | null = null;
  /** Documents that an order of this run was given. */
  readonly taken = new Set<string>();

  /** `connectedAt`: the first moment that this store knew the connection; only older orders may have been booked by others. */
  constructor(connection: Connection, connectedAt: Instant) {
    this.#connection = connection;
    this.#connectedAt = connectedAt;
  }

  mayHold({ placedAt }: Pick<OrderRecord, "placedAt">): boolean {
    return this.#connection.ledger.documents !== undefined && Date.parse(placedAt) < Date.parse(this.#connectedAt);
  }

  /** Sees to it that the documents dated from `from` to `to` are read. */
  async read(from: CalendarDate, to: CalendarDate): Promise<Result<void, Failure>> {
    const known = this.#read;
    const missing =
      known === null
        ? [{ from, to }]
        : [
            ...(from < known.from ? [{ from, to: addDays(known.from, -1) }] : []),
            ...(to > known.to ? [{ from: addDays(known.to, 1), to }] : []),
          ];
    for (const period of missing) {
      const listed = await (this.#connection.ledger.documents?.(period) ?? okAsync([]));
      if (listed.isErr()) return err(listed.error);
      for (const document of listed.value) this.#add(document);
    }
    this.#read = { from: [from, known?.from ?? from].sort()[0] ?? from, to: [to, known?.to ?? to].sort().at(-1) ?? to };
    return ok(undefined);
  }

  #add(document: ListedDocument): void {
    for (const text of recognisableTexts(document)) {
      this.#byText.set(text, [...(this.#byText.get(text) ?? []), document]);
    }
  }

  /** The documents that go by one of these references, each once. */
  by(references: readonly string[]): readonly ListedDocument[] {
    const found = references.flatMap((text) => this.#byText.get(text) ?? []);
    return [...new Map(found.map((document) => [document.id, document])).values()];
  }
}

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
    const adopted = await adoptDocument(context, work, only);
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
