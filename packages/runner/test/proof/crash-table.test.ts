import { describe, expect, it } from "vitest";
import { crashModes, crashRows } from "./crash-table.ts";
import { crashWorlds } from "./worlds.ts";

describe.each(crashWorlds)("in $name, an engine that stands still at a point", (kind) => {
  it.each(crashModes)("and is %s loses nothing, doubles nothing, and is not a cent off", async (mode) => {
    const rows = await crashRows(kind, mode, kind.sampleEvery);
    expect(rows.flatMap(({ failed }) => failed)).toEqual([]);
    expect(rows.reduce((sum, { points }) => sum + points, 0)).toBeGreaterThan(2);
  });
});
