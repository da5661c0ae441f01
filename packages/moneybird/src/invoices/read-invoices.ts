import type { CalendarDate, Failure } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type * as z from "zod";
import { type MoneybirdClient, pageSize } from "../client/moneybird-client.ts";
import { type InvoiceRow, syncRow } from "../client/rows.ts";
import { apiPath } from "../paths.ts";
import type { InvoiceResource } from "./to-invoice.ts";

/** Reads every invoice of a period; both days included. */
export type InvoiceReader = (from: CalendarDate, to: CalendarDate) => Promise<Result<InvoiceRow[], Failure>>;

interface Known {
  readonly version: number;
  readonly row: InvoiceRow;
}

/**
 * One page where that is all; else the ids and versions of everything in one answer, and the records of which the version is not known yet: pages would shift
 * while others book, and a busy day would be read again for every batch. Versions count seconds: one that was new when it was read may hide a later change.
 */
export function createInvoiceReader(
  client: MoneybirdClient,
  schema: z.ZodType<InvoiceRow>,
  administration: string,
  resource: InvoiceResource,
): InvoiceReader {
  const known = new Map<string, Known>();
  const synchronization = apiPath(administration, `${resource}/synchronization`);
  let isBusy = false;

  const synchronize = async (filter: string): Promise<Result<InvoiceRow[], Failure>> => {
    const listed = await client.all(synchronization, syncRow, { filter });
    if (listed.isErr()) return err(listed.error);
    isBusy = listed.value.length >= pageSize;
    const unknown = listed.value.filter(({ id, version }) => known.get(id)?.version !== version);
    const read = await client.byIds(
      synchronization,
      schema,
      unknown.map(({ id }) => id),
    );
    if (read.isErr()) return err(read.error);
    const newest = Math.max(0, ...listed.value.map(({ version }) => version));
    const rows = new Map(read.value.map((row) => [row.id, row]));
    for (const { id, version } of unknown) {
      const row = rows.get(id);
      if (row !== undefined && version < newest) known.set(id, { version, row });
      else known.delete(id);
    }
    return ok(listed.value.flatMap(({ id }) => rows.get(id) ?? known.get(id)?.row ?? []));
  };

  return async (from, to) => {
    const filter = `state:all,period:${compact(from)}..${compact(to)}`;
    if (isBusy) return synchronize(filter);
    const first = await client.page(apiPath(administration, resource), schema, 1, { filter });
    if (first.isErr() || first.value.length < pageSize) return first;
    return synchronize(filter);
  };
}

const compact = (date: CalendarDate): string => date.replaceAll("-", "");
