import { type Failure, instantOf, notDone, type OrderRecord, type Problem, problem } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type BatchContext, hasBegun } from "./batch.ts";
import { momentOf } from "./connection.ts";

/** The first rest of an order that failed unexpectedly; it doubles each time, to a day. */
const firstRest = 5 * 60_000;
const longestRest = 24 * 3_600_000;

/** What was thrown, by its kind and the function that threw: its message may hold personal data. */
export function unexpected(thrown: unknown): Problem {
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  const place = thrown instanceof Error ? /\bat (?:async )?([\w$.<>]+) \(/.exec(thrown.stack ?? "")?.[1] : undefined;
  return problem("run.unexpected", "run", { detail: place === undefined ? name : `${name}: ${place}` });
}

/** What was thrown becomes a failure: nothing was done, as far as anybody knows, and the next pass looks. */
export async function caught<T>(work: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
  try {
    return await work();
  } catch (thrown) {
    return err(notDone(unexpected(thrown)));
  }
}

/** Does work on one order. What it throws parks the order, and keeps no other from its turn: `undefined` then. */
export async function sparingOthers<T>(
  context: BatchContext,
  record: OrderRecord,
  work: () => Promise<Result<T, Failure>>,
): Promise<Result<T | undefined, Failure>> {
  try {
    return await work();
  } catch (thrown) {
    const parked = await park(context, record, unexpected(thrown));
    return parked.map(() => undefined);
  }
}

/** Leaves an order alone, for longer each time. One whose writing has begun meanwhile stays what it is: the next run looks up what became of it. */
async function park(
  { host, connection, report }: BatchContext,
  record: OrderRecord,
  found: Problem,
): Promise<Result<void, Failure>> {
  const { orderId, orderNumber, fate } = record;
  const now = await host.store.order(connection.key, orderId);
  if (now.isErr()) return err(now.error);
  if (now.value !== null && hasBegun(now.value)) {
    report.inDoubt.push({ orderId, orderNumber, problem: found });
    return ok(undefined);
  }
  report.hold(record, found);
  host.onProgress?.({ orderId, orderNumber, outcome: "held" });
  const before = fate.kind === "held" && fate.problem.code === found.code ? (fate.attempts ?? 0) : 0;
  const rest = Math.min(firstRest * 2 ** before, longestRest);
  const notBefore = instantOf(host.clock.now() + rest);
  const held = { kind: "held", problem: found, notBefore, attempts: before + 1 } as const;
  return host.store.hold(momentOf(host, connection, orderId), held);
}

/** An order that failed unexpectedly and rests: not even read. */
export const isParked = ({ fate }: OrderRecord, now: number): boolean =>
  fate.kind === "held" &&
  fate.problem.code === "run.unexpected" &&
  fate.notBefore !== undefined &&
  Date.parse(fate.notBefore) > now;
