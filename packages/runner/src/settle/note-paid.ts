import { type Failure, printsOfHead } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type Connection, type Host, momentOf } from "../connection.ts";
import type { SeenAgain } from "../notice-changes.ts";
import { paidNow } from "./payment-of-plan.ts";

/** Notes of booked orders that the shop shows again whether they are paid now: what was booked unpaid may be so, and what was paid may not be any more. */
export async function notePaid(
  host: Host,
  connection: Connection,
  seenAgain: readonly SeenAgain[],
): Promise<Result<void, Failure>> {
  if (connection.ledger.settlements === undefined) return ok(undefined);
  for (const seen of seenAgain) {
    const noted = await noteOne(host, connection, seen);
    if (noted.isErr()) return noted;
  }
  return ok(undefined);
}

async function noteOne(
  host: Host,
  connection: Connection,
  { record: { orderId }, head }: SeenAgain,
): Promise<Result<void, Failure>> {
  const known = await host.store.order(connection.key, orderId);
  if (known.isErr()) return err(known.error);
  const booking = known.value?.booking ?? null;
  const payment = booking?.payment ?? null;
  const { cancelledStatuses } = connection.source;
  const isPaid = head.paid && !cancelledStatuses.includes(head.status ?? "");
  if (booking === null || payment === null || isPaid === (payment.paid !== null)) return ok(undefined);
  const moment = momentOf(host, connection, orderId);
  // What a person was told of stays told: the print of the payment stays as it was.
  if (!isPaid) return host.store.paid(moment, { ...payment, paid: null }, {});
  const prints = await printsOfHead(host.fingerprint, head, cancelledStatuses);
  const methodId = head.paymentMethodId ?? payment.methodId;
  const isTaken = connection.ledger.settlements?.takes(methodId) === true;
  const paid = isTaken ? { methodId, paid: paidNow(host, booking.date) } : null;
  return host.store.paid(moment, paid, prints.payment === undefined ? {} : { payment: prints.payment });
}
