import * as z from "zod";

/** 18 digits, more than a JavaScript number holds: text, or it is damaged. */
const id = z.string().regex(/^\d+$/);
const optionalText = z
  .string()
  .nullish()
  .transform((value) => {
    const trimmed = value?.trim() ?? "";
    return trimmed === "" ? null : trimmed;
  });
const amount = z.union([z.string(), z.number()]);
const date = z.iso.date();

/** A record of which nothing but its being there counts. */
export const keyRow = z.object({ id });

export const administrationRow = z.object({
  id,
  name: z.string(),
  currency: z.string().nullish(),
  suspended: z.boolean().nullish(),
  period_locked_until: date.nullish(),
});

export const taxRateRow = z.object({
  id,
  name: z.string(),
  percentage: amount.nullish(),
  tax_rate_type: z.string(),
  active: z.boolean(),
  country: optionalText,
});

export const ledgerAccountRow = z.object({
  id,
  name: z.string(),
  account_type: z.string(),
  account_id: optionalText,
  active: z.boolean().nullish(),
  allowed_document_types: z.array(z.string()).nullish(),
  financial_account_id: id.nullish(),
});

export const financialAccountRow = z.object({ id, name: z.string(), active: z.boolean().nullish() });

export const workflowRow = z.object({
  id,
  name: z.string(),
  type: z.string(),
  active: z.boolean().nullish(),
  currency: z.string().nullish(),
});

export const documentStyleRow = z.object({ id, name: z.string() });

export const contactRow = z.object({
  id,
  customer_id: optionalText,
  send_invoices_to_email: optionalText,
  tax_number: optionalText,
  archived: z.boolean().nullish().transform(Boolean),
});

/** A contact with every field that may be brought up to date. */
export const wholeContactRow = z.looseObject({ id });

export const productRow = z.object({
  id,
  identifier: optionalText,
  title: optionalText,
  price: amount.nullish(),
  tax_rate_id: id.nullish(),
  frequency_type: z.string().nullish(),
});

const paymentRow = z.object({ id, price: amount, payment_date: z.string() });

const invoiceRow = z.object({
  id,
  state: z.string(),
  reference: optionalText,
  currency: z.string().nullish(),
  total_price_excl_tax: amount,
  total_price_incl_tax: amount,
  created_at: z.string(),
});

export const externalInvoiceRow = invoiceRow.extend({ date: date.nullish(), source: optionalText });

export const salesInvoiceRow = invoiceRow.extend({ invoice_date: date.nullish(), invoice_id: optionalText });

export const syncRow = z.object({ id, version: z.number() });

/** An invoice of either kind, as far as it is finished. */
export const finishedInvoiceRow = z.object({
  id,
  state: z.string(),
  invoice_id: optionalText,
  payments: z.array(paymentRow).nullish(),
  currency: z.string().nullish(),
  total_unpaid: amount.nullish(),
});

/** An invoice of either kind, as far as it is paid. */
export const unpaidInvoiceRow = z.object({
  id,
  state: z.string(),
  currency: z.string().nullish(),
  total_unpaid: amount,
});

/** What a new payment answers, and an invoice that was sent. */
export const finishedRow = z.object({ id, invoice_id: optionalText });

export const webhookRow = z.object({
  id,
  url: z.string(),
  enabled_events: z
    .array(z.string())
    .nullish()
    .transform((events) => events ?? []),
  deactivated_at: optionalText,
});

/** Its secret is told here and never again. */
export const madeWebhookRow = webhookRow.extend({ secret: z.string().min(1) });

export type WebhookRow = z.infer<typeof webhookRow>;
export type ContactRow = z.infer<typeof contactRow>;
export type InvoiceRow = ExternalInvoiceRow | SalesInvoiceRow;
export type AdministrationRow = z.infer<typeof administrationRow>;
export type ProductRow = z.infer<typeof productRow>;
export type TaxRateRow = z.infer<typeof taxRateRow>;
export type LedgerAccountRow = z.infer<typeof ledgerAccountRow>;
export type ExternalInvoiceRow = z.infer<typeof externalInvoiceRow>;
export type SalesInvoiceRow = z.infer<typeof salesInvoiceRow>;
