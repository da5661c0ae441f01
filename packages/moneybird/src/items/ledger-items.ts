import type { Clock, LedgerItems } from "@boekbrug/core";
import { ResultAsync } from "neverthrow";
import type { MoneybirdSnapshot } from "../snapshot.ts";
import { type BringPorts, createBringItems } from "./bring-items.ts";
import { wantedItems } from "./wanted-items.ts";

/** So many products at a time: a break loses little. */
const batch = 20;

/** What was read of the products may have been changed by a person after so long, in milliseconds. */
const memory = 10 * 60_000;

/** Products in Moneybird that follow the shop's catalogue. */
export function createLedgerItems({
  clock,
  ...ports
}: BringPorts & { readonly clock: Clock }): LedgerItems<MoneybirdSnapshot> {
  let bring = createBringItems(ports);
  let begun = clock.now();
  return {
    wanted: ports.settings.sync,
    batch,
    compose: (product, rules, snapshot) => wantedItems(product, rules, snapshot, ports.settings),
    bring: (items, work) => {
      if (clock.now() - begun >= memory) [bring, begun] = [createBringItems(ports), clock.now()];
      return new ResultAsync(bring(items, work));
    },
  };
}
