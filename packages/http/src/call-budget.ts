import type { CallBudget, Clock, Failure } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import { limited, type Side } from "./http-client.ts";

export interface BudgetWindow {
  /** Lanes that this limit counts; every lane counts for itself unless `shared`. */
  readonly applies: (lane: string) => boolean;
  readonly calls: number;
  readonly seconds: number;
  /** All lanes together. */
  readonly shared: boolean;
}

/** A call that has to wait longer than this fails, with the moment at which it may be made. */
const longestWait = 65_000;

/** Keeps to a vendor's limits within this process: sliding windows, and pauses that the vendor announced. */
export function createCallBudget(side: Side, clock: Clock, windows: readonly BudgetWindow[]): CallBudget {
  const made = new Map<string, number[]>();
  const blocked = new Map<string, number>();

  const keysOf = (lane: string) =>
    windows.flatMap((window, index) =>
      window.applies(lane) ? [{ window, key: `${index} ${window.shared ? "" : lane}` }] : [],
    );

  /** When a call may be made in this lane, in epoch milliseconds; the past when now. */
  const freeAt = (lane: string): number => {
    let earliest = blocked.get(lane) ?? 0;
    for (const { window, key } of keysOf(lane)) {
      const recent = (made.get(key) ?? []).filter((moment) => moment > clock.now() - window.seconds * 1000);
      made.set(key, recent);
      const oldest = recent[recent.length - window.calls];
      if (oldest !== undefined) earliest = Math.max(earliest, oldest + window.seconds * 1000 + 1);
    }
    return earliest;
  };

  const ready = async (lane: string): Promise<Result<void, Failure>> => {
    for (;;) {
      const wait = freeAt(lane) - clock.now();
      if (wait <= 0) return ok(undefined);
      if (wait > longestWait) return err(limited(side, clock.now() + wait));
      await clock.sleep(wait);
    }
  };

  const take = async (lane: string): Promise<Result<void, Failure>> => {
    const free = await ready(lane);
    if (free.isErr()) return free;
    for (const { key } of keysOf(lane)) made.set(key, [...(made.get(key) ?? []), clock.now()]);
    return ok(undefined);
  };

  return {
    take: (lane) => new ResultAsync(take(lane)),
    ready: (lane) => new ResultAsync(ready(lane)),
    exhausted: (lane, resetAt) => {
      blocked.set(lane, Math.max(blocked.get(lane) ?? 0, resetAt));
    },
  };
}
