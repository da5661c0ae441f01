import type { Clock } from "@boekbrug/core";
import { describe, expect, it } from "vitest";
import { sync } from "../src/index.ts";
import { createWorld, runOnce, startEngine, type World } from "./world.ts";

const second = 1000;

/** The world's clock as the machine's own is: while time passes, it beats. */
function beating({ clock }: World): Clock & { readonly pass: (milliseconds: number) => Promise<void> } {
  const tasks = new Set<{ readonly every: number; readonly task: () => void; due: number }>();
  const pass = async (milliseconds: number) => {
    const end = clock.now() + milliseconds;
    while (clock.now() < end) {
      clock.advance(Math.min(second, end - clock.now()));
      for (const each of tasks) {
        if (each.due > clock.now()) continue;
        each.due += each.every;
        each.task();
      }
    }
  };
  return {
    now: clock.now,
    sleep: pass,
    pass,
    every: (milliseconds, task) => {
      const entry = { every: milliseconds, task, due: clock.now() + milliseconds };
      tasks.add(entry);
      return () => tasks.delete(entry);
    },
  };
}

const claimOf = async (world: World, holder: string): Promise<boolean> => {
  const now = world.clock.now();
  const moment = (milliseconds: number) => new Date(milliseconds).toISOString();
  return (await world.store.claim("shop", holder, moment(now), moment(now + second)))._unsafeUnwrap();
};

describe("the claim of an engine whose clock beats", () => {
  it("is kept through work that takes longer than a lease", async () => {
    const world = createWorld();
    const clock = beating(world);
    const { host, connection } = startEngine(world);
    const stolen: boolean[] = [];
    const source = {
      ...connection.source,
      changed: (...asked: Parameters<typeof connection.source.changed>) =>
        connection.source.changed(...asked).map(async (page) => {
          await clock.pass(20 * 60 * second);
          stolen.push(await claimOf(world, "another"));
          return page;
        }),
    };
    const report = (await sync({ ...host, clock }, { ...connection, source }))._unsafeUnwrap();
    expect(report).toMatchObject({ stopped: null, booked: { length: 3 } });
    expect(stolen).not.toContain(true);
  });

  it("is free again a minute and a half after the engine was killed", async () => {
    const world = createWorld();
    const clock = beating(world);
    const { host, connection } = startEngine(world);
    const killed = new Promise<void>((kill) => {
      const source = {
        ...connection.source,
        changed: () => {
          kill();
          return connection.source.changed(null, "2026-03-01").map(() => new Promise<never>(() => undefined));
        },
      };
      void sync({ ...host, clock }, { ...connection, source });
    });
    await killed;
    world.clock.advance(89 * second);
    expect(await claimOf(world, "another")).toBe(false);
    world.clock.advance(second);
    expect((await runOnce(world)).booked).toHaveLength(3);
  });

  it("is given back at the end, and not taken again by a late beat", async () => {
    const world = createWorld();
    const clock = beating(world);
    const { host, connection } = startEngine(world);
    await sync({ ...host, clock }, connection);
    await clock.pass(60 * second);
    expect(await claimOf(world, "another")).toBe(true);
  });
});

describe("two passes of one process on one connection", () => {
  it("exclude each other, as those of two processes do", async () => {
    const world = createWorld();
    const { host, connection } = startEngine(world);
    const meanwhile: (string | undefined)[] = [];
    const source = {
      ...connection.source,
      changed: (...asked: Parameters<typeof connection.source.changed>) =>
        connection.source.changed(...asked).map(async (page) => {
          const second = await sync(host, connection);
          meanwhile.push(second.isErr() ? second.error.problem.code : undefined);
          return page;
        }),
    };
    const report = (await sync(host, { ...connection, source }))._unsafeUnwrap();
    expect(new Set(meanwhile)).toEqual(new Set(["connection.busy"]));
    expect(report).toMatchObject({ stopped: null, booked: { length: 3 } });
  });

  it("and one that slept through its claim goes on from nothing that it had read before the other worked", async () => {
    const world = createWorld();
    const { host, connection } = startEngine(world);
    const source = {
      ...connection.source,
      changed: (...asked: Parameters<typeof connection.source.changed>) =>
        connection.source.changed(...asked).map(async (page) => {
          world.clock.advance(11 * 60 * second);
          expect((await sync(host, connection))._unsafeUnwrap().booked).toHaveLength(3);
          return page;
        }),
    };
    const slept = (await sync(host, { ...connection, source }))._unsafeUnwrap();
    expect(slept.booked).toEqual([]);
    expect(world.exact.state.entries()).toHaveLength(3);
    world.shop.state.addOrder({ rows: [{ name: "Pan", price: "9.95", rate: 21 }] });
    world.clock.advance(11 * 60 * second);
    expect((await runOnce(world)).booked).toHaveLength(1);
  });
});
