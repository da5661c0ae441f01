import { type Failure, notDone, problem, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { err, ok, okAsync, type Result, ResultAsync } from "neverthrow";
import type { HandlerParts, StepHandler } from "../step-handler.ts";
import { fieldsIn, writeSparing } from "../write-sparing.ts";
import type { ContactKeys } from "./contact-identity.ts";
import { findContact } from "./find-contact.ts";

/** Makes a contact. One with the same customer id is used as it is. */
export function contactHandler(parts: HandlerParts): StepHandler {
  const send = async (step: WriteStep, notAfter: number | undefined): Promise<Result<StepOutcome, Failure>> => {
    const written = await writeSparing(parts.client, step.request, notAfter);
    if (written.isErr()) return err(written.error);
    if (written.value.kind === "done") {
      const { row, leftOut } = written.value;
      const outcome = { id: row.id, number: row.customer_id, totals: null };
      return ok(leftOut.length === 0 ? outcome : { ...outcome, leftOut });
    }
    const customerId = fieldsIn(step.request.body)?.customer_id ?? null;
    const refusal = written.value.kind === "refused" ? written.value : null;
    // Whatever else is wrong with the new one does not matter: it is not needed.
    const isTaken = refusal?.complaints.some(({ field }) => field === "customer_id") === true;
    if (isTaken && customerId !== null) return existing(customerId);
    return err(refusal?.failure ?? notDone(problem("ledger.refused", "order.customer", { detail: "-" })));
  };

  const existing = (customerId: string): ResultAsync<StepOutcome, Failure> =>
    findContact(
      { ...parts, match: "shop-customer-id" },
      { customer_id: customerId, send_invoices_to_email: null, tax_number: null },
    ).andThen((found) =>
      found === null
        ? err(notDone(problem("ledger.contact-hidden", "order.customer", { number: customerId })))
        : ok(found),
    );

  return {
    send: (step, notAfter) => new ResultAsync(send(step, notAfter)),
    lookup: ({ request }) => {
      const fields = fieldsIn(request.body);
      return fields === undefined ? okAsync(null) : findContact(parts, keysIn(fields));
    },
  };
}

const keysIn = ({
  customer_id = null,
  send_invoices_to_email = null,
  tax_number = null,
}: Readonly<Record<string, string | null>>): ContactKeys => ({ customer_id, send_invoices_to_email, tax_number });
