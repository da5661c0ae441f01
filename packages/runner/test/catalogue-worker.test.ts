import { describe, expect, it } from "vitest";
import { type CatalogueWorkerPass, createCatalogueWorker, isCatalogueWanted } from "../src/index.ts";
import { itemsOf, startCatalogue, worldOf } from "./catalogue-world.ts";
import type { World } from "./world.ts";

function startWorker(world: World, items: Record<string, unknown> = {}) {
  const passes: CatalogueWorkerPass[] = [];
  const { host, connection } = startCatalogue(world, items);
  const told = (pass: CatalogueWorkerPass) => passes.push(pass);
  const worker = createCatalogueWorker({ host: () => host, connection, everyMinutes: 60, told });
  const workFor = async (seconds: number) => {
    const end = world.clock.now() + seconds * 1000;
    while (world.clock.now() < end) {
      const pause = await worker.step();
      world.clock.advance(Math.min(pause, end - world.clock.now()));
    }
  };
  return { worker, passes, workFor };
}

const changes = { update: ["description", "price"] };

describe("products of which the shop tells", () => {
  it("are made or brought within ten seconds, without the list being read", async () => {
    const { world, ids } = worldOf();
    const { worker, passes, workFor } = startWorker(world, changes);
    await workFor(10);
    expect(passes).toMatchObject([{ kind: "everything" }]);
    const added = world.shop.state.addProduct({ name: "Pollepel", productNumber: "LEPEL", price: "12.10" });
    world.shop.state.products.update(ids[0] ?? 0, { price: "242.00" });
    const before = world.shop.calls.length;
    for (let n = 0; n < 20; n += 1) for (const id of [added, ids[0]]) worker.alarm(String(id));
    await workFor(10);
    expect(passes.slice(1)).toMatchObject([{ kind: "products" }]);
    expect(itemsOf(world)).toEqual(
      expect.arrayContaining([
        ["LEPEL", "Pollepel", [12.1]],
        ["PAN", "Koekenpan", [242]],
      ]),
    );
    const paths = world.shop.calls.slice(before).map(({ path }) => path);
    expect(paths.filter((path) => /\/products\?/.test(path))).toEqual([]);
    expect(paths.filter((path) => /\/products\/\d+/.test(path))).toHaveLength(2);
  });

  it("and that never were, or are gone, cost one look and nothing in the bookkeeping", async () => {
    const { world, ids } = worldOf();
    const { worker, passes, workFor } = startWorker(world);
    await workFor(10);
    world.shop.state.products.delete(ids[1] ?? 0);
    const [shop, exact] = [world.shop.calls.length, world.exact.calls.length];
    for (const id of ["999", String(ids[1])]) worker.alarm(id);
    await workFor(60);
    expect(world.shop.calls.length - shop).toBe(2);
    expect(world.exact.calls.length).toBe(exact);
    expect(passes.at(-1)?.result._unsafeUnwrap()).toMatchObject({ state: "done", products: 0, refused: [] });
  });

  it("come first while a pass over many others is under way", async () => {
    const many = Array.from({ length: 100 }, (_, index) => ({
      name: `P${index}`,
      productNumber: `C${index}`,
      price: "1",
    }));
    const { world } = worldOf({ limits: { perMinute: 10_000, perDay: 100_000 } }, many);
    const { exact } = world;
    let told: number | undefined;
    let madeBefore = 0;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const answer = await exact.fetch(input, init);
      const codes = exact.state.items().map(({ values }) => values.Code);
      if (codes.length >= 10 && told === undefined) {
        told = world.shop.state.addProduct({ name: "Haast", productNumber: "HAAST", price: "1" });
        worker.alarm(String(told));
        world.clock.advance(1000);
      }
      if (madeBefore === 0 && codes.includes("HAAST")) madeBefore = codes.length;
      return answer;
    };
    const { worker, workFor } = startWorker({ ...world, exact: { ...exact, fetch } });
    await workFor(10);
    expect(madeBefore).toBeGreaterThan(0);
    expect(madeBefore).toBeLessThanOrEqual(41);
    expect(itemsOf(world)).toHaveLength(101);
  });

  it("are looked at again when the shop did not answer", async () => {
    const { world } = worldOf();
    const { worker, workFor } = startWorker(world);
    await workFor(10);
    const id = world.shop.state.addProduct({ name: "Pollepel", productNumber: "LEPEL", price: "12.10" });
    world.shop.faults.add({ fault: "server-error", times: 3, path: /products\/\d+/ });
    worker.alarm(String(id));
    await workFor(20);
    expect(itemsOf(world)).toContainEqual(["LEPEL", "Pollepel", [12.1]]);
  });

  it("and that nobody told of are found by the next whole pass", async () => {
    const { world } = worldOf();
    const { workFor } = startWorker(world);
    await workFor(10);
    world.shop.state.addProduct({ name: "Pollepel", productNumber: "LEPEL", price: "12.10" });
    await workFor(1_800);
    expect(itemsOf(world)).toHaveLength(2);
    await workFor(2_000);
    expect(itemsOf(world)).toHaveLength(3);
  });
});

it("a catalogue is kept where the settings ask for it and both sides can", () => {
  const { connection } = startCatalogue(worldOf().world);
  expect(isCatalogueWanted(connection)).toBe(true);
  expect(isCatalogueWanted(startCatalogue(worldOf().world, { sync: false }).connection)).toBe(false);
  expect(isCatalogueWanted({ ...connection, source: { ...connection.source, catalogue: undefined } })).toBe(false);
  expect(isCatalogueWanted({ ...connection, ledger: { ...connection.ledger, items: undefined } })).toBe(false);
});
