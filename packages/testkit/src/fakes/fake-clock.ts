import type { Clock, Instant } from "@boekbrug/core";

export interface FakeClock extends Clock {
  /** Lets time pass, in milliseconds. */
  advance(milliseconds: number): void;
}

/** A clock that stands still until it is told otherwise; sleeping moves it forward at once. */
export function createFakeClock(start: Instant = "2026-03-16T09:00:00Z"): FakeClock {
  let now = Date.parse(start);
  const advance = (milliseconds: number): void => {
    now += milliseconds;
  };
  return { now: () => now, advance, sleep: async (milliseconds) => advance(milliseconds) };
}
