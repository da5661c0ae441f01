import type { ResultAsync } from "neverthrow";
import type { OrderPrints } from "../order/order-prints.ts";
import type { Failure } from "../problem/failure.ts";
import type { StepOutcome, WriteStep } from "../sync/write-step.ts";
import type { Instant } from "../time/calendar-date.ts";
import type { OpenPayment, OrderMoment, OrderRecord } from "./order-record.ts";

/** A write that pays the documents of some orders, as it was intended. */
export interface Settlement {
  readonly reference: string;
  /** The ids of the orders that it pays. */
  readonly orders: readonly string[];
  readonly step: WriteStep;
}

/** A settlement of which nobody knows yet whether it was done. */
export interface OpenSettlement extends Settlement {
  readonly state: "intent" | "doubt";
  /** When it was intended, or when its answer was lost. */
  readonly at: Instant;
}

/** Who does what on which connection, now. */
export type ConnectionMoment = Omit<OrderMoment, "orderId">;

/** The part of the store that knows which booked orders are to be paid in the ledger, and what was sent to that end. */
export interface SettlementJournal {
  /**
   * What the shop says now of the payment of a booked order, null where nothing is to be registered; `prints` takes the place of what the booking keeps of it. Of an order of which
   * nothing is left to register nothing changes.
   */
  paid(moment: OrderMoment, payment: OpenPayment | null, prints: OrderPrints): ResultAsync<void, Failure>;
  /** Nothing is left to do about the payment of a booked order: `settled`. */
  settle(moment: OrderMoment): ResultAsync<void, Failure>;
  /** Booked orders whose payment is still to be registered, in the order first seen, after the given order id, at most `limit`. */
  unsettled(
    connection: string,
    query: { readonly after: string | null; readonly limit: number },
  ): ResultAsync<readonly OrderRecord[], Failure>;
  /**
   * Intent on disk: the write is about to be sent. Fails with `connection.busy` when the holder's claim has lapsed, and where one of these orders is part of another settlement
   * that may have been done, or of none that is left to pay.
   */
  beginSettlement(moment: ConnectionMoment, settlement: Settlement): ResultAsync<void, Failure>;
  /** Outcome on disk: the orders are `settled`, those excepted of which something else came to light since; nothing is left to pay. */
  recordSettlement(moment: ConnectionMoment, reference: string, outcome: StepOutcome): ResultAsync<void, Failure>;
  /** The answer was lost: the write may have been done. */
  doubtSettlement(moment: ConnectionMoment, reference: string): ResultAsync<void, Failure>;
  /** The write was surely not done: its intent is taken back. Fails with `connection.busy` when the holder's claim has lapsed. */
  withdrawSettlement(moment: ConnectionMoment, reference: string): ResultAsync<void, Failure>;
  /** Settlements that may or may not have been done, oldest first. */
  openSettlements(connection: string): ResultAsync<readonly OpenSettlement[], Failure>;
}
