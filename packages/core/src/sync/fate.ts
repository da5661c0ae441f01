import type { Problem } from "../problem/problem.ts";
import type { Instant } from "../time/calendar-date.ts";

/** Why an order is not due yet. */
export type WaitReason = "unpaid" | "status";

/** Which rule takes an order out of the booking. */
export type SkipReason = "before-start" | "cancelled" | "gone" | "by-hand" | "watch-ended";

/**
 * Where an order stands. It has exactly one fate at any moment, and a history of them.
 *
 * - `seen`: read from the shop, not judged yet.
 * - `waiting`: not due yet; on another status: that one.
 * - `skipped`: a rule says that it is not booked.
 * - `held`: a problem stops it; a person or a later run releases it.
 * - `planned`: composed, nothing sent.
 * - `writing`: write step `step` is under way or was cut off.
 * - `in-doubt`: the answer to write step `step` was lost; it is looked up before anything is sent again.
 * - `booked`: every write step is done.
 * - `waiting-on-ledger`: written, the ledger finishes it later.
 * - `settled`: booked, and its payment registered afterwards.
 * - `changed`: the order changed in the shop after it was booked.
 */
export type Fate =
  | { readonly kind: "seen" }
  | { readonly kind: "waiting"; readonly reason: WaitReason; readonly status?: string | undefined }
  | { readonly kind: "skipped"; readonly reason: SkipReason }
  | HeldFate
  | { readonly kind: "planned" }
  | { readonly kind: "writing"; readonly step: string }
  | { readonly kind: "in-doubt"; readonly step: string; readonly problem: Problem; readonly since: Instant }
  | { readonly kind: "booked" }
  | { readonly kind: "waiting-on-ledger" }
  /** `payment` is the ledger's id of what a settlement registered; left out where the payment was found there. */
  | { readonly kind: "settled"; readonly payment?: string | undefined }
  /** `revision` names the change, so that one that a person accepted is not told again. */
  | { readonly kind: "changed"; readonly problem: Problem; readonly revision?: string | undefined };

export interface HeldFate {
  readonly kind: "held";
  readonly problem: Problem;
  /** Left alone until then, as long as nothing about it changes. */
  readonly notBefore?: Instant | undefined;
  /** How often in a row it failed like this, unchanged: what fails again and again rests longer each time. */
  readonly attempts?: number | undefined;
}

export type FateKind = Fate["kind"];

/** Fates of an order whose document is in the books. */
export const bookedFates: readonly FateKind[] = ["booked", "waiting-on-ledger", "settled", "changed"];

/** Fates in which a vendor write has begun: the order must be finished before anything else is judged about it. */
export const begunFates: readonly FateKind[] = ["writing", "in-doubt"];

export const everyFate: readonly FateKind[] = [
  ...(["seen", "waiting", "skipped", "held", "planned"] as const),
  ...begunFates,
  ...bookedFates,
];

/** A person said that the order was dealt with: nothing but a person's word, or its document in the books, changes that. */
export const isByHand = (fate: Fate): boolean => fate.kind === "skipped" && fate.reason === "by-hand";

/** Whether the document of an order in this fate may be paid: it is booked, and nothing but its payment waits for a person. */
export const mayBeSettled = (fate: Fate): boolean => fate.kind === "booked" || isAboutPayment(fate);

/** What a person was told about the payment of a booked order. */
export const isAboutPayment = (fate: Fate): boolean => fate.kind === "changed" && fate.problem.field === "payment";
