import { describeProblem, type Problem } from "@boekbrug/core";
import { type CatalogueOptions, type CatalogueReport, syncCatalogue } from "@boekbrug/runner";
import type { OpenHost } from "../host/open-host.ts";
import { exitCodeOf, exitCodes } from "../output/exit-codes.ts";
import { type Output, problemJson } from "../output/output.ts";
import { words } from "../output/words.ts";

/** Brings the items of every connection to what its shop sells, where the settings ask for it. */
export async function itemsCommand(
  { host, connections }: OpenHost,
  output: Output,
  options: CatalogueOptions,
): Promise<number> {
  const reports: CatalogueReport[] = [];
  const problems: Problem[] = [];
  for (const connection of connections) {
    output.line(`— ${connection.key} —`);
    const report = await syncCatalogue(host, connection, options);
    if (report.isErr()) {
      problems.push(report.error.problem);
      output.problem(report.error.problem);
      continue;
    }
    reports.push(report.value);
    show(output, report.value);
  }
  output.result({ connections: reports.map(json), problems: problems.map(problemJson) });
  return Math.max(exitCodes.done, ...reports.map(exitCode), ...problems.map(exitCodeOf));
}

function show(
  output: Output,
  { state, products, made, changed, refused, stillRefused, check, stopped }: CatalogueReport,
): void {
  const { language } = output;
  if (state === "off" || state === "unsupported") {
    output.line(words[state === "off" ? "itemsOff" : "itemsUnsupported"][language]);
    return;
  }
  output.line(`${words.productsRead[language]}: ${products}`);
  output.line(`${words.itemsMade[language]}: ${made.length}${made.length === 0 ? "" : ` (${made.join(", ")})`}`);
  output.line(
    `${words.itemsChanged[language]}: ${changed.length}${changed.length === 0 ? "" : ` (${changed.join(", ")})`}`,
  );
  if (refused.length > 0) output.line(`${words.itemsRefused[language]}: ${refused.length}`);
  for (const { code, productId, problem } of refused) {
    const { reason, remedy } = describeProblem(problem, language);
    output.line(`  ${code ?? `#${productId}`}  ${reason} ${remedy}`);
  }
  if (stillRefused > 0) output.line(`${words.itemsStillRefused[language]}: ${stillRefused}`);
  for (const found of check) output.problem(found);
  if (stopped !== null) output.problem(stopped);
}

const json = (report: CatalogueReport) => ({
  ...report,
  refused: report.refused.map((item) => ({ ...item, problem: problemJson(item.problem) })),
  check: report.check.map(problemJson),
  stopped: report.stopped === null ? null : problemJson(report.stopped),
});

function exitCode({ check, stopped, refused, stillRefused }: CatalogueReport): number {
  const codes = [...check, ...(stopped === null ? [] : [stopped])].map(exitCodeOf);
  return Math.max(exitCodes.done, ...codes, refused.length + stillRefused > 0 ? exitCodes.attention : exitCodes.done);
}
