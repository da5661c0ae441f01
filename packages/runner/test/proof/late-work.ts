import type { Clock } from "@boekbrug/core";

/** Work that a vendor has taken on and does only later, after the connection broke: at most a minute. */
export interface LateWork {
  take(work: () => Promise<unknown>): void;
  /** Does what is due; or all of it. */
  settle(atOnce: boolean): Promise<void>;
}

const within = 60_000;

export function createLateWork(vendors: Pick<Clock, "now">): LateWork {
  let waiting: { readonly due: number; readonly work: () => Promise<unknown> }[] = [];
  return {
    take: (work) => {
      waiting.push({ due: vendors.now() + within, work });
    },
    settle: async (atOnce) => {
      const due = waiting.filter((each) => atOnce || each.due <= vendors.now());
      waiting = waiting.filter((each) => !due.includes(each));
      // Whoever sent it is long gone: nobody hears how it ended.
      for (const { work } of due) await work().catch(() => undefined);
    },
  };
}
