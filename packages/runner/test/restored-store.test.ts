import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "@boekbrug/store-sqlite";
import { expect, it } from "vitest";
import { createCipher } from "../src/index.ts";
import { balanceOf, createWorld, runOnce, runUntilQuiet, someOrders } from "./world.ts";

it("a store restored from yesterday doubles nothing: what was booked since is found in the books and adopted", async () => {
  const folder = mkdtempSync(join(tmpdir(), "boekbrug-restored-"));
  const cipher = await createCipher(new Uint8Array(32).fill(7));
  const open = (name: string) => openSqliteStore({ path: join(folder, name), cipher })._unsafeUnwrap();
  const world = createWorld();
  const store = open("store.db");
  world.store = store;
  await runOnce(world);
  store.close();
  copyFileSync(join(folder, "store.db"), join(folder, "yesterday.db"));

  const today = open("store.db");
  world.store = today;
  world.clock.advance(24 * 3_600_000);
  for (const order of someOrders) world.shop.state.addOrder({ ...order, created: "2026-03-17T08:00:00Z" });
  expect((await runOnce(world)).booked.map(({ adopted }) => adopted)).toEqual([false, false, false]);
  today.close();

  const yesterday = open("yesterday.db");
  world.store = yesterday;
  world.clock.advance(3_600_000);
  const { reports } = await runUntilQuiet(world);
  expect(reports.at(-1)?.booked.map(({ adopted }) => adopted)).toEqual([true, true, true]);
  expect(balanceOf(world)).toMatchObject({ lost: [], doubled: [], centsOff: [], customers: 2 });
  yesterday.close();
  rmSync(folder, { recursive: true });
});
