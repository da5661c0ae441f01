import type { Catalogue, Failure, LedgerItems } from "@boekbrug/core";
import type { Result } from "neverthrow";
import type { Connection, Host } from "../connection.ts";
import type { CatalogueNotes } from "./catalogue-notes.ts";
import type { CatalogueProgress } from "./catalogue-report.ts";

/** One pass over products, under its claim. */
export interface CataloguePass {
  readonly host: Host;
  readonly connection: Connection;
  /** The connection under whose key the claim and the notes are. */
  readonly ofItems: Connection;
  readonly catalogue: Catalogue;
  readonly items: LedgerItems;
  readonly notes: CatalogueNotes;
  readonly progress: CatalogueProgress;
  /** Tells what is refused also where it was told before. */
  readonly tellsAll: boolean;
  /** The administration, read and checked once: when the first product needs it. */
  readonly checked: () => Promise<Result<Known, Failure>>;
}

/** The administration as it was read. */
export interface Known {
  readonly snapshot: unknown;
}
