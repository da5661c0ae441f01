import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store, TokenStore } from "@boekbrug/core";
import { openSqliteStore, type SqliteStore } from "@boekbrug/store-sqlite";
import { ResultAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { createCipher, sync } from "../src/index.ts";
import { balanceOf, createWorld, runUntilQuiet, startEngine, type World } from "./world.ts";

/**
 * The engine as a process that is killed: at effect number `point`, just before or just after it, everything stops for ever. An effect is a call of the store or
 * a request to a vendor.
 */
class Plug {
  effects = 0;
  readonly pulled: Promise<"killed">;
  #pull: () => void = () => undefined;
  readonly #point: number;
  readonly #moment: "before" | "after";

  constructor(point: number, moment: "before" | "after") {
    this.#point = point;
    this.#moment = moment;
    this.pulled = new Promise((resolve) => {
      this.#pull = () => resolve("killed");
    });
  }

  async around<T>(effect: () => Promise<T>): Promise<T> {
    this.effects += 1;
    if (this.effects > this.#point) return this.#never();
    if (this.effects === this.#point && this.#moment === "before") return this.#never();
    const result = await effect();
    return this.effects === this.#point ? this.#never() : result;
  }

  #never<T>(): Promise<T> {
    this.#pull();
    return new Promise<T>(() => undefined);
  }
}

function plugged(store: Store & TokenStore, plug: Plug): Store & TokenStore {
  return new Proxy(store, {
    get: (target, name, receiver) => {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== "function") return method;
      return (...args: unknown[]) => new ResultAsync(plug.around(async () => await method.apply(target, args)));
    },
  });
}

/** Starts an engine whose plug is pulled at a point; answers how many effects it had and whether it was killed. */
async function runPlugged(world: World, plug: Plug): Promise<"killed" | "finished"> {
  const { shop, exact } = world;
  const cut =
    (fetch: typeof shop.fetch): typeof shop.fetch =>
    (input, init) =>
      plug.around(() => fetch(input, init));
  const wired: World = {
    ...world,
    shop: { ...shop, fetch: cut(shop.fetch) },
    exact: { ...exact, fetch: cut(exact.fetch) },
  };
  const { host, connection } = startEngine(wired, plugged(world.store, plug));
  const finish = async () => {
    await sync(host, connection);
    return "finished" as const;
  };
  return Promise.race([finish(), plug.pulled]);
}

/** The embedded store in a file: what a killed process leaves is what the next one opens. */
async function onDisk(path: string): Promise<SqliteStore> {
  const cipher = await createCipher(new Uint8Array(32).fill(7));
  return openSqliteStore({ path, cipher })._unsafeUnwrap();
}

const survivingTokens = { exact: { switches: { oldRefreshTokenDies: "on-first-use" } } } as const;

async function effectsOfAGoodRun(): Promise<number> {
  const plug = new Plug(Number.POSITIVE_INFINITY, "before");
  expect(await runPlugged(createWorld(survivingTokens), plug)).toBe("finished");
  return plug.effects;
}

describe("the engine killed at every effect and started again", () => {
  it.each(["before", "after"] as const)(
    "just %s it: nothing lost, nothing doubled, nothing a cent off",
    async (moment) => {
      const effects = await effectsOfAGoodRun();
      for (let point = 1; point <= effects; point += 1) {
        const world = createWorld(survivingTokens);
        expect(await runPlugged(world, new Plug(point, moment))).toBe("killed");
        world.clock.advance(20 * 60_000);
        await runUntilQuiet(world);
        expect({ point, ...balanceOf(world) }).toEqual({ point, lost: [], doubled: [], centsOff: [], customers: 2 });
      }
      expect(effects).toBeGreaterThan(60);
    },
  );

  it("with the store on disk, opened anew each time: the same zeros", async () => {
    const folder = mkdtempSync(join(tmpdir(), "boekbrug-crash-"));
    const effects = await effectsOfAGoodRun();
    for (let point = 1; point <= effects; point += 4) {
      const path = join(folder, `${point}.db`);
      const killed = await onDisk(path);
      const world = createWorld(survivingTokens);
      world.store = killed;
      expect(await runPlugged(world, new Plug(point, point % 8 === 1 ? "after" : "before"))).toBe("killed");
      killed.close();
      const restarted = await onDisk(path);
      world.store = restarted;
      world.clock.advance(20 * 60_000);
      await runUntilQuiet(world);
      restarted.close();
      expect({ point, ...balanceOf(world) }).toEqual({ point, lost: [], doubled: [], centsOff: [], customers: 2 });
    }
    rmSync(folder, { recursive: true });
  });
});
