import type { CrashRow } from "./crash-table.ts";

const counts = ["points", "lost", "doubled", "centsOff", "logIns"] as const;
type Words = readonly [world: string, scenario: string, engine: string];

/** A line with each word as wide as the longest in its column. */
const lineOf =
  (widths: readonly number[]) =>
  (words: Words, numbers: readonly (string | number)[]): string =>
    words.map((word, index) => word.padEnd((widths[index] ?? 0) + 2)).join("") +
    numbers.map((number) => String(number).padStart(10)).join("");

/** The rows as a table with their sums, and what went wrong. */
export function printCrashTable(rows: readonly CrashRow[]): string {
  const heading: Words = ["world", "scenario", "engine"];
  const words = rows.map(({ world, scenario, mode }): Words => [world, scenario, mode]);
  const line = lineOf(
    heading.map((_, column) => Math.max(...[heading, ...words].map((each) => each[column]?.length ?? 0))),
  );
  const sums = counts.map((count) => rows.reduce((sum, row) => sum + row[count], 0));
  return [
    line(heading, ["points", "lost", "doubled", "cents off", "log-ins"]),
    ...rows.map((row) =>
      line(
        [row.world, row.scenario, row.mode],
        counts.map((count) => row[count]),
      ),
    ),
    line(["total", "", ""], sums),
    ...rows.flatMap(({ failed }) => failed),
    "",
  ].join("\n");
}
