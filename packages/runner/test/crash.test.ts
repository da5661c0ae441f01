import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore, type SqliteStore } from "@boekbrug/store-sqlite";
import { expect, it } from "vitest";
import { createCipher, sync } from "../src/index.ts";
import { free } from "./proof/effects.ts";
import { exactWorld } from "./proof/exact-world.ts";
import { balanceOf, zeros } from "./proof/proof-world.ts";
import { Stepped } from "./proof/stepped.ts";

/** The embedded store in a file: what a killed process leaves is what the next one opens. */
async function onDisk(path: string): Promise<SqliteStore> {
  const cipher = await createCipher(new Uint8Array(32).fill(7));
  return openSqliteStore({ path, cipher })._unsafeUnwrap();
}

/** Kills an engine at its so manieth pause, and lets another finish its work. False when the first had ended before that. */
async function killedAndFinished(path: string, point: number): Promise<boolean> {
  const world = exactWorld.create();
  for (const customer of [1, 2, 1]) world.shop.place({ customer, goods: customer, paid: true });
  const killed = await onDisk(path);
  const engine = await Stepped.start(async (effect) => {
    const { host, connection } = world.start(effect, killed);
    return (await sync(host, connection))._unsafeUnwrap();
  });
  for (let step = 1; step < point; step += 1) await engine.step();
  killed.close();
  if (engine.pause === undefined) return false;
  const restarted = await onDisk(path);
  for (let run = 0; run < 2; run += 1) {
    world.clock.advance(20 * 60_000);
    const { host, connection } = world.start(free, restarted);
    (await sync(host, connection))._unsafeUnwrap();
  }
  restarted.close();
  expect({ point, ...balanceOf(world) }).toEqual({ point, ...zeros });
  return true;
}

it("an engine killed with its store on disk and started again on the file: nothing lost, nothing doubled, nothing a cent off", async () => {
  const folder = mkdtempSync(join(tmpdir(), "boekbrug-crash-"));
  let points = 0;
  while (await killedAndFinished(join(folder, `${points}.db`), 1 + points * 7)) points += 1;
  expect(points).toBeGreaterThan(20);
  rmSync(folder, { recursive: true });
  // A busy disk is slow to say that something is safe.
}, 60_000);
