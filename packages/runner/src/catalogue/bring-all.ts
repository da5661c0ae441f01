import type { Failure, WantedItem } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import { renew } from "../claim.ts";
import { type GiveWay, interrupted } from "../connection.ts";
import type { CataloguePass } from "./catalogue-pass.ts";
import type { RefusedItem } from "./catalogue-report.ts";

export type ItemOfProduct = WantedItem & { readonly productId: string };

/** Brings items to the ledger, a batch at a time; which are about to be made is on disk before they are. Gives those that are refused. */
export async function bringAll(
  { host, ofItems, items, notes: { unfinished }, progress }: CataloguePass,
  wanted: readonly ItemOfProduct[],
  giveWay: GiveWay,
): Promise<Result<readonly RefusedItem[], Failure>> {
  const refused: RefusedItem[] = [];
  const productOf = new Map(wanted.map(({ code, productId }) => [code, productId]));
  for (let start = 0; start < wanted.length; start += items.batch) {
    const stop = interrupted(host);
    if (stop.isErr()) return err(stop.error);
    const given = await giveWay();
    if (given.isErr()) return err(given.error);
    const renewed = await renew(host, ofItems);
    if (renewed.isErr()) return err(renewed.error);
    const batch = wanted.slice(start, start + items.batch);
    const codes = batch.map(({ code }) => code);
    const begin = (about: readonly string[]) =>
      new ResultAsync(renew(host, ofItems)).andThen(() => unfinished.add(about));
    const brought = await items.bring(batch, { unfinished: unfinished.codes, begin });
    if (brought.isErr()) return err(brought.error);
    if (codes.some((code) => unfinished.codes.has(code))) {
      const ended = await unfinished.remove(codes);
      if (ended.isErr()) return err(ended.error);
    }
    progress.made.push(...brought.value.made);
    progress.changed.push(...brought.value.changed);
    for (const { code, problem } of brought.value.refused)
      refused.push({ productId: productOf.get(code) ?? "", code, problem });
  }
  return ok(refused);
}
