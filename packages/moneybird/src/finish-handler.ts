import type { Failure, StepOutcome, WriteStep } from "@boekbrug/core";
import { err, ok, type ResultAsync } from "neverthrow";
import * as z from "zod";
import type { MoneybirdClient } from "./client/moneybird-client.ts";
import { finishedInvoiceRow, finishedRow } from "./client/rows.ts";
import type { StepHandler } from "./step-handler.ts";

const paymentBody = z.object({ payment: z.object({ payment_date: z.string(), price: z.string() }) });

/** Sends an invoice, or pays it. What somebody else has done to it already counts as done. */
export function finishHandler(client: MoneybirdClient): StepHandler {
  /** The invoice that the step is about, where it is as the step would make it. */
  const lookup = ({ request: { path, body } }: WriteStep): ResultAsync<StepOutcome | null, Failure> => {
    const payment = paymentBody.safeParse(body).data?.payment;
    const invoice = client.find(path.replace(/\/(send_invoice|payments)\.json$/, ".json"), finishedInvoiceRow);
    return invoice.map((row) => {
      if (row === null) return null;
      if (payment === undefined) return row.state === "draft" ? null : outcomeOf(row.id, row.invoice_id);
      const paid = row.payments?.find(
        ({ price, payment_date }) => Number(price) === Number(payment.price) && payment_date === payment.payment_date,
      );
      if (paid !== undefined) return outcomeOf(paid.id, null);
      return row.state === "paid" ? outcomeOf(row.id, null) : null;
    });
  };

  /** A refusal because there is nothing left to do is none. */
  const unlessDone = (step: WriteStep, refused: Failure): ResultAsync<StepOutcome, Failure> =>
    lookup(step).andThen((found) => (found === null ? err(refused) : ok(found)));

  const isRefusal = ({ outcome, problem: { code } }: Failure): boolean =>
    outcome === "not-done" && code === "ledger.refused";

  return {
    send: (step, notAfter) =>
      client
        .write(step.request, finishedRow, notAfter)
        .andThen((written) => (written.kind === "done" ? ok(written.row) : err(written.failure)))
        // A payment tells the id of its invoice by the name that an invoice has for its number.
        .map((row) => outcomeOf(row.id, paymentBody.safeParse(step.request.body).success ? null : row.invoice_id))
        .orElse((failure) => (isRefusal(failure) ? unlessDone(step, failure) : err(failure))),
    lookup,
  };
}

const outcomeOf = (id: string, number: string | null): StepOutcome => ({ id, number, totals: null });
