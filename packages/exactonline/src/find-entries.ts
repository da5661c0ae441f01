import {
  addDays,
  type BookedDocument,
  type CalendarDate,
  type Failure,
  type ListedDocument,
  type ReadBackQuery,
} from "@boekbrug/core";
import { err, ok, Result, ResultAsync } from "neverthrow";
import type { ExactOnlineClient } from "./client/exactonline-client.ts";
import { anyOf, dateWithin } from "./client/odata.ts";
import { type ListedEntryRow, listedEntryRow, type SalesEntryRow, salesEntryRow } from "./client/rows.ts";
import { documentOf } from "./from-exactonline.ts";
import { referenceIn, yourRefFilter } from "./your-ref.ts";

const resource = "salesentry/SalesEntries";
const mostInOneFilter = 40;
const longestAddress = 1_900;

/** Finds entries by their reference, by the best filter that this administration allows. */
export interface EntryFinder {
  /** Every entry of a period, whoever made it. */
  within(from: CalendarDate, to: CalendarDate): ResultAsync<ListedDocument[], Failure>;
  find(query: ReadBackQuery): ResultAsync<BookedDocument[], Failure>;
}

/**
 * Which filters work is not documented: each kind is tried once, from cheap to dear, and what was refused is not asked again. Whatever the filter, the
 * references are compared here.
 */
export function createEntryFinder(client: ExactOnlineClient): EntryFinder {
  const works = { reference: true, or: true, date: true };

  const read = (filter: string | undefined) => client.list(resource, salesEntryRow, { filter });

  const readListed = (filter: string | undefined) => client.list(resource, listedEntryRow, { filter });

  /** By reference, in as few calls as fit; undefined where that is refused. */
  const byReference = async (references: readonly string[]): Promise<Result<SalesEntryRow[], Failure> | undefined> => {
    const rows: SalesEntryRow[] = [];
    for (const chunk of chunksOf(references, client)) {
      const several = chunk.length > 1;
      if (!works.reference || (several && !works.or)) return undefined;
      const found = await read(anyOf(chunk.map((reference) => yourRefFilter(reference))));
      if (found.isOk()) rows.push(...found.value);
      else if (!isRefused(found.error)) return err(found.error);
      else works[several ? "or" : "reference"] = false;
      if (found.isErr()) return undefined;
    }
    return ok(rows);
  };

  /** Everything in a period, or everything there is where even that filter is refused. */
  const byDate = async <Row>(
    from: CalendarDate,
    to: CalendarDate,
    list: (filter: string | undefined) => ResultAsync<Row[], Failure>,
  ): Promise<Result<Row[], Failure>> => {
    if (works.date) {
      const found = await list(dateWithin("EntryDate", from, to));
      if (found.isOk() || !isRefused(found.error)) return found;
      works.date = false;
    }
    return list(undefined);
  };

  const find = async ({ references, from, to }: ReadBackQuery): Promise<Result<BookedDocument[], Failure>> => {
    if (references.length === 0) return ok([]);
    const wanted = new Set(references);
    const rows = (await byReference([...wanted])) ?? (await byDate(from, to, read));
    return rows.andThen((all) =>
      Result.combine(all.filter(({ YourRef }) => YourRef !== null && wanted.has(referenceIn(YourRef))).map(documentOf)),
    );
  };

  const within = async (from: CalendarDate, to: CalendarDate): Promise<Result<ListedDocument[], Failure>> =>
    (await byDate(from, to, readListed))
      .andThen((rows) =>
        Result.combine(rows.map((row) => documentOf(row).map((found) => ({ ...found, texts: textsOf(row) })))),
      )
      .map((all) => all.filter(({ date }) => from <= date && date <= to));

  return { within: (from, to) => new ResultAsync(within(from, to)), find: (query) => new ResultAsync(find(query)) };
}

const textsOf = ({ Description, PaymentReference }: ListedEntryRow): string[] =>
  [Description, PaymentReference].filter((text) => text !== null);

/** A read that Exact has answered with a refusal: of the filter, since nothing else in it can be refused. */
const isRefused = ({ problem }: Failure): boolean => problem.code === "ledger.refused";

/** As many references to a call as the address may hold. */
function chunksOf(references: readonly string[], client: ExactOnlineClient): string[][] {
  const chunks: string[][] = [];
  let chunk: string[] = [];
  for (const reference of references) {
    const longer = [...chunk, reference];
    const filter = anyOf(longer.map((each) => yourRefFilter(each)));
    const fits =
      longer.length <= mostInOneFilter && client.addressLength(resource, salesEntryRow, filter) <= longestAddress;
    if (!fits && chunk.length > 0) chunks.push(chunk);
    chunk = fits ? longer : [reference];
  }
  return chunk.length === 0 ? chunks : [...chunks, chunk];
}

/** A day on either side of the entry's own. */
export const around = (date: CalendarDate): { readonly from: CalendarDate; readonly to: CalendarDate } => ({
  from: addDays(date, -1),
  to: addDays(date, 1),
});
