import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Cipher, problem } from "@boekbrug/core";
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
