import { type CalendarPeriod, type Locale, type Problem, parsePeriod, problem } from "@boekbrug/core";
import { type Connection, connectionsOfSeller, thresholdStanding, type VatReports, vatReports } from "@boekbrug/runner";
import { err, ok, type Result, type ResultAsync } from "neverthrow";
import type { OpenHost } from "../host/open-host.ts";
import { exitCodeOf, exitCodes } from "../output/exit-codes.ts";
import { type Output, problemJson } from "../output/output.ts";
import { gridCsv, gridTable, type ReportGrid } from "../output/report-grid.ts";
import { icpGrid, ossGrid, returnGrid, thresholdGrid } from "../output/report-grids.ts";
import { reportWords } from "../output/report-words.ts";

export const reportKinds = ["vat", "icp", "oss", "threshold"] as const;
export type ReportKind = (typeof reportKinds)[number];

export interface ReportOptions {
  readonly kind: ReportKind;
  readonly period: string;
  readonly format: "table" | "csv";
}

/** One connection's report: as data for programs, as a grid for people. */
interface Made {
  readonly connection: string;
  readonly report: unknown;
  readonly grid: ReportGrid;
  /** What else to know of it. */
  readonly note: string | null;
  /** Bookings that are not in it. */
  readonly missing: readonly Problem[];
}

/** What a merchant files, from what was booked. Calls no vendor and writes nothing. */
export async function reportCommand(
  { host, connections }: OpenHost,
  output: Output,
  { kind, period: text, format }: ReportOptions,
): Promise<number> {
  const made: Made[] = [];
  for (const connection of connections.filter((each) => kind !== "threshold" || isFirstOfSeller(each))) {
    const report = await readPeriod(kind, text).asyncAndThen((period) => make(host, connection, output, kind, period));
    if (report.isErr()) return refuse(output, report.error);
    made.push(report.value);
  }
  show(output, made, format);
  const missing = made.flatMap((each) => each.missing);
  for (const found of missing) output.problem(found);
  output.result({
    report: kind,
    connections: made.map(({ connection, report }) => ({ connection, report })),
    problems: missing.map(problemJson),
  });
  return missing.length > 0 ? exitCodes.attention : exitCodes.done;
}

/** The threshold is the seller's: it is shown once for all his connections. */
const isFirstOfSeller = (connection: Connection): boolean => connectionsOfSeller(connection)[0] === connection.key;

/** The OSS return is filed over quarters only. */
const readPeriod = (kind: ReportKind, text: string): Result<CalendarPeriod, Problem> =>
  parsePeriod(text, "--period").andThen((period) =>
    kind === "oss" && period.kind !== "quarter"
      ? err(problem("value.not-a-period", "--period", { found: text, expected: "2026-Q3" }))
      : ok(period),
  );

function make(
  { store }: OpenHost["host"],
  connection: Connection,
  { language }: Output,
  kind: ReportKind,
  period: CalendarPeriod,
): ResultAsync<Made, Problem> {
  const { key } = connection;
  const made =
    kind === "threshold"
      ? thresholdStanding(store, connection, period.to).map((threshold) => ({
          connection: connectionsOfSeller(connection).join(", "),
          report: threshold,
          grid: thresholdGrid(threshold, language),
          note: null,
          missing: [],
        }))
      : vatReports(store, key, { from: period.from, to: period.to }).map((reports) => ({
          connection: key,
          report: reports[kind],
          grid: gridOf(reports, kind, connection, language),
          note: connection.rules.document.kind === "entry" ? null : reportWords.alsoUnprocessed[language],
          missing: [kind === "vat" ? reports.missing : null, reports.open].filter((each) => each !== null),
        }));
  return made.mapErr((failure) => failure.problem);
}

function gridOf(
  { vat, icp, oss }: VatReports,
  kind: Exclude<ReportKind, "threshold">,
  { rules }: Connection,
  language: Locale,
): ReportGrid {
  switch (kind) {
    case "vat":
      return returnGrid(vat, language);
    case "icp":
      return icpGrid(icp, language);
    case "oss":
      return ossGrid(oss, rules.seller.country, language);
  }
}

function show(output: Output, made: readonly Made[], format: ReportOptions["format"]): void {
  const { language } = output;
  if (format === "csv") {
    output.text(
      gridCsv(
        reportWords.connection[language],
        made.map(({ connection, grid }) => [connection, grid]),
      ),
    );
    return;
  }
  for (const { connection, grid, note } of made) {
    output.line(`— ${connection} —`);
    output.line(gridTable(grid, language));
    if (note !== null) output.line(note);
  }
}

function refuse(output: Output, found: Problem): number {
  output.problem(found);
  output.result({ connections: [], problems: [problemJson(found)] });
  return exitCodeOf(found);
}
