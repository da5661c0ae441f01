import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Cipher, problem } from "@boekbrug/core";
import type { OpenedStore } from "@boekbrug/testkit";
import { errAsync, okAsync } from "neverthrow";
import { openSqliteStore, type SqliteStore } from "../src/index.ts";

/** A path for a new store. */
export const temporaryStore = (): string => join(mkdtempSync(join(tmpdir(), "boekbrug-store-")), "store.sqlite");

/** A real cipher for the tests: AES-256-GCM under the hash of a word. */
export function cipherOf(word: string): Cipher {
  const key = createHash("sha256").update(word).digest();
  return {
    encrypt: (plain) => {
      const nonce = randomBytes(12);
      const sealing = createCipheriv("aes-256-gcm", key, nonce);
      const sealed = Buffer.concat([sealing.update(plain, "utf8"), sealing.final()]);
      return okAsync(Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString("base64"));
    },
    decrypt: (text) => {
      const bytes = Buffer.from(text, "base64");
      try {
        const opening = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
        opening.setAuthTag(bytes.subarray(12, 28));
        return okAsync(opening.update(bytes.subarray(28), undefined, "utf8") + opening.final("utf8"));
      } catch {
        return errAsync(problem("store.wrong-key", "store.key"));
      }
    },
  };
}

export const openStore = (path: string, word = "key"): SqliteStore =>
  openSqliteStore({ path, cipher: cipherOf(word) }).match(
    (store) => store,
    (failure) => {
      throw new Error(JSON.stringify(failure));
    },
  );

export function openAgain(path: string): OpenedStore {
  const store = openStore(path);
  const close = async () => store.close();
  const reopen = async () => {
    store.close();
    return openAgain(path);
  };
  return { store, tokens: store, reopen, close };
}
