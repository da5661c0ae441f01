import { expect, it } from "vitest";
import { sync } from "../src/index.ts";
import { balanceOf, createWorld, runOnce, someOrders, startEngine, type World } from "./world.ts";

const [, , single] = someOrders;
const one = single === undefined ? [] : [single];

it("a second engine on the same store is told that the connection is busy, and does nothing", async () => {
  const world = createWorld();
  const first = startEngine(world);
  const second = startEngine(world);
  const results = await Promise.all([sync(first.host, first.connection), sync(second.host, second.connection)]);
  const refused = results.filter((result) => result.isErr() && result.error.problem.code === "connection.busy");
  expect(refused).toHaveLength(1);
  expect(balanceOf(world)).toMatchObject({ lost: [], doubled: [], centsOff: [] });
});

/** An engine that falls asleep for eleven minutes when it first pauses for a limit, while another takes over. */
async function asleepWhileLimited(path: RegExp): Promise<World> {
  const world = createWorld({
    orders: one,
    rules: { number: { owner: "ledger" } },
    exact: { switches: { oldRefreshTokenDies: "on-first-use" } },
  });
  world.exact.faults.add({ fault: "rate-limit", method: "POST", path });
  let slept = false;
  const clock = {
    ...world.clock,
    sleep: async (milliseconds: number) => {
      if (slept || world.exact.faults.hits === 0) return world.clock.advance(milliseconds);
      slept = true;
      world.clock.advance(11 * 60_000);
      await runOnce(world);
    },
  };
  await runOnce({ ...world, clock });
  expect(slept).toBe(true);
  return world;
}

it.each([/SalesEntries/, /Accounts/])(
  "an engine that sleeps through its claim at %s does not write what another has taken over",
  async (path) => {
    const world = await asleepWhileLimited(path);
    expect(balanceOf(world)).toEqual({ lost: [], doubled: [], centsOff: [], customers: 1 });
  },
);

it("an engine that is suspended between intent and sending does not send any more", async () => {
  const world = createWorld({ orders: one });
  const { host, connection } = startEngine(world);
  const { ledger } = connection;
  const suspended = {
    ...ledger,
    send: (...[step, notAfter]: Parameters<typeof ledger.send>) => {
      world.clock.advance(11 * 60_000);
      return ledger.send(step, notAfter);
    },
  };
  const report = (await sync(host, { ...connection, ledger: suspended }))._unsafeUnwrap();
  expect(report.stopped).not.toBeNull();
  expect(world.exact.state.entries()).toEqual([]);
  await runOnce(world);
  expect(balanceOf(world)).toMatchObject({ lost: [], doubled: [] });
});

it("a run that is asked to stop ends between two orders and gives its claim back", async () => {
  const world = createWorld();
  const { host, connection } = startEngine(world);
  const stop = new AbortController();
  const report = await sync({ ...host, signal: stop.signal, onProgress: () => stop.abort() }, connection);
  expect(report._unsafeUnwrap()).toMatchObject({ stopped: { problem: { code: "run.interrupted" } } });
  expect(world.exact.state.entries()).toHaveLength(1);
  expect((await runOnce(world)).booked).toHaveLength(2);
});
