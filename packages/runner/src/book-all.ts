import { begunFates, type Failure, type FateKind, type Ledger, type OrderRecord, type Store } from "@boekbrug/core";
import { err, ok, type Result, type ResultAsync } from "neverthrow";
import type { BatchContext } from "./batch.ts";
import { bookBatch } from "./book-batch.ts";

/**
 * Orders that are prepared, looked up in bulk and verified together: as many as the ledger likes best, but so few at first that the first booking does not wait for the reading of many orders.
 */
const firstBatch = 50;

/** What was read of an order should not be old when it is written. */
const largestBatch = 250;

const largestOf = ({ batch = firstBatch }: Pick<Ledger, "batch">): number => Math.min(batch, largestBatch);

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
  const largest = largestOf(connection.ledger);
  let after: string | null = null;
  for (let limit = Math.min(firstBatch, largest); ; limit = Math.min(2 * limit, largest)) {
    const batch: Result<readonly OrderRecord[], Failure> = await host.store.orders(connection.key, {
      fates,
      after,
      limit,
    });
    if (batch.isErr()) return err(batch.error);
    const left = batch.value.filter(({ orderId }) => !handled.has(orderId));
    const booked = await bookBatch(context, left);
    if (booked.isErr()) return booked;
    after = batch.value.at(-1)?.orderId ?? null;
    if (batch.value.length < limit) return ok(undefined);
  }
}
