import { notDone, problem } from "@boekbrug/core";
import { createMemoryStore } from "@boekbrug/testkit";
import { errAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { instruct, sync } from "../src/index.ts";
import { free } from "./proof/effects.ts";
import { apartWorld } from "./proof/fake-world.ts";
import { balanceOf, type ProofWorld, partsOf, runOnce, runUntilQuiet, zeros } from "./proof/proof-world.ts";
import { createSettleWorld, gross, hour } from "./settle-world.ts";

/** A paid order at two rates: two documents. */
function place(world: ProofWorld): string {
  world.clock.advance(60_000);
  return world.shop.place({ customer: 1, goods: 1, paid: true });
}

/** The ledger's id of the first of its documents. */
const first = (world: ProofWorld): string => partsOf(world.books.papers()[0]?.id ?? "")[0] ?? expect.fail("not booked");

describe("an order that the ledger wants on two documents", () => {
  it("is booked on both, verified by their sum, and told as one", async () => {
    const world = apartWorld.create();
    const id = place(world);
    const report = await runOnce(world);
    expect(balanceOf(world)).toEqual(zeros);
    expect(report?.booked).toMatchObject([{ orderId: id }]);
    expect(report?.booked[0]?.documentNumber ?? "").toMatch(/^W\d+ \+ W\d+-2$/);
    expect((await runOnce(world))?.booked).toEqual([]);
  });

  it("is adopted as a whole where the store is lost", async () => {
    const world = apartWorld.create();
    place(world);
    await runOnce(world);
    world.store = createMemoryStore();
    const report = await runOnce(world);
    expect(report?.booked).toMatchObject([{ adopted: true }]);
    expect(balanceOf(world)).toEqual(zeros);
  });

  it("gets the document that is missing, where the store is lost and one is there", async () => {
    const world = apartWorld.create();
    place(world);
    await runOnce(world);
    world.books.remove(first(world));
    expect(balanceOf(world)).toMatchObject({ centsOff: 1 });
    world.store = createMemoryStore();
    await runUntilQuiet(world);
    expect(balanceOf(world)).toEqual(zeros);
  });

  it("is held where the one that is there is not its part of the order", async () => {
    const world = apartWorld.create();
    place(world);
    await runOnce(world);
    world.books.remove(first(world));
    world.books.edit(first(world), 100);
    world.store = createMemoryStore();
    const report = await runOnce(world);
    expect(report?.held).toMatchObject([{ problem: { code: "ledger.total-differs" } }]);
    expect(world.books.papers().flatMap(({ id }) => partsOf(id))).toHaveLength(1);
  });

  it("is booked whole where it is cancelled between the two", async () => {
    const world = apartWorld.create();
    const id = place(world);
    world.faults.write("dropped-after");
    world.faults.write("dropped-after");
    world.faults.write("dropped-before");
    await runOnce(world);
    world.shop.cancel(id);
    world.faults.clear();
    await runUntilQuiet(world);
    expect(world.books.papers()).toMatchObject([world.shop.charged(id)]);
  });

  it.each(["document", "customer"] as const)(
    "is booked whole where the first one is missing and it is cancelled before a %s could be made",
    async (kind) => {
      const world = createSettleWorld({ apart: true });
      const store = createMemoryStore();
      const run = async (ledger = world.connection.ledger) => {
        world.clock.advance(hour);
        return (await sync({ ...world.host(), store }, { ...world.connection, ledger }))._unsafeUnwrap();
      };
      world.place("1", "paid");
      await world.run();
      const { documents, customers } = world.fake.books;
      documents.delete([...documents.keys()][0] ?? "");
      if (kind === "customer") customers.clear();
      const { ledger } = world.connection;
      const down = () => errAsync(notDone(problem("ledger.unreachable", "ledger", { detail: "HTTP 503" })));
      await run({ ...ledger, send: (step, notAfter) => (step.kind === kind ? down() : ledger.send(step, notAfter)) });
      world.change("1", { status: "cancelled" });
      await run();
      expect([...documents.values()].reduce((sum, { gross: { minor } }) => sum + minor, 0)).toBe(gross.minor);
      expect((await store.order("shop", "1"))._unsafeUnwrap()?.fate).toEqual({ kind: "booked" });
    },
  );

  it("is not doubled where the store is an older copy, of the moment between the two", async () => {
    const world = createSettleWorld({ apart: true });
    world.place("1", "paid");
    const { ledger } = world.connection;
    let copy = world.store.copy();
    const ready = () => {
      copy = world.store.copy();
      return ledger.ready();
    };
    (await sync(world.host(), { ...world.connection, ledger: { ...ledger, ready } }))._unsafeUnwrap();
    expect((await copy.order("shop", "1"))._unsafeUnwrap()?.fate).toEqual({ kind: "writing", step: "document" });
    world.clock.advance(hour);
    const again = (await sync({ ...world.host(), store: copy }, world.connection))._unsafeUnwrap();
    expect(again).toMatchObject({ stopped: null, held: [], booked: [{ adopted: true }] });
    expect(world.fake.books.documents.size).toBe(2);
  });

  it("is not skipped by hand between the two", async () => {
    const world = apartWorld.create();
    const id = place(world);
    world.faults.write("late", "document");
    await runOnce(world);
    world.clock.advance(20 * 60_000);
    await world.settleLate(true);
    for (const _ of [1, 2, 3]) world.faults.write("unavailable", "document");
    await runOnce(world);
    expect(world.books.papers()).toHaveLength(1);
    const { host, connection } = world.start(free);
    const skipped = await instruct(host, connection, id, "skip");
    expect(skipped.isErr() && skipped.error.problem.code).toBe("order.begun");
    await runUntilQuiet(world);
    expect(balanceOf(world)).toEqual(zeros);
  });
});
