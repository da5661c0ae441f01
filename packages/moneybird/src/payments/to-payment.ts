import { type CalendarDate, decimalText, type Money, type Problem, type WriteStep } from "@boekbrug/core";
import { ok, type Result } from "neverthrow";
import { chooseTarget } from "../choices.ts";
import { resourceOf } from "../invoices/to-invoice.ts";
import { apiPath } from "../paths.ts";
import type { MoneybirdSettings } from "../settings.ts";
import type { MoneybirdSnapshot } from "../snapshot.ts";
import { targetOf } from "./payment-settings.ts";

export interface InvoicePayment {
  /** The invoice's id, or what stands for it in the path. */
  readonly invoice: string;
  readonly date: CalendarDate;
  readonly amount: Money;
  /** The shop's id of the payment method. */
  readonly methodId: string;
}

/** The write that pays an invoice, on the account of its payment method. */
export const toPayment = (
  { invoice, date, amount, methodId }: InvoicePayment,
  snapshot: MoneybirdSnapshot,
  settings: MoneybirdSettings,
): Result<Pick<WriteStep, "title" | "request">, Problem> =>
  accountOf(methodId, snapshot, settings).map((account) => ({
    title: { nl: "Betaling", en: "Payment" },
    request: {
      method: "POST",
      path: apiPath(settings.administration, `${resourceOf(settings)}/${invoice}/payments`),
      body: { payment: { payment_date: date, price: decimalText(amount), ...account } },
    },
  }));

function accountOf(
  methodId: string,
  snapshot: MoneybirdSnapshot,
  { payments }: MoneybirdSettings,
): Result<Record<string, string>, Problem> {
  const target = targetOf(payments, methodId);
  if (target === undefined) return ok({});
  const field = methodId in payments.methods ? `methods.${methodId}` : "others";
  return chooseTarget(target, snapshot, `ledger.payments.${field}`).map((found): Record<string, string> => {
    if (found === undefined) return {};
    return "ledgerAccount" in target
      ? { manual_payment_action: "balance_settlement", ledger_account_id: found.id }
      : { manual_payment_action: "cash_payment", financial_account_id: found.id };
  });
}
