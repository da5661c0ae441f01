import { expect, test } from "vitest";
import { losesTokens, printTokenTable, type TokenRow, tokenCases, tokenRow } from "./token-table.ts";

test("a year of renewals by two workers: no log-in, but where the old token dies on issue one for each answer lost after it", async () => {
  const rows: TokenRow[] = [];
  for (const tokenCase of tokenCases(365)) rows.push(await tokenRow(tokenCase));
  process.stdout.write(`\n${printTokenTable(rows)}\n`);
  for (const { oldTokenDies, fault, lost, logIns, others } of rows) {
    expect(logIns).toBe(oldTokenDies === "on-issue" && losesTokens(fault) ? lost : 0);
    expect(others).toEqual([]);
  }
});
