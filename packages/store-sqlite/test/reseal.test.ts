import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Booking, problem } from "@boekbrug/core";
import { err, ok } from "neverthrow";
import { describe, expect, it } from "vitest";
import { keyIdOf, type SqliteStore } from "../src/index.ts";
import { sealedColumns } from "../src/schema.ts";
import { cipherOf, openStore, temporaryStore } from "./temporary-store.ts";

const at = "2026-03-16T09:00:00Z";
const now = "2026-03-16T12:00:00Z";
const moment = { connection: "shop", orderId: "1", run: "run", holder: "engine", at };
const euro = (minor: number) => ({ minor, currency: "EUR" });
const booking: Omit<Booking, "document" | "adopted"> = {
  reference: "shop-1",
  number: "W1",
  date: "2026-03-16",
  gross: euro(100),
  vat: euro(0),
  vatTotals: [],
  flags: [],
  vatNumberCheck: {
    state: "valid",
    vatNumber: "DE136695976",
    checkedAt: at,
    consultationNumber: "WAPIAAAA",
    detail: null,
  },
  planHash: "hash",
  prints: null,
  payment: null,
};
const tokens = { accessToken: "access", refreshToken: "refresh", issuedAt: at, expiresAt: at };
const offered = { fresh: "fresh", inherited: "inherited" };

async function filledStore() {
  const path = temporaryStore();
  const store = openStore(path, "old");
  (await store.fingerprintKey(offered))._unsafeUnwrap();
  (await store.connect("shop", at))._unsafeUnwrap();
  (await store.plan(moment, booking))._unsafeUnwrap();
  (await store.save("login", "engine", tokens))._unsafeUnwrap();
  (await store.rememberCustomer("shop", "mark", "c1"))._unsafeUnwrap();
  return { path, store };
}

const change = (keep: (id: string) => ReturnType<typeof ok<void, never>> = () => ok(undefined)) => ({
  next: cipherOf("new"),
  now,
  keep,
});

/** Everything that is sealed can be read. */
async function expectWhole(store: SqliteStore): Promise<void> {
  expect((await store.fingerprintKey({ fresh: "other", inherited: "other" }))._unsafeUnwrap()).toBe("fresh");
  expect((await store.read("login"))._unsafeUnwrap()).toEqual(tokens);
  const order = (await store.order("shop", "1"))._unsafeUnwrap();
  expect(order?.booking?.vatNumberCheck).toEqual(booking.vatNumberCheck);
  expect((await store.customer("shop", "mark"))._unsafeUnwrap()).toBe("c1");
}

const sealedIn = (path: string): string[] => {
  const file = new DatabaseSync(path);
  const texts = sealedColumns.flatMap(({ table, column }) =>
    file.prepare(`SELECT ${column} AS text FROM ${table} WHERE ${column} IS NOT NULL`).all(),
  );
  file.close();
  return texts.map(({ text }) => String(text));
};

/** Every text in any column of any table that one of our ciphers made. */
async function openedBy(path: string, word: string): Promise<number> {
  const file = new DatabaseSync(path);
  const tables = file.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const texts = tables.flatMap(({ name }) =>
    file
      .prepare(`SELECT * FROM ${name}`)
      .all()
      .flatMap((row) => Object.values(row).map(String)),
  );
  file.close();
  const opened = await Promise.all(texts.map((text) => cipherOf(word).decrypt(text)));
  return opened.filter((each) => each.isOk()).length;
}

