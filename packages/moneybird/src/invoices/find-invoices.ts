import {
  addDays,
  type BookedDocument,
  type CalendarDate,
  type Failure,
  type ListedDocument,
  type ReadBackQuery,
} from "@boekbrug/core";
import { ok, Result, ResultAsync } from "neverthrow";
import type { MoneybirdClient } from "../client/moneybird-client.ts";
import { externalInvoiceRow, type InvoiceRow, salesInvoiceRow } from "../client/rows.ts";
import { documentOf } from "../from-moneybird.ts";
import { createInvoiceReader } from "./read-invoices.ts";
import type { InvoiceResource } from "./to-invoice.ts";

/** Finds invoices of one kind by the days that they lie on: external ones have no look-up by reference. */
export interface InvoiceFinder {
  /** Every invoice of a period, whoever made it; both days included. */
  within(from: CalendarDate, to: CalendarDate): ResultAsync<ListedDocument[], Failure>;
  find(query: ReadBackQuery): ResultAsync<BookedDocument[], Failure>;
}

const schemas = { external_sales_invoices: externalInvoiceRow, sales_invoices: salesInvoiceRow } as const;

export function createInvoiceFinder(
  client: MoneybirdClient,
  administration: string,
  resource: InvoiceResource,
): InvoiceFinder {
  const schema = schemas[resource];

  const read = createInvoiceReader(client, schema, administration, resource);

  const find = async ({ references, from, to }: ReadBackQuery): Promise<Result<BookedDocument[], Failure>> => {
    if (references.length === 0) return ok([]);
    const wanted = new Set(references);
    return (await read(from, to))
      .andThen((rows) => Result.combine(rows.map(documentOf)))
      .map((documents) => documents.filter(({ reference }) => wanted.has(reference)));
  };

  const within = async (from: CalendarDate, to: CalendarDate): Promise<Result<ListedDocument[], Failure>> =>
    (await read(from, to)).andThen((rows) =>
      Result.combine(rows.map((row) => documentOf(row).map((found) => ({ ...found, texts: textsOf(row) })))),
    );

  return { within: (from, to) => new ResultAsync(within(from, to)), find: (query) => new ResultAsync(find(query)) };
}

const textsOf = (row: InvoiceRow): string[] =>
  [row.reference, "source" in row ? null : row.invoice_id].filter((text) => text !== null);

/** A day on either side of the invoice's own. */
export const around = (date: CalendarDate): { readonly from: CalendarDate; readonly to: CalendarDate } => ({
  from: addDays(date, -1),
  to: addDays(date, 1),
});
