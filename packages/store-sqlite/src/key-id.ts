import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { Failure } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { failureOf } from "./failures.ts";

/** The id of the key that a store is sealed under, `"none"` for one that names none yet; null where there is no store yet. Changes nothing. */
export function keyIdOf(path: string): Result<string | null, Failure> {
  let connection: DatabaseSync | undefined;
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0) return ok(null);
    connection = new DatabaseSync(path, { timeout: 10_000 });
    const sealed = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'seal'").get() !== undefined;
    const row = sealed ? connection.prepare("SELECT key_id FROM seal").get() : undefined;
    return ok(String(row?.key_id ?? "none"));
  } catch (thrown) {
    return err(failureOf(thrown));
  } finally {
    if (connection?.isOpen) connection.close();
  }
}
