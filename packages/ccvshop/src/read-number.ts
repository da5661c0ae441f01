import type { Failure, NumberBearer } from "@boekbrug/core";
import { ok, type ResultAsync } from "neverthrow";
import type { CcvShopClient } from "./client/ccvshop-client.ts";
import { listPath } from "./client/paths.ts";
import { numberOfEntry } from "./from-ccvshop.ts";
import { readEntries } from "./read-entries.ts";

/** What bears a number: a finished order, one call; else a basket or nothing, another call. A shop that lists other numbers does not know the filter, and tells nothing. */
export const readNumber = (client: CcvShopClient, sequence: number): ResultAsync<NumberBearer, Failure> =>
  listed(client, sequence, true).andThen((finished) => {
    if (finished === "untold") return ok<NumberBearer, Failure>({ kind: "untold" });
    if (finished.length > 0)
      return readEntries(finished).map((entries): NumberBearer => ({ kind: "orders", ...entries }));
    return listed(client, sequence, false).map((baskets): NumberBearer => {
      if (baskets === "untold") return { kind: "untold" };
      return { kind: baskets.length > 0 ? "basket" : "none" };
    });
  });

const listed = (client: CcvShopClient, sequence: number, completed: boolean) =>
  client
    .page(listPath("orders", { ordernumber: String(sequence), is_completed: String(completed), orderby: "id" }))
    .map(({ items }) => (items.every((item) => numberOfEntry(item) === sequence) ? items : "untold"));
