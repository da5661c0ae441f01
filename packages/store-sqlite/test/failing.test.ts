import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { createDatabase } from "../src/database.ts";
import { storeOn } from "../src/open-sqlite-store.ts";
import { cipherOf, openStore, temporaryStore } from "./temporary-store.ts";

const at = "2026-03-16T09:00:00Z";

/** A store on a file that is opened beside it, so that a test can do to it what a host would not. */
function storeWith(spoil: (connection: DatabaseSync) => void) {
  const path = temporaryStore();
  openStore(path).close();
  const connection = new DatabaseSync(path, { timeout: 50, enableForeignKeyConstraints: true });
  spoil(connection);
  return { path, store: storeOn(createDatabase(connection), cipherOf("key")) };
}

const page = (from: number) => ({
  sightings: Array.from({ length: 100 }, (_, index) => ({
    head: { id: String(from + index), number: null, placedAt: at, total: null },
    fate: { kind: "seen" } as const,
  })),
  cursor: String(from),
});

describe("a store that cannot work", () => {
  it("says that the disk is full, and keeps what was there before", async () => {
    const { store } = storeWith((connection) => connection.exec("PRAGMA max_page_count = 40"));
    (await store.connect("shop", at))._unsafeUnwrap();
    let stored = 0;
    for (;;) {
      const result = await store.commitPage("shop", page(stored), "run", at);
      if (result.isErr()) {
        expect(result.error.outcome).toBe("not-done");
        expect(result.error.problem).toMatchObject({
          code: "store.failed",
          parameters: { detail: "database or disk is full" },
        });
        break;
      }
      stored += 100;
    }
    expect(stored).toBeGreaterThan(0);
    expect((await store.tally("shop"))._unsafeUnwrap()).toEqual({ seen: stored });
    expect((await store.connect("shop", at))._unsafeUnwrap().cursor).toBe(String(stored - 100));
  });

  it("says that the file may not be written", async () => {
    const { store } = storeWith((connection) => connection.exec("PRAGMA query_only = ON"));
    const result = await store.connect("shop", at);
    expect(result._unsafeUnwrapErr()).toMatchObject({
      outcome: "not-done",
      problem: { code: "store.failed", parameters: { detail: "attempt to write a readonly database" } },
    });
  });

  it("says that another process keeps it locked, and works once that is over", async () => {
    const { path, store } = storeWith(() => {});
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE");
    expect((await store.connect("shop", at))._unsafeUnwrapErr()).toMatchObject({
      outcome: "not-done",
      problem: { code: "store.failed", parameters: { detail: "database is locked" } },
    });
    expect((await store.order("shop", "1"))._unsafeUnwrap()).toBeNull();
    other.exec("ROLLBACK");
    expect((await store.connect("shop", at)).isOk()).toBe(true);
    other.close();
  });

  it("says that it was closed", async () => {
    const store = openStore(temporaryStore());
    store.close();
    store.close();
    expect((await store.connect("shop", at))._unsafeUnwrapErr().problem.code).toBe("store.failed");
    expect((await store.order("shop", "1"))._unsafeUnwrapErr().problem.code).toBe("store.failed");
  });

  it("does nothing at all when a transaction fails half-way", async () => {
    const { store } = storeWith((connection) =>
      connection.exec(
        "CREATE TRIGGER fail BEFORE INSERT ON history WHEN NEW.run = 'bad' BEGIN SELECT RAISE(ABORT, 'no'); END",
      ),
    );
    (await store.connect("shop", at))._unsafeUnwrap();
    expect((await store.commitPage("shop", page(0), "bad", at)).isErr()).toBe(true);
    expect((await store.tally("shop"))._unsafeUnwrap()).toEqual({});
    expect((await store.connect("shop", at))._unsafeUnwrap().cursor).toBeNull();
    expect((await store.commitPage("shop", page(0), "good", at)).isOk()).toBe(true);
  });
});

describe("a store that is asked for what cannot be", () => {
  const moment = { connection: "shop", orderId: "1", run: "run", holder: "engine", at };

  it("refuses pages and judgements of a connection that it does not know", async () => {
    const store = openStore(temporaryStore());
    const held = { kind: "held", problem: { code: "order.empty", field: "order", parameters: {} } } as const;
    for (const result of [await store.commitPage("shop", page(0), "run", at), await store.hold(moment, held)]) {
      expect(result._unsafeUnwrapErr().problem.parameters.detail).toBe("connection shop is not connected");
    }
    store.close();
  });

  it("never lets an intent replace an outcome", async () => {
    const store = openStore(temporaryStore());
    await store.connect("shop", at);
    await store.commitPage("shop", page(0), "run", at);
    await store.claim("shop", "engine", at, "2099-01-01T00:00:00Z");
    await store.recordOutcome(moment, "document", { id: "d1", number: null, totals: null });
    const begun = await store.beginStep(moment, "document");
    expect(begun._unsafeUnwrapErr().problem.parameters.detail).toBe("step document of order 1 is already done");
    expect((await store.steps("shop", "1"))._unsafeUnwrap()).toMatchObject([{ state: "done", outcome: { id: "d1" } }]);
    store.close();
  });

  it("refuses to book what was never planned, and to list after an order it does not know", async () => {
    const store = openStore(temporaryStore());
    await store.connect("shop", at);
    await store.commitPage("shop", page(0), "run", at);
    const booked = await store.book(moment, { id: "d1", number: null, totals: null }, false);
    expect(booked._unsafeUnwrapErr().problem.parameters.detail).toBe("order 1 was never planned");
    const listed = await store.orders("shop", { fates: ["seen"], after: "nowhere", limit: 1 });
    expect(listed._unsafeUnwrapErr().problem.parameters.detail).toBe("order nowhere was never seen");
    store.close();
  });
});
