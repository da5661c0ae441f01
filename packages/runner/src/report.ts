import {
  type Failure,
  type GapReason,
  type Instant,
  type InvoicePlan,
  type Money,
  type NumberGap,
  type OrderRecord,
  orderSequence,
  type Problem,
  type SkipReason,
  sameProblem,
  type VatTotal,
  type WaitReason,
} from "@boekbrug/core";

export interface BookedOrder {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly reference: string;
  /** The ledger's number of the document, where it gave one. */
  readonly documentNumber: string | null;
  readonly documentId: string;
  readonly date: string;
  readonly totals: { readonly net: Money; readonly vat: Money; readonly gross: Money };
  readonly vatTotals: readonly VatTotal[];
  /** Found in the ledger, not written by this run. */
  readonly adopted: boolean;
}

export interface HeldOrder {
  readonly orderId: string;
  readonly orderNumber: string | null;
  readonly problem: Problem;
}

/** A booked order whose payment is in the books now. */
export interface SettledOrder {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly reference: string;
  readonly documentNumber: string | null;
  readonly amount: Money;
  /** The day of payment, or the one on which it was first seen. */
  readonly paidOn: string | null;
  /** Found in the ledger: entered by somebody else, or by a run whose answer was lost. */
  readonly found: boolean;
}

/** What one pass over one connection did. No personal data. */
export interface SyncReport {
  readonly connection: string;
  readonly run: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** Orders read from the shop's lists in this run. */
  readonly seen: number;
  readonly booked: readonly BookedOrder[];
  /** Orders held for a problem that is new, or another one than before. */
  readonly held: readonly HeldOrder[];
  /** How many orders are held for the same problem as after the run before. */
  readonly stillHeld: number;
  readonly inDoubt: readonly HeldOrder[];
  /** Orders whose customer was made without a field that the ledger refused; the revenue is booked. */
  readonly incomplete: readonly HeldOrder[];
  /** Orders of which a text did not fit its field in the ledger; told once. */
  readonly shortened: readonly HeldOrder[];
  /** How many orders are written and wait for the ledger to finish them. */
  readonly waitingOnLedger: number;
  /** Booked orders whose payment was registered in this run, or found registered. */
  readonly settled: readonly SettledOrder[];
  /** How many booked orders are not paid by what the shop says. */
  readonly unpaid: number;
  /** How many payments are collected to be registered together. */
  readonly collecting: number;
  readonly waiting: Readonly<Partial<Record<WaitReason, number>>>;
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
  /** Order numbers of which this run found that they are not in the books, and why; each is told once. */
  readonly gaps: readonly NumberGap[];
  /** The shop has been silent for improbably long; told once. */
  readonly silence: Problem | null;
  /** Mistakes in the settings, found before anything was written. Nothing is booked then. */
  readonly check: readonly Problem[];
  /** What the merchant should know in time: the EUR 10,000 threshold is near, or was crossed. */
  readonly warnings: readonly Problem[];
  /** What ended the run before its end; what was left is done by the next run. */
  readonly stopped: Failure | null;
}

/** Collects the report while a run goes on. */
export class ReportBuilder {
  readonly booked: BookedOrder[] = [];
  readonly held: HeldOrder[] = [];
  readonly inDoubt: HeldOrder[] = [];
  readonly incomplete: HeldOrder[] = [];
  readonly shortened: HeldOrder[] = [];
  readonly waiting: Partial<Record<WaitReason, number>> = {};
  readonly skipped: Partial<Record<SkipReason, number>> = {};
  gaps: NumberGap[] = [];
  silence: Problem | null = null;
  check: readonly Problem[] = [];
  warnings: readonly Problem[] = [];
  stopped: Failure | null = null;
  seen = 0;
  stillHeld = 0;
  waitingOnLedger = 0;
  readonly settled: SettledOrder[] = [];
  unpaid = 0;
  collecting = 0;
  readonly #startedAt: Instant;

  constructor(startedAt: Instant) {
    this.#startedAt = startedAt;
  }

  /** A person is told of a held order when its problem is new to this run; one that stood before is counted. */
  hold({ orderId, orderNumber, fate, fateSince }: OrderRecord, problem: Problem): void {
    const stood =
      fate.kind === "held" && sameProblem(fate.problem, problem) && Date.parse(fateSince) < Date.parse(this.#startedAt);
    if (stood) this.stillHeld += 1;
    else this.held.push({ orderId, orderNumber, problem });
  }

  /** An order is found not to come into the books. */
  misses(orderNumber: string | null, reason: GapReason): void {
    const number = orderSequence(orderNumber);
    if (number !== null) this.gaps.push({ from: number, to: number, reason });
  }

  finish(frame: Pick<SyncReport, "connection" | "run" | "endedAt">): SyncReport {
    const {
      booked,
      held,
      stillHeld,
      inDoubt,
      incomplete,
      shortened,
      waitingOnLedger,
      settled,
      unpaid,
      collecting,
      waiting,
      skipped,
      gaps,
      silence,
      check,
      warnings,
      stopped,
      seen,
    } = this;
    return {
      ...frame,
      startedAt: this.#startedAt,
      seen,
      booked,
      held,
      stillHeld,
      inDoubt,
      incomplete,
      shortened,
      waitingOnLedger,
      settled,
      unpaid,
      collecting,
      waiting,
      skipped,
      gaps,
      silence,
      check,
      warnings,
      stopped,
    };
  }
}

export const bookedOrder = (
  plan: InvoicePlan,
  document: { readonly id: string; readonly number: string | null },
  adopted: boolean,
): BookedOrder => ({
  orderId: plan.orderId,
  orderNumber: plan.orderNumber,
  reference: plan.reference,
  documentNumber: document.number,
  documentId: document.id,
  date: plan.date,
  totals: plan.totals,
  vatTotals: plan.vatTotals,
  adopted,
});
