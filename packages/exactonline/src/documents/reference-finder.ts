import type { CalendarDate, Failure } from "@boekbrug/core";
import { err, ok, Result, ResultAsync } from "neverthrow";
import type * as z from "zod";
import type { ExactOnlineClient } from "../client/exactonline-client.ts";
import { anyOf } from "../client/odata.ts";
import type { FoundDocument } from "./found-document.ts";
import { yourRefFilter } from "./your-ref.ts";

const mostInOneFilter = 40;
const longestAddress = 1_900;

/** Where documents of a kind are read, and how. */
export interface DocumentSource<Row extends z.ZodObject> {
  readonly resource: string;
  /** The same in pages of a thousand rows, where there is one. */
  readonly bulk: string | null;
  readonly row: Row;
  /** A filter that holds at least every document of the period. */
  within(from: CalendarDate, to: CalendarDate): string;
  read(row: z.infer<Row>): Result<FoundDocument, Failure>;
}

/** Finds documents of one kind, by the best filter that this administration allows. */
export interface ReferenceFinder {
  find(query: {
    readonly references: readonly string[];
    readonly from: CalendarDate;
    readonly to: CalendarDate;
  }): ResultAsync<FoundDocument[], Failure>;
  /** Every document of a period, whoever made it; some of other days may be among them. */
  within(from: CalendarDate, to: CalendarDate): ResultAsync<FoundDocument[], Failure>;
}

/**
 * Which filters work is not documented: each kind is tried once, from cheap to dear, and what was refused is not asked again. Whatever the filter, the
 * references are compared here.
 */
export function createReferenceFinder<Row extends z.ZodObject>(
  client: ExactOnlineClient,
  source: DocumentSource<Row>,
): ReferenceFinder {
  const works = { reference: true, or: true, date: true };
  const { resource, row } = source;

  const read = (filter: string | undefined, from = resource): ResultAsync<FoundDocument[], Failure> =>
    client.list(from, row, { filter }).andThen((rows) => Result.combine(rows.map((each) => source.read(each))));

  /** By reference, in as few calls as fit; undefined where that is refused. */
  const byReference = async (references: readonly string[]): Promise<Result<FoundDocument[], Failure> | undefined> => {
    const documents: FoundDocument[] = [];
    for (const chunk of chunksOf(references, client, source)) {
      const several = chunk.length > 1;
      if (!works.reference || (several && !works.or)) return undefined;
      const found = await read(anyOf(chunk.map((reference) => yourRefFilter(reference))));
      if (found.isOk()) documents.push(...found.value);
      else if (!isRefused(found.error)) return err(found.error);
      else works[several ? "or" : "reference"] = false;
      if (found.isErr()) return undefined;
    }
    return ok(documents);
  };

  /** Everything in a period, or everything there is where even that filter is refused. */
  const byDate = async (from: CalendarDate, to: CalendarDate): Promise<Result<FoundDocument[], Failure>> => {
    if (works.date) {
      const found = await read(source.within(from, to), source.bulk ?? resource);
      if (found.isOk() || !isRefused(found.error)) return found;
      works.date = false;
    }
    return read(undefined);
  };

  const find = async ({
    references,
    from,
    to,
  }: Parameters<ReferenceFinder["find"]>[0]): Promise<Result<FoundDocument[], Failure>> => {
    if (references.length === 0) return ok([]);
    const wanted = new Set(references);
    const found = (await byReference([...wanted])) ?? (await byDate(from, to));
    return found.map((all) => all.filter(({ reference }) => wanted.has(reference)));
  };

  return { within: (from, to) => new ResultAsync(byDate(from, to)), find: (query) => new ResultAsync(find(query)) };
}

/** A read that Exact has answered with a refusal: of the filter, since nothing else in it can be refused. */
const isRefused = ({ problem }: Failure): boolean => problem.code === "ledger.refused";

/** As many references to a call as the address may hold. */
function chunksOf<Row extends z.ZodObject>(
  references: readonly string[],
  client: ExactOnlineClient,
  { resource, row }: DocumentSource<Row>,
): string[][] {
  const chunks: string[][] = [];
  let chunk: string[] = [];
  for (const reference of references) {
    const longer = [...chunk, reference];
    const filter = anyOf(longer.map((each) => yourRefFilter(each)));
    const fits = longer.length <= mostInOneFilter && client.addressLength(resource, row, filter) <= longestAddress;
    if (!fits && chunk.length > 0) chunks.push(chunk);
    chunk = fits ? longer : [reference];
  }
  return chunk.length === 0 ? chunks : [...chunks, chunk];
}
