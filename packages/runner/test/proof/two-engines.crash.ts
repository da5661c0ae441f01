import { expect, it } from "vitest";
import { type CrashRow, crashRows } from "./crash-table.ts";
import { printCrashTable } from "./print-crash-table.ts";
import { crashWorlds } from "./worlds.ts";

it("an engine that sleeps at any of its points while another takes over: nothing lost, nothing doubled, nothing a cent off", async () => {
  const rows: CrashRow[] = [];
  for (const kind of crashWorlds) {
    for (const mode of ["overtaken", "racing"] as const) rows.push(...(await crashRows(kind, mode)));
  }
  process.stdout.write(`\n${printCrashTable(rows)}`);
  expect(rows.flatMap(({ failed }) => failed)).toEqual([]);
});
