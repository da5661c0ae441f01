import { decimalText, type InvoicePlan, idInPath, type Json, type Problem, type WriteStep } from "@boekbrug/core";
import { ok, type Result } from "neverthrow";
import { chooseTarget } from "./choices.ts";
import { apiPath } from "./paths.ts";
import { targetOf } from "./payment-settings.ts";
import type { MoneybirdSettings } from "./settings.ts";
import type { MoneybirdSnapshot } from "./snapshot.ts";
import { resourceOf } from "./to-invoice.ts";

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

/** Whether a payment follows: of a paid order over an amount, on an invoice that takes payments. */
export const isPaidInLedger = (plan: InvoicePlan, { document, payments }: MoneybirdSettings): boolean =>
  plan.paid && payments.register && document !== "invoice-draft" && plan.totals.gross.minor > 0;

/** The step that registers the payment, so that the invoice is paid. */
export function toPaymentStep(
  plan: InvoicePlan,
  snapshot: MoneybirdSnapshot,
  settings: MoneybirdSettings,
): Result<WriteStep, Problem> {
  return accountOf(plan, snapshot, settings).map((account) => ({
    ...finish(plan),
    key: "payment",
    title: { nl: "Betaling", en: "Payment" },
    request: {
      method: "POST",
      path: apiPath(settings.administration, `${resourceOf(settings)}/${idInPath("document")}/payments`),
      body: { payment: { payment_date: plan.date, price: decimalText(plan.totals.gross), ...account } },
    },
  }));
}

function accountOf(
  plan: InvoicePlan,
  snapshot: MoneybirdSnapshot,
  { payments }: MoneybirdSettings,
): Result<Record<string, string>, Problem> {
  const target = targetOf(payments, plan.paymentMethodId);
  if (target === undefined) return ok({});
  const field = plan.paymentMethodId in payments.methods ? `methods.${plan.paymentMethodId}` : "others";
  return chooseTarget(target, snapshot, `ledger.payments.${field}`).map((found): Record<string, string> => {
    if (found === undefined) return {};
    return "ledgerAccount" in target
      ? { manual_payment_action: "balance_settlement", ledger_account_id: found.id }
      : { manual_payment_action: "cash_payment", financial_account_id: found.id };
  });
}
