import type { Result, ResultAsync } from "neverthrow";
import type { Finding } from "../check/finding.ts";
import type { SuggestedSetting } from "../check/suggestion.ts";
import type { DocumentKind, InvoicePlan } from "../plan/invoice-plan.ts";
import type { Failure } from "../problem/failure.ts";
import type { Problem } from "../problem/problem.ts";
import type { Rules } from "../settings/rules.ts";
import type { StepKind, StepOutcome, WriteStep } from "../sync/write-step.ts";
import type { Text } from "../text/text.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { BookedDocument, ListedDocument } from "./booked-document.ts";
import type { LedgerItems } from "./ledger-items.ts";
import type { LedgerSettlements } from "./ledger-settlements.ts";
import type { LedgerWebhooks } from "./ledger-webhooks.ts";
import type { ShopChoices } from "./order-source.ts";

/** Which documents to read back, and in which period they lie (some ledgers can only search a period). */
export interface ReadBackQuery {
  readonly references: readonly string[];
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /**
   * Every number under which one of the documents may stand, whatever the settings were when it was made: for ledgers that cannot search by reference. Left out: any number.
   */
  readonly numbers?: readonly string[] | undefined;
  /** The kind in use; left out: entries. Documents of every kind are found, so that another choice of kind never books twice. */
  readonly kind?: DocumentKind | undefined;
}

/** A document that the ledger was asked to finish in its own time. */
export interface AwaitedDocument {
  readonly reference: string;
  readonly document: StepOutcome;
  /** What the finish step yielded; null where it is not known any more. */
  readonly finish: StepOutcome | null;
}

/** How far the ledger is with it. `failed` lasts until a person has done what the ledger could not. */
export type Finishing =
  | { readonly kind: "pending" }
  | { readonly kind: "done"; readonly document: StepOutcome }
  | { readonly kind: "failed"; readonly problem: Problem };

export interface LedgerCurrencies {
  /** Whether a document of this day can be booked in the currency: it is known, with a rate, and the journal takes it. */
  canBook(currency: string, date: CalendarDate): ResultAsync<boolean, Failure>;
}

/** A record of the ledger, and the identities by which steps may mean it; none where it is not to be used (blocked, deleted, no customer). */
export interface FedRecord {
  readonly id: string;
  readonly identities: readonly string[];
}

export interface RecordChanges {
  /** Whoever has an identity first, keeps it. */
  readonly records: readonly FedRecord[];
  /** Where the next reading goes on; opaque, nothing of a person in it. Null: it begins anew. */
  readonly position: string | null;
  /** True where there is more to read from that position on at once. */
  readonly more?: boolean | undefined;
  /** True where only changes are told, never everything: what is not remembered may be there all the same, and is looked up. */
  readonly partial?: boolean | undefined;
}

/** Tells in bulk which records of a kind there are, and later which changed, whoever changed them. */
export interface RecordFeed {
  /**
   * Every record for null (unless `partial`), else at least those that changed since the position. A position that cannot be gone on from gives every record. Null: the ledger does not tell, so
   * that each record must be looked up.
   */
  changes(since: string | null): ResultAsync<RecordChanges | null, Failure>;
}

/** Access that a person gives with his browser, where the ledger shows him a code. */
export interface LedgerAuthorization {
  /** The page on which he gives it. */
  address(): Promise<string>;
  /** How long a code is good. */
  readonly codeLastsMinutes: number;
  /** What else a person must know to give it; left out: nothing. */
  readonly advice?: Text | undefined;
  /** Exchanges the code, once, for what calls go with, and stores that; the page's whole address with the code in it will do too. */
  accept(code: string): ResultAsync<void, Failure>;
}

/** Who a connection is logged in as. */
export interface LedgerLogin {
  /** The same for every connection that logs in as this user with this app. */
  readonly user: string;
  /** The same for every connection that shares one log-in. */
  readonly chain: string;
  /** What the user may not do. */
  readonly findings: readonly Finding[];
}

/**
 * A bookkeeping that documents are written to. `Snapshot` is the adapter's own copy of the administration's reference data.
 *
 * Promises: `compose` is pure; `send` makes one vendor write and never repeats it by itself; its failure says whether the write surely did not happen; `lookup`
 * and `readBack` find what `send` has made.
 */
