import { type InvoicePlan, idOf, type Json, type WriteStep } from "@boekbrug/core";
import type { DocumentSettings } from "./document-settings.ts";

export const printedInvoicesPath = (division: number): string =>
  `/api/v1/${division}/salesinvoice/PrintedSalesInvoices`;

export const invoiceOrdersPath = (division: number): string => `/api/v1/${division}/salesinvoice/InvoiceSalesOrders`;

type Sending = DocumentSettings["invoices"]["send"];

/** Without a word about sending, nobody is mailed. */
const sendingWords: Readonly<Record<Sending, Record<string, boolean>>> = {
  nobody: {},
  email: { SendEmailToCustomer: true },
  "as-customer-says": { SendOutputBasedOnAccount: true },
};

/** The step that processes the invoice: it gets its date, its number and its place in the books. */
export const toProcessStep = (
  plan: InvoicePlan,
  { division, invoices }: { readonly division: number } & Pick<DocumentSettings, "invoices">,
): WriteStep =>
  finishStep(plan, {
    title: { nl: "Factuur verwerken", en: "Process the invoice" },
    path: printedInvoicesPath(division),
    body: { InvoiceID: idOf("document"), InvoiceDate: plan.date, ...sendingWords[invoices.send] },
    later: false,
  });

const oneInvoicePerOrder = 1;
const orderedQuantity = 1;
const inTheBackground = 1;

/** Whether two of these processes on one order would make two invoices is not documented: after a lost answer the first has an hour to show what it makes. */
const invoicesWithin = 3_600;

/** The step that has the order invoiced, in the background: from October 2026 there is no other way. */
export const toInvoicingStep = (
  plan: InvoicePlan,
  { division, journal }: { readonly division: number; readonly journal: string },
): WriteStep =>
  finishStep(plan, {
    title: { nl: "Order factureren", en: "Invoice the order" },
    path: invoiceOrdersPath(division),
    body: {
      SalesOrderIDs: [{ ID: idOf("document") }],
      CreateMode: oneInvoicePerOrder,
      InvoiceMode: orderedQuantity,
      JournalCode: journal,
      Mode: inTheBackground,
    },
    later: true,
    settlesWithinSeconds: invoicesWithin,
  });

interface FinishParts extends Pick<WriteStep, "title" | "later" | "settlesWithinSeconds"> {
  readonly path: string;
  readonly body: Json;
}

const finishStep = (plan: InvoicePlan, { title, path, body, ...timing }: FinishParts): WriteStep => ({
  key: "finish",
  kind: "finish",
  title,
  request: { method: "POST", path, body },
  dependsOn: ["document"],
  lookup: "after-doubt",
  identity: null,
  reference: plan.reference,
  expected: null,
  ...timing,
});
