import { describe, expect, it } from "vitest";
import { createConnectionWorker, type WorkerPass } from "../src/index.ts";
import { balanceOf, createWorld, runOnce, startEngine, type World } from "./world.ts";

const single = { rows: [{ name: "Schort", price: "19.99", rate: 21 }] };

/** A worker on a world, and what it did. */
function startWorker(world: World) {
  const passes: WorkerPass[] = [];
  const { host, connection } = startEngine(world);
  const worker = createConnectionWorker({
    host: () => host,
    connection,
    everyMinutes: 60,
    told: (pass) => passes.push(pass),
  });
  /** Works for so long. */
  const workFor = async (seconds: number) => {
    const end = world.clock.now() + seconds * 1000;
    while (world.clock.now() < end) {
      const pause = await worker.step();
      world.clock.advance(Math.min(pause, end - world.clock.now()));
    }
  };
  return { worker, passes, workFor };
}

/** A worker that has booked everything but one order, which is not paid. */
async function underWay() {
  const world = createWorld();
  const unpaid = world.shop.state.addOrder({ ...single, paid: false, created: "2026-03-15T10:00:00Z" });
  const running = startWorker(world);
  await running.workFor(10);
  expect(world.exact.state.entries()).toHaveLength(3);
  return { ...running, world, unpaid };
}

const callsOf = (calls: readonly { path: string }[], from: number) => calls.slice(from).map(({ path }) => path);

const entriesOf = ({ exact }: World, id: number) =>
  exact.state.entries().filter(({ yourRef }) => yourRef === `shop-${id}`).length;

