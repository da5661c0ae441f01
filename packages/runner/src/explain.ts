import {
  addDays,
  calendarDateOf,
  type Failure,
  type HistoryEntry,
  type InvoicePlan,
  isUnreadable,
  notDone,
  type Order,
  type OrderPage,
  type OrderRecord,
  type Problem,
  planInvoice,
} from "@boekbrug/core";
import { err, ok, okAsync, type Result, ResultAsync } from "neverthrow";
import type { Connection, Host } from "./connection.ts";
import { findKnownOrder } from "./find-order.ts";
import { leftOutOf, leftOutProblem, shortenedOf, shortenedProblem } from "./left-out.ts";
import { planContextOf } from "./plan-context.ts";
import { createSellerPast } from "./seller-past.ts";

/** How one order is understood and what would be, or was, booked for it. */
export interface Explanation {
  readonly order: Order;
  /** Where the order stands; null where this store has never seen it. */
  readonly record: OrderRecord | null;
  /** What became of it, oldest first. */
  readonly history: readonly HistoryEntry[];
  /** The plan with the ground of every line, or why there is none. */
  readonly plan: InvoicePlan | null;
  readonly problem: Problem | null;
  /** The customer was made without a field that the ledger refused. */
  readonly incomplete: Problem | null;
  /** A text of the order did not fit its field in the ledger. */
  readonly shortened: Problem | null;
}

/** How far back an order is looked for in the shop's list, in days. */
const lookBack = 400;

/** Explains an order, found by its number or by the shop's own id; null when the shop has none. Reads only. */
export function explain(host: Host, connection: Connection, wanted: string): ResultAsync<Explanation | null, Failure> {
  return new ResultAsync(explainOrder(host, connection, wanted));
}

async function explainOrder(
  host: Host,
  connection: Connection,
  wanted: string,
): Promise<Result<Explanation | null, Failure>> {
  const id = await findId(host, connection, wanted);
  if (id.isErr()) return err(id.error);
  const order = await connection.source.order(id.value);
  if (order.isErr()) return err(order.error);
  if (order.value === null) return ok(null);
  if (isUnreadable(order.value)) return err(notDone(order.value.problem));
  const record = await host.store.order(connection.key, id.value);
  if (record.isErr()) return err(record.error);
  const history = record.value === null ? ok([]) : await host.store.history(connection.key, id.value);
  if (history.isErr()) return err(history.error);
  const steps = await host.store.steps(connection.key, id.value);
  if (steps.isErr()) return err(steps.error);
  const leftOut = leftOutOf(steps.value);
  const incomplete = leftOut.length === 0 ? null : leftOutProblem(connection.key, id.value, leftOut);
  const cut = shortenedOf(steps.value);
  const shortened = cut.length === 0 ? null : shortenedProblem(connection.key, id.value, cut);
  const past = createSellerPast(host.store, connection);
  const context = await planContextOf(order.value, asBooked(connection, record.value), past);
  if (context.isErr()) return err(context.error);
  const plan = planInvoice(order.value, context.value);
  const frame = { order: order.value, record: record.value, history: history.value, incomplete, shortened };
  return ok(
    plan.isOk() ? { ...frame, plan: plan.value, problem: null } : { ...frame, plan: null, problem: plan.error },
  );
}

/** What was booked is explained by the registry's answer that it was booked on, not by today's. */
function asBooked(connection: Connection, record: OrderRecord | null): Connection {
  const kept = record?.booking?.document == null ? null : record.booking.vatNumberCheck;
  return kept === null ? connection : { ...connection, registry: { check: () => okAsync(kept) } };
}

/** By the store, then by the shop's list; else the text is taken for the shop's id. */
async function findId(host: Host, connection: Connection, wanted: string): Promise<Result<string, Failure>> {
  const known = await findKnownOrder(host.store, connection.key, wanted);
  if (known.isErr()) return err(known.error);
  return known.value === null ? findInShop(host, connection, wanted) : ok(known.value.orderId);
}

async function findInShop({ clock }: Host, { source }: Connection, wanted: string): Promise<Result<string, Failure>> {
  const from = addDays(calendarDateOf(clock.now()), -lookBack);
  let cursor: string | null = null;
  for (;;) {
    const page: Result<OrderPage, Failure> = await source.changed(cursor, from);
    if (page.isErr()) return err(page.error);
    const found = page.value.heads.find(({ number, id }) => number === wanted || id === wanted);
    if (found !== undefined) return ok(found.id);
    if (!page.value.more) return ok(wanted);
    cursor = page.value.cursor;
  }
}
