import { expect, it } from "vitest";
import { crashRows } from "./crash-table.ts";
import { printCrashTable } from "./print-crash-table.ts";
import { crashWorlds } from "./worlds.ts";

const modes = ["overtaken", "racing"] as const;

it.each(crashWorlds.flatMap((kind) => modes.map((mode) => ({ name: kind.name, kind, mode }))))(
  "in $name an engine that sleeps at any of its points while another takes over ($mode) loses nothing, doubles nothing and is no cent off",
  async ({ kind, mode }) => {
    const rows = await crashRows(kind, mode);
    process.stdout.write(`\n${printCrashTable(rows)}`);
    expect(rows.flatMap(({ failed }) => failed)).toEqual([]);
  },
);
