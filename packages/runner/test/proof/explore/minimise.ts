import type { ProofWorldKind } from "../proof-world.ts";
import { runSchedule } from "./run-schedule.ts";
import type { Action } from "./schedule.ts";

/** The schedule without everything that it does not need to go wrong. */
export async function minimise(kind: ProofWorldKind, actions: readonly Action[]): Promise<readonly Action[]> {
  let left = actions;
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < left.length; ) {
      const shorter = [...left.slice(0, from), ...left.slice(from + size)];
      if ((await runSchedule(kind, shorter)).wrong.length > 0) left = shorter;
      else from += size;
    }
  }
  return left;
}
