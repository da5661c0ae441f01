import { type Failure, fillStep, notDone, problem, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { err, errAsync, ok, type ResultAsync } from "neverthrow";
import * as z from "zod";
import { externalInvoiceRow, salesInvoiceRow } from "./client/rows.ts";
import { contactHandler } from "./contacts/contact-handler.ts";
import { contactUpdateHandler } from "./contacts/contact-update-handler.ts";
import { outcomeOfDocument, outcomeOfWritten } from "./from-moneybird.ts";
import { around, type InvoiceFinder } from "./invoices/find-invoices.ts";
import { finishHandler } from "./invoices/finish-handler.ts";
import { itemHandler } from "./items/item-handler.ts";
import type { HandlerParts, StepHandler } from "./step-handler.ts";

/** The handler of every step that this adapter composes. */
export function createStepHandlers(parts: HandlerParts): StepHandler {
  const customer = contactHandler(parts);
  const item = itemHandler(parts);
  const detail = contactUpdateHandler(parts);
  const document = invoiceHandler(parts);
  const finish = finishHandler(parts.client);
  const handlerOf = ({ kind }: WriteStep): StepHandler => {
    if (kind === "customer") return customer;
    if (kind === "item") return item;
    if (kind === "customer-detail") return detail;
    return kind === "finish" || kind === "settlement" ? finish : document;
  };
  return {
    send: (step, notAfter) => {
      const filled = fillStep(step, new Map());
      return filled.isOk()
        ? handlerOf(step).send(step, notAfter)
        : errAsync(notDone(problem("ledger.refused", "step", { detail: `$idOf ${filled.error}` })));
    },
    lookup: (step) => handlerOf(step).lookup(step),
  };
}

const invoiceHandler = ({ client, invoices }: HandlerParts): StepHandler => ({
  send: ({ request, reference }, notAfter) => {
    const schema = request.path.includes("/external_sales_invoices") ? externalInvoiceRow : salesInvoiceRow;
    return client
      .write(request, schema, notAfter)
      .andThen((written) =>
        written.kind === "done" ? ok(outcomeOfWritten(written.row, reference)) : err(written.failure),
      );
  },
  lookup: (step) => findInvoice(invoices, step),
});

const dated = z.object({ date: z.iso.date(), invoice_date: z.iso.date() }).partial();
const invoiceBody = z.object({ external_sales_invoice: dated, sales_invoice: dated }).partial();

/** The one invoice with the step's identity, on its day or beside it. */
function findInvoice(
  invoices: InvoiceFinder,
  { reference, request }: WriteStep,
): ResultAsync<StepOutcome | null, Failure> {
  const { external_sales_invoice, sales_invoice } = invoiceBody.safeParse(request.body).data ?? {};
  const date = external_sales_invoice?.date ?? sales_invoice?.invoice_date;
  if (date === undefined) return errAsync(notDone(problem("ledger.refused", "step", { detail: "date" })));
  return invoices.find({ references: [reference], ...around(date) }).andThen((found) => {
    if (found.length > 1) {
      return err(notDone(problem("ledger.reference-ambiguous", "order", { count: found.length, reference })));
    }
    const [only] = found;
    return ok(only === undefined ? null : outcomeOfDocument(only));
  });
}
