import { expect, it } from "vitest";
import { processRow } from "./process-table.ts";

/** Fifty and more in `npm run test:crash`. */
it("the built command, killed a few times at any moment, loses nothing, doubles nothing, and is not a cent off", async () => {
  const row = await processRow(4, 7);
  expect(row).toMatchObject({ kills: 4, lost: 0, doubled: 0, centsOff: 0, sameCustomer: 0 });
  expect(row.orders).toBeGreaterThan(7);
}, 60_000);
