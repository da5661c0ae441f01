import { type Failure, type Json, notDone, problem, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { err, ok, okAsync, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import type { Complaint } from "./client/error-body.ts";
import { contactRow } from "./client/rows.ts";
import { findContact } from "./find-contact.ts";
import type { HandlerParts, StepHandler } from "./step-handler.ts";

const contactBody = z.object({ contact: z.looseObject({ customer_id: z.string() }) });

/** What a contact can do without: what it is found by, its country and its names it cannot. */
const dispensable: ReadonlySet<string> = new Set([
  "address1",
  "address2",
  "zipcode",
  "city",
  "phone",
  "send_invoices_to_email",
  "tax_number",
  "chamber_of_commerce",
]);

/**
 * Makes a contact. One with the same customer id is used as it is; a field that Moneybird refuses is left out and told, since the revenue must not wait
 * for a mistyped address.
 */
export function contactHandler({ client, clock, administration, notice }: HandlerParts): StepHandler {
  const write = (request: WriteStep["request"], notAfter: number | undefined) =>
    client.write(request, contactRow, notAfter);

  const send = async (step: WriteStep, notAfter: number | undefined): Promise<Result<StepOutcome, Failure>> => {
    const first = await write(step.request, notAfter);
    if (first.isErr()) return err(first.error);
    if (first.value.kind === "done") return ok(outcomeOf(first.value.row));
    const { complaints } = first.value.told;
    const body = contactBody.safeParse(step.request.body);
    if (!body.success) return err(first.value.failure);
    if (isTaken(complaints)) return existing(body.data.contact.customer_id);
    const refused = refusedFields(complaints, body.data.contact);
    if (refused === undefined) return err(first.value.failure);
    const second = await write({ ...step.request, body: without(body.data.contact, refused) }, notAfter);
    if (second.isErr()) return err(second.error);
    if (second.value.kind === "refused") {
      return isTaken(second.value.told.complaints)
        ? existing(body.data.contact.customer_id)
        : err(second.value.failure);
    }
    const { reference } = step;
    notice(problem("ledger.contact-incomplete", "order.customer", { reference, fields: refused.join(", ") }));
    return ok(outcomeOf(second.value.row));
  };

  const existing = (customerId: string): ResultAsync<StepOutcome, Failure> =>
    findContact(client, clock, administration, customerId).andThen((found) =>
      found === null
        ? err(notDone(problem("ledger.contact-hidden", "order.customer", { number: customerId })))
        : ok(found),
    );

  return {
    send: (step, notAfter) => new ResultAsync(send(step, notAfter)),
    lookup: ({ request }) => {
      const body = contactBody.safeParse(request.body);
      if (!body.success) return okAsync(null);
      return findContact(client, clock, administration, body.data.contact.customer_id);
    },
  };
}

const isTaken = (complaints: readonly Complaint[]): boolean =>
  complaints.some(({ field }) => field === "customer_id") && complaints.every(({ field }) => field === "customer_id");

/** The fields that were refused, where the contact can do without each of them. */
function refusedFields(
  complaints: readonly Complaint[],
  contact: Readonly<Record<string, unknown>>,
): string[] | undefined {
  const fields = [...new Set(complaints.map(({ field }) => field))];
  const known = fields.every((field) => dispensable.has(field) && field in contact);
  return known && fields.length > 0 ? fields : undefined;
}

const without = (contact: Readonly<Record<string, unknown>>, fields: readonly string[]): Json => ({
  contact: Object.fromEntries(Object.entries(contact).filter(([field]) => !fields.includes(field))) as Record<
    string,
    Json
  >,
});

const outcomeOf = ({ id, customer_id }: z.infer<typeof contactRow>): StepOutcome => ({
  id,
  number: customer_id,
  totals: null,
});
