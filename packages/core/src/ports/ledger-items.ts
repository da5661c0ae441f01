import type { Result, ResultAsync } from "neverthrow";
import type { Failure } from "../problem/failure.ts";
import type { Problem } from "../problem/problem.ts";
import type { Rules } from "../settings/rules.ts";
import type { Json } from "../sync/write-step.ts";
import type { CatalogueProduct } from "./catalogue.ts";

/** What an item of the ledger should be, by the shop. */
export interface WantedItem {
  /** Names the item in the ledger. */
  readonly code: string;
  /** As the ledger asks for it; plain decimal text. Null where it cannot be told. */
  readonly price: string | null;
  /** The rest, in the ledger's own words. Only its adapter looks inside. */
  readonly body: Json;
}

export interface BringItems {
  /** Codes of items that may have been made without being finished: what is missing of them is made up for. */
  readonly unfinished: ReadonlySet<string>;
  /** Called with the codes of the items that are about to be made; an error keeps them from it. */
  readonly begin: (codes: readonly string[]) => ResultAsync<void, Failure>;
}

/** What was done to the items, by their codes. */
export interface BroughtItems {
  readonly made: readonly string[];
  readonly changed: readonly string[];
  readonly refused: readonly { readonly code: string; readonly problem: Problem }[];
}

/**
 * Facet of a ledger whose items can follow a shop's catalogue.
 *
 * Promises: `compose` is pure; `bring` may be repeated whatever became of it before: no item and no price is ever doubled. What exists is changed only where the
 * settings ask for it, and never switched off, on or deleted.
 */
export interface LedgerItems<Snapshot = unknown> {
  /** Whether the settings ask for it at all. */
  readonly wanted: boolean;
  /** How many items `bring` is best given at a time. */
  readonly batch: number;
  /** The items that a product should have, or why it cannot have them. */
  compose(product: CatalogueProduct, rules: Rules, snapshot: Snapshot): Result<readonly WantedItem[], Problem>;
  bring(items: readonly WantedItem[], work: BringItems): ResultAsync<BroughtItems, Failure>;
}
