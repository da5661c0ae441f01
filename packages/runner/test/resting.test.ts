import { notDone, problem } from "@boekbrug/core";
import { errAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { restingProblem, status, sync } from "../src/index.ts";
import { balanceOf, createWorld, runOnce, startEngine, type World } from "./world.ts";

const minute = 60_000;

/** A world whose ledger, or shop, does not answer any more, after as many runs as open the circuit. */
async function deadWorld(side: "exact" | "shop", runs = 3): Promise<World> {
  const world = createWorld();
  world[side].faults.add({ fault: "server-error", times: 10_000 });
  for (let run = 0; run < runs; run += 1) await runOnce(world);
  return world;
}

const callsOf = ({ exact, shop }: World) => exact.calls.length + shop.calls.length;

async function force(world: World) {
  const { host, connection } = startEngine(world);
  return (await sync(host, connection, { force: true }))._unsafeUnwrap();
}

describe.each(["exact", "shop"] as const)("a connection whose %s is dead", (side) => {
  it("rests after three failed runs: nothing is called, and the report says until when", async () => {
    const world = await deadWorld(side);
    const before = callsOf(world);
    for (let run = 0; run < 20; run += 1) {
      const { stopped } = await runOnce(world);
      expect(stopped?.problem).toMatchObject({
        code: "connection.resting",
        parameters: { failures: 3, until: expect.stringMatching(/^2026-03-16T09:/) },
      });
    }
    expect(callsOf(world)).toBe(before);
  });

  it("is called ever more rarely", async () => {
    const world = await deadWorld(side);
    const trials: number[] = [];
    for (let at = 0; at < 240; at += 1) {
      const before = callsOf(world);
      await runOnce(world);
      if (callsOf(world) > before) trials.push(at);
      world.clock.advance(minute);
    }
    expect(trials.length).toBeLessThan(12);
  });

  it("books everything at the first trial after it is well again", async () => {
    const world = await deadWorld(side, 6);
    world[side].faults.clear();
    world.clock.advance(61 * minute);
    expect(await runOnce(world)).toMatchObject({ stopped: null, stillHeld: 0 });
    expect(balanceOf(world)).toMatchObject({ lost: [], doubled: [], centsOff: [] });
    expect((await world.store.connection("shop"))._unsafeUnwrap()?.rest).toBeNull();
  });

  it("is tried at once when a person says so", async () => {
    const world = await deadWorld(side);
    world[side].faults.clear();
    expect((await runOnce(world)).stopped).not.toBeNull();
    expect((await force(world)).booked).toHaveLength(3);
    expect((await runOnce(world)).stopped).toBeNull();
  });
});

it("the rest stands in the status, with how to end it", async () => {
  const world = await deadWorld("exact");
  const { rest } = (await status(world.store, "shop"))._unsafeUnwrap();
  expect(restingProblem(rest, world.clock.now())).toMatchObject({ code: "connection.resting" });
  expect(restingProblem(rest, world.clock.now() + 5 * minute)).toBeNull();
});

it("orders that are refused never make the connection rest", async () => {
  const world = createWorld();
  world.exact.state.byHand.closePeriod(2026, 3);
  for (let run = 0; run < 6; run += 1) {
    expect((await runOnce(world)).stopped).toBeNull();
    world.clock.advance(60 * minute);
  }
});

it("waits for the end of a day's limit without calling, and goes on after it", async () => {
  const world = createWorld();
  const { host, connection } = startEngine(world);
  const { ledger } = connection;
  const midnight = "2026-03-17T00:00:00Z";
  const limited = { ...ledger, snapshot: () => errAsync(notDone(problem("ledger.limit", "ledger"), midnight)) };
  await sync(host, { ...connection, ledger: limited });
  const before = callsOf(world);
  expect((await runOnce(world)).stopped?.problem).toMatchObject({
    code: "connection.limited",
    parameters: { until: midnight },
  });
  expect(callsOf(world)).toBe(before);
  world.clock.advance(15 * 60 * minute);
  expect((await runOnce(world)).booked).toHaveLength(3);
});
