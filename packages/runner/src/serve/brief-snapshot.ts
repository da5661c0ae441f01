import type { Clock, Ledger } from "@boekbrug/core";
import { okAsync } from "neverthrow";

/** How long reference data serves the orders that a shop tells of one after the other. */
const minutes = 5;

/** A ledger whose reference data is read again after some minutes, or when it is forgotten. */
export function withBriefSnapshot(ledger: Ledger, clock: Clock): { readonly ledger: Ledger; forget(): void } {
  let read: { readonly snapshot: unknown; readonly at: number } | undefined;
  const isFresh = (at: number) => clock.now() >= at && clock.now() - at < minutes * 60_000;
  return {
    ledger: {
      ...ledger,
      snapshot: (rules) => {
        if (read !== undefined && isFresh(read.at)) return okAsync(read.snapshot);
        return ledger.snapshot(rules).map((snapshot) => {
          read = { snapshot, at: clock.now() };
          return snapshot;
        });
      },
    },
    forget: () => {
      read = undefined;
    },
  };
}
