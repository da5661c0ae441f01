import type { CalendarDate, Fingerprint, Instant, Ledger, OrderSource, Rules, Store } from "@boekbrug/core";
import { addDays, type Clock, calendarDateOf } from "@boekbrug/core";

/** One shop to one administration, wired. */
export interface Connection {
  readonly key: string;
  readonly source: OrderSource;
  readonly ledger: Ledger;
  readonly rules: Rules;
}

/** What a host gives the use cases. */
export interface Host {
  readonly store: Store;
  readonly clock: Clock;
  readonly fingerprint: Fingerprint;
  /** Names this process, for claims. */
  readonly holder: string;
  /** Names this pass, for the history. */
  readonly run: string;
  /** Told of each order as its fate in this run is known. */
  readonly onProgress?: ((progress: SyncProgress) => void) | undefined;
}

export interface SyncProgress {
  readonly orderId: string;
  readonly orderNumber: string | null;
  readonly outcome: "booked" | "adopted" | "held" | "in-doubt";
}

/** The moment from which becoming due counts, as the settings say. */
export function startMoment(rules: Rules, connectedAt: Instant): Instant {
  const { from } = rules.orders;
  if (from === "connection") return connectedAt;
  return from.includes("T") ? from : `${from}T00:00:00Z`;
}

/** Orders are read from a week before the start: an order placed then may become due after it. Older ones come through the list of open orders. */
export const readingStart = (start: Instant): CalendarDate => addDays(calendarDateOf(start), -7);
