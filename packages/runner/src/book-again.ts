import { type Failure, notDone, type OrderRecord, problem } from "@boekbrug/core";
import { err, type Result } from "neverthrow";
import { underClaim } from "./claim.ts";
import { type Connection, type Host, momentOf } from "./connection.ts";

/** Whether it was written, and then found gone from the ledger. */
export const isGone = ({ fate }: Pick<OrderRecord, "fate">): boolean =>
  fate.kind === "held" && fate.problem.code === "ledger.document-missing";

/**
 * Forgets what was written of an order whose document is gone, because a person says that it is to be booked again: the next run looks for it in the ledger once more, and writes it where it is not there.
 */
export const bookAgain = (host: Host, connection: Connection, orderId: string): Promise<Result<void, Failure>> =>
  underClaim(host, connection, async (claimed) => {
    const { store } = claimed;
    const record = await store.order(connection.key, orderId);
    if (record.isErr()) return err(record.error);
    if (record.value === null || !isGone(record.value)) return err(notDone(problem("order.begun", "order")));
    const steps = await store.steps(connection.key, orderId);
    if (steps.isErr()) return err(steps.error);
    for (const { step } of steps.value) {
      const forgotten = await store.withdraw(momentOf(claimed, connection, orderId), step);
      if (forgotten.isErr()) return err(forgotten.error);
    }
    return store.lookAgain(momentOf(claimed, connection, orderId));
  });
