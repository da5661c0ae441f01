import { type Problem, problem } from "@boekbrug/core";
import { jsonOf } from "@boekbrug/http";
import * as z from "zod";
import type { Complaint } from "./error-body.ts";

const texts = z.object({ reference: z.string(), date: z.string(), invoice_date: z.string() }).partial();
const line = z.object({ tax_rate_id: z.string(), ledger_account_id: z.string(), product_id: z.string() }).partial();
const invoice = texts.extend({ details_attributes: z.array(line).optional() });
const refusedBody = z.object({
  external_sales_invoice: invoice.optional(),
  sales_invoice: invoice.optional(),
  payment: z
    .object({ payment_date: z.string(), ledger_account_id: z.string(), financial_account_id: z.string() })
    .partial()
    .optional(),
  sales_invoice_sending: z.object({ invoice_date: z.string() }).partial().optional(),
});

/** What a refusal is about, from the body that was refused. */
function refusedBy(body: string | undefined) {
  const read = refusedBody.safeParse(body === undefined ? {} : jsonOf(body));
  const { external_sales_invoice, sales_invoice, payment, sales_invoice_sending } = read.data ?? {};
  const document = external_sales_invoice ?? sales_invoice;
  const lines = document?.details_attributes ?? [];
  const listed = (ids: readonly (string | undefined)[]) =>
    [...new Set(ids.filter((each) => each !== undefined))].join(", ") || "-";
  return {
    date:
      document?.date ?? document?.invoice_date ?? payment?.payment_date ?? sales_invoice_sending?.invoice_date ?? "-",
    number: document?.reference ?? "-",
    taxRates: listed(lines.map(({ tax_rate_id }) => tax_rate_id)),
    products: listed(lines.map(({ product_id }) => product_id)),
    accounts: listed([
      ...lines.map(({ ledger_account_id }) => ledger_account_id),
      payment?.ledger_account_id,
      payment?.financial_account_id,
    ]),
  };
}

const dates = new Set(["date", "invoice_date", "payment_date", "period_locked_until"]);
const role = "-";

/** Complaints that say more than "refused"; undefined where none does. */
export function knownRefusal(complaints: readonly Complaint[], body: string | undefined): Problem | undefined {
  const refused = refusedBy(body);
  for (const { field, code } of complaints) {
    if (code === "limit_reached") return problem("ledger.plan-limit", "ledger");
    if (code === "need_identity_email") return problem("ledger.sender-mail-missing", "ledger.mailCustomer");
    if (field === "contact_id") return problem("ledger.customer-unusable", "order.customer");
    // The dates that we send are valid: what is wrong with one is its period.
    if (dates.has(field)) return problem("ledger.period-closed", "order.placedAt", { date: refused.date });
    if (field === "reference" && code === "taken") {
      return problem("ledger.number-in-use", "rules.number", { number: refused.number });
    }
    if (field === "details.tax_rate_id") {
      return problem("ledger.vat-code-unknown", "rules.vatCodes", { code: refused.taxRates, role, available: "-" });
    }
    if (field === "details.product_id") {
      return problem("ledger.item-unusable", "order.lines", { code: refused.products });
    }
    if (field === "ledger_account_id" || field === "financial_account_id") {
      return problem("ledger.choice-unknown", "ledger.payments", { code: refused.accounts, available: "-" });
    }
    if (field === "details.ledger_account_id") {
      return problem("ledger.account-unknown", "rules.accounts", { code: refused.accounts, role });
    }
  }
  return undefined;
}
