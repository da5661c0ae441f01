import { bookingReference, type Failure, type Problem, problem, type StepRecord } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type Connection, type Host, momentOf } from "./connection.ts";

/** What a person is told of an order for which a record was made without some fields. */
export const leftOutProblem = (connection: string, orderId: string, leftOut: readonly string[]): Problem =>
  problem("ledger.contact-incomplete", "order.customer", {
    reference: bookingReference(connection, orderId),
    fields: [...new Set(leftOut)].join(", "),
  });

/** What a person is told of an order of which a text is not in the books whole. */
export const shortenedProblem = (connection: string, orderId: string, shortened: readonly string[]): Problem =>
  problem("ledger.text-shortened", "order", {
    reference: bookingReference(connection, orderId),
    fields: [...new Set(shortened)].join(", "),
  });

export const shortenedOf = (steps: readonly StepRecord[]): string[] =>
  steps.flatMap(({ outcome }) => outcome?.shortened ?? []);

export const leftOutOf = (steps: readonly StepRecord[]): string[] =>
  steps.flatMap(({ outcome }) => outcome?.leftOut ?? []);

/** A person has dealt with what was left out. False where nothing was. */
export async function settleLeftOut(
  host: Host,
  connection: Connection,
  orderId: string,
): Promise<Result<boolean, Failure>> {
  const steps = await host.store.steps(connection.key, orderId);
  if (steps.isErr()) return err(steps.error);
  let settled = false;
  for (const { step, outcome } of steps.value) {
    if (outcome?.leftOut === undefined || outcome.leftOut.length === 0) continue;
    const { leftOut: _, ...rest } = outcome;
    const noted = await host.store.recordOutcome(momentOf(host, connection, orderId), step, rest);
    if (noted.isErr()) return err(noted.error);
    settled = true;
  }
  return ok(settled);
}
