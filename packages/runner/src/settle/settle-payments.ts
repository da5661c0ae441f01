import type { Failure } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { SeenAgain } from "../notice-changes.ts";
import { choosePayments, isTimeToPay } from "./choose-payments.ts";
import { type DuePayment, duePayments } from "./due-payments.ts";
import { notePaid } from "./note-paid.ts";
import { payBatch } from "./pay-batch.ts";
import { resolveOpen } from "./resolve-open.ts";
import type { SettleContext } from "./settle-context.ts";

/** Documents of which is read together what is open. */
const readAtOnce = 500;

/**
 * Registers the payments of booked orders that are paid by what the shop says: what an earlier engine left open is looked up first, then what is open in the ledger is read in bulk, and
 * what is open as it was booked is paid.
 */
export async function settlePayments(
  context: SettleContext,
  seenAgain: readonly SeenAgain[],
): Promise<Result<void, Failure>> {
  const { host, connection, settlements, report } = context;
  const noted = await notePaid(host, connection, seenAgain);
  if (noted.isErr()) return noted;
  const doubted = await resolveOpen(context);
  if (doubted.isErr()) return err(doubted.error);
  const due = await duePayments(context, doubted.value);
  if (due.isErr()) return err(due.error);
  report.collecting = due.value.length;
  const now = host.clock.now();
  if (due.value.length === 0 || !isTimeToPay(due.value, settlements, now)) return ok(undefined);
  const snapshot = await context.snapshot();
  if (snapshot.isErr() || snapshot.value === null) return snapshot.map(() => undefined);
  const { data } = snapshot.value;
  const documents = due.value.map(({ document }) => document);
  const composed = settlements.compose(documents, connection.rules, data);
  const chosen = choosePayments(due.value, composed, settlements, now);
  report.collecting = due.value.length - chosen.length;
  return payAll(context, data, chosen);
}

async function payAll(
  context: SettleContext,
  snapshot: unknown,
  chosen: readonly DuePayment[],
): Promise<Result<void, Failure>> {
  for (let from = 0; from < chosen.length; from += readAtOnce) {
    const paid = await payBatch(context, snapshot, chosen.slice(from, from + readAtOnce));
    if (paid.isErr()) return paid;
  }
  return ok(undefined);
}
