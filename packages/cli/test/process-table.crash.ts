import { expect, it } from "vitest";
import { processRow } from "./process-table.ts";

it("the built command, killed sixty times at any moment, loses nothing, doubles nothing, and is not a cent off", async () => {
  const row = await processRow(60, 1);
  process.stdout.write(`\nthe built command, SIGKILL: ${JSON.stringify(row)}\n`);
  expect(row).toMatchObject({ kills: 60, lost: 0, doubled: 0, centsOff: 0, sameCustomer: 0 });
  expect(row.afterWriting).toBeGreaterThan(10);
});
