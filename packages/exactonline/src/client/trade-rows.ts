import * as z from "zod";

/** Sales invoices and sales orders, and what is asked of Exact with them. */

const text = z.string().transform((value) => value.trim());
const optionalText = z
  .string()
  .nullish()
  .transform((value) => {
    const trimmed = value?.trim() ?? "";
    return trimmed === "" ? null : trimmed;
  });
const number = z.number();
const amount = z.union([z.number(), z.string()]);
const id = text.pipe(z.string().min(1));

const header = {
  OrderDate: z.string().nullish(),
  OrderNumber: number.nullish(),
  YourRef: optionalText,
  Currency: optionalText,
  AmountFC: amount,
  Description: optionalText,
  PaymentReference: optionalText,
};

export const salesInvoiceRow = z.object({
  InvoiceID: id,
  InvoiceNumber: number.nullish(),
  InvoiceDate: z.string().nullish(),
  Status: number.nullish(),
  VATAmountFC: amount.nullish(),
  ...header,
});

export const salesOrderRow = z.object({
  OrderID: id,
  InvoiceStatus: number.nullish(),
  AmountFCExclVat: amount.nullish(),
  ...header,
});

/** The answers to new ones; totals may be left out. */
export const writtenInvoice = z.object({
  InvoiceID: id,
  InvoiceNumber: number.nullish(),
  Currency: optionalText,
  AmountFC: amount.nullish(),
  VATAmountFC: amount.nullish(),
});

export const writtenOrder = z.object({
  OrderID: id,
  OrderNumber: number.nullish(),
  Currency: optionalText,
  AmountFC: amount.nullish(),
  AmountFCExclVat: amount.nullish(),
});

/** Which invoice a line of an order went to. */
export const invoicedLineRow = z.object({ InvoiceID: text, SalesOrder: optionalText });

/** The answer to processing: what went wrong stands in it, although the call succeeded. */
export const printedInvoice = z.object({
  InvoiceID: optionalText,
  DocumentCreationError: optionalText,
  EmailCreationError: optionalText,
  PeppolCreationError: optionalText,
  PostboxMessageCreationError: optionalText,
});

/** The answer to invoicing: a process to ask about later, or the outcome at once. */
export const invoicingStarted = z.object({
  ID: optionalText,
  ProcessID: optionalText,
  Errors: optionalText,
  NumberOfFailedInvoices: number.nullish(),
});

export const invoicingResultRow = z.object({
  ProcessID: optionalText,
  Errors: optionalText,
  NumberOfCreatedInvoices: number.nullish(),
  NumberOfFailedInvoices: number.nullish(),
});

export const currencyPrecisionRow = z.object({ Code: text, PricePrecision: number.nullish() });

export const paymentConditionRow = z.object({ Code: text, Description: optionalText });

export const conditionKindRow = paymentConditionRow.extend({ PaymentMethod: optionalText });

export type SalesInvoiceRow = z.infer<typeof salesInvoiceRow>;
export type SalesOrderRow = z.infer<typeof salesOrderRow>;
