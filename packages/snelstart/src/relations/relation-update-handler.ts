import {
  type Failure,
  type Json,
  notDone,
  problem,
  type StepOutcome,
  tidyVatNumber,
  type WriteStep,
} from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import { relationRow } from "../client/rows.ts";
import type { HandlerParts, StepHandler } from "../step-handler.ts";
import { emailsOf } from "./find-relation.ts";
import { refusedFields } from "./relation-handler.ts";

const wholeRow = z.looseObject({ id: z.uuid() });

type Row = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, Json>>;

/** What SnelStart tells of a record and does not take back. */
const readOnly = new Set([
  "uri",
  "modifiedOn",
  "inkoopBoekingenUri",
  "verkoopBoekingenUri",
  "documents",
  "extraVeldenKlant",
  "fax",
]);

/** Changes to a customer that was there already. A PUT replaces the record: it is read, the fields are laid on top, and the whole is written back. */
export function relationUpdateHandler({ client }: Pick<HandlerParts, "client">): StepHandler {
  const read = async (path: string): Promise<Result<Row, Failure>> =>
    (await client.find(path, wholeRow)).andThen((row) =>
      row === null ? err(notDone(problem("ledger.customer-unusable", "order.customer"))) : ok(row),
    );

  const lookup = async ({ request }: WriteStep): Promise<Result<StepOutcome | null, Failure>> =>
    (await read(request.path)).map((row) =>
      Object.entries(request.body as Fields).some(([field, wanted]) => differs(row, field, wanted))
        ? null
        : outcomeOf(request.path),
    );

  const send = async (step: WriteStep, notAfter: number | undefined): Promise<Result<StepOutcome, Failure>> => {
    const { path } = step.request;
    const row = await read(path);
    if (row.isErr()) return err(row.error);
    let changes = step.request.body as Fields;
    const leftOut: string[] = [];
    for (;;) {
      const written = await client.write({ ...step.request, body: laidOn(row.value, changes) }, relationRow, notAfter);
      if (written.isErr()) return err(written.error);
      if (written.value.kind === "done") {
        return ok(leftOut.length === 0 ? outcomeOf(path) : { ...outcomeOf(path), leftOut });
      }
      const refused = refusedFields(written.value.codes, changes);
      if (refused.length === 0) return err(written.value.failure);
      leftOut.push(...refused);
      changes = Object.fromEntries(Object.entries(changes).filter(([field]) => !refused.includes(field)));
      if (Object.keys(changes).length === 0) return ok({ ...outcomeOf(path), leftOut });
    }
  };

  return {
    send: (step, notAfter) => new ResultAsync(send(step, notAfter)),
    lookup: (step) => new ResultAsync(lookup(step)),
  };
}

/** The whole record as it is to be written. An address keeps what the order does not tell of. */
function laidOn(row: Row, changes: Fields): Json {
  const kept = Object.entries(row).filter(([field]) => !readOnly.has(field));
  const laid = Object.entries(changes).map(([field, wanted]) => [
    field,
    isObject(wanted) ? { ...asObject(row[field]), ...wanted } : wanted,
  ]);
  return Object.fromEntries([...kept, ...laid]) as Json;
}

const isObject = (value: unknown): value is Row => typeof value === "object" && value !== null;
const asObject = (value: unknown): Row => (isObject(value) ? value : {});

/** A VAT number is the same however it is written, an e-mail address that stands among others is there. */
function differs(row: Row, field: string, wanted: unknown): boolean {
  const there = row[field];
  if (isObject(wanted)) return Object.entries(wanted).some(([name, value]) => differs(asObject(there), name, value));
  const text = typeof there === "string" ? there.trim() : "";
  if (field === "id") return text !== wanted;
  if (field === "email") return !emailsOf({ email: text }).includes(String(wanted).toLowerCase());
  if (field === "btwNummer") return withoutNl(text) !== withoutNl(String(wanted));
  return text !== wanted;
}

/** SnelStart leaves out the country of a Dutch number when it is read. */
const withoutNl = (vatNumber: string): string => tidyVatNumber(vatNumber).replace(/^NL/, "");

const outcomeOf = (path: string): StepOutcome => ({ id: path.split("/").at(-1) ?? "", number: null, totals: null });
