import type { ResultAsync } from "neverthrow";
import type { Money } from "../money/money.ts";
import type { OrderHead } from "../order/order.ts";
import type { Failure } from "../problem/failure.ts";
import type { Rest } from "../sync/circuit.ts";
import type { Fate, FateKind } from "../sync/fate.ts";
import type { StepOutcome } from "../sync/write-step.ts";
import type { CalendarDate, Instant } from "../time/calendar-date.ts";
import type { Cursor } from "./cursor.ts";
import type { Booking, OrderMoment, OrderRecord } from "./order-record.ts";
import type { SettlementJournal } from "./settlement-journal.ts";

export interface ConnectionState {
  /** The first moment that this store knew the connection. */
  readonly connectedAt: Instant;
  readonly cursor: Cursor | null;
  /** How the connection has failed lately; null while all is well. */
  readonly rest: Rest | null;
}

/** The journal of one write step: `intent` is on disk before the call, `done` or `doubt` after it. */
export interface StepRecord {
  readonly step: string;
  readonly state: "intent" | "done" | "doubt" | "refused";
  readonly at: Instant;
  readonly outcome: StepOutcome | null;
}

export interface HistoryEntry {
  readonly at: Instant;
  readonly run: string;
  readonly fate: Fate;
}

/** An order of a page, with the fate that follows from its head. */
export interface Sighting {
  readonly head: Pick<OrderHead, "id" | "number" | "placedAt"> & { readonly total: Money | null };
  readonly fate: Fate;
}

/** An order for which a record was made without some fields. */
export interface IncompleteOrder {
  readonly orderId: string;
  readonly orderNumber: string | null;
  /** The ledger's names of them. */
  readonly leftOut: readonly string[];
}

/** A customer in the ledger, by the fingerprints of who he is. */
export interface KnownCustomer {
  readonly id: string;
  readonly fingerprints: readonly string[];
}

/**
 * The journal: what has been seen, intended and done. It is the truth about what was sent to the ledger.
 *
 * Promises: every method is one transaction, durable when it returns; several engines may use one store; nothing of a consumer's person is kept. An order that a person dealt with (`isByHand`)
 * keeps that fate until `lookAgain`, whatever an engine decides that has it in hand, unless its document turns out to be in the books.
 */
