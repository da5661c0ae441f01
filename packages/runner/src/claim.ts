import { type Failure, instantOf, notDone, problem } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { Connection, Host } from "./connection.ts";

/**
 * How long a claim on a connection runs without being renewed, in milliseconds; a killed engine's work is free again after it. Well above the 30 seconds in which a
 * write must leave after its intent. Where the host's clock cannot beat, a claim is renewed between steps only, and must outlive the longest of them.
 */
const beatingLease = 90_000;
const steppingLease = 600_000;

/** How often a beating engine renews: a beat or two may be missed. */
const beat = 25_000;

export const busy = (): Failure => notDone(problem("connection.busy", "connection"));

/** Takes or renews this engine's sole right to work on the connection; `connection.busy` when another engine has it. */
export async function claim({ store, clock, holder }: Host, { key }: Connection): Promise<Result<void, Failure>> {
  const now = clock.now();
  const lease = clock.every === undefined ? steppingLease : beatingLease;
  const claimed = await store.claim(key, holder, instantOf(now), instantOf(now + lease));
  if (claimed.isErr()) return err(claimed.error);
  return claimed.value ? ok(undefined) : err(busy());
}

/** Works on a connection under this engine's claim, which is kept alive meanwhile and given back at the end. */
export async function underClaim<T>(
  host: Host,
  connection: Connection,
  work: () => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const claimed = await claim(host, connection);
  if (claimed.isErr()) return err(claimed.error);
  // A beat that fails is not the end: the next step that needs the claim finds out.
  let beating: Promise<unknown> = Promise.resolve();
  const stop = host.clock.every?.(beat, () => {
    beating = claim(host, connection);
  });
  try {
    return await work();
  } finally {
    stop?.();
    await beating;
    await host.store.release(connection.key, host.holder);
  }
}
