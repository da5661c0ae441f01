import type { ResultAsync } from "neverthrow";
import type { Money } from "../money/money.ts";
import type { InvoicePlan } from "../plan/invoice-plan.ts";
import type { Failure } from "../problem/failure.ts";
import type { Problem } from "../problem/problem.ts";
import type { Rules } from "../settings/rules.ts";
import type { StepOutcome, WriteStep } from "../sync/write-step.ts";
import type { CalendarDate } from "../time/calendar-date.ts";

/**
 * How the payment of a document comes into the ledger: by a step of the booking itself, by a settlement once the order is paid (it may be so already), or not
 * at all, because the settings, the amount or the kind of document leave nothing to pay.
 */
export type PaymentWay = "with-booking" | "afterwards" | "none";

/** What is open of one document. */
export interface OpenPart {
  /** The ledger's id of it. */
  readonly id: string;
  readonly amount: Money;
}

/** What this connection has booked of an order, mostly one document (`documentIdsOf`). */
export interface PayableDocument {
  readonly reference: string;
  /** What its document step yielded, or its several ones together. */
  readonly document: StepOutcome;
  /** The number by which people know it. */
  readonly number: string;
  readonly date: CalendarDate;
  /** What is to be paid, as it was booked. */
  readonly gross: Money;
}

/** A document whose order is paid by what the shop says, and of which all is still open in the ledger. */
export interface PaidDocument extends PayableDocument {
  /** The day of payment, or the day on which it was first seen. */
  readonly paidOn: CalendarDate;
  /** The shop's id of the payment method. */
  readonly methodId: string;
  /** Each of its documents with what is paid of it: together `gross`. */
  readonly parts: readonly OpenPart[];
}

/** One write that pays documents; its reference is the same whenever the same documents are put to it. */
export interface SettlementWrite {
  readonly step: WriteStep;
  /** References of the documents that it pays. */
  readonly pays: readonly string[];
}

export interface ComposedSettlements {
  readonly writes: readonly SettlementWrite[];
  /** Documents that cannot be paid under these settings and why, by reference. */
  readonly problems: ReadonlyMap<string, Problem>;
}

/**
 * Payments that are registered after the booking, one write for one document or for many.
 *
 * Promises: `takes`, `way` and `compose` are pure; every document put to `compose` is in one write or has a problem, and no write pays more than `batchSize`. The ledger's `send`
 * and `lookup` take the steps (of kind `settlement`): `lookup` finds what `send` has made, and what somebody else has done to the same effect may count as found.
 */
export interface LedgerSettlements<Snapshot = unknown> {
  /** How many documents one write pays at most. */
  readonly batchSize: number;
  /** For so many hours payments are collected for one write, unless it is full before; 0: each whole run pays what it finds. */
  readonly collectHours: number;
  /** Whether payments by this method are registered. Others are left alone: a transfer is on the bank statement. */
  takes(methodId: string): boolean;
  way(plan: InvoicePlan): PaymentWay;
  /** What is open of these documents now, by reference, in bulk. Where any of an order's documents is not in the ledger, the order is left out. */
  open(documents: readonly PayableDocument[]): ResultAsync<ReadonlyMap<string, readonly OpenPart[]>, Failure>;
  /** The exact writes that pay these documents. */
  compose(documents: readonly PaidDocument[], rules: Rules, snapshot: Snapshot): ComposedSettlements;
}
