import { describeProblem, type Finding, type FindingSeverity, problemKind, type Text } from "@boekbrug/core";
import { type ConnectionCheck, checkConnections } from "@boekbrug/runner";
import type { OpenHost } from "../host/open-host.ts";
import { exitCodeOf, exitCodes } from "../output/exit-codes.ts";
import { type Output, problemJson, problemLine } from "../output/output.ts";

/** Reads both sides of every connection and tells what is in the way of booking, before anything is written. */
export async function checkCommand({ host, connections }: OpenHost, output: Output): Promise<number> {
  const checks = await checkConnections(connections, () => host.clock.now());
  for (const check of checks) show(output, check);
  output.result({ connections: checks.map(checkJson) });
  return Math.max(exitCodes.done, ...checks.flatMap(({ findings }) => findings.map(exitCodeOfFinding)));
}

/** What stops the bookings says itself what kind of thing is wrong; what a person should look at is attention; a note is nothing. */
function exitCodeOfFinding({ severity, problem }: Finding): number {
  if (severity === "note") return exitCodes.done;
  if (severity === "holds") return exitCodes.attention;
  return problemKind(problem.code) === "data" ? exitCodes.configuration : exitCodeOf(problem);
}

const words: Record<FindingSeverity | "fine", Text> = {
  stops: { nl: "Houdt alle boekingen tegen", en: "Stops all bookings" },
  holds: { nl: "Houdt een deel van de bestellingen vast", en: "Holds some orders" },
  note: { nl: "Goed om te weten", en: "Good to know" },
  fine: { nl: "Niets gevonden: alles klopt.", en: "Nothing found: all is well." },
};

function show(output: Output, { connection, findings }: ConnectionCheck): void {
  const { language } = output;
  output.line(`— ${connection} —`);
  if (findings.length === 0) output.line(words.fine[language]);
  for (const severity of ["stops", "holds", "note"] as const) {
    const some = findings.filter((each) => each.severity === severity);
    if (some.length > 0) output.line(`${words[severity][language]}:`);
    for (const each of some) output.line(`  ${findingLine(each, output)}`);
  }
}

/** `rules.vatCodes.icp (business in another EU country): reason remedy`; a field of the sample order itself says nothing. */
function findingLine({ problem, orders }: Finding, { language }: Output): string {
  if (orders === null) return problemLine(problem, language);
  const { field, reason, remedy } = describeProblem(problem, language);
  const kinds = orders.map((text) => text[language]).join("; ");
  return `${field.startsWith("order.") ? kinds : `${field} (${kinds})`}: ${reason} ${remedy}`;
}

const checkJson = ({ connection, findings }: ConnectionCheck) => ({
  connection,
  findings: findings.map(({ severity, problem, orders }) => ({ severity, ...problemJson(problem), orders })),
});
