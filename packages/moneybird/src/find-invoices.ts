import {
  addDays,
  type BookedDocument,
  type CalendarDate,
  type Failure,
  type ListedDocument,
  type ReadBackQuery,
} from "@boekbrug/core";
import { err, ok, Result, ResultAsync } from "neverthrow";
import { type MoneybirdClient, pageSize } from "./client/moneybird-client.ts";
import { externalInvoiceRow, type InvoiceRow, salesInvoiceRow, syncRow } from "./client/rows.ts";
import { documentOf } from "./from-moneybird.ts";
import { apiPath } from "./paths.ts";
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

  /** One page where that is all; else the ids of everything in one answer, and the records by id: pages would shift while others book. */
  const read = async (from: CalendarDate, to: CalendarDate): Promise<Result<InvoiceRow[], Failure>> => {
    const query = { filter: `state:all,period:${compact(from)}..${compact(to)}` };
    const first = await client.page(apiPath(administration, resource), schema, 1, query);
    if (first.isErr()) return err(first.error);
    if (first.value.length < pageSize) return ok(first.value);
    const synchronization = apiPath(administration, `${resource}/synchronization`);
    const ids = await client.all(synchronization, syncRow, query);
    if (ids.isErr()) return err(ids.error);
    const rows = await client.byIds(
      synchronization,
      schema,
      ids.value.map(({ id }) => id),
    );
    return rows;
  };

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

const compact = (date: CalendarDate): string => date.replaceAll("-", "");

const textsOf = (row: InvoiceRow): string[] =>
  [row.reference, "source" in row ? null : row.invoice_id].filter((text) => text !== null);

/** A day on either side of the invoice's own. */
export const around = (date: CalendarDate): { readonly from: CalendarDate; readonly to: CalendarDate } => ({
  from: addDays(date, -1),
  to: addDays(date, 1),
});