export interface Store extends SettlementJournal {
  /** Knows the connection from now on; the first call decides `connectedAt`. */
  connect(connection: string, at: Instant): ResultAsync<ConnectionState, Failure>;
  /** What is known of a connection; null before it was first connected. */
  connection(connection: string): ResultAsync<ConnectionState | null, Failure>;
  /** Remembers how the connection fails; null: it works again. */
  rest(connection: string, rest: Rest | null): ResultAsync<void, Failure>;
  /** Takes the sole right to work on a connection until `until`; the holder may renew. False when another holder's claim still runs at `now`. */
  claim(connection: string, holder: string, now: Instant, until: Instant): ResultAsync<boolean, Failure>;
  /**
   * Extends a claim that the holder still has, run out or not. False when another has taken it since, even one that has given it back already: what the holder has read
   * may not be true any more.
   */
  renew(connection: string, holder: string, now: Instant, until: Instant): ResultAsync<boolean, Failure>;
  release(connection: string, holder: string): ResultAsync<void, Failure>;
  /** Stores a page of sightings and then the cursor, in one transaction. A sighting never touches an order whose writing has begun or that is booked. */
  commitPage(
    connection: string,
    page: { readonly sightings: readonly Sighting[]; readonly cursor: Cursor | null },
    run: string,
    at: Instant,
  ): ResultAsync<void, Failure>;
  wait(moment: OrderMoment, fate: Extract<Fate, { kind: "waiting" }>): ResultAsync<void, Failure>;
  skip(moment: OrderMoment, fate: Extract<Fate, { kind: "skipped" }>): ResultAsync<void, Failure>;
  /** A problem stops an order. One that is booked stays so. */
  hold(moment: OrderMoment, fate: Extract<Fate, { kind: "held" }>): ResultAsync<void, Failure>;
  /** As if it was just seen, because a person asks for it. An order whose writing has begun, or that is booked, stays as it is. */
  lookAgain(moment: OrderMoment): ResultAsync<void, Failure>;
  /** Records what will be booked, before the first write. Once that has begun, only how the payment comes into the books is taken over, until the order is booked. */
  plan(moment: OrderMoment, booking: Omit<Booking, "document" | "adopted">): ResultAsync<void, Failure>;
  /** Intent on disk: the step is about to be sent. Fails with `order.dealt-with` when a person has said since that the order was dealt with. */
  beginStep(moment: OrderMoment, step: string): ResultAsync<void, Failure>;
  /** Outcome on disk: the step is done. */
  recordOutcome(moment: OrderMoment, step: string, outcome: StepOutcome): ResultAsync<void, Failure>;
  /** The answer was lost: the step may have been done. */
  doubt(moment: OrderMoment, step: string, fate: Extract<Fate, { kind: "in-doubt" }>): ResultAsync<void, Failure>;
  /** The step was surely not done: its intent is taken back and the order held with the reason. */
  refuse(moment: OrderMoment, step: string, fate: Extract<Fate, { kind: "held" }>): ResultAsync<void, Failure>;
  /** The step was surely not done, for a passing reason: its intent is taken back and the order is `planned` again. */
  withdraw(moment: OrderMoment, step: string): ResultAsync<void, Failure>;
  /** Every step is done and its totals were found right. `adopted` when the document was found in the ledger. */
  book(moment: OrderMoment, document: StepOutcome, adopted: boolean): ResultAsync<void, Failure>;
  /** Every step is done and its totals were found right; the ledger finishes the document in its own time. */
  awaitLedger(moment: OrderMoment, document: StepOutcome): ResultAsync<void, Failure>;
  /** A booked order of which something came to light afterwards: its booking stays as it is, a person must look. */
  change(moment: OrderMoment, fate: Extract<Fate, { kind: "changed" }>): ResultAsync<void, Failure>;
  /** Ends the keeping of VAT numbers: VAT totals and registry answers of bookings dated before this day are forgotten. */
  forget(connection: string, before: CalendarDate): ResultAsync<void, Failure>;
  /** Orders for which a record was made without some fields, and nobody has dealt with that; oldest first. */
  incomplete(connection: string): ResultAsync<readonly IncompleteOrder[], Failure>;
  steps(connection: string, orderId: string): ResultAsync<readonly StepRecord[], Failure>;
  order(connection: string, orderId: string): ResultAsync<OrderRecord | null, Failure>;
  /** The order that was booked with the ledger's document of this id; null when there is none. */
  orderOfDocument(connection: string, documentId: string): ResultAsync<OrderRecord | null, Failure>;
  /** Orders in any of these fates, oldest first, after the given order id, at most `limit`. */
  orders(
    connection: string,
    query: { readonly fates: readonly FateKind[]; readonly after: string | null; readonly limit: number },
  ): ResultAsync<readonly OrderRecord[], Failure>;
  tally(connection: string): ResultAsync<Readonly<Partial<Record<FateKind, number>>>, Failure>;
  history(connection: string, orderId: string): ResultAsync<readonly HistoryEntry[], Failure>;
  /** Booked orders with a document date from `from` to `to`, both inclusive, oldest first. */
  booked(
    connection: string,
    period: { readonly from: CalendarDate; readonly to: CalendarDate },
  ): ResultAsync<readonly OrderRecord[], Failure>;
  /** What the last run left for the next about the connection as a whole, by topic. */
  notes(connection: string): ResultAsync<Readonly<Record<string, string>>, Failure>;
  /** Leaves a note on a topic, in place of the one that was there. */
  note(connection: string, topic: string, text: string): ResultAsync<void, Failure>;
  /** The moments at which known orders were placed, from `since` on, oldest first. */
  placed(connection: string, since: Instant): ResultAsync<readonly Instant[], Failure>;
  /** The ledger's id of a customer known by the fingerprint of its identity. */
  customer(connection: string, fingerprint: string): ResultAsync<string | null, Failure>;
  rememberCustomer(connection: string, fingerprint: string, id: string): ResultAsync<void, Failure>;
  forgetCustomer(connection: string, fingerprint: string): ResultAsync<void, Failure>;
  /**
   * From now on each of these is known by these fingerprints and no others. A fingerprint that leads to a customer who is not named here stays with that one; among those
   * named, the first has it. Gives how many fingerprints lead to nobody any more.
   */
  rememberCustomers(connection: string, customers: readonly KnownCustomer[]): ResultAsync<number, Failure>;
}
