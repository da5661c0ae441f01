import { type Failure, type Instant, instantOf, notDone, problem } from "@boekbrug/core";
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

const leaseFrom = ({ clock }: Host): [Instant, Instant] => {
  const now = clock.now();
  return [instantOf(now), instantOf(now + (clock.every === undefined ? steppingLease : beatingLease))];
};

/** Takes the sole right to work on the connection; `connection.busy` when another pass has it. */
async function claim(host: Host, { key }: Connection): Promise<Result<void, Failure>> {
  const claimed = await host.store.claim(key, host.holder, ...leaseFrom(host));
  if (claimed.isErr()) return err(claimed.error);
  return claimed.value ? ok(undefined) : err(busy());
}

/** Extends the claim. One that ran out is still ours, unless another engine has worked in between: then nothing that was read before may be relied on. */
export async function renew(host: Host, { key }: Connection): Promise<Result<void, Failure>> {
  const renewed = await host.store.renew(key, host.holder, ...leaseFrom(host));
  if (renewed.isErr()) return err(renewed.error);
  return renewed.value ? ok(undefined) : err(busy());
}

let passes = 0;

/** Two passes of one process exclude each other like those of two. */
function ofOnePass(host: Host): Host {
  passes += 1;
  return { ...host, holder: `${host.holder} ${passes}` };
}

/** Works on a connection under a claim of its own, which is kept alive meanwhile and given back at the end. */
export async function underClaim<T>(
  engine: Host,
  connection: Connection,
  work: (host: Host) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const host = ofOnePass(engine);
  const claimed = await claim(host, connection);
  if (claimed.isErr()) return err(claimed.error);
  // A beat that fails is not the end: the next step that needs the claim finds out.
  let beating: Promise<unknown> = Promise.resolve();
  const stop = host.clock.every?.(beat, () => {
    beating = renew(host, connection);
  });
  try {
    return await work(host);
  } finally {
    stop?.();
    await beating;
    await host.store.release(connection.key, host.holder);
  }
}
