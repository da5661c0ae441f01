import type { Clock } from "@boekbrug/core";

/** A clock that starts at a fixed moment and does not wait: sleeping moves it forward, so that vendor limits cost no time in the demo. */
export function createDemoClock(start: string): Clock {
  const began = Date.now();
  let skipped = 0;
  return {
    now: () => Date.parse(start) + (Date.now() - began) + skipped,
    sleep: async (milliseconds) => {
      skipped += milliseconds;
    },
  };
}