export interface Ledger<Snapshot = unknown> {
  readonly kind: string;
  /**
   * Facet: how many orders are best looked up together, where a look-up costs calls by its batch and not by its references. Absent: 50. The engine begins with fewer and never takes
   * more than 250: what is prepared is held in memory, and written some minutes later.
   */
  readonly batch?: number | undefined;
  /**
   * The administration's reference data, read once a run; with rules, no more than they need. Fails where the connection as a whole cannot
   * work.
   */
  snapshot(rules?: Rules): ResultAsync<Snapshot, Failure>;
  /** Everything in the mapping that would make bookings fail or go wrong, before anything is written. Empty: all is well. */
  check(rules: Rules, snapshot: Snapshot): readonly Problem[];
  /** The exact writes that book a plan. */
  compose(plan: InvoicePlan, rules: Rules, snapshot: Snapshot): Result<readonly WriteStep[], Problem>;
  /** Waits until a write can be made at once: limits, access. Called before the intent is written down, so that nothing waits after it. */
  ready(): ResultAsync<void, Failure>;
  /**
   * Makes the write, once; its body has no placeholders left. After `notAfter` (epoch milliseconds; absent: no limit) nothing is sent any more, nor when it is
   * more than a minute ahead: then the clock was set back since.
   */
  send(step: WriteStep, notAfter?: number): ResultAsync<StepOutcome, Failure>;
  /** Finds what a step has made or would make; null when there is none. More than one is the problem `ledger.reference-ambiguous`. */
  lookup(step: WriteStep): ResultAsync<StepOutcome | null, Failure>;
  /** Which of these references the ledger holds, in bulk. */
  readBack(query: ReadBackQuery): ResultAsync<readonly BookedDocument[], Failure>;
  /** Facet: who is logged in, in a call or two. Asked by every check, and by runs until something was booked. */
  login?(): ResultAsync<LedgerLogin, Failure>;
  /** Facet: access that a person gives with his browser. Absent: the settings are enough. */
  readonly authorization?: LedgerAuthorization | undefined;
  /** Facet: a closer look than `check`, for a person who asks: each right that bookings need, what the settings name beyond the mapping. Reads only. */
  inspect?(rules: Rules, shop: ShopChoices): ResultAsync<readonly Finding[], Failure>;
  /** Facet: a mapping read from what the ledger holds and the shop offers, each line with its reason. Reads only. */
  suggest?(rules: Rules, shop: ShopChoices): ResultAsync<readonly SuggestedSetting[], Failure>;
  /** Facet: documents in other currencies than EUR. Absent: EUR only. */
  readonly currencies?: LedgerCurrencies | undefined;
  /** Facet: kinds of record that exist already or not, known in bulk. Absent: each is looked up before it is first made. */
  readonly feeds?: Readonly<Partial<Record<StepKind, RecordFeed>>> | undefined;
  /** Facet: what the ledger finishes in its own time, in bulk: by reference, how far it is. There where steps say `later`. */
  finishing?(awaited: readonly AwaitedDocument[]): ResultAsync<ReadonlyMap<string, Finishing>, Failure>;
  /** Facet: items that follow the shop's catalogue. Absent: the ledger has none, or they are left alone. */
  readonly items?: LedgerItems<Snapshot> | undefined;
  /** Facet: payments that are registered after the booking. Absent: what a booking's own steps leave open is somebody else's matter. */
  readonly settlements?: LedgerSettlements<Snapshot> | undefined;
  /** Facet: a ledger that tells what is done to its documents. Absent: it does not, or the settings do not want it. */
  readonly webhooks?: LedgerWebhooks | undefined;
  /** Every sales document dated in a period, whoever made it; both days included. Left out where the ledger cannot list them. */
  documents?(period: {
    readonly from: CalendarDate;
    readonly to: CalendarDate;
  }): ResultAsync<readonly ListedDocument[], Failure>;
  /**
   * How many seconds after a lost answer the ledger may still be at work, so that only a look-up after that proves that nothing was
   * done.
   */
  readonly settlesWithinSeconds: number;
}
