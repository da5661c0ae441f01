import { expect, it } from "vitest";
import { type CrashRow, crashRows } from "./crash-table.ts";
import { printCrashTable } from "./print-crash-table.ts";
import { crashWorlds } from "./worlds.ts";

it("an engine stopped at every one of its points and started again: nothing lost, nothing doubled, nothing a cent off", async () => {
  const rows: CrashRow[] = [];
  for (const kind of crashWorlds) {
    rows.push(...(await crashRows(kind, "stopped")));
  }
  process.stdout.write(`\n${printCrashTable(rows)}`);
  expect(rows.flatMap(({ failed }) => failed)).toEqual([]);
});
