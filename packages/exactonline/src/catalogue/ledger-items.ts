import { type Clock, calendarDateOf, type LedgerItems } from "@boekbrug/core";
import { ResultAsync } from "neverthrow";
import type { ExactOnlineSnapshot } from "../snapshot.ts";
import { type BringPorts, createBringItems } from "./bring-items.ts";
import { wantedItems } from "./wanted-items.ts";

/** So many items at a time: what they have in common is read in few calls, and a break loses little. */
const batch = 20;

/** What was read of items and groups may have been changed by a person after so long. */
const memory = 10 * 60_000;

/** Items in Exact Online that follow the shop's catalogue. */
export function createLedgerItems({
  clock,
  ...ports
}: Omit<BringPorts, "today"> & { readonly clock: Clock }): LedgerItems<ExactOnlineSnapshot> {
  const begin = () => createBringItems({ ...ports, today: () => calendarDateOf(clock.now()) });
  let bring = begin();
  let begun = clock.now();
  return {
    wanted: ports.settings.sync,
    batch,
    compose: (product, rules, snapshot) => wantedItems(product, rules, snapshot, ports.settings),
    bring: (items, work) => {
      if (clock.now() - begun >= memory) [bring, begun] = [begin(), clock.now()];
      return new ResultAsync(bring(items, work));
    },
  };
}
