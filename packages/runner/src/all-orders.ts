import type { Failure, FateKind, OrderRecord, Store } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";

const pageSize = 500;

/** Every order in one of these fates, oldest first. */
export async function allOrders(
  store: Store,
  connection: string,
  fates: readonly FateKind[],
): Promise<Result<OrderRecord[], Failure>> {
  const all: OrderRecord[] = [];
  for (;;) {
    const after = all.at(-1)?.orderId ?? null;
    const page = await store.orders(connection, { fates, after, limit: pageSize });
    if (page.isErr()) return err(page.error);
    all.push(...page.value);
    if (page.value.length < pageSize) return ok(all);
  }
}
