import {
  type Failure,
  type Instant,
  instantOf,
  isAboutPayment,
  type Money,
  mayBeSettled,
  type OpenPart,
  type OrderRecord,
  type PaidDocument,
  sum,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { allUnsettled, awaitsPayment } from "./awaited-payments.ts";
import type { SettleContext } from "./settle-context.ts";

/** A booked order that is paid by what the shop says, with its document as the ledger is told of it. */
export interface DuePayment {
  readonly record: OrderRecord;
  readonly document: PaidDocument;
  /** Since when it is known to be paid. */
  readonly seenAt: Instant;
}

/** What a person may have mended is looked at again after so many milliseconds. */
const lookAgainAfter = 12 * 3_600_000;

/** The topic of the note that tells when those were looked at last. */
const lookedAt = "payments-looked-at";

/** Orders whose payment is to be registered now, those excepted of which an earlier settlement is in doubt. Counts the unpaid ones. */
export async function duePayments(
  { host, connection, report }: SettleContext,
  doubted: ReadonlySet<string>,
): Promise<Result<DuePayment[], Failure>> {
  const unsettled = await allUnsettled(host.store, connection.key);
  if (unsettled.isErr()) return err(unsettled.error);
  report.unpaid = unsettled.value.filter(awaitsPayment).length;
  const due = unsettled.value
    .filter(({ orderId }) => !doubted.has(orderId))
    .flatMap((record) => duePayment(record) ?? []);
  const told = due.filter(({ record }) => isAboutPayment(record.fate));
  if (told.length === 0) return ok(due);
  const again = await looksAgain(host, connection.key);
  if (again.isErr()) return err(again.error);
  if (again.value) return ok(due);
  report.stillHeld += told.length;
  return ok(due.filter((each) => !told.includes(each)));
}

/** Those that are still to be registered: while others were, shop or person may have said otherwise. */
export async function stillDue(
  { host, connection }: SettleContext,
  payments: readonly DuePayment[],
): Promise<Result<DuePayment[], Failure>> {
  const still: DuePayment[] = [];
  for (const each of payments) {
    const now = await host.store.order(connection.key, each.record.orderId);
    if (now.isErr()) return err(now.error);
    if (now.value !== null && duePayment(now.value) !== undefined) still.push(each);
  }
  return ok(still);
}

/** Undefined where nothing is to be registered now. */
export function duePayment(record: OrderRecord): DuePayment | undefined {
  const { booking, fate } = record;
  if (booking === null || booking.document === null || !mayBeSettled(fate)) return undefined;
  const { reference, document, number, date, gross, payment } = booking;
  if (payment === null || payment.paid === null) return undefined;
  const { methodId, paid } = payment;
  const known = { reference, document, number: document.number ?? number, date, gross };
  // How much lies on which of several documents only the ledger tells.
  const parts = [{ id: document.id, amount: gross }];
  return { record, document: { ...known, paidOn: paid.on, methodId, parts }, seenAt: paid.seenAt };
}

/** What is open of an order in all. */
export const openOf = (parts: readonly OpenPart[]): Money =>
  sum(
    parts.map(({ amount }) => amount),
    "EUR",
  );

export const withParts = (due: DuePayment, parts: readonly OpenPart[]): DuePayment => ({
  ...due,
  document: { ...due.document, parts },
});

/** Whether it is time to look again at what a person was told of; if so, that is noted. */
async function looksAgain(
  { store, clock }: SettleContext["host"],
  connection: string,
): Promise<Result<boolean, Failure>> {
  const notes = await store.notes(connection);
  if (notes.isErr()) return err(notes.error);
  const before = notes.value[lookedAt];
  if (before !== undefined && clock.now() - Date.parse(before) < lookAgainAfter) return ok(false);
  const noted = await store.note(connection, lookedAt, instantOf(clock.now()));
  return noted.map(() => true);
}
