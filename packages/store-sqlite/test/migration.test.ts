import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { applicationId, migrations } from "../src/schema.ts";
import { openStore, temporaryStore } from "./temporary-store.ts";

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
    });
    const order = (await store.order("shop", "7"))._unsafeUnwrap();
    expect(order).toMatchObject({ orderNumber: "W7", fate: { kind: "booked" }, booking: { planHash: "hash" } });
    expect((await store.history("shop", "7"))._unsafeUnwrap()).toHaveLength(1);
    store.close();
    expect(versionOf(path)).toBe(2);
  });

  it("has bookings without VAT totals and flags, which are found by their date all the same", async () => {
    const store = openStore(versionOneStore());
    const [order] = (await store.booked("shop", { from: "2026-03-16", to: "2026-03-16" }))._unsafeUnwrap();
    expect(order?.booking).toMatchObject({ gross: { minor: 12_345, currency: "EUR" }, vatTotals: [], flags: [] });
    store.close();
  });
});
