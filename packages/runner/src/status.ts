import {
  type Failure,
  type FateKind,
  mayBeSettled,
  type NumberGap,
  type OrderRecord,
  type Problem,
  type Rest,
  type Store,
} from "@boekbrug/core";
import { err, type Result, ResultAsync } from "neverthrow";
import { allOrders } from "./all-orders.ts";
import { lastingGaps } from "./gaps.ts";
import { leftOutProblem } from "./left-out.ts";
import type { HeldOrder } from "./report.ts";
import { allUnsettled, awaitsPayment } from "./settle/awaited-payments.ts";
import { lastingSilence } from "./shop-silence.ts";
import { isWatchEnded } from "./watch-end.ts";

export interface Status {
  readonly connection: string;
  readonly fates: Readonly<Partial<Record<FateKind, number>>>;
  /** Orders that need a person or a later run, oldest first. */
  readonly attention: readonly OrderRecord[];
  /** Orders whose customer was made without a field that the ledger refused, until a person says that it was dealt with. */
  readonly incomplete: readonly HeldOrder[];
  /** How the connection has failed lately; null while all is well. */
  readonly rest: Rest | null;
  /** The shop has been silent for improbably long. */
  readonly silence: Problem | null;
  /** Orders that never became due and are no longer watched, oldest first. */
  readonly watchEnded: readonly OrderRecord[];
  /** Payments of booked orders that are still to be registered. */
  readonly payments: OpenPayments;
  /** Order numbers since the start that are not in the books, and why. */
  readonly gaps: readonly NumberGap[];
}

export interface OpenPayments {
  /** Booked orders that are not paid by what the shop said last. */
  readonly unpaid: number;
  /** Paid, and not registered in the books yet. */
  readonly due: number;
  /** Paid by a write of which nobody knows yet whether it was done. */
  readonly inDoubt: number;
}

const needAttention: readonly FateKind[] = ["held", "in-doubt", "writing", "changed"];

/** How many orders stand where, and which of them need a look. Reads the store only. */
export function status(store: Store, connection: string): ResultAsync<Status, Failure> {
  return new ResultAsync(readStatus(store, connection));
}

async function readStatus(store: Store, connection: string): Promise<Result<Status, Failure>> {
  const fates = await store.tally(connection);
  if (fates.isErr()) return err(fates.error);
  const known = await store.connection(connection);
  if (known.isErr()) return err(known.error);
  const rest = known.value?.rest ?? null;
  const attention = await store.orders(connection, { fates: needAttention, after: null, limit: 1000 });
  if (attention.isErr()) return err(attention.error);
  const notes = await store.notes(connection);
  if (notes.isErr()) return err(notes.error);
  const payments = await openPayments(store, connection);
  if (payments.isErr()) return err(payments.error);
  const incomplete = await store.incomplete(connection);
  if (incomplete.isErr()) return err(incomplete.error);
  const stopped = await allOrders(store, connection, ["skipped", "held"]);
  return stopped.map((orders) => ({
    connection,
    fates: fates.value,
    attention: attention.value,
    incomplete: incomplete.value.map(({ orderId, orderNumber, leftOut }) => ({
      orderId,
      orderNumber,
      problem: leftOutProblem(connection, orderId, leftOut),
    })),
    rest,
    silence: lastingSilence(notes.value),
    watchEnded: orders.filter(isWatchEnded),
    payments: payments.value,
    gaps: lastingGaps(notes.value, orders),
  }));
}

async function openPayments(store: Store, connection: string): Promise<Result<OpenPayments, Failure>> {
  const unsettled = await allUnsettled(store, connection);
  if (unsettled.isErr()) return err(unsettled.error);
  const open = await store.openSettlements(connection);
  return open.map((settlements) => {
    const doubted = new Set(settlements.flatMap(({ orders }) => orders));
    const unpaid = unsettled.value.filter(awaitsPayment).length;
    const due = unsettled.value.filter((each) => isDue(each) && !doubted.has(each.orderId)).length;
    return { unpaid, due, inDoubt: doubted.size };
  });
}

const isDue = ({ fate, booking }: OrderRecord): boolean => mayBeSettled(fate) && booking?.payment?.paid != null;
