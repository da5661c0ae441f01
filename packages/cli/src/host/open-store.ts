import { dirname, resolve } from "node:path";
import type { Fingerprint, Problem } from "@boekbrug/core";
import { createCipher, storedFingerprint } from "@boekbrug/runner";
import { openSqliteStore, type SqliteStore } from "@boekbrug/store-sqlite";
import { err, ok, type Result } from "neverthrow";
import type { Configuration } from "../configuration/configuration.ts";
import { type KeySource, storeKey } from "./store-key.ts";

/** The store of a configuration, with a key that fits it. */
export interface OpenedStore {
  readonly store: SqliteStore;
  readonly fingerprint: Fingerprint;
  readonly keySource: KeySource;
}

/** Paths in the configuration are relative to its file's folder. */
export function keySourceOf({ store }: Configuration, configurationPath: string): KeySource {
  const folder = dirname(configurationPath);
  const databasePath = resolve(folder, store.path);
  const file = store.keyFile === undefined ? `${databasePath}.key` : resolve(folder, store.keyFile);
  return { configured: store.key, file, databasePath };
}

export async function openStore(keySource: KeySource): Promise<Result<OpenedStore, Problem>> {
  const key = storeKey(keySource);
  if (key.isErr()) return err(key.error);
  const opened = openSqliteStore({ path: keySource.databasePath, cipher: await createCipher(key.value) });
  if (opened.isErr()) return err(opened.error.problem);
  const store = opened.value;
  const fingerprint = await storedFingerprint(store, key.value);
  if (fingerprint.isOk()) return ok({ store, fingerprint: fingerprint.value, keySource });
  store.close();
  return err(fingerprint.error.problem);
}
