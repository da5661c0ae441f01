import type {
  CalendarDate,
  Failure,
  Fingerprint,
  Instant,
  Ledger,
  OrderMoment,
  OrderSource,
  Random,
  Rules,
  Store,
  VatNumberRegistry,
} from "@boekbrug/core";
import { addDays, type Clock, calendarDateOf, instantOf, notDone, problem, startOfDay } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";

/** One shop to one administration, wired. */
export interface Connection {
  readonly key: string;
  readonly source: OrderSource;
  readonly ledger: Ledger;
  readonly rules: Rules;
  /** The keys of all connections of the same seller, this one among them; left out where it is the only one. */
  readonly ofSeller?: readonly string[] | undefined;
  /** Knows which VAT numbers are valid. Without one, none can be checked, and the settings decide. */
  readonly registry?: VatNumberRegistry | undefined;
}

/** One seller has one EUR 10,000 threshold, however many shops. */
export const connectionsOfSeller = ({ key, ofSeller }: Pick<Connection, "key" | "ofSeller">): readonly string[] =>
  ofSeller ?? [key];

/** What a host gives the use cases. */
export interface Host {
  readonly store: Store;
  readonly clock: Clock;
  readonly fingerprint: Fingerprint;
  /** Spreads pauses, so that many engines do not come back at once. Without it pauses are as long as they are. */
  readonly random?: Random | undefined;
  /** Names this process, for claims; each pass makes a name of its own of it. */
  readonly holder: string;
  /** Names this pass, for the history. */
  readonly run: string;
  /** Ends the run between two orders, so that it can be stopped in good order. */
  readonly signal?: AbortSignal | undefined;
  /** Told of each order as its fate in this run is known. */
  readonly onProgress?: ((progress: SyncProgress) => void) | undefined;
}

export interface SyncProgress {
  readonly orderId: string;
  readonly orderNumber: string | null;
  readonly outcome: "booked" | "adopted" | "held" | "in-doubt" | "settled";
}

/** The moment from which becoming due counts, as the settings say. */
export function startMoment(rules: Rules, connectedAt: Instant): Instant {
  const { from } = rules.orders;
  if (from === "connection") return connectedAt;
  return from.includes("T") ? instantOf(Date.parse(from)) : startOfDay(from);
}

/** Orders are read from a week before the start: an order placed then may become due after it. Older ones come through the list of open orders. */
export const readingStart = (start: Instant): CalendarDate => addDays(calendarDateOf(start), -7);

/** Who does what to which order, now. */
export const momentOf = (host: Host, connection: Connection, orderId: string): OrderMoment => ({
  connection: connection.key,
  orderId,
  run: host.run,
  holder: host.holder,
  at: instantOf(host.clock.now()),
});

/** Lets what cannot wait come in between two orders; an error ends the run. */
export type GiveWay = () => Promise<Result<void, Failure>>;

/** An error ends a run that was asked to stop. */
export const interrupted = ({ signal }: Host): Result<void, Failure> =>
  signal?.aborted === true ? err(notDone(problem("run.interrupted", "run"))) : ok(undefined);
