import {
  decimalText,
  describeProblem,
  type Failure,
  type Json,
  notDone,
  problem,
  problemKind,
  type StepOutcome,
  type WriteStep,
} from "@boekbrug/core";
import { err, ok, type Result, type ResultAsync } from "neverthrow";
import * as z from "zod";
import type { Complaint } from "../client/error-body.ts";
import type { MoneybirdClient } from "../client/moneybird-client.ts";
import { finishedInvoiceRow, finishedRow } from "../client/rows.ts";
import { openAmountOf } from "../from-moneybird.ts";
import type { StepHandler } from "../step-handler.ts";

const paymentBody = z.object({ payment: z.object({ payment_date: z.string(), price: z.string() }) });
const mailBody = z.object({ sales_invoice_sending: z.looseObject({ delivery_method: z.literal("Email") }) });

/** What Moneybird calls the address that an invoice is mailed to. */
const mailAddress = "email_address";

/** Sends an invoice, or pays it. What somebody else has done to it already counts as done. */
export function finishHandler(client: MoneybirdClient): StepHandler {
  const read = ({ request: { path } }: WriteStep) =>
    client.find(path.replace(/\/(send_invoice|payments)\.json$/, ".json"), finishedInvoiceRow);

  /** The invoice that the step is about, where it is as the step would make it. */
  const lookup = (step: WriteStep): ResultAsync<StepOutcome | null, Failure> =>
    read(step).map((row) => (row === null ? null : doneIn(row, step)));

  /** A refusal because there is nothing left to do is none; of one that lies in what became of the invoice, that is told. */
  const unlessDone = (step: WriteStep, refused: Failure): ResultAsync<StepOutcome, Failure> =>
    read(step).andThen((row): Result<StepOutcome, Failure> => {
      if (row === null) return err(notDone(problem("ledger.invoice-gone", "order")));
      const done = doneIn(row, step);
      return done === null ? err(otherOpen(row, step) ?? refused) : ok(done);
    });

  const isRefusal = ({ outcome, problem: { code } }: Failure): boolean =>
    outcome === "not-done" && code === "ledger.refused";

  const write = ({ request }: WriteStep, notAfter: number | undefined) =>
    client.write(request, finishedRow, notAfter).andThen((written) => {
      if (written.kind === "done") return ok({ row: written.row, leftOut: [] });
      const onPaper = isAboutAddress(written.told.complaints) ? withoutMail(request) : undefined;
      if (onPaper === undefined) return err(written.failure);
      return client
        .write(onPaper, finishedRow, notAfter)
        .andThen((sent) => (sent.kind === "done" ? ok({ row: sent.row, leftOut: [mailAddress] }) : err(sent.failure)));
    });

  return {
    send: (step, notAfter) =>
      write(step, notAfter)
        // A payment tells the id of its invoice by the name that an invoice has for its number.
        .map(({ row, leftOut }): StepOutcome => {
          const outcome = outcomeOf(row.id, paymentIn(step) === undefined ? row.invoice_id : null);
          return leftOut.length === 0 ? outcome : { ...outcome, leftOut };
        })
        .orElse((failure) => (isRefusal(failure) ? unlessDone(step, failure) : err(failure)))
        .mapErr((failure) => asOfInvoice(failure, step)),
    lookup,
  };
}

/** What is told already in words of its own. */
const ownWords: ReadonlySet<string> = new Set(["ledger.invoice-gone", "ledger.payment-open-differs"]);

/** The invoice is there: who read only why sending or payment is refused might book it by hand once more. */
function asOfInvoice(failure: Failure, step: WriteStep): Failure {
  const { code, field } = failure.problem;
  const isTold = ownWords.has(code) || failure.outcome === "unknown";
  if (isTold || !["data", "configuration"].includes(problemKind(code))) return failure;
  const reason = (language: "nl" | "en") => describeProblem(failure.problem, language).reason.replace(/\.$/, "");
  const what = paymentIn(step) === undefined ? "ledger.sending-refused" : "ledger.payment-refused";
  return { ...failure, problem: problem(what, field, { detail: { nl: reason("nl"), en: reason("en") } }) };
}

const paymentIn = ({ request }: WriteStep) => paymentBody.safeParse(request.body).data?.payment;

type InvoiceRow = z.infer<typeof finishedInvoiceRow>;

function doneIn(row: InvoiceRow, step: WriteStep): StepOutcome | null {
  const payment = paymentIn(step);
  if (payment === undefined) return row.state === "draft" ? null : outcomeOf(row.id, row.invoice_id);
  const paid = row.payments?.find(
    ({ price, payment_date }) => Number(price) === Number(payment.price) && payment_date === payment.payment_date,
  );
  if (paid !== undefined) return outcomeOf(paid.id, null);
  return row.state === "paid" ? outcomeOf(row.id, null) : null;
}

/** Another amount is open than is to be paid. */
function otherOpen({ total_unpaid, currency }: InvoiceRow, step: WriteStep): Failure | undefined {
  const payment = paymentIn(step);
  if (payment === undefined || total_unpaid == null || Number(total_unpaid) === Number(payment.price)) return undefined;
  return openAmountOf({ total_unpaid, currency }).match(
    (open) =>
      notDone(problem("ledger.payment-open-differs", "order", { open: decimalText(open), paid: payment.price })),
    () => undefined,
  );
}

const isAboutAddress = (complaints: readonly Complaint[]): boolean =>
  complaints.length > 0 && complaints.every(({ field }) => field === mailAddress);

/** Nobody is mailed, so that the revenue does not wait for an address; undefined where nobody was to be. */
function withoutMail(request: WriteStep["request"]): WriteStep["request"] | undefined {
  const read = mailBody.safeParse(request.body);
  if (!read.success) return undefined;
  const sending = { ...(read.data.sales_invoice_sending as Record<string, Json>), delivery_method: "Manual" };
  return { ...request, body: { sales_invoice_sending: sending } };
}

const outcomeOf = (id: string, number: string | null): StepOutcome => ({ id, number, totals: null });
