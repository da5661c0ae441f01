import {
  begunFates,
  type Failure,
  type InvoicePlan,
  type OrderHead,
  type OrderRecord,
  type Problem,
  type Rules,
  type StepOutcome,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type Connection, type GiveWay, type Host, momentOf } from "./connection.ts";
import type { ForeignDocuments } from "./foreign-documents.ts";
import type { KnownRecords } from "./known-records.ts";
import type { PreparedOrder } from "./prepare-order.ts";
import { bookedOrder, type ReportBuilder } from "./report.ts";
import type { SellerPast } from "./seller-past.ts";
import { paymentOfPlan } from "./settle/payment-of-plan.ts";

/** What the steps of a batch share. */
export interface BatchContext {
  readonly host: Host;
  readonly connection: Connection;
  readonly snapshot: unknown;
  readonly past: SellerPast;
  /** What others may have booked before this store knew the connection. */
  readonly foreign: ForeignDocuments;
  /** Heads read from the shop's lists in this run. */
  readonly heads: Map<string, OrderHead>;
  readonly report: ReportBuilder;
  /** What exists in the ledger, as far as it tells in bulk. */
  readonly records: KnownRecords;
  /** Customers of whom a record may be in the making: nobody makes another before that is known. In memory only. */
  readonly doubtedCustomers: Set<string>;
  /** Orders that this pass has dealt with, or has in hand. */
  readonly handled: Set<string>;
  /** Renews this engine's claim; an error when another engine has taken over. */
  readonly renew: () => Promise<Result<void, Failure>>;
  /** To be called between two orders, with none in the making. */
  readonly giveWay: GiveWay;
}

/** An order that is ready to be written, or whose writing is to be brought to its end. */
export interface Work {
  readonly record: OrderRecord;
  readonly prepared: PreparedOrder;
  /** Null while the order is due; else the fate that it gets when nothing was written. */
  readonly notDue: NotDue | null;
}

export type NotDue = Extract<OrderRecord["fate"], { kind: "waiting" | "skipped" }>;

/** A vendor write may be under way: what happened to it must be known before anything else is judged. */
export const hasBegun = ({ fate }: OrderRecord): boolean => begunFates.includes(fate.kind);

/** Whether the document of an order may be finished (processed, paid): also where only its status has moved on since, for nobody is told of that. */
export const mayFinish = ({ notDue, prepared }: Work, { orders }: Rules): boolean =>
  notDue === null ||
  (notDue.kind === "waiting" && notDue.reason === "status" && (prepared.plan.paid || !orders.paidOnly));

/** Holds an order, unless its writing has begun: then the doubt about it is what a person must see. */
export async function hold(
  { host, connection, report }: BatchContext,
  record: OrderRecord,
  found: Problem,
): Promise<Result<void, Failure>> {
  const { orderId, orderNumber } = record;
  if (hasBegun(record)) {
    report.inDoubt.push({ orderId, orderNumber, problem: found });
    host.onProgress?.({ orderId, orderNumber, outcome: "in-doubt" });
    return ok(undefined);
  }
  return holdWritten({ host, connection, report }, record, found);
}

/** Holds an order whose document is there but not as it should be. */
export async function holdWritten(
  { host, connection, report }: Pick<BatchContext, "host" | "connection" | "report">,
  record: OrderRecord,
  found: Problem,
): Promise<Result<void, Failure>> {
  const { orderId, orderNumber } = record;
  report.hold(record, found);
  host.onProgress?.({ orderId, orderNumber, outcome: "held" });
  return host.store.hold(momentOf(host, connection, orderId), { kind: "held", problem: found });
}

/** Gives an order that is not due any more, and of which nothing was written, the fate that it has now. */
export async function letGo(
  { host, connection, report }: BatchContext,
  { orderId, orderNumber }: OrderRecord,
  fate: NotDue,
): Promise<Result<void, Failure>> {
  const moment = momentOf(host, connection, orderId);
  if (fate.kind === "waiting") {
    report.waiting[fate.reason] = (report.waiting[fate.reason] ?? 0) + 1;
    return host.store.wait(moment, fate);
  }
  report.skipped[fate.reason] = (report.skipped[fate.reason] ?? 0) + 1;
  if (fate.reason === "cancelled") report.misses(orderNumber, "cancelled");
  if (fate.reason === "gone") report.misses(orderNumber, "deleted");
  return host.store.skip(moment, fate);
}

/** Records what will be booked, before the first write. */
export async function recordPlan(
  { host, connection }: BatchContext,
  { plan, planHash, prints }: PreparedOrder,
  payment = paymentOfPlan(host, connection, plan),
): Promise<Result<void, Failure>> {
  const { reference, number, date, totals, vatTotals, flags, vatNumberCheck } = plan;
  const { gross, vat } = totals;
  const booking = {
    reference,
    number,
    date,
    gross,
    vat,
    vatTotals,
    flags,
    vatNumberCheck,
    planHash,
    prints,
    payment,
  };
  return host.store.plan(momentOf(host, connection, plan.orderId), booking);
}

/** Every step is done and the totals are right. */
export async function book(
  { host, connection, report }: BatchContext,
  plan: InvoicePlan,
  document: StepOutcome,
  adopted: boolean,
): Promise<Result<void, Failure>> {
  const booked = await host.store.book(momentOf(host, connection, plan.orderId), document, adopted);
  if (booked.isErr()) return err(booked.error);
  report.booked.push(bookedOrder(plan, document, adopted));
  const { orderId, orderNumber } = plan;
  host.onProgress?.({ orderId, orderNumber, outcome: adopted ? "adopted" : "booked" });
  return ok(undefined);
}
