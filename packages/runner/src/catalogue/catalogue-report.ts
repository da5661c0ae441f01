import type { Instant, Problem } from "@boekbrug/core";

/** What one pass over a shop's products did to the items of the ledger. */
export interface CatalogueReport {
  readonly connection: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** `off`: the settings do not ask for it. `unsupported`: the shop tells no products, or the ledger takes no items. */
  readonly state: "done" | "stopped" | "off" | "unsupported";
  /** Products that were read: all of them in a first pass, else those that changed, of which the shop told, or that were refused before. */
  readonly products: number;
  /** Codes of items. */
  readonly made: readonly string[];
  readonly changed: readonly string[];
  /** Items that are refused for a reason that is new, or another one than before. */
  readonly refused: readonly RefusedItem[];
  /** How many items are refused for the same reason as before; each is tried again after a rest that grows. */
  readonly stillRefused: number;
  /** What in the settings or the administration keeps it from starting. */
  readonly check: readonly Problem[];
  /** What ended the pass before its end; the next one goes on from there. */
  readonly stopped: Problem | null;
}

export interface RefusedItem {
  readonly productId: string;
  readonly code: string | null;
  readonly problem: Problem;
}

/** What is counted on the way. */
export interface CatalogueProgress {
  products: number;
  readonly made: string[];
  readonly changed: string[];
  readonly refused: RefusedItem[];
  stillRefused: number;
  check: readonly Problem[];
}
