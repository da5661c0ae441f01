import type { Failure } from "@boekbrug/core";
import type { Result } from "neverthrow";
import type { Connection, Host } from "../connection.ts";
import type { SyncReport } from "../report.ts";
import { type SyncOptions, sync } from "../sync.ts";
import { withBriefSnapshot } from "./brief-snapshot.ts";
import { createWorker, type Worker } from "./worker.ts";

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

const wentWrong = ({ stopped, check, held, inDoubt }: SyncReport): boolean =>
  stopped !== null || check.length + held.length + inDoubt.length > 0;

/** Keeps the orders of one connection booked. */
export function createConnectionWorker({ host, connection, everyMinutes, told }: WorkerOptions): Worker {
  const { clock } = host();
  const brief = withBriefSnapshot(connection.ledger, clock);
  const worked: Connection = { ...connection, ledger: brief.ledger };

  const pass = async (kind: WorkerPass["kind"], options: SyncOptions) => {
    // A whole pass reads what it needs anew; what went wrong may have been put right in the administration since.
    if (kind === "everything") brief.forget();
    const result = await sync(host(), worked, options);
    if (result.isErr() || wentWrong(result.value)) brief.forget();
    told?.({ connection: connection.key, kind, result });
    return result;
  };
  return createWorker({
    connection: connection.key,
    clock,
    everyMinutes,
    everything: (meanwhile) => pass("everything", { meanwhile }),
    named: (orders) => pass("orders", { orders }),
  });
}
