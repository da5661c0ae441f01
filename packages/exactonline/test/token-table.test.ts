import { describe, expect, test } from "vitest";
import { losesTokens, tokenCases, tokenRow } from "./token-table.ts";

/** Three days here; two weeks of every combination, and a year of some, in `npm run test:crash`. */
describe("two workers that renew the tokens of one log-in", () => {
  test.each(tokenCases(3, { skews: [[20, -20]] }))(
    "old token dies $oldTokenDies, $fault, clocks off by $skew s",
    async (tokenCase) => {
      const { refreshes, lost, logIns, others } = await tokenRow(tokenCase);
      expect(refreshes).toBeGreaterThan(80);
      expect(lost > 0).toBe(tokenCase.fault !== null);
      expect(others).toEqual([]);
      expect(logIns).toBe(tokenCase.oldTokenDies === "on-issue" && losesTokens(tokenCase.fault) ? lost : 0);
    },
  );
});
