import { type InvoicePlan, idInPath, type Json, type Problem, type WriteStep } from "@boekbrug/core";
import type { Result } from "neverthrow";
import { apiPath } from "../paths.ts";
import { toPayment } from "../payments/to-payment.ts";
import type { MoneybirdSettings } from "../settings.ts";
import type { MoneybirdSnapshot } from "../snapshot.ts";

const finish = (
  plan: InvoicePlan,
): Pick<WriteStep, "kind" | "dependsOn" | "lookup" | "identity" | "reference" | "expected"> => ({
  kind: "finish",
  dependsOn: ["document"],
  lookup: "after-doubt",
  identity: null,
  reference: plan.reference,
  expected: null,
});

/**
 * The step that gives a draft its number and opens it. The method is always told: without one Moneybird may mail the customer. Where he is to be mailed, it is
 * looked up first, so that an invoice that was found sent is not mailed again.
 */
export function toSendStep(plan: InvoicePlan, { administration, mailCustomer }: MoneybirdSettings): WriteStep {
  const body: Json = {
    sales_invoice_sending: { delivery_method: mailCustomer ? "Email" : "Manual", invoice_date: plan.date },
  };
  return {
    ...finish(plan),
    key: "finish",
    lookup: mailCustomer ? "before-sending" : "after-doubt",
    title: { nl: "Verkoopfactuur versturen", en: "Send the sales invoice" },
    request: {
      method: "PATCH",
      path: apiPath(administration, `sales_invoices/${idInPath("document")}/send_invoice`),
      body,
    },
  };
}

/** Whether payments are registered in Moneybird at all: a draft takes none. */
export const takesPayments = ({ document, payments }: MoneybirdSettings): boolean =>
  payments.register && document !== "invoice-draft";

/** Whether the booking itself registers the payment: of a paid order over an amount. One that is paid later gets a settlement. */
export const isPaidInLedger = (plan: InvoicePlan, settings: MoneybirdSettings): boolean =>
  plan.paid && takesPayments(settings) && plan.totals.gross.minor > 0;

/** The step that registers the payment, so that the invoice is paid. */
export function toPaymentStep(
  plan: InvoicePlan,
  snapshot: MoneybirdSnapshot,
  settings: MoneybirdSettings,
): Result<WriteStep, Problem> {
  const { date, totals, paymentMethodId: methodId } = plan;
  const payment = toPayment(
    { invoice: idInPath("document"), date, amount: totals.gross, methodId },
    snapshot,
    settings,
  );
  return payment.map((write) => ({ ...finish(plan), key: "payment", ...write }));
}
