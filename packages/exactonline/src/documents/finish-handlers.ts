import { type Failure, notDone, problem, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { err, errAsync, ok, type Result } from "neverthrow";
import * as z from "zod";
import type { ExactOnlineClient } from "../client/exactonline-client.ts";
import { guidEquals } from "../client/odata.ts";
import { invoicedLineRow, invoicingStarted, printedInvoice, salesInvoiceRow } from "../client/trade-rows.ts";
import type { StepHandler } from "../step-handler.ts";
import { foundInvoice } from "./found-document.ts";

const printBody = z.object({ InvoiceID: z.string() });
const invoicingBody = z.object({ SalesOrderIDs: z.tuple([z.object({ ID: z.string() })]) });

const unreadableBody = (detail: string) => errAsync(notDone(problem("ledger.refused", "step", { detail })));

/** Processing an invoice, or having an order invoiced: which of the two, the body says. */
export function finishHandler(client: ExactOnlineClient): StepHandler {
  const processing = processingHandler(client);
  const invoicing = invoicingHandler(client);
  const handlerOf = ({ request }: WriteStep) => (printBody.safeParse(request.body).success ? processing : invoicing);
  return {
    send: (step, notAfter) => handlerOf(step).send(step, notAfter),
    lookup: (step) => handlerOf(step).lookup(step),
  };
}

/**
 * An error text in the answer leaves open whether the invoice was processed all the same: the order is held with that text, and the next look at it tells. The number comes
 * with the totals, in bulk.
 */
const processingHandler = (client: ExactOnlineClient): StepHandler => ({
  send: ({ request: { path, body } }, notAfter) => {
    const id = printBody.safeParse(body).data?.InvoiceID ?? "";
    return client.create(path, body, printedInvoice, notAfter).andThen((printed): Result<StepOutcome, Failure> => {
      const errors = [
        printed.DocumentCreationError,
        printed.EmailCreationError,
        printed.PeppolCreationError,
        printed.PostboxMessageCreationError,
      ].filter((text) => text !== null);
      if (errors.length === 0) return ok({ id, number: null, totals: null });
      return err(notDone(problem("ledger.finish-failed", "document", { detail: errors.join("; ") })));
    });
  },
  lookup: ({ request: { body } }) => {
    const wanted = printBody.safeParse(body);
    if (!wanted.success) return unreadableBody("InvoiceID");
    const filter = guidEquals("InvoiceID", wanted.data.InvoiceID);
    return client.list("salesinvoice/SalesInvoices", salesInvoiceRow, { filter }).andThen(([row]) => {
      if (row === undefined) return ok(null);
      return foundInvoice(row).map((found) =>
        found.isOpen ? null : { id: found.id, number: found.number, totals: null },
      );
    });
  },
});

const invoicingHandler = (client: ExactOnlineClient): StepHandler => ({
  send: ({ request: { path, body } }, notAfter) =>
    client.create(path, body, invoicingStarted, notAfter).andThen((started): Result<StepOutcome, Failure> => {
      const { ID, ProcessID, Errors, NumberOfFailedInvoices } = started;
      const failed = Errors !== null || (NumberOfFailedInvoices ?? 0) > 0;
      if (failed) return err(notDone(problem("ledger.invoicing-failed", "document", { detail: Errors ?? "-" })));
      return ok({ id: ProcessID ?? ID ?? "", number: null, totals: null });
    }),
  lookup: ({ request: { body } }) => {
    const wanted = invoicingBody.safeParse(body);
    if (!wanted.success) return unreadableBody("SalesOrderIDs");
    const filter = guidEquals("SalesOrder", wanted.data.SalesOrderIDs[0].ID);
    return client
      .list("salesinvoice/SalesInvoiceLines", invoicedLineRow, { filter })
      .map(([line]) => (line === undefined ? null : { id: line.InvoiceID, number: null, totals: null }));
  },
});
