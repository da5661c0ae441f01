import { type Failure, type Json, notDone, problem, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import { relationRow } from "../client/rows.ts";
import type { HandlerParts, StepHandler } from "../step-handler.ts";
import { findRelation } from "./find-relation.ts";

type Body = Readonly<Record<string, Json>>;

/** What a record can do without, by SnelStart's code for what is wrong with it. */
const dispensable: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^REL-(0057|0058|0059|0087|0088)$/, ["btwNummer"]],
  [/^REL-(0061|0084|0085)$/, ["email"]],
  [/^REL-(0012|0013)$/, ["telefoon"]],
  [/^REL-0006$/, ["kvkNummer"]],
  [/^REL-(002\d|0055|0056|0060)$/, ["vestigingsAdres", "correspondentieAdres"]],
];

/** One complaint at a time, at most. */
const mostAttempts = 6;

/**
 * Makes a customer's record. A field that SnelStart refuses is left out and told, since the revenue must not wait for a mistyped address. A customer number that is taken is
 * looked up: it may be the customer's own.
 */
export function relationHandler({ client }: Pick<HandlerParts, "client">): StepHandler {
  const send = async (step: WriteStep, notAfter: number | undefined): Promise<Result<StepOutcome, Failure>> => {
    let body = step.request.body as Body;
    const leftOut: string[] = [];
    for (let attempt = 1; ; attempt += 1) {
      const written = await client.write({ ...step.request, body }, relationRow, notAfter);
      if (written.isErr()) return err(written.error);
      if (written.value.kind === "done") {
        const { id, relatiecode } = written.value.row;
        const outcome = { id, number: relatiecode == null ? null : String(relatiecode), totals: null };
        return ok(leftOut.length === 0 ? outcome : { ...outcome, leftOut });
      }
      const { codes, failure } = written.value;
      if (codes.includes("REL-0008")) return existing(step, failure);
      if (codes.length === 0 && typeof body.relatiecode === "number") {
        const known = await findRelation(client, step);
        if (known.isErr() || known.value !== null) return known.andThen((found) => (found ? ok(found) : err(failure)));
      }
      const refused = refusedFields(codes, body);
      if (refused.length === 0 || attempt === mostAttempts) return err(failure);
      leftOut.push(...refused);
      body = without(body, refused);
      // Found by name, he is not made anew with each of his orders.
      const known = refused.includes("email") ? await findRelation(client, unidentified(step, body)) : ok(null);
      if (known.isErr()) return err(known.error);
      if (known.value !== null) return ok(known.value);
    }
  };
  const existing = async (step: WriteStep, failure: Failure): Promise<Result<StepOutcome, Failure>> =>
    (await findRelation(client, step)).andThen((found) =>
      found === null ? err(taken(step.request.body as Body, failure)) : ok(found),
    );
  return {
    send: (step, notAfter) => new ResultAsync(send(step, notAfter)),
    lookup: (step) => findRelation(client, step),
  };
}

const unidentified = (step: WriteStep, body: Body) => ({ identity: null, request: { ...step.request, body } });

const taken = ({ relatiecode }: Body, failure: Failure): Failure =>
  typeof relatiecode === "number"
    ? notDone(problem("ledger.customer-number-taken", "ledger.customers.numberOffset", { number: relatiecode }))
    : failure;

/** Most likely to be wrong, where SnelStart does not say what is: what the customer typed, but not the address that he is found by. */
const suspects = ["btwNummer", "kvkNummer", "telefoon"];

/** The fields that were refused, where the record can do without every one of them. */
export function refusedFields(codes: readonly string[], body: Body): string[] {
  if (codes.length === 0) return suspects.filter((field) => field in body);
  const fields = codes.map((code) => dispensable.find(([pattern]) => pattern.test(code))?.[1] ?? null);
  if (fields.some((each) => each === null)) return [];
  return [...new Set(fields.flatMap((each) => each ?? []))].filter((field) => field in body);
}

const without = (body: Body, fields: readonly string[]): Body =>
  Object.fromEntries(Object.entries(body).filter(([field]) => !fields.includes(field)));
