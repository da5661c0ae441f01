import { everyFate, type Failure, type OrderRecord, type Store } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";

/**
 * An order that the store knows, by its number as the shop shows it or by the shop's own id; null when it knows none. The number counts where it is also the id of another order: people name orders by it.
 */
export async function findKnownOrder(
  store: Pick<Store, "orders">,
  connection: string,
  wanted: string,
): Promise<Result<OrderRecord | null, Failure>> {
  let after: string | null = null;
  let byId: OrderRecord | null = null;
  for (;;) {
    const batch: Result<readonly OrderRecord[], Failure> = await store.orders(connection, {
      fates: everyFate,
      after,
      limit: 500,
    });
    if (batch.isErr()) return err(batch.error);
    const found = batch.value.find(({ orderNumber }) => orderNumber === wanted);
    if (found !== undefined) return ok(found);
    byId ??= batch.value.find(({ orderId }) => orderId === wanted) ?? null;
    if (batch.value.length < 500) return ok(byId);
    after = batch.value.at(-1)?.orderId ?? null;
  }
}
