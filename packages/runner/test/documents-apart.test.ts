import { createMemoryStore } from "@boekbrug/testkit";
import { describe, expect, it } from "vitest";
import { apartWorld } from "./proof/fake-world.ts";
import { balanceOf, type ProofWorld, runOnce, runUntilQuiet, zeros } from "./proof/proof-world.ts";

/** A paid order at two rates: two documents. */
function place(world: ProofWorld): string {
  world.clock.advance(60_000);
  return world.shop.place({ customer: 1, goods: 1, paid: true });
}

const paper = (world: ProofWorld) => world.books.papers()[0] ?? expect.fail("nothing is booked");

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
    world.books.remove(paper(world).id);
    expect(balanceOf(world)).toMatchObject({ centsOff: 1 });
    world.store = createMemoryStore();
    await runUntilQuiet(world);
    expect(balanceOf(world)).toEqual(zeros);
  });

  it("is held where the one that is there is not its part of the order", async () => {
    const world = apartWorld.create();
    place(world);
    await runOnce(world);
    world.books.remove(paper(world).id);
    world.books.edit(paper(world).id, 100);
    world.store = createMemoryStore();
    const report = await runOnce(world);
    expect(report?.held).toMatchObject([{ problem: { code: "ledger.total-differs" } }]);
    expect(world.books.papers()).toHaveLength(1);
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
});
