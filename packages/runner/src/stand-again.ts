import type { Booking, Failure, Fate, HistoryEntry, StepOutcome } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { finishingProblems } from "./await-ledger.ts";
import { type Connection, type Host, momentOf } from "./connection.ts";

/** Nothing is to be told of a booked order any more: it stands as it did, settled where its payment was registered, and waiting where the ledger has still to finish it. */
export async function standAgain(
  host: Host,
  connection: Connection,
  orderId: string,
  { document, adopted }: Pick<Booking, "adopted"> & { readonly document: StepOutcome },
): Promise<Result<void, Failure>> {
  const history = await host.store.history(connection.key, orderId);
  if (history.isErr()) return err(history.error);
  const moment = momentOf(host, connection, orderId);
  if (isAwaited(history.value)) return host.store.awaitLedger(moment, document);
  const booked = await host.store.book(moment, document, adopted);
  if (booked.isErr()) return booked;
  return history.value.some(({ fate }) => fate.kind === "settled") ? host.store.settle(moment) : ok(undefined);
}

/** What was told was not about the finishing itself: of that a person has the last word. */
function isAwaited(history: readonly HistoryEntry[]): boolean {
  const fates = history.map(({ fate }) => fate);
  const stood = fates.findLast(({ kind }) => kind !== "changed");
  return stood?.kind === "waiting-on-ledger" && !isAboutFinishing(fates.at(-1));
}

const isAboutFinishing = (fate: Fate | undefined): boolean =>
  fate?.kind === "changed" && finishingProblems.includes(fate.problem.code);
