import type { Failure, FateKind, OrderRecord, Store } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";

const everyFate: readonly FateKind[] = [
  "seen",
  "waiting",
  "skipped",
  "held",
  "planned",
  "writing",
  "in-doubt",
  "booked",
  "waiting-on-ledger",
  "settled",
  "changed",
];

/** An order that the store knows, by its number as the shop shows it or by the shop's own id; null when it knows none. */
export async function findKnownOrder(
  store: Pick<Store, "orders">,
  connection: string,
  wanted: string,
): Promise<Result<OrderRecord | null, Failure>> {
  let after: string | null = null;
  for (;;) {
    const batch: Result<readonly OrderRecord[], Failure> = await store.orders(connection, {
      fates: everyFate,
      after,
      limit: 500,
    });
    if (batch.isErr()) return err(batch.error);
    const found = batch.value.find(({ orderNumber, orderId }) => orderNumber === wanted || orderId === wanted);
    if (found !== undefined) return ok(found);
    if (batch.value.length < 500) return ok(null);
    after = batch.value.at(-1)?.orderId ?? null;
  }
}
