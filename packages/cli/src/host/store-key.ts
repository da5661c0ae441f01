import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, linkSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { type Problem, problem } from "@boekbrug/core";
import { keyIdOf } from "@boekbrug/store-sqlite";
import { err, ok, type Result } from "neverthrow";
import { writeSafely } from "./write-safely.ts";

export type Key = Uint8Array<ArrayBuffer>;

/** Where the key of the store comes from. */
export interface KeySource {
  /** The key itself, from the configuration. */
  readonly configured: string | undefined;
  /** Else the file that holds it; made with a new store, and readable by its owner only. */
  readonly file: string;
  readonly databasePath: string;
}

/** The key that everything secret at rest is sealed with. */
export function storeKey({ configured, file, databasePath }: KeySource): Result<Key, Problem> {
  if (configured !== undefined) return parseKey(configured);
  return keyIdOf(databasePath)
    .mapErr((failure) => failure.problem)
    .andThen((keyId) => guarded(() => keyFromFile(file, keyId)));
}

/** 32 bytes in base64. */
export function parseKey(text: string): Result<Key, Problem> {
  const key = Uint8Array.from(Buffer.from(text.trim(), "base64"));
  return key.length === 32 ? ok(key) : err(problem("store.key-unreadable", "store.key", { detail: `${key.length}` }));
}

export const newKey = (): string => randomBytes(32).toString("base64");

/** The file in which a rotation keeps the new key until the store has it. */
export const pendingKeyFile = (file: string, keyId: string): string => `${file}.${keyId}`;

/** Puts the key that the store has in the place of the one before. */
export function settleKeyFile(file: string, keyId: string): Result<void, Problem> {
  return guarded(() => {
    const pending = pendingKeyFile(file, keyId);
    if (existsSync(pending)) renameSync(pending, file);
    return ok(undefined);
  });
}

/** A rotation that was interrupted between the store's commit and the renaming of the file is finished first. */
function keyFromFile(file: string, keyId: string | null): Result<Key, Problem> {
  if (keyId !== null) {
    const settled = settleKeyFile(file, keyId);
    if (settled.isErr()) return err(settled.error);
  }
  if (!existsSync(file)) {
    if (keyId !== null) return err(problem("store.key-missing", "store.keyFile", { file: basename(file) }));
    makeKeyFile(file);
  }
  return parseKey(readFileSync(file, "utf8"));
}

/** Whole or not at all, and never in the place of another one. */
function makeKeyFile(file: string): void {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    writeSafely(unfinished, newKey());
    linkSync(unfinished, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** What the file system throws, as a problem. */
export function guarded<T>(work: () => Result<T, Problem>): Result<T, Problem> {
  try {
    return work();
  } catch (error) {
    const detail = error instanceof Error && "code" in error ? String(error.code) : "?";
    return err(problem("store.failed", "store.key", { detail }));
  }
}