describe("an order of which the shop tells", () => {
  it("is booked within ten seconds once it is due, without a list being read", async () => {
    const { world, worker, workFor, unpaid } = await underWay();
    world.shop.state.updateOrder(unpaid, { paid: true });
    const before = world.shop.calls.length;
    for (let n = 0; n < 20; n += 1) worker.alarm(String(unpaid));
    await workFor(10);
    expect(entriesOf(world, unpaid)).toBe(1);
    expect(balanceOf(world)).toMatchObject({ lost: [], doubled: [], centsOff: [] });
    expect(callsOf(world.shop.calls, before).filter((path) => path.includes("/orders?"))).toEqual([]);
    expect(callsOf(world.shop.calls, before).filter((path) => path.endsWith(`/orders/${unpaid}`))).toHaveLength(1);
  });

  it("and is new is booked too", async () => {
    const { world, worker, workFor } = await underWay();
    const id = world.shop.state.addOrder({ ...single, created: "2026-03-16T09:00:05Z" });
    worker.alarm(String(id));
    await workFor(10);
    expect(entriesOf(world, id)).toBe(1);
  });

  it("soon after another is booked by the reference data that were read for that one; after five minutes they are read anew", async () => {
    const { world, worker, workFor } = await underWay();
    const readings = async (): Promise<number> => {
      const before = world.exact.calls.length;
      const id = world.shop.state.addOrder({ ...single, created: "2026-03-16T09:00:05Z" });
      worker.alarm(String(id));
      await workFor(10);
      expect(entriesOf(world, id)).toBe(1);
      return callsOf(world.exact.calls, before).filter((path) => /VATCodes|GLAccounts/.test(path)).length;
    };
    await readings();
    expect(await readings()).toBe(0);
    await workFor(300);
    expect(await readings()).toBeGreaterThan(0);
  });

  it("and is not due waits, and the bookkeeping is not asked for anything", async () => {
    const { world, worker, workFor } = await underWay();
    const id = world.shop.state.addOrder({ ...single, paid: false, created: "2026-03-16T09:00:05Z" });
    const before = world.exact.calls.length;
    worker.alarm(String(id));
    await workFor(10);
    expect(world.exact.calls.length).toBe(before);
    expect((await world.store.order("shop", String(id)))._unsafeUnwrap()?.fate.kind).toBe("waiting");
    world.shop.state.updateOrder(id, { paid: true });
    worker.alarm(String(id));
    await workFor(10);
    expect(entriesOf(world, id)).toBe(1);
  });

  it("and is booked already costs no call", async () => {
    const { world, worker, workFor } = await underWay();
    const [booked] = world.shop.state.orders();
    const before = world.shop.calls.length;
    worker.alarm(String(booked?.id));
    await workFor(60);
    expect(world.shop.calls.length).toBe(before);
  });

  it("and never was costs one look, and leaves no trace", async () => {
    const { world, worker, workFor } = await underWay();
    const before = world.shop.calls.length;
    worker.alarm("999");
    await workFor(60);
    // The order, and the list that shows that the key may still read orders.
    expect(callsOf(world.shop.calls, before)).toHaveLength(2);
    expect((await world.store.order("shop", "999"))._unsafeUnwrap()).toBeNull();
  });

  it("and is a basket or from before the start is left to the lists", async () => {
    const { world, worker, workFor } = await underWay();
    const basket = world.shop.state.addOrder({ ...single, completed: false });
    const old = world.shop.state.addOrder({ ...single, created: "2025-11-01T10:00:00Z" });
    for (const id of [basket, old]) worker.alarm(String(id));
    await workFor(10);
    for (const id of [basket, old]) expect((await world.store.order("shop", String(id)))._unsafeUnwrap()).toBeNull();
  });

  it("is looked at again when the shop did not answer", async () => {
    const { world, worker, workFor, unpaid } = await underWay();
    world.shop.state.updateOrder(unpaid, { paid: true });
    world.shop.faults.add({ fault: "server-error", times: 3, path: /orders\/\d+$/ });
    worker.alarm(String(unpaid));
    await workFor(20);
    expect(entriesOf(world, unpaid)).toBe(1);
  });

  it("is booked when the engine that holds the connection is done", async () => {
    const { world, worker, workFor, passes, unpaid } = await underWay();
    world.shop.state.updateOrder(unpaid, { paid: true });
    const at = new Date(world.clock.now()).toISOString();
    const until = new Date(world.clock.now() + 5_000).toISOString();
    await world.store.claim("shop", "another", at, until);
    worker.alarm(String(unpaid));
    await workFor(12);
    expect(passes.some(({ result }) => result.isErr() && result.error.problem.code === "connection.busy")).toBe(true);
    expect(entriesOf(world, unpaid)).toBe(1);
  });

  it("is booked within ten seconds also while a whole pass has much to do", async () => {
    const world = createWorld({ exact: { limits: { perMinute: 1000, perDay: 100_000 } } });
    await runOnce(world);
    const unpaid = world.shop.state.addOrder({ ...single, paid: false });
    await runOnce(world);
    for (let n = 0; n < 60; n += 1) world.shop.state.addOrder(single);
    const told = new Map<number, number>();
    const booked = new Map<number, number>();
    const slow =
      (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
      async (input, init) => {
        world.clock.advance(500);
        const answer = await fetch(input, init);
        const calls = world.shop.calls.length + world.exact.calls.length;
        for (const id of told.keys()) {
          if (!booked.has(id) && entriesOf(world, id) === 1) booked.set(id, world.clock.now());
        }
        if (calls % 30 === 0) {
          const id = told.size === 0 ? unpaid : world.shop.state.addOrder(single);
          world.shop.state.updateOrder(id, { paid: true });
          told.set(id, world.clock.now());
          worker.alarm(String(id));
        }
        return answer;
      };
    const { shop, exact } = world;
    const { worker, passes } = startWorker({
      ...world,
      shop: { ...shop, fetch: slow(shop.fetch) },
      exact: { ...exact, fetch: slow(exact.fetch) },
    });
    await worker.step();
    expect(passes).toMatchObject([{ kind: "everything" }]);
    expect(told.size).toBeGreaterThan(4);
    const waited = [...told].map(([id, at]) => ((booked.get(id) ?? Number.POSITIVE_INFINITY) - at) / 1000);
    expect(Math.max(...waited.slice(0, -1))).toBeLessThanOrEqual(10);
    expect(balanceOf(world)).toMatchObject({ doubled: [], centsOff: [] });
  });

  it("is found by the next whole pass when the shop forgets to tell", async () => {
    const { world, workFor, unpaid } = await underWay();
    world.shop.state.updateOrder(unpaid, { paid: true });
    await workFor(1_800);
    expect(entriesOf(world, unpaid)).toBe(0);
    await workFor(2_000);
    expect(entriesOf(world, unpaid)).toBe(1);
  });
});

describe("a connection of which nothing was booked yet", () => {
  it("gets a whole pass, so that its start is judged as always", async () => {
    const world = createWorld({ orders: [{ ...single, paid: false }] });
    await runOnce(world);
    const { worker, workFor } = startWorker(world);
    await workFor(1);
    const [first] = world.shop.state.orders();
    world.shop.state.updateOrder(first?.id ?? 0, { paid: true });
    const before = world.shop.calls.length;
    worker.alarm(String(first?.id));
    await workFor(10);
    expect(entriesOf(world, first?.id ?? 0)).toBe(1);
    expect(callsOf(world.shop.calls, before).some((path) => path.includes("/orders?"))).toBe(true);
  });
});

describe("strangers who make up orders", () => {
  it("cost the shop some thirty calls a minute and one whole pass, and keep nobody's order from being booked", async () => {
    const { world, worker, workFor, unpaid } = await underWay();
    await workFor(60);
    const before = world.shop.calls.length;
    world.shop.state.updateOrder(unpaid, { paid: true });
    for (let second = 0; second < 60; second += 1) {
      for (let n = 0; n < 50; n += 1) worker.alarm(`${7_000_000 + second * 50 + n}`);
      if (second === 30) worker.alarm(String(unpaid));
      await workFor(1);
    }
    const calls = world.shop.calls.length - before;
    expect(calls).toBeLessThanOrEqual(30 * 2 + 15);
    await workFor(61);
    expect(entriesOf(world, unpaid)).toBe(1);
  });
});

it("a worker ends when it is asked to, and says until then that it is well", async () => {
  const { worker } = await underWay();
  expect(worker.isHealthy()).toBe(true);
  const stop = new AbortController();
  const ended = worker.run(stop.signal);
  stop.abort();
  await ended;
});
