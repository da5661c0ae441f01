import type { Failure } from "@boekbrug/core";
import type { Result } from "neverthrow";
import type { Connection, Host } from "../connection.ts";
import type { SyncReport } from "../report.ts";
import { type SyncOptions, sync } from "../sync.ts";
import { withBriefSnapshot } from "./brief-snapshot.ts";
import { OrderAlarms } from "./order-alarms.ts";

/** What one pass did: a whole one, or one over the orders of which the shop had told. */
export interface WorkerPass {
  readonly connection: string;
  readonly kind: "everything" | "orders";
  readonly result: Result<SyncReport, Failure>;
}

export interface WorkerOptions {
  /** Makes the host of one pass, with a run of its own. */
  readonly host: () => Host;
  readonly connection: Connection;
  /** Between the ends of two whole passes. */
  readonly everyMinutes: number;
  /** Told of each pass. */
  readonly told?: ((pass: WorkerPass) => void) | undefined;
}

/** Keeps one connection booked: whole passes at set times, and at once what the shop tells of. One pass at a time. */
export interface ConnectionWorker {
  readonly connection: string;
  /** An order may have become due. */
  alarm(orderId: string): void;
  /** Does what is due now; gives the milliseconds during which nothing will be. */
  step(): Promise<number>;
  /** Works until the signal is aborted. */
  run(signal: AbortSignal): Promise<void>;
  /** Whether whole passes end as often as they should. */
  isHealthy(): boolean;
}

/** While another engine works on the connection, its turn is waited for so long. */
const busyPause = 30_000;
/** The longest sleep: a request to end is heard after it at the latest. */
const longestSleep = 1_000;
/** What a whole pass may take without being called unhealthy. */
const longPass = 20 * 60_000;

const wentWrong = ({ stopped, check, held, inDoubt }: SyncReport): boolean =>
  stopped !== null || check.length + held.length + inDoubt.length > 0;

export function createConnectionWorker({ host, connection, everyMinutes, told }: WorkerOptions): ConnectionWorker {
  const { clock } = host();
  const brief = withBriefSnapshot(connection.ledger, clock);
  const worked: Connection = { ...connection, ledger: brief.ledger };
  const alarms = new OrderAlarms();
  const interval = everyMinutes * 60_000;
  let nextPass = clock.now();
  let lastPass = clock.now();
  let wake = (): void => {};

  const pass = async (kind: WorkerPass["kind"], options: SyncOptions) => {
    // A whole pass reads what it needs anew; what went wrong may have been put right in the administration since.
    if (kind === "everything") brief.forget();
    const result = await sync(host(), worked, options);
    if (result.isErr() || wentWrong(result.value)) brief.forget();
    told?.({ connection: connection.key, kind, result });
    return result;
  };
  const settle = (ids: readonly string[], result: WorkerPass["result"]) => {
    if (result.isOk() && result.value.stopped === null) alarms.looked(ids);
    else alarms.failed(ids, clock.now());
  };
  const passEverything = async () => {
    alarms.passBegins(clock.now());
    const taken: string[] = [];
    const meanwhile = () => {
      const ids = alarms.during(clock.now());
      taken.push(...ids);
      return ids;
    };
    const result = await pass("everything", { meanwhile });
    settle(taken, result);
    const busy = result.isErr() && result.error.problem.code === "connection.busy";
    if (!busy) lastPass = clock.now();
    nextPass = clock.now() + (busy ? Math.min(busyPause, interval) : interval);
  };
  const lookAt = async (ids: readonly string[]) => {
    settle(ids, await pass("orders", { orders: ids }));
  };

  const step = async (): Promise<number> => {
    const now = clock.now();
    const task = now >= nextPass ? ({ kind: "everything" } as const) : alarms.next(now);
    if (task.kind === "nothing") return Math.min(nextPass - now, Math.max(task.pause, 1));
    await (task.kind === "everything" ? passEverything() : lookAt(task.ids));
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
    connection: connection.key,
    alarm: (orderId) => {
      alarms.add(orderId, clock.now());
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
    isHealthy: () => clock.now() - lastPass <= 3 * interval + longPass,
  };
}
