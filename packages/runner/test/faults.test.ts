import type { FaultKind } from "@boekbrug/simulators";
import { createMemoryStore } from "@boekbrug/testkit";
import { describe, expect, it } from "vitest";
import { balanceOf, createWorld, runOnce, runUntilQuiet } from "./world.ts";

const faults: readonly FaultKind[] = [
  "refused",
  "drop-before",
  "drop-after-commit",
  "rate-limit",
  "server-error",
  "gateway-timeout",
  "malformed",
  "slow",
];

const clean = { lost: [], doubled: [], centsOff: [], customers: 2 };

/** How many calls an undisturbed run makes on each side. */
async function callsOfAGoodRun(): Promise<{ shop: number; exact: number }> {
  const world = createWorld();
  await runOnce(world);
  return { shop: world.shop.calls.length, exact: world.exact.calls.length };
}

describe("a run without faults", () => {
  it("books every order once, to the cent, with one record per customer", async () => {
    const world = createWorld();
    const report = await runOnce(world);
    expect(report).toMatchObject({ check: [], stopped: null, held: [], inDoubt: [] });
    expect(report.booked).toHaveLength(3);
    expect(balanceOf(world)).toEqual(clean);
  });

  it("books nothing the second time, and writes nothing", async () => {
    const world = createWorld();
    await runOnce(world);
    const writes = () =>
      world.exact.calls.filter(({ method, path }) => method !== "GET" && path.includes("/api/v1/")).length;
    const before = writes();
    const report = await runOnce(world);
    expect(report.booked).toEqual([]);
    expect(writes()).toBe(before);
    expect(balanceOf(world)).toEqual(clean);
  });
});

/** Whether the fault may lose a token that Exact has already issued, where the old one is dead by then: a person must log in once. */
const losesTokens = (fault: FaultKind) => ["drop-after-commit", "gateway-timeout", "malformed"].includes(fault);

describe.each(["on-issue", "on-first-use"] as const)("where a refresh token dies %s", (oldRefreshTokenDies) => {
  describe.each(faults)("%s at every call of a sync", (fault) => {
    const start = () => createWorld({ exact: { switches: { oldRefreshTokenDies } } });

    it("of the bookkeeping: nothing lost, nothing doubled, nothing a cent off", async () => {
      const { exact: calls } = await callsOfAGoodRun();
      for (let skip = 0; skip < calls; skip += 1) {
        const world = start();
        world.exact.faults.add({ fault, skip });
        const { logIns } = await runUntilQuiet(world);
        const { hits } = world.exact.faults;
        const mayAsk = oldRefreshTokenDies === "on-issue" && losesTokens(fault) && skip === 0;
        expect({ call: skip, hits, logIns, ...balanceOf(world) }).toEqual({
          call: skip,
          hits: 1,
          logIns: mayAsk ? 1 : 0,
          ...clean,
        });
      }
    });
  });
});

/** These spare the token calls, so that it does not matter when a refresh token dies. */
describe.each(faults)("%s at every call of a sync", (fault) => {
  it("of the shop: nothing lost, nothing doubled, nothing a cent off", async () => {
    const { shop: calls } = await callsOfAGoodRun();
    for (let skip = 0; skip < calls; skip += 1) {
      const world = createWorld();
      world.shop.faults.add({ fault, skip });
      await runUntilQuiet(world);
      expect({ call: skip, hits: world.shop.faults.hits, ...balanceOf(world) }).toEqual({
        call: skip,
        hits: 1,
        ...clean,
      });
    }
  });

  it("twice in a row at every writing call: nothing lost, nothing doubled", async () => {
    for (let skip = 0; skip < 5; skip += 1) {
      const world = createWorld();
      world.exact.faults.add({ fault, method: "POST", path: /api\/v1/, skip, times: 2 });
      await runUntilQuiet(world);
      expect({ call: skip, ...balanceOf(world) }).toEqual({ call: skip, ...clean });
    }
  });
});

describe("a store that is deleted between two runs", () => {
  it("doubles nothing: the entries are found in the books and adopted", async () => {
    const world = createWorld();
    await runOnce(world);
    world.store = createMemoryStore();
    world.exact.state.breakTokenChain();
    world.clock.advance(20 * 60_000);
    const { reports } = await runUntilQuiet(world);
    expect(reports.at(-1)?.booked.map(({ adopted }) => adopted)).toEqual([true, true, true]);
    expect(balanceOf(world)).toEqual(clean);
  });

  it("doubles nothing when it is deleted in the middle, with an answer lost", async () => {
    for (let skip = 0; skip < 5; skip += 1) {
      const world = createWorld();
      world.exact.faults.add({ fault: "drop-after-commit", method: "POST", path: /SalesEntries/, skip: skip % 3 });
      await runOnce(world);
      world.store = createMemoryStore();
      world.clock.advance(20 * 60_000);
      await runUntilQuiet(world);
      expect(balanceOf(world)).toEqual(clean);
    }
  });
});
