import type { Failure, FateKind, NumberGap, OrderRecord, Problem, Rest, Store } from "@boekbrug/core";
import { err, type Result, ResultAsync } from "neverthrow";
import { allOrders } from "./all-orders.ts";
import { lastingGaps } from "./gaps.ts";
import { lastingSilence } from "./shop-silence.ts";
import { isWatchEnded } from "./watch-end.ts";

export interface Status {
  readonly connection: string;
  readonly fates: Readonly<Partial<Record<FateKind, number>>>;
  /** Orders that need a person or a later run, oldest first. */
  readonly attention: readonly OrderRecord[];
  /** How the connection has failed lately; null while all is well. */
  readonly rest: Rest | null;
  /** The shop has been silent for improbably long. */
  readonly silence: Problem | null;
  /** Orders that never became due and are no longer watched, oldest first. */
  readonly watchEnded: readonly OrderRecord[];
  /** Order numbers since the start that are not in the books, and why. */
  readonly gaps: readonly NumberGap[];
}

const needAttention: readonly FateKind[] = ["held", "in-doubt", "writing", "changed"];

/** How many orders stand where, and which of them need a look. Reads the store only. */
export function status(store: Store, connection: string): ResultAsync<Status, Failure> {
  return new ResultAsync(readStatus(store, connection));
}

async function readStatus(store: Store, connection: string): Promise<Result<Status, Failure>> {
  const fates = await store.tally(connection);
  if (fates.isErr()) return err(fates.error);
  const known = await store.connection(connection);
  if (known.isErr()) return err(known.error);
  const rest = known.value?.rest ?? null;
  const attention = await store.orders(connection, { fates: needAttention, after: null, limit: 1000 });
  if (attention.isErr()) return err(attention.error);
  const notes = await store.notes(connection);
  if (notes.isErr()) return err(notes.error);
  const stopped = await allOrders(store, connection, ["skipped", "held"]);
  return stopped.map((orders) => ({
    connection,
    fates: fates.value,
    attention: attention.value,
    rest,
    silence: lastingSilence(notes.value),
    watchEnded: orders.filter(isWatchEnded),
    gaps: lastingGaps(notes.value, orders),
  }));
}
