import type { Clock, Failure } from "@boekbrug/core";
import type { Result } from "neverthrow";
import { Alarms } from "./alarms.ts";

/** Does one thing for one connection: whole passes at set times, and at once what the shop tells of. One pass at a time. */
export interface Worker {
  readonly connection: string;
  /** An order, or a product, may want work. */
  alarm(id: string): void;
  /** Does what is due now; gives the milliseconds during which nothing will be. */
  step(): Promise<number>;
  /** Works until the signal is aborted. */
  run(signal: AbortSignal): Promise<void>;
  /** Whether whole passes end, or get on, as often as they should. */
  isHealthy(): boolean;
}

/** How a pass ended: the error kept it from starting, `stopped` from its end. */
export type PassEnd = Result<{ readonly stopped: object | null }, Failure>;

export interface WorkerTask {
  readonly connection: string;
  readonly clock: Clock;
  /** Between the ends of two whole passes. */
  readonly everyMinutes: number;
  /** A whole pass. It asks `meanwhile` now and then what the shop has told of since, and looks at that first. */
  everything(meanwhile: () => readonly string[]): Promise<PassEnd>;
  /** A look at what the shop told of. */
  named(ids: readonly string[]): Promise<PassEnd>;
}

/** While another engine works on the connection, its turn is waited for so long. */
const busyPause = 30_000;
/** The longest sleep: a request to end is heard after it at the latest. */
const longestSleep = 1_000;
/** What a whole pass may take without being called unhealthy. */
const longPass = 20 * 60_000;

export function createWorker({ connection, clock, everyMinutes, everything, named }: WorkerTask): Worker {
  const alarms = new Alarms();
  const interval = everyMinutes * 60_000;
  let nextPass = clock.now();
  let lastSign = clock.now();
  let wake = (): void => {};

  const settle = (ids: readonly string[], end: PassEnd) => {
    if (end.isOk() && end.value.stopped === null) alarms.looked(ids);
    else alarms.failed(ids, clock.now());
  };
  const passEverything = async () => {
    alarms.passBegins(clock.now());
    const taken: string[] = [];
    const meanwhile = () => {
      lastSign = clock.now();
      const ids = alarms.during(clock.now());
      taken.push(...ids);
      return ids;
    };
    const end = await everything(meanwhile);
    settle(taken, end);
    const busy = end.isErr() && end.error.problem.code === "connection.busy";
    if (!busy) lastSign = clock.now();
    nextPass = clock.now() + (busy ? Math.min(busyPause, interval) : interval);
  };

  const step = async (): Promise<number> => {
    const now = clock.now();
    const task = now >= nextPass ? ({ kind: "everything" } as const) : alarms.next(now);
    if (task.kind === "nothing") return Math.min(nextPass - now, Math.max(task.pause, 1));
    if (task.kind === "everything") await passEverything();
    else settle(task.ids, await named(task.ids));
    return 0;
  };
  const rest = (milliseconds: number) =>
    Promise.race([
      clock.sleep(Math.min(milliseconds, longestSleep)),
      new Promise<void>((resolve) => {
        wake = resolve;
      }),
    ]);
  return {
    connection,
    alarm: (id) => {
      alarms.add(id, clock.now());
      wake();
    },
    step,
    run: async (signal) => {
      signal.addEventListener("abort", () => wake(), { once: true });
      while (!signal.aborted) {
        const pause = await step();
        if (pause > 0 && !signal.aborted) await rest(pause);
      }
    },
    isHealthy: () => clock.now() - lastSign <= 3 * interval + longPass,
  };
}
