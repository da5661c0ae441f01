import type { Failure, OrderHead, UnreadableOrder } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { listPath } from "./client/paths.ts";
import { headFrom } from "./from-ccvshop.ts";
import type { ListFilter } from "./open-filters.ts";
import { malformedAnswer } from "./order-list.ts";

/** The first page of the finished orders that a filter lets through; oldest first unless said otherwise. */
export const ordersPath = (filter: ListFilter, orderby: "id" | "id_desc" | "ordernumber_desc" = "id"): string =>
  listPath("orders", { ...filter, is_completed: "true", orderby });

export interface Entries {
  readonly heads: readonly OrderHead[];
  readonly unreadable: readonly UnreadableOrder[];
}

/** Every entry of a page, read or named. An entry without even an id spoils the page: it could not be named. */
export function readEntries(items: readonly unknown[]): Result<Entries, Failure> {
  const heads: OrderHead[] = [];
  const unreadable: UnreadableOrder[] = [];
  for (const [index, item] of items.entries()) {
    const read = headFrom(item);
    if (read === undefined) return err(malformedAnswer(`items.${index}.id`));
    if ("problem" in read) unreadable.push(read);
    else heads.push(read);
  }
  return ok({ heads, unreadable });
}
