import type { Failure, LedgerItems, WantedItem } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import { renew } from "../claim.ts";
import { type Connection, type Host, interrupted } from "../connection.ts";
import type { UnfinishedItems } from "./catalogue-notes.ts";
import type { CatalogueProgress } from "./catalogue-report.ts";

export type ItemOfProduct = WantedItem & { readonly productId: string };

/** Brings the items of one page to the ledger, a batch at a time; which are about to be made is on disk before they are. */
export async function bringAll(
  host: Host,
  connection: Connection,
  items: LedgerItems,
  wanted: readonly ItemOfProduct[],
  unfinished: UnfinishedItems,
  progress: CatalogueProgress,
): Promise<Result<void, Failure>> {
  const productOf = new Map(wanted.map(({ code, productId }) => [code, productId]));
  for (let start = 0; start < wanted.length; start += items.batch) {
    const stop = interrupted(host);
    if (stop.isErr()) return stop;
    const renewed = await renew(host, connection);
    if (renewed.isErr()) return err(renewed.error);
    const batch = wanted.slice(start, start + items.batch);
    const codes = batch.map(({ code }) => code);
    const begin = (about: readonly string[]) =>
      new ResultAsync(renew(host, connection)).andThen(() => unfinished.add(about));
    const brought = await items.bring(batch, { unfinished: unfinished.codes, begin });
    if (brought.isErr()) return err(brought.error);
    if (codes.some((code) => unfinished.codes.has(code))) {
      const ended = await unfinished.remove(codes);
      if (ended.isErr()) return err(ended.error);
    }
    progress.made.push(...brought.value.made);
    progress.changed.push(...brought.value.changed);
    for (const { code, problem } of brought.value.refused)
      progress.refused.push({ productId: productOf.get(code) ?? "", code, problem });
  }
  return ok(undefined);
}
