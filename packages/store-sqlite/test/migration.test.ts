import { mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { openSqliteStore } from "../src/index.ts";
import { applicationId, migrations, schemaVersion } from "../src/schema.ts";
import { cipherOf, openStore, temporaryStore } from "./temporary-store.ts";

const at = "2026-03-16T09:00:00Z";

/** A file as version 1 left it: one booked order, its journal and its history. */
function versionOneStore(): string {
  const path = temporaryStore();
  const file = new DatabaseSync(path);
  file.exec(migrations[0] ?? "");
  file.exec(`
    PRAGMA application_id = ${applicationId};
    PRAGMA user_version = 1;
    INSERT INTO connections VALUES ('shop', '${at}', 'cursor');
    INSERT INTO orders VALUES (1, 'shop', '7', 'W7', '${at}', 12345, 'EUR', 'booked', '{"kind":"booked"}', '${at}');
    INSERT INTO bookings VALUES (1, 'shop-7', 'W7', '2026-03-16', 12345, 'EUR', 2143, 'EUR', 'hash',
      '{"id":"d1","number":null,"totals":null}', 0);
    INSERT INTO steps VALUES (1, 'document', 'done', '${at}', '{"id":"d1","number":null,"totals":null}');
    INSERT INTO history VALUES (1, 1, '${at}', 'run', '{"kind":"booked"}');`);
  file.close();
  return path;
}

/** A file as version 2 left it: as version 1, with sealed VAT totals and tokens, and a known customer. */
async function versionTwoStore(): Promise<string> {
  const path = versionOneStore();
  const file = new DatabaseSync(path);
  const seal = async (value: unknown) => (await cipherOf("key").encrypt(JSON.stringify(value)))._unsafeUnwrap();
  file.exec(migrations[1] ?? "");
  file.exec(`
    PRAGMA user_version = 2;
    UPDATE bookings SET flags = '["late"]', vat_totals = '${await seal({ vatTotals: [], vatNumberCheck: null })}';
    INSERT INTO customers VALUES ('shop', 'mark', 'c1');
    INSERT INTO tokens VALUES ('login', '${await seal({ accessToken: "a" })}');`);
  file.close();
  return path;
}

const versionOf = (path: string): unknown => {
  const file = new DatabaseSync(path);
  const row = file.prepare("PRAGMA user_version").get();
  file.close();
  return row?.user_version;
};

describe("a store of version 1", () => {
  it("opens, is brought forward and keeps what it held", async () => {
    const path = versionOneStore();
    const store = openStore(path);
    expect((await store.connect("shop", "2026-09-01T00:00:00Z"))._unsafeUnwrap()).toEqual({
      connectedAt: at,
      cursor: "cursor",
      rest: null,
    });
    const order = (await store.order("shop", "7"))._unsafeUnwrap();
    expect(order).toMatchObject({ orderNumber: "W7", fate: { kind: "booked" }, booking: { planHash: "hash" } });
    expect((await store.history("shop", "7"))._unsafeUnwrap()).toHaveLength(1);
    store.close();
    expect(versionOf(path)).toBe(schemaVersion);
  });

  it("takes notes, and has none yet", async () => {
    const store = openStore(versionOneStore());
    expect((await store.notes("shop"))._unsafeUnwrap()).toEqual({});
    (await store.note("shop", "topic", "text"))._unsafeUnwrap();
    expect((await store.notes("shop"))._unsafeUnwrap()).toEqual({ topic: "text" });
    store.close();
  });

  it("has bookings without VAT totals and flags, which are found by their date all the same", async () => {
    const store = openStore(versionOneStore());
    const [order] = (await store.booked("shop", { from: "2026-03-16", to: "2026-03-16" }))._unsafeUnwrap();
    expect(order?.booking).toMatchObject({ gross: { minor: 12_345, currency: "EUR" }, vatTotals: [], flags: [] });
    store.close();
  });
});

describe("a store of version 2", () => {
  it("is brought forward with its bookings, tokens and customers, and keeps the key of their fingerprints", async () => {
    const path = await versionTwoStore();
    const store = openStore(path);
    expect((await store.fingerprintKey({ fresh: "fresh", inherited: "as before" }))._unsafeUnwrap()).toBe("as before");
    expect((await store.order("shop", "7"))._unsafeUnwrap()?.booking?.flags).toEqual(["late"]);
    expect((await store.read("login"))._unsafeUnwrap()).toEqual({ accessToken: "a" });
    expect((await store.customer("shop", "mark"))._unsafeUnwrap()).toBe("c1");
    store.close();
    expect(versionOf(path)).toBe(schemaVersion);
  });

  it("takes no key for its fingerprints under which its secrets do not open", async () => {
    const path = await versionTwoStore();
    const wrong = openStore(path, "wrong");
    const read = await wrong.fingerprintKey({ fresh: "fresh", inherited: "wrong" });
    expect(read._unsafeUnwrapErr().problem.code).toBe("store.wrong-key");
    wrong.close();
    const right = openStore(path);
    expect((await right.fingerprintKey({ fresh: "f", inherited: "right" }))._unsafeUnwrap()).toBe("right");
    right.close();
  });
});

describe.each(migrations.map((_, index) => index + 1))("a store of version %i", (version) => {
  it("is brought forward with what it held, and works", async () => {
    const path = versionOneStore();
    const file = new DatabaseSync(path);
    for (const migration of migrations.slice(1, version)) file.exec(migration);
    file.exec(`PRAGMA user_version = ${version}`);
    file.close();
    const store = openStore(path);
    expect(versionOf(path)).toBe(schemaVersion);
    const held = (await store.orderOfDocument("shop", "d1"))._unsafeUnwrap();
    expect(held).toMatchObject({ orderId: "7", fate: { kind: "booked" }, booking: { payment: null, prints: null } });
    expect((await store.steps("shop", "7"))._unsafeUnwrap()).toMatchObject([{ step: "document", state: "done" }]);
    expect((await store.unsettled("shop", { after: null, limit: 9 }))._unsafeUnwrap()).toEqual([]);
    const moment = { connection: "shop", orderId: "7", run: "run", holder: "one", at };
    (await store.settle(moment))._unsafeUnwrap();
    expect((await store.order("shop", "7"))._unsafeUnwrap()?.fate).toEqual({ kind: "settled" });
    store.close();
  });
});

describe("bringing a store forward", () => {
  it("leaves a copy of the store as it was, which only its owner may read and which opens again", async () => {
    const path = await versionTwoStore();
    openStore(path).close();
    const copy = `${path}.v2`;
    expect(versionOf(copy)).toBe(2);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const store = openStore(copy);
    expect((await store.customer("shop", "mark"))._unsafeUnwrap()).toBe("c1");
    store.close();
  });

  it("makes no copy of a new store, nor of one that is up to date", () => {
    const path = temporaryStore();
    openStore(path).close();
    openStore(path).close();
    expect(readdirSync(dirname(path)).filter((name) => /\.v\d/.test(name))).toEqual([]);
  });

  it("changes nothing when the copy cannot be made", async () => {
    const path = await versionTwoStore();
    mkdirSync(`${path}.v2`);
    expect(openSqliteStore({ path, cipher: cipherOf("key") })._unsafeUnwrapErr().problem.code).toBe("store.failed");
    expect(versionOf(path)).toBe(2);
    expect(readdirSync(dirname(path)).filter((name) => name.includes(".v2"))).toEqual(["store.sqlite.v2"]);
  });
});