describe("giving a store a new key", () => {
  it("seals everything anew, whatever table it is in, and keeps customers and their fingerprints", async () => {
    const { path, store } = await filledStore();
    expect(await openedBy(path, "old")).toBe(3);
    let told = "";
    const keep = (id: string) => {
      told = id;
      return ok(undefined);
    };
    expect((await store.reseal(change(keep))).isOk()).toBe(true);
    store.close();
    expect(keyIdOf(path)._unsafeUnwrap()).toBe(told);
    expect(await openedBy(path, "old")).toBe(0);
    expect(await openedBy(path, "new")).toBe(3);
    const again = openStore(path, "new");
    await expectWhole(again);
    again.close();
    const old = openStore(path, "old");
    expect((await old.fingerprintKey(offered))._unsafeUnwrapErr().problem.code).toBe("store.wrong-key");
    old.close();
  });

  it("leaves nothing in the files that the old key opens", async () => {
    const { path, store } = await filledStore();
    const before = sealedIn(path);
    expect(before).toHaveLength(3);
    (await store.reseal(change()))._unsafeUnwrap();
    store.close();
    for (const name of readdirSync(dirname(path))) {
      const bytes = readFileSync(join(dirname(path), name), "latin1");
      for (const text of before) expect(bytes).not.toContain(text);
    }
  });

  it("changes nothing when the new key cannot be kept", async () => {
    const { path, store } = await filledStore();
    const keyId = keyIdOf(path)._unsafeUnwrap();
    const refused = await store.reseal({
      ...change(),
      keep: () => err(problem("store.failed", "key", { detail: "!" })),
    });
    expect(refused._unsafeUnwrapErr().problem.code).toBe("store.failed");
    await expectWhole(store);
    expect(keyIdOf(path)._unsafeUnwrap()).toBe(keyId);
    store.close();
  });

  it("changes nothing under a wrong key", async () => {
    const { path, store } = await filledStore();
    store.close();
    const wrong = openStore(path, "wrong");
    expect((await wrong.reseal(change()))._unsafeUnwrapErr().problem.code).toBe("store.wrong-key");
    wrong.close();
    const right = openStore(path, "old");
    await expectWhole(right);
    right.close();
  });

  it.each(["claim", "claimRefresh"] as const)("refuses while an engine works (%s)", async (kind) => {
    const { store } = await filledStore();
    await store[kind]("shop", "engine", now, "2026-03-16T12:10:00Z");
    expect((await store.reseal(change()))._unsafeUnwrapErr().problem.code).toBe("connection.busy");
    const later = { ...change(), now: "2026-03-16T12:10:00Z" };
    expect((await store.reseal(later)).isOk()).toBe(true);
    store.close();
  });

  it("refuses when something was sealed while it was at work", async () => {
    const { path, store } = await filledStore();
    const other = openStore(path, "old");
    const next = cipherOf("new");
    let first = true;
    const slow = {
      ...next,
      encrypt: (plain: string) => {
        const done = first ? other.save("login", "engine", { ...tokens, accessToken: "newer" }) : undefined;
        first = false;
        return done === undefined
          ? next.encrypt(plain)
          : done.orElse(() => ok(undefined)).andThen(() => next.encrypt(plain));
      },
    };
    expect((await store.reseal({ ...change(), next: slow }))._unsafeUnwrapErr().problem.code).toBe("connection.busy");
    expect((await store.read("login"))._unsafeUnwrap()?.accessToken).toBe("newer");
    other.close();
    store.close();
  });

  it("lets no process that still has the old key claim, refresh, plan or save", async () => {
    const { path, store } = await filledStore();
    const other = openStore(path, "old");
    (await store.reseal(change()))._unsafeUnwrap();
    store.close();
    const until = "2026-03-16T12:10:00Z";
    for (const result of [
      await other.claim("shop", "b", now, until),
      await other.claimRefresh("login", "b", now, until),
      await other.save("login", "b", tokens),
      await other.plan({ ...moment, orderId: "2" }, booking),
    ]) {
      expect(result._unsafeUnwrapErr()).toMatchObject({ outcome: "not-done", problem: { code: "store.key-changed" } });
    }
    expect((await other.recordOutcome(moment, "document", { id: "d", number: null, totals: null })).isOk()).toBe(true);
    other.close();
    expect(await openedBy(path, "old")).toBe(0);
  });
});

describe("the key of the fingerprints", () => {
  it("is fresh in a new store, and the same for every process from then on", async () => {
    const path = temporaryStore();
    const [a, b] = [openStore(path), openStore(path)];
    const [first, second] = await Promise.all([
      a.fingerprintKey({ fresh: "a", inherited: "old" }),
      b.fingerprintKey({ fresh: "b", inherited: "old" }),
    ]);
    expect(first._unsafeUnwrap()).toMatch(/^[ab]$/);
    expect(second._unsafeUnwrap()).toBe(first._unsafeUnwrap());
    a.close();
    b.close();
  });
});

describe("a clock that was set back", () => {
  const at = (hour: number) => `2026-03-16T${String(hour).padStart(2, "0")}:00:00Z`;

  it("gets no claim at a moment long before the latest one; an hour is borne", async () => {
    const store = openStore(temporaryStore());
    expect((await store.claim("shop", "a", at(12), at(12)))._unsafeUnwrap()).toBe(true);
    expect((await store.claim("shop", "a", at(11), at(12)))._unsafeUnwrap()).toBe(true);
    const refused = (await store.claim("other", "a", at(10), at(11)))._unsafeUnwrapErr();
    expect(refused).toMatchObject({
      outcome: "not-done",
      problem: { code: "store.clock-back", parameters: { now: at(10), latest: at(12) } },
    });
    store.close();
  });

  it("is taken for right when a person says so, and what the wrong clock left is no hindrance", async () => {
    const store = openStore(temporaryStore());
    await store.connect("shop", "2031-03-16T12:00:00Z");
    await store.claim("shop", "killed", "2031-03-16T12:00:00Z", "2031-03-16T12:10:00Z");
    expect((await store.claim("shop", "b", at(12), at(13))).isErr()).toBe(true);
    (await store.acceptClock(at(12)))._unsafeUnwrap();
    expect((await store.claim("shop", "b", at(12), at(13)))._unsafeUnwrap()).toBe(true);
    expect((await store.connect("shop", at(13)))._unsafeUnwrap().connectedAt).toBe(at(12));
    store.close();
  });
});
