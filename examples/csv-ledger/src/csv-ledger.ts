import {
  type Clock,
  calendarDateOf,
  type Failure,
  type Ledger,
  notDone,
  type Problem,
  problem,
  type StepOutcome,
  type WriteStep,
} from "@boekbrug/core";
import { err, ok, okAsync, type Result, type ResultAsync } from "neverthrow";
import * as z from "zod";
import type { BooksFile, Changed } from "./books-file.ts";
import { checkMapping } from "./mapping.ts";
import { type CsvDocument, documentOf, documentsIn, type Row, readRows, writeRows } from "./rows.ts";
import type { CsvSettings } from "./settings.ts";
import { toDocument } from "./to-document.ts";

export interface CsvLedgerOptions {
  readonly file: BooksFile;
  readonly clock: Clock;
}

/** A bookkeeping that is a CSV file with a row for each line, to be read into another program. */
export function createCsvLedger(settings: CsvSettings, { file, clock }: CsvLedgerOptions): Ledger<CsvSettings> {
  const documents = () => file.read().andThen((text) => documentsIn(text).mapErr((found) => notDone(found)));
  return {
    kind: "csv",
    // A file is changed or not as soon as the call ends, whatever its answer was.
    settlesWithinSeconds: 0,
    snapshot: () => okAsync(settings),
    check: (rules, snapshot) => checkMapping(rules, snapshot, calendarDateOf(clock.now())),
    compose: (plan, rules, snapshot) => toDocument(plan, rules, snapshot).map((step) => [step]),
    ready: () => okAsync(undefined),
    send: (step, notAfter) => send(file, clock, step, notAfter),
    lookup: ({ reference }) => documents().andThen((all) => onlyOne(all, reference)),
    readBack: ({ references, from, to }) =>
      documents().map((all) => within(all, from, to).filter((each) => references.includes(each.reference))),
    documents: ({ from, to }) => documents().map((all) => within(all, from, to)),
  };
}

const within = (documents: readonly CsvDocument[], from: string, to: string): CsvDocument[] =>
  documents.filter(({ date }) => from <= date && date <= to);

const outcomeOf = ({ id, number, gross, vat }: CsvDocument): StepOutcome => ({ id, number, totals: { gross, vat } });

function onlyOne(documents: readonly CsvDocument[], reference: string): Result<StepOutcome | null, Failure> {
  const found = documents.filter((each) => each.reference === reference);
  const [first] = found;
  if (found.length > 1) {
    return err(notDone(problem("ledger.reference-ambiguous", "order", { count: found.length, reference })));
  }
  return ok(first === undefined ? null : outcomeOf(first));
}

/** Too late to send; or the clock was set back since the intent was written down. */
const isLapsed = (notAfter: number, now: number): boolean => now > notAfter || notAfter - now > 60_000;

/** Makes the write, once. A failure says whether it may have been made all the same; nothing is tried again here. */
function send(
  file: BooksFile,
  clock: Clock,
  { request }: WriteStep,
  notAfter: number | undefined,
): ResultAsync<StepOutcome, Failure> {
  return file.change((text) => {
    if (notAfter !== undefined && isLapsed(notAfter, clock.now())) {
      return err(notDone(problem("run.lapsed", "ledger")));
    }
    return withDocument(text, request.body).mapErr((found) => notDone(found));
  });
}

const bodySchema = z.object({
  reference: z.string().min(1),
  number: z.string(),
  date: z.iso.date(),
  description: z.string(),
  customer: z.string(),
  vatNumber: z.string(),
  lines: z
    .array(z.object({ account: z.string(), vatCode: z.string(), text: z.string(), net: z.string(), vat: z.string() }))
    .min(1),
});

/** The file with one document more, under the next entry number. */
function withDocument(text: string, body: unknown): Result<Changed<StepOutcome>, Problem> {
  const read = bodySchema.safeParse(body);
  if (!read.success) return err(problem("ledger.refused", "step", { detail: z.prettifyError(read.error) }));
  const { lines, ...document } = read.data;
  return readRows(text).andThen((rows) => {
    const entry = String(1 + Math.max(0, ...rows.map((row) => Number(row.entry))));
    const added = lines.map((line): Row => ({ entry, ...document, ...line }));
    return documentOf(entry, added).map((made) => ({ text: writeRows([...rows, ...added]), yields: outcomeOf(made) }));
  });
}
