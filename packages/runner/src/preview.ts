import {
  bookedFates,
  equal,
  type Failure,
  type InvoicePlan,
  isByHand,
  type OrderHead,
  type OrderPage,
  type Problem,
  type Store,
  selectOrder,
  type WriteStep,
} from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import { type Connection, type Host, readingStart } from "./connection.ts";
import { prepareOrder } from "./prepare-order.ts";
import { createSellerPast, type SellerPast } from "./seller-past.ts";
import { allUnsettled } from "./settle/awaited-payments.ts";
import { duePayment, openOf } from "./settle/due-payments.ts";
import { becameDueSince } from "./walk.ts";

/** What a run would do with one order. */
export type PreviewedOrder =
  | { readonly kind: "would-book"; readonly plan: InvoicePlan; readonly steps: readonly WriteStep[] }
  | {
      readonly kind: "would-hold";
      readonly orderId: string;
      readonly orderNumber: string | null;
      readonly problem: Problem;
    }
  | {
      readonly kind: "not-due";
      readonly orderId: string;
      readonly orderNumber: string | null;
      readonly reason: string;
    };

export interface Preview {
  readonly connection: string;
  readonly check: readonly Problem[];
  readonly orders: readonly PreviewedOrder[];
  /** The writes that would register payments of booked orders. */
  readonly payments: readonly WriteStep[];
}

export interface PreviewInput {
  readonly fingerprint: Host["fingerprint"];
  readonly connection: Connection;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Orders that became due from this moment on. */
  readonly start: string;
  /** Where it is given, orders that are booked already are left out. Only read. */
  readonly store?: Pick<Store, "order" | "booked" | "unsettled" | "openSettlements"> | undefined;
}

/** The exact write steps that a run would make, with nothing sent to the ledger and nothing stored. */
export function preview(input: PreviewInput): ResultAsync<Preview, Failure> {
  return new ResultAsync(previewOnce(input));
}

async function previewOnce(input: PreviewInput): Promise<Result<Preview, Failure>> {
  const { connection } = input;
  const snapshot = await connection.ledger.snapshot(connection.rules);
  if (snapshot.isErr()) return err(snapshot.error);
  const check = connection.ledger.check(connection.rules, snapshot.value);
  const orders: PreviewedOrder[] = [];
  const seen = new Set<string>();
  const past = createSellerPast(input.store, connection);
  let cursor: string | null = null;
  for (;;) {
    const page: Result<OrderPage, Failure> = await connection.source.changed(cursor, readingStart(input.start));
    if (page.isErr()) return err(page.error);
    for (const head of page.value.heads) {
      if (seen.has(head.id)) continue;
      seen.add(head.id);
      const previewed = await previewOrder(input, snapshot.value, past, head);
      if (previewed.isErr()) return err(previewed.error);
      if (previewed.value !== null) orders.push(previewed.value);
    }
    for (const { id, number, problem } of page.value.unreadable) {
      orders.push({ kind: "would-hold", orderId: id, orderNumber: number, problem });
    }
    cursor = page.value.cursor;
    if (!page.value.more) break;
  }
  const payments = await previewPayments(input, snapshot.value);
  return payments.map((steps) => ({ connection: connection.key, check, orders, payments: steps }));
}

/** What is open in the ledger as it was booked, and paid by what the shop said last. */
async function previewPayments(
  { connection, store }: PreviewInput,
  snapshot: unknown,
): Promise<Result<readonly WriteStep[], Failure>> {
  const { settlements } = connection.ledger;
  if (settlements === undefined || store === undefined) return ok([]);
  const unsettled = await allUnsettled(store, connection.key);
  if (unsettled.isErr()) return err(unsettled.error);
  const doubted = await store.openSettlements(connection.key);
  if (doubted.isErr()) return err(doubted.error);
  const taken = new Set(doubted.value.flatMap(({ orders }) => orders));
  const due = unsettled.value.filter(({ orderId }) => !taken.has(orderId));
  const documents = due.flatMap((record) => duePayment(record)?.document ?? []);
  if (documents.length === 0) return ok([]);
  const open = await settlements.open(documents);
  return open.map((amounts) => {
    const payable = documents.flatMap((document) => {
      const parts = amounts.get(document.reference);
      return parts !== undefined && equal(openOf(parts), document.gross) ? [{ ...document, parts }] : [];
    });
    return settlements.compose(payable, connection.rules, snapshot).writes.map(({ step }) => step);
  });
}

async function previewOrder(
  { fingerprint, connection, now, start, store }: PreviewInput,
  snapshot: unknown,
  past: SellerPast,
  head: OrderHead,
): Promise<Result<PreviewedOrder | null, Failure>> {
  const known = store === undefined ? ok(null) : await store.order(connection.key, head.id);
  if (known.isErr()) return err(known.error);
  if (known.value !== null && (bookedFates.includes(known.value.fate.kind) || isByHand(known.value.fate)))
    return ok(null);
  const frame = { orderId: head.id, orderNumber: head.number };
  const selection = selectOrder(head, {
    rules: connection.rules.orders,
    cancelledStatuses: connection.source.cancelledStatuses,
    start,
    wasWaiting: known.value !== null && becameDueSince(known.value),
  });
  if (selection.kind !== "due") return ok({ kind: "not-due", ...frame, reason: selection.reason });
  const preparation = await prepareOrder({ fingerprint, connection, snapshot, past, now }, head.id, head, known.value);
  return preparation.map((prepared) =>
    prepared.kind === "ready"
      ? { kind: "would-book", plan: prepared.prepared.plan, steps: prepared.prepared.steps }
      : { kind: "would-hold", ...frame, problem: prepared.problem },
  );
}
