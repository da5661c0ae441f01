import { type BookedDocument, type Money, money, type Problem, parseMoney, problem, sum } from "@boekbrug/core";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { err, ok, Result } from "neverthrow";
import * as z from "zod";

/** One line of a document, with what identifies the document. */
const rowSchema = z.object({
  entry: z.string().min(1),
  reference: z.string(),
  number: z.string(),
  date: z.iso.date(),
  description: z.string(),
  customer: z.string(),
  vatNumber: z.string(),
  account: z.string(),
  vatCode: z.string(),
  text: z.string(),
  net: z.string(),
  vat: z.string(),
});

export type Row = z.infer<typeof rowSchema>;

const columns = Object.keys(rowSchema.shape);

const malformed = (detail: string): Problem => problem("ledger.malformed", "ledger", { detail });

/** The rows of a file. A file that cannot be read whole is a problem, never an empty one: else everything would be booked again. */
export function readRows(text: string): Result<readonly Row[], Problem> {
  return Result.fromThrowable(
    (): unknown => parse(text, { columns: true, bom: true, skip_empty_lines: true }),
    () => malformed("no CSV"),
  )().andThen((rows) => {
    const read = z.array(rowSchema).safeParse(rows);
    return read.success ? ok(read.data) : err(malformed(z.prettifyError(read.error)));
  });
}

export const writeRows = (rows: readonly Row[]): string => stringify([...rows], { header: true, columns });

/** A document in the file: the rows with one entry number. */
export interface CsvDocument extends BookedDocument {
  readonly vat: Money;
  readonly texts: readonly string[];
}

export function documentsIn(text: string): Result<readonly CsvDocument[], Problem> {
  return readRows(text).andThen((rows) =>
    Result.combine([...Map.groupBy(rows, ({ entry }) => entry).entries()].map(([id, lines]) => documentOf(id, lines))),
  );
}

/** The document that these lines make. */
export function documentOf(id: string, lines: readonly Row[]): Result<CsvDocument, Problem> {
  const totalOf = (column: "net" | "vat"): Result<Money, Problem> =>
    Result.combine(lines.map((line) => parseMoney(line[column], "EUR", column))).map((each) => sum(each, "EUR"));
  const [first] = lines;
  if (first === undefined) return err(malformed(id));
  const { reference, number, date, description } = first;
  return Result.combine([totalOf("net"), totalOf("vat")]).map(([net, vat]) => ({
    id,
    reference,
    number,
    date,
    gross: money((net?.minor ?? 0) + (vat?.minor ?? 0), "EUR"),
    vat: vat ?? money(0, "EUR"),
    texts: [number, description],
  }));
}
