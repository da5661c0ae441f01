import type { Booking, Failure, StepOutcome } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type Connection, type Host, momentOf } from "./connection.ts";

/** Nothing is to be told of a booked order any more: it stands as it did, settled where its payment was registered. */
export async function standAgain(
  host: Host,
  connection: Connection,
  orderId: string,
  { document, adopted }: Pick<Booking, "adopted"> & { readonly document: StepOutcome },
): Promise<Result<void, Failure>> {
  const history = await host.store.history(connection.key, orderId);
  if (history.isErr()) return err(history.error);
  const moment = momentOf(host, connection, orderId);
  const booked = await host.store.book(moment, document, adopted);
  if (booked.isErr()) return booked;
  return history.value.some(({ fate }) => fate.kind === "settled") ? host.store.settle(moment) : ok(undefined);
}
