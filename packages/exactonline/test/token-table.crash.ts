import { expect, test } from "vitest";
import { losesTokens, printTokenTable, type TokenRow, tokenCases, tokenRow } from "./token-table.ts";

/** Two weeks of every combination, and a year where nothing and where something gets lost. */
const cases = [...tokenCases(14), ...tokenCases(365, { faults: [null, "drop-after-commit"], skews: [[20, -20]] })];

test("a year of renewals by two workers: no log-in, but where the old token dies on issue one for each answer lost after it", async () => {
  const rows: TokenRow[] = [];
  for (const tokenCase of cases) rows.push(await tokenRow(tokenCase));
  process.stdout.write(`\n${printTokenTable(rows)}\n`);
  for (const { oldTokenDies, fault, lost, logIns, others } of rows) {
    expect(logIns).toBe(oldTokenDies === "on-issue" && losesTokens(fault) ? lost : 0);
    expect(others).toEqual([]);
  }
});
