import { expect, it } from "vitest";
import { crashRows } from "./crash-table.ts";
import { printCrashTable } from "./print-crash-table.ts";
import { crashWorlds } from "./worlds.ts";

it.each(crashWorlds)(
  "in $name an engine stopped at every one of its points and started again loses nothing, doubles nothing and is no cent off",
  async (kind) => {
    const rows = await crashRows(kind, "stopped");
    process.stdout.write(`\n${printCrashTable(rows)}`);
    expect(rows.flatMap(({ failed }) => failed)).toEqual([]);
  },
);
