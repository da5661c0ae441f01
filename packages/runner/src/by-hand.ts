import { type Failure, isAboutPayment, notDone, type OrderRecord, problem } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import { bookAgain, isGone } from "./book-again.ts";
import { type Connection, type Host, momentOf } from "./connection.ts";
import { findKnownOrder } from "./find-order.ts";
import { settleLeftOut } from "./left-out.ts";
import { standAgain } from "./stand-again.ts";

/** What a person may say of an order: it was dealt with by hand, or it is to be looked at again. */
export type Instruction = "skip" | "retry";

/**
 * Carries out a person's word on one order, found by its number or the shop's id; null when this connection does not know it. An order of which something was, or
 * may have been, written is not skipped: `order.begun`; one whose document is gone from the ledger is booked again by `retry`. Of a booked order `skip` says that what it was flagged for was dealt with.
 */
export function instruct(
  host: Host,
  connection: Connection,
  wanted: string,
  instruction: Instruction,
): ResultAsync<OrderRecord | null, Failure> {
  return new ResultAsync(carryOut(host, connection, wanted, instruction));
}

async function carryOut(
  host: Host,
  connection: Connection,
  wanted: string,
  instruction: Instruction,
): Promise<Result<OrderRecord | null, Failure>> {
  const found = await findKnownOrder(host.store, connection.key, wanted);
  if (found.isErr() || found.value === null) return found;
  const { orderId, fate, booking } = found.value;
  const isUnpaid = fate.kind === "booked" && booking?.payment != null;
  if (isAboutPayment(fate) || (isUnpaid && instruction === "skip"))
    return answerPayment(host, connection, found.value, instruction);
  if (fate.kind === "changed" && instruction === "skip") return acceptChange(host, connection, orderId, booking);
  if (instruction === "skip" && booking?.document != null) {
    const settled = await settleLeftOut(host, connection, orderId);
    if (settled.isErr()) return err(settled.error);
    if (settled.value) return found;
  }
  const written = await (instruction === "skip"
    ? skip(host, connection, orderId)
    : isGone(found.value)
      ? bookAgain(host, connection, orderId)
      : lookAgain(host, connection, orderId));
  if (written.isErr()) return err(written.error);
  const now = await host.store.order(connection.key, orderId);
  if (now.isErr()) return err(now.error);
  const done = now.value?.fate.kind === (instruction === "skip" ? "skipped" : "seen");
  return done ? ok(now.value) : err(notDone(problem("order.begun", "order")));
}

/** What came to light about a booked order was dealt with: it is simply booked again. */
async function acceptChange(
  host: Host,
  connection: Connection,
  orderId: string,
  booking: OrderRecord["booking"],
): Promise<Result<OrderRecord | null, Failure>> {
  const document = booking?.document ?? null;
  if (booking === null || document === null) return err(notDone(problem("order.begun", "order")));
  const { adopted } = booking;
  const accepted = await standAgain(host, connection, orderId, { document, adopted });
  return accepted.isErr() ? err(accepted.error) : host.store.order(connection.key, orderId);
}

/** The payment was dealt with by hand, so that nothing is left to do about it; or it is to be tried again. */
async function answerPayment(
  host: Host,
  connection: Connection,
  { orderId, booking }: OrderRecord,
  instruction: Instruction,
): Promise<Result<OrderRecord | null, Failure>> {
  if (instruction === "retry") return acceptChange(host, connection, orderId, booking);
  const settled = await host.store.settle(momentOf(host, connection, orderId));
  return settled.isErr() ? err(settled.error) : host.store.order(connection.key, orderId);
}

const skip = (host: Host, connection: Connection, orderId: string) =>
  host.store.skip(momentOf(host, connection, orderId), { kind: "skipped", reason: "by-hand" });

/** As if it was just seen: the next run judges it anew, without a rest. */
const lookAgain = (host: Host, connection: Connection, orderId: string) =>
  host.store.lookAgain(momentOf(host, connection, orderId));
