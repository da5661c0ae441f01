import { begunFates, type Failure, type FateKind, type OrderRecord, type Store } from "@boekbrug/core";
import { err, ok, type Result, type ResultAsync } from "neverthrow";
import type { BatchContext } from "./batch.ts";
import { bookBatch } from "./book-batch.ts";

/** Orders that are prepared, looked up in bulk and verified together. */
const batchSize = 50;

/** Fates that a run works on. */
export const workable: readonly FateKind[] = ["seen", "held", "planned", ...begunFates];

/** Whether a run has anything to book, or to bring to its end. */
export const isAnythingDue = (store: Store, connection: string): ResultAsync<boolean, Failure> =>
  store.orders(connection, { fates: workable, after: null, limit: 1 }).map(({ length }) => length > 0);

/** Books everything that is due. */
export async function bookAll(context: BatchContext): Promise<Result<void, Failure>> {
  const finished = await finishBegun(context);
  return finished.isErr() ? finished : bookThose(context, workable);
}

/** What was begun comes before anything else: what it has made, or may be making, is what others need. */
export const finishBegun = (context: BatchContext): Promise<Result<void, Failure>> => bookThose(context, begunFates);

async function bookThose(context: BatchContext, fates: readonly FateKind[]): Promise<Result<void, Failure>> {
  const { host, connection, handled } = context;
  let after: string | null = null;
  for (;;) {
    const batch: Result<readonly OrderRecord[], Failure> = await host.store.orders(connection.key, {
      fates,
      after,
      limit: batchSize,
    });
    if (batch.isErr()) return err(batch.error);
    const left = batch.value.filter(({ orderId }) => !handled.has(orderId));
    const booked = await bookBatch(context, left);
    if (booked.isErr()) return booked;
    after = batch.value.at(-1)?.orderId ?? null;
    if (batch.value.length < batchSize) return ok(undefined);
  }
}
