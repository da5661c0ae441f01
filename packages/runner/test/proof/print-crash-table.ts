import type { CrashRow } from "./crash-table.ts";

const counts = ["points", "lost", "doubled", "centsOff", "logIns"] as const;
const widths = [26, 54, 10];

const line = (words: readonly string[], numbers: readonly (string | number)[]): string =>
  words.map((word, index) => word.padEnd(widths[index] ?? 0)).join("") +
  numbers.map((number) => String(number).padStart(10)).join("");

/** The rows as a table with their sums, and what went wrong. */
export function printCrashTable(rows: readonly CrashRow[]): string {
  const sums = counts.map((count) => rows.reduce((sum, row) => sum + row[count], 0));
  return [
    line(["world", "scenario", "engine"], ["points", "lost", "doubled", "cents off", "log-ins"]),
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
