import { closeSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { Failure } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { failureOf } from "./failures.ts";
import { migrate } from "./migrate.ts";

/** How long a write waits for other processes' writes. */
const busyMilliseconds = 10_000;

/** Opens the file, made when it is not there, and brings its schema up to date. */
export function openDatabase(path: string): Result<DatabaseSync, Failure> {
  let connection: DatabaseSync | undefined;
  try {
    if (path !== ":memory:") touch(path);
    connection = new DatabaseSync(path, { timeout: busyMilliseconds, enableForeignKeyConstraints: true });
    connection.exec("PRAGMA synchronous = FULL");
    // What is overwritten or removed leaves no trace in the file, such as a secret under an old key.
    connection.exec("PRAGMA secure_delete = ON");
    const migrated = migrate(connection, path);
    if (migrated.isOk()) return ok(connection);
    connection.close();
    return err(migrated.error);
  } catch (thrown) {
    if (connection?.isOpen) connection.close();
    return err(failureOf(thrown));
  }
}

/** Makes the file readable by its owner only; SQLite gives its side files the same rights. Fails where the file cannot be written. */
const touch = (path: string): void => closeSync(openSync(path, "a", 0o600));
