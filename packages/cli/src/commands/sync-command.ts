import type { Problem } from "@boekbrug/core";
import { type SyncReport, sync } from "@boekbrug/runner";
import type { OpenHost } from "../host/open-host.ts";
import { exitCodeOf, exitCodes } from "../output/exit-codes.ts";
import { type Output, problemJson } from "../output/output.ts";
import { reportExitCode, reportJson, showReport } from "../output/report.ts";
import { warnOnceOfPlainSecrets } from "./plain-secrets.ts";

export interface SyncOptions {
  readonly acceptClock?: boolean | undefined;
  readonly now?: boolean | undefined;
}

const wentThrough = ({ stopped, check }: SyncReport): boolean => stopped === null && check.length === 0;

/** What failed for all connections, in whichever run it was found. */
const ofStore = ({ stopped }: SyncReport): Problem[] =>
  stopped?.problem.code.startsWith("store.") ? [stopped.problem] : [];

/** One pass over every connection. A connection that fails does not keep the next from its turn. */
export async function syncCommand(
  opened: OpenHost,
  output: Output,
  { acceptClock = false, now: force }: SyncOptions,
): Promise<number> {
  const { host, connections, notices, acceptClock: accept } = opened;
  const reports: SyncReport[] = [];
  const problems: Problem[] = [];
  if (acceptClock) {
    const accepted = await accept();
    if (accepted.isErr()) {
      problems.push(accepted.error);
      output.problem(accepted.error);
    }
  }
  for (const connection of connections) {
    output.line(`— ${connection.key} —`);
    const report = await sync(host, connection, { force });
    if (report.isErr()) {
      problems.push(report.error.problem);
      output.problem(report.error.problem);
      continue;
    }
    reports.push(report.value);
    showReport(output, report.value);
    for (const notice of notices.get(connection.key) ?? []) output.problem(notice);
  }
  // Where something is wrong, that is said alone.
  if (problems.length === 0 && reports.every(wentThrough)) await warnOnceOfPlainSecrets(opened, output);
  output.result({
    connections: reports.map(reportJson),
    problems: [...problems, ...reports.flatMap(ofStore), ...[...notices.values()].flat()].map(problemJson),
  });
  return Math.max(exitCodes.done, ...reports.map(reportExitCode), ...problems.map(exitCodeOf));
}
