import type { Failure } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type * as z from "zod";
import type { ExactOnlineClient } from "../client/exactonline-client.ts";
import { anyOf, guidEquals, textEquals } from "../client/odata.ts";
import { type CatalogueItemRow, catalogueItemRow, type ItemPriceRow, itemPriceRow } from "../client/rows.ts";

/** So many conditions to a call, well within the length that an address may have: codes are at most 30 characters. */
const mostInOneFilter = 20;

/** Every row of a bulk resource changed after this is every row: for a ledger that wants a filter. */
const everything = "Modified gt datetime'1990-01-01T00:00:00'";

/** Items that were read all at once may have been changed by a person after so long. */
const memory = 10 * 60_000;

/** Items by their codes and prices by their items, in few calls. */
export interface ItemReader {
  items(codes: readonly string[]): Promise<Result<ReadonlyMap<string, CatalogueItemRow>, Failure>>;
  everyItem(): Promise<Result<readonly CatalogueItemRow[], Failure>>;
  /** An item that was made since. */
  made(item: CatalogueItemRow): void;
  prices(items: readonly string[]): Promise<Result<readonly ItemPriceRow[], Failure>>;
}

/**
 * Several at a time where "or" is allowed in a filter. Where it is refused, items are read all at once, and prices one by one; which it is, is found out once.
 */
export function createItemReader(client: ExactOnlineClient, now: () => number = () => 0): ItemReader {
  let orWorks = true;
  let all: { readonly rows: CatalogueItemRow[]; readonly at: number } | undefined;

  /** Undefined where several conditions at a time are refused. */
  const byFilter = async <S extends z.ZodObject>(
    resource: string,
    schema: S,
    conditions: readonly string[],
  ): Promise<Result<z.infer<S>[], Failure> | undefined> => {
    const rows: z.infer<S>[] = [];
    for (let start = 0; start < conditions.length; start += mostInOneFilter) {
      const chunk = conditions.slice(start, start + mostInOneFilter);
      if (chunk.length > 1 && !orWorks) return undefined;
      const found = await client.list(resource, schema, { filter: anyOf(chunk) });
      if (found.isErr() && isRefused(found.error) && chunk.length > 1) {
        orWorks = false;
        return undefined;
      }
      if (found.isErr()) return err(found.error);
      rows.push(...found.value);
    }
    return ok(rows);
  };

  const everyItem = async (): Promise<Result<CatalogueItemRow[], Failure>> => {
    if (all !== undefined && now() - all.at < memory) return ok(all.rows);
    const read = await client
      .list("bulk/Logistics/Items", catalogueItemRow)
      .orElse((failure) =>
        isRefused(failure)
          ? client.list("bulk/Logistics/Items", catalogueItemRow, { filter: everything })
          : err(failure),
      );
    if (read.isOk()) all = { rows: read.value, at: now() };
    return read;
  };

  return {
    everyItem,
    made: (item) => {
      all?.rows.push(item);
    },
    items: async (codes) => {
      const conditions = codes.map((code) => textEquals("Code", code));
      const rows = (await byFilter("logistics/Items", catalogueItemRow, conditions)) ?? (await everyItem());
      return rows.map((found) => byCode(codes, found));
    },
    prices: async (items) => {
      const conditions = items.map((id) => guidEquals("Item", id));
      const several = await byFilter("logistics/SalesItemPrices", itemPriceRow, conditions);
      if (several !== undefined) return several;
      const rows: ItemPriceRow[] = [];
      for (const filter of conditions) {
        const found = await client.list("logistics/SalesItemPrices", itemPriceRow, { filter });
        if (found.isErr()) return err(found.error);
        rows.push(...found.value);
      }
      return ok(rows);
    },
  };
}

const isRefused = ({ problem }: Failure): boolean => problem.code === "ledger.refused";

/** Codes that differ in capitals only are of different items where the very code is there too. */
function byCode(codes: readonly string[], rows: readonly CatalogueItemRow[]): ReadonlyMap<string, CatalogueItemRow> {
  const exact = new Map(rows.map((row) => [row.Code, row]));
  const folded = new Map(rows.map((row) => [row.Code.toLowerCase(), row]));
  return new Map(
    codes.flatMap((code) => {
      const found = exact.get(code) ?? folded.get(code.toLowerCase());
      return found === undefined ? [] : [[code, found] as const];
    }),
  );
}
