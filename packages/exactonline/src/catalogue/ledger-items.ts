import type { LedgerItems } from "@boekbrug/core";
import { ResultAsync } from "neverthrow";
import type { ExactOnlineSnapshot } from "../snapshot.ts";
import { type BringPorts, createBringItems } from "./bring-items.ts";
import { wantedItems } from "./wanted-items.ts";

/** So many items at a time: what they have in common is read in few calls, and a break loses little. */
const batch = 20;

/** Items in Exact Online that follow the shop's catalogue; what was read of all of them at once is remembered for some minutes. */
export function createLedgerItems(ports: BringPorts): LedgerItems<ExactOnlineSnapshot> {
  const bring = createBringItems(ports);
  return {
    wanted: ports.settings.sync,
    batch,
    compose: (product, rules, snapshot) => wantedItems(product, rules, snapshot, ports.settings),
    bring: (items, work) => new ResultAsync(bring(items, work)),
  };
}
