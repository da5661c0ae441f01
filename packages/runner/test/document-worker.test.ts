import { money, type Problem, type Store } from "@boekbrug/core";
import { describe, expect, it } from "vitest";
import { createDocumentWorker, type DocumentWorkerPass } from "../src/index.ts";
import { createSettleWorld, hour } from "./settle-world.ts";

/** One booked order, and a worker that counts how often the store is asked for the order of a document. */
async function createWatched() {
  const world = createSettleWorld({});
  world.place("1", "paid");
  await world.run();
  const asked: string[] = [];
  const orderOfDocument: Store["orderOfDocument"] = (connection, id) => {
    asked.push(id);
    return world.store.orderOfDocument(connection, id);
  };
  const passes: DocumentWorkerPass[] = [];
  const worker = createDocumentWorker({
    host: () => ({ ...world.host("documents"), store: { ...world.store, orderOfDocument } }),
    connection: world.connection,
    told: (pass) => passes.push(pass),
  });
  const [document] = [...world.fake.books.documents.values()];
  if (document === undefined) throw new RangeError("one is booked");
  const told = () =>
    passes.flatMap(({ result }): { readonly problem: Problem }[] =>
      result.isOk() ? [...result.value.told] : [result.error],
    );
  return { ...world, worker, asked, told, document };
}

const strangers = (count: number) => Array.from({ length: count }, (_, index) => `stranger-${index}`);

describe("documents of which a ledger told", () => {
  it("are told where their VAT alone is another", async () => {
    const { worker, told, document, fake } = await createWatched();
    fake.books.documents.set(document.id, { ...document, vat: money(document.vat.minor + 1, "EUR") });
    worker.alarm(document.id);
    await worker.step();
    expect(told()).toMatchObject([{ orderId: "1", problem: { code: "ledger.document-changed" } }]);
  });

  it("of which nothing is known wait for no other pass", async () => {
    const { worker, told, document, store, clock } = await createWatched();
    const until = new Date(clock.now() + hour).toISOString();
    (await store.claim("shop", "other", new Date(clock.now()).toISOString(), until))._unsafeUnwrap();
    for (const id of strangers(3)) worker.alarm(id);
    await worker.step();
    expect(told()).toEqual([]);
    worker.alarm(document.id);
    clock.advance(hour / 2);
    await worker.step();
    expect(told()).toMatchObject([{ problem: { code: "connection.busy" } }]);
  });

  it("are all looked at however many came, but no more than can be remembered", async () => {
    const few = await createWatched();
    for (const id of strangers(250)) few.worker.alarm(id);
    await few.worker.step();
    expect(few.asked).toEqual(strangers(250));
    const many = await createWatched();
    for (const id of strangers(10_050)) many.worker.alarm(id);
    await many.worker.step();
    expect(many.asked).toHaveLength(10_000);
  });
});
