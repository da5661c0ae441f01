import type { Failure } from "@boekbrug/core";
import { ok, type Result } from "neverthrow";
import type { Connection, Host } from "../connection.ts";
import { type DocumentsReport, lookAtDocuments } from "../documents/look-at-documents.ts";
import { createWorker, type PassEnd, type Worker } from "./worker.ts";

export interface DocumentWorkerPass {
  readonly connection: string;
  readonly result: Result<DocumentsReport, Failure>;
}

export interface DocumentWorkerOptions {
  /** Makes the host of one pass, with a run of its own. */
  readonly host: () => Host;
  readonly connection: Connection;
  /** Told of each pass. */
  readonly told?: ((pass: DocumentWorkerPass) => void) | undefined;
}

/** What could not be looked at for longer is tried again so often. */
const everyMinutes = 15;

/** Documents that are remembered; the ledger sends the rest again. */
const capacity = 10_000;

/** Documents that are read together. */
const together = 100;

/** Looks at documents of which the ledger told. They are remembered until they were looked at: no list would find them. */
export function createDocumentWorker({ host, connection, told }: DocumentWorkerOptions): Worker {
  const waiting = new Set<string>();
  const look = async (ids: readonly string[]): Promise<PassEnd> => {
    const result = await lookAtDocuments(host(), connection, ids);
    told?.({ connection: connection.key, result });
    if (result.isOk() && result.value.stopped === null) for (const id of ids) waiting.delete(id);
    return result;
  };
  const everything = async (): Promise<PassEnd> => {
    while (waiting.size > 0) {
      const end = await look([...waiting].slice(0, together));
      if (end.isErr() || end.value.stopped !== null) return end;
    }
    return ok({ stopped: null });
  };
  const worker = createWorker({
    connection: connection.key,
    clock: host().clock,
    everyMinutes,
    everything,
    named: look,
  });
  return {
    ...worker,
    alarm: (id) => {
      if (waiting.size < capacity) waiting.add(id);
      worker.alarm(id);
    },
  };
}
