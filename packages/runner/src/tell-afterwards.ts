import { type Failure, type OrderRecord, type Problem, sameProblem } from "@boekbrug/core";
import { ok, type Result } from "neverthrow";
import { type Connection, type Host, momentOf } from "./connection.ts";
import type { ReportBuilder } from "./report.ts";

/** A person is told once of what came to light about a booked order; until it is done, the order is counted as held. */
export async function tellAfterwards(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  { orderId, orderNumber, fate }: OrderRecord,
  found: Problem,
): Promise<Result<void, Failure>> {
  if (fate.kind === "changed" && sameProblem(fate.problem, found)) {
    report.stillHeld += 1;
    return ok(undefined);
  }
  report.held.push({ orderId, orderNumber, problem: found });
  host.onProgress?.({ orderId, orderNumber, outcome: "held" });
  return host.store.change(momentOf(host, connection, orderId), { kind: "changed", problem: found });
}
