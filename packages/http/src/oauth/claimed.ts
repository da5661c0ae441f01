import { type Clock, type Failure, instantOf, notDone, problem, type TokenStore } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";

/** All in milliseconds. The lease outlasts both attempts of an exchange. */
const lease = 60_000;
const pollEvery = 1_000;
const longestWait = lease + 10_000;

interface Claiming {
  readonly tokens: TokenStore;
  readonly login: string;
  readonly holder: string;
  readonly clock: Clock;
}

const nobody = async () => ok(null);

/**
 * Works on a log-in's tokens with the sole right to it, after waiting for whoever has it now. `meanwhile` is asked after each pause: what another has done already
 * makes the claim needless.
 */
export async function withClaim<T>(
  { tokens, login, holder, clock }: Claiming,
  work: () => PromiseLike<Result<T, Failure>>,
  meanwhile: () => Promise<Result<T | null, Failure>> = nobody,
): Promise<Result<T, Failure>> {
  for (const until = clock.now() + longestWait; ; ) {
    const moment = clock.now();
    const claimed = await tokens.claimRefresh(login, holder, instantOf(moment), instantOf(moment + lease));
    if (claimed.isErr()) return err(claimed.error);
    if (claimed.value) {
      const result = await work();
      // A claim that is not given back ends by itself: nothing depends on this answer.
      await tokens.releaseRefresh(login, holder);
      return result;
    }
    if (clock.now() >= until) return err(notDone(problem("connection.busy", "ledger")));
    await clock.sleep(pollEvery);
    const done = await meanwhile();
    if (done.isErr()) return err(done.error);
    if (done.value !== null) return ok(done.value);
  }
}
