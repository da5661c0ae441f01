import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Booking, type Cipher, problem } from "@boekbrug/core";
import { errAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { openSqliteStore } from "../src/index.ts";
import { cipherOf, openStore, temporaryStore } from "./temporary-store.ts";

const tokens = {
  accessToken: "access-token-in-the-clear",
  refreshToken: "refresh-token-in-the-clear",
  issuedAt: "2026-03-16T09:00:00Z",
  expiresAt: "2026-03-16T09:10:00Z",
};

const vatNumber = "DE136695976";
const euro = (minor: number) => ({ minor, currency: "EUR" });
const booking: Omit<Booking, "document" | "adopted"> = {
  reference: "shop-1",
  number: "W1",
  date: "2026-03-16",
  gross: euro(100),
  vat: euro(0),
  vatTotals: [
    {
      vatRole: "icp",
      vatPercent: "0",
      scenario: "icp",
      taxCountryVatCode: "NL",
      nlReturnBox: "3b",
      icpListing: { vatNumber, kind: "goods" },
      ossReport: false,
      countsTowardThreshold: false,
      net: euro(100),
      vat: euro(0),
      gross: euro(100),
    },
  ],
  flags: [],
  vatNumberCheck: null,
  planHash: "hash",
  prints: null,
  payment: null,
};
const moment = { connection: "shop", orderId: "1", run: "run", holder: "engine", at: "2026-03-16T09:00:00Z" };
const period = { from: "2026-03-16", to: "2026-03-16" };

const bytesOf = (path: string): string[] =>
  readdirSync(dirname(path)).map((name) => readFileSync(join(dirname(path), name), "latin1"));

describe("secrets", () => {
  it("are in none of the store's files, while it is open and after", async () => {
    const path = temporaryStore();
    const store = openStore(path);
    (await store.save("shop", "holder", tokens))._unsafeUnwrap();
    (await store.save("shop", "holder", { ...tokens, expiresAt: "2026-03-16T09:20:00Z" }))._unsafeUnwrap();
    expect(bytesOf(path).length).toBeGreaterThan(1);
    const whileOpen = bytesOf(path);
    store.close();
    for (const bytes of [...whileOpen, ...bytesOf(path)]) expect(bytes).not.toContain("-token-in-the-clear");
  });

  it("are read with the right key only", async () => {
    const path = temporaryStore();
    const store = openStore(path, "right");
    (await store.save("shop", "holder", tokens))._unsafeUnwrap();
    store.close();
    const wrong = openStore(path, "wrong");
    const read = await wrong.read("shop");
    expect(read._unsafeUnwrapErr()).toMatchObject({ outcome: "not-done", problem: { code: "store.wrong-key" } });
    wrong.close();
    const right = openStore(path, "right");
    expect((await right.read("shop"))._unsafeUnwrap()).toEqual(tokens);
    right.close();
  });

  it("are not stored at all when they cannot be sealed, and the claim to refresh goes on", async () => {
    const broken: Cipher = { ...cipherOf("key"), encrypt: () => errAsync(problem("store.wrong-key", "store.key")) };
    const store = openSqliteStore({ path: temporaryStore(), cipher: broken })._unsafeUnwrap();
    await store.claimRefresh("shop", "a", tokens.issuedAt, tokens.expiresAt);
    expect((await store.save("shop", "a", tokens)).isErr()).toBe(true);
    expect((await store.read("shop"))._unsafeUnwrap()).toBeNull();
    expect((await store.claimRefresh("shop", "b", tokens.issuedAt, tokens.expiresAt))._unsafeUnwrap()).toBe(false);
    store.close();
  });
});

describe("the VAT number of a business", () => {
  it("is in none of the store's files, while it is open and after", async () => {
    const path = temporaryStore();
    const store = openStore(path);
    await store.connect("shop", moment.at);
    (await store.plan(moment, booking))._unsafeUnwrap();
    (await store.book(moment, { id: "d1", number: null, totals: null }, false))._unsafeUnwrap();
    const whileOpen = bytesOf(path);
    store.close();
    for (const bytes of [...whileOpen, ...bytesOf(path)]) expect(bytes).not.toContain(vatNumber);
  });

  it("is read with the right key only", async () => {
    const path = temporaryStore();
    const store = openStore(path, "right");
    await store.connect("shop", moment.at);
    (await store.plan(moment, booking))._unsafeUnwrap();
    (await store.book(moment, { id: "d1", number: null, totals: null }, false))._unsafeUnwrap();
    store.close();
    const wrong = openStore(path, "wrong");
    const orders = { fates: ["booked"], after: null, limit: 1 } as const;
    for (const read of [wrong.order("shop", "1"), wrong.orders("shop", orders), wrong.booked("shop", period)]) {
      const failure = (await read)._unsafeUnwrapErr();
      expect(failure).toMatchObject({ outcome: "not-done", problem: { code: "store.wrong-key" } });
    }
    wrong.close();
    const right = openStore(path, "right");
    expect((await right.booked("shop", period))._unsafeUnwrap()).toMatchObject([{ booking }]);
    right.close();
  });

  it("is not stored at all when it cannot be sealed, nor is the plan", async () => {
    const broken: Cipher = { ...cipherOf("key"), encrypt: () => errAsync(problem("store.wrong-key", "store.key")) };
    const store = openSqliteStore({ path: temporaryStore(), cipher: broken })._unsafeUnwrap();
    await store.connect("shop", moment.at);
    expect((await store.plan(moment, booking)).isErr()).toBe(true);
    expect((await store.order("shop", "1"))._unsafeUnwrap()).toBeNull();
    store.close();
  });
});
