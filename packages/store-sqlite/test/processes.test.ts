import { setTimeout as pause } from "node:timers/promises";
import type { Store } from "@boekbrug/core";
import { describe, expect, it } from "vitest";
import { type Started, start } from "./processes/start.ts";
import { openStore, temporaryStore } from "./temporary-store.ts";

async function until(condition: () => boolean): Promise<void> {
  const limit = Date.now() + 15_000;
  while (!condition()) {
    if (Date.now() > limit) throw new Error("waited in vain");
    await pause(5);
  }
}

/** Every order that a process told was acknowledged, and so must be there whole. */
async function expectKept(store: Store, orders: readonly string[]): Promise<void> {
  for (const id of orders) {
    const steps = await store.steps("shop", id);
    expect(steps._unsafeUnwrap(), id).toMatchObject([{ step: "document", state: "done", outcome: { id: `d-${id}` } }]);
    const history = (await store.history("shop", id))._unsafeUnwrap();
    expect(history.map(({ fate }) => fate.kind)).toEqual(["seen", "writing"]);
  }
}

async function kill(writer: Started): Promise<readonly string[]> {
  writer.child.kill("SIGKILL");
  await writer.ended();
  return writer.lines();
}

describe("several processes on one file", () => {
  it("lose nothing of what was acknowledged when a writer is killed, five times over", async () => {
    const path = temporaryStore();
    const kept: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      const writer = start("writer", path, `w${round}`);
      await until(() => writer.lines().length > 12 * round);
      kept.push(...(await kill(writer)));
      const store = openStore(path);
      await expectKept(store, kept);
      store.close();
    }
    expect(kept.length).toBeGreaterThan(100);
  }, 60_000);

  it("lose nothing of each other's writes", async () => {
    const path = temporaryStore();
    const writers = ["a", "b", "c", "d"].map((name) => start("writer", path, name));
    await until(() => writers.every((writer) => writer.lines().length >= 30));
    const kept = (await Promise.all(writers.map(kill))).flat();
    const store = openStore(path);
    await expectKept(store, kept);
    const tally = (await store.tally("shop"))._unsafeUnwrap();
    expect((tally.writing ?? 0) + (tally.seen ?? 0)).toBeGreaterThanOrEqual(kept.length);
    store.close();
  }, 60_000);

  it("give each claim to one of them, also when all of them make the file", async () => {
    const path = temporaryStore();
    const count = 100;
    const claimers = ["a", "b", "c", "d", "e"].map((holder) => start("claimer", path, holder, String(count)));
    for (const claimer of claimers) expect(await claimer.ended()).toBe(0);
    const claimed = claimers.flatMap((claimer) => claimer.lines());
    expect(new Set(claimed).size).toBe(count);
    expect(claimed).toHaveLength(count);
  }, 60_000);
});
