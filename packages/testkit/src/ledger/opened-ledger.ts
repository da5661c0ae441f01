import type { Ledger, Money, Percent, Rules, WebhookDelivery } from "@boekbrug/core";
import type { Check, Closable } from "../contract/check.ts";

/**
 * What can happen to the next call of the adapter, once:
 *
 * - `refused`: no connection is made, nothing reaches the ledger.
 * - `dropped-before`: the connection breaks before the ledger has done anything.
 * - `dropped-after`: the ledger has done the work, the answer is lost.
 * - `limited`: the ledger asks to wait, nothing is done.
 * - `unavailable`: a proxy says that the ledger does not answer, nothing is done.
 * - `malformed`: the work is done, the answer is cut off half-way.
 */
export type LedgerFault = "refused" | "dropped-before" | "dropped-after" | "limited" | "unavailable" | "malformed";

export const ledgerFaults: readonly LedgerFault[] = [
  "refused",
  "dropped-before",
  "dropped-after",
  "limited",
  "unavailable",
  "malformed",
];

/** A document as the ledger holds it, seen by another road than the adapter. */
export interface ProbedDocument {
  readonly reference: string;
  readonly gross: Money;
  readonly vat: Money;
  /** VAT by the rate of the line's VAT code, `{ "21": …, "9": … }`; left out where the ledger does not keep it by rate. */
  readonly vatByPercent?: Readonly<Record<Percent, Money>> | undefined;
}

/** What a ledger that tells of its documents sends. */
export interface TellingProbe {
  /** Deletes a document as a bookkeeper would. */
  deleteByHand(reference: string): Promise<void>;
  /** Every delivery so far, after those that are due were sent. */
  sent(): Promise<readonly WebhookDelivery[]>;
}

/** An adapter on an administration without documents and without customers. */
export interface OpenedLedger extends Closable {
  readonly ledger: Ledger;
  /** A mapping that fits the administration. */
  readonly rules: Rules;
  /** Why the settings name no accounts and VAT codes: what is asked of such a mapping is left out then. */
  readonly unmapped?: string | undefined;
  readonly probe: {
    documents(): Promise<readonly ProbedDocument[]>;
    customers(): Promise<number>;
  };
  /** Hits the next call to the ledger itself, not to its token server. */
  readonly faults: { next(kind: LedgerFault): void };
  /**
   * What somebody who knows the administration would choose, by the setting's place: `{ "ledger.journal": ["70"] }`. What is proposed there as sure must be
   * among it; an empty list says that nothing there may be proposed as sure. Left out: a sure proposal is only held against the ledger's own check.
   */
  readonly meant?: Readonly<Record<string, readonly string[]>> | undefined;
  /** The same administration through an adapter with these settings besides, by their place after `ledger`. Left out where `suggest` proposes none. */
  readonly reopened?:
    | ((settings: readonly { readonly path: readonly string[]; readonly value: string }[]) => Ledger)
    | undefined;
  /** Lets the time pass that a ledger needs to finish after a lost answer. Left out where it needs none. */
  readonly settle?: (() => Promise<void>) | undefined;
  /** Changes the gross total of a document as a bookkeeper would. Left out where that cannot be done. */
  readonly editByHand?: ((reference: string, gross: Money) => Promise<void>) | undefined;
  /** Enters a payment of a document, or of part of it, as a bookkeeper would. Left out where that cannot be done. */
  readonly payByHand?: ((reference: string, amount: Money) => Promise<void>) | undefined;
  /** Left out where the ledger does not tell of its documents. */
  readonly tells?: TellingProbe | undefined;
  /** Makes a customer unusable for new documents, as a person would block him. Left out where that cannot be done. */
  readonly blockByHand?: ((customer: string) => Promise<void>) | undefined;
  /** Gives a document another reference and description, as if somebody else had made it. Left out where that cannot be done. */
  readonly relabelByHand?:
    | ((reference: string, to: { readonly reference: string; readonly description: string }) => Promise<void>)
    | undefined;
}

export type LedgerCheck = Check<OpenedLedger>;
