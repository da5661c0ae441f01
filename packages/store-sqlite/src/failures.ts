import { type Failure, notDone, problem } from "@boekbrug/core";

/** A transaction that did not happen. Its detail names no path and no content. */
export const storeFailed = (detail: string): Failure => notDone(problem("store.failed", "store", { detail }));

/** What was thrown, in words. System errors end in the path of the file, which is left out. */
export function failureOf(thrown: unknown): Failure {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return storeFailed(message.replace(/, [a-z]+ '.*$/s, ""));
}

export const unknownConnection = (connection: string): Failure =>
  storeFailed(`connection ${connection} is not connected`);

export const unknownOrder = (orderId: string): Failure => storeFailed(`order ${orderId} was never seen`);
