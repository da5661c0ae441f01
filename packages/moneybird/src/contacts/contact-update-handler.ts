import { type Failure, notDone, problem, type StepOutcome, tidyVatNumber, type WriteStep } from "@boekbrug/core";
import { err, errAsync, ok, type Result, ResultAsync } from "neverthrow";
import type * as z from "zod";
import { wholeContactRow } from "../client/rows.ts";
import type { HandlerParts, StepHandler } from "../step-handler.ts";
import { fieldsIn, writeSparing } from "../write-sparing.ts";

/** Changes to a contact that was there already. What differs is known from the look-up before, and only that is sent. */
export function contactUpdateHandler({ client }: HandlerParts): StepHandler {
  const differing = new Map<string, Readonly<Record<string, string>>>();

  const send = async ({ request }: WriteStep, notAfter: number | undefined): Promise<Result<StepOutcome, Failure>> => {
    const id = idIn(request.path);
    const contact = differing.get(id) ?? fieldsIn(request.body) ?? {};
    differing.delete(id);
    const written = await writeSparing(client, { ...request, body: { contact } }, notAfter);
    if (written.isErr()) return err(written.error);
    if (written.value.kind === "refused") return err(written.value.failure);
    const { leftOut } = written.value;
    return ok(leftOut.length === 0 ? outcomeOf(id) : { ...outcomeOf(id), leftOut });
  };

  return {
    send: (step, notAfter) => new ResultAsync(send(step, notAfter)),
    lookup: ({ request: { path, body } }) => {
      const wanted = fieldsIn(body);
      if (wanted === undefined) return errAsync(notDone(problem("ledger.refused", "step", { detail: "contact" })));
      const id = idIn(path);
      return client.find(path, wholeContactRow, { include_archived: "true" }).andThen((row) => {
        if (row === null) return err(notDone(problem("ledger.customer-unusable", "order.customer")));
        const changes = Object.entries(wanted).filter(([field, value]) => differs(row, field, value));
        if (changes.length === 0) return ok(outcomeOf(id));
        differing.set(id, Object.fromEntries(changes));
        return ok(null);
      });
    },
  };
}

/** A VAT number is the same however it is written, an e-mail address that stands among others is there. */
function differs(row: z.infer<typeof wholeContactRow>, field: string, wanted: string): boolean {
  const value = row[field];
  const there = typeof value === "string" ? value.trim() : "";
  if (field === "tax_number") return tidyVatNumber(there) !== wanted;
  if (field !== "send_invoices_to_email") return there !== wanted;
  return !there
    .toLowerCase()
    .split(",")
    .some((address) => address.trim() === wanted.toLowerCase());
}

const outcomeOf = (id: string): StepOutcome => ({ id, number: null, totals: null });

const idIn = (path: string): string => /\/contacts\/([^/]+)\.json$/.exec(path)?.[1] ?? "";
