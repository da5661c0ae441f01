import { randomUUID } from "node:crypto";
import { closeSync, openSync, renameSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { type Failure, notDone, problem } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { transact } from "./database.ts";
import { storeFailed } from "./failures.ts";
import { applicationId, migrations, schemaVersion } from "./schema.ts";

/** Brings the schema forward in one transaction, after a copy was made. A store of a newer program, or another program's file, is left as it is. */
export function migrate(connection: DatabaseSync, path: string): Result<void, Failure> {
  const fit = inspectAtOnce(connection);
  if (fit.isErr()) return err(fit.error);
  if (fit.value > 0 && fit.value < schemaVersion) keepCopy(connection, path, fit.value);
  useWriteAheadLog(connection);
  return transact(connection, () => inspect(connection).map((version) => migrateFrom(connection, version)));
}

/** The store as it was, as `<store>.v2`, before a newer Boekbrug changes it. */
function keepCopy(connection: DatabaseSync, path: string, version: number): void {
  const copy = `${path}.v${version}`;
  const unfinished = `${copy}.${randomUUID()}`;
  try {
    closeSync(openSync(unfinished, "wx", 0o600));
    connection.prepare("VACUUM INTO ?").run(unfinished);
    // Another process may have brought the store forward meanwhile, and made the copy before that.
    if (versionOf(unfinished) === version) renameSync(unfinished, copy);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function versionOf(path: string): number {
  const copy = new DatabaseSync(path, { readOnly: true });
  try {
    return numberOf(copy, "PRAGMA user_version");
  } finally {
    copy.close();
  }
}

function migrateFrom(connection: DatabaseSync, version: number): void {
  if (version === schemaVersion) return;
  for (const migration of migrations.slice(version)) connection.exec(migration);
  connection.exec(`PRAGMA application_id = ${applicationId}`);
  connection.exec(`PRAGMA user_version = ${schemaVersion}`);
}

/** In one transaction: another process may make the store between two readings. */
function inspectAtOnce(connection: DatabaseSync): Result<number, Failure> {
  connection.exec("BEGIN");
  try {
    return inspect(connection);
  } finally {
    connection.exec("ROLLBACK");
  }
}

function inspect(connection: DatabaseSync): Result<number, Failure> {
  const tables = numberOf(connection, "SELECT count(*) FROM sqlite_schema");
  const version = numberOf(connection, "PRAGMA user_version");
  const application = numberOf(connection, "PRAGMA application_id");
  const isNew = application === 0 && version === 0 && tables === 0;
  if (!isNew && application !== applicationId) return err(storeFailed("the file is another program's database"));
  if (version > schemaVersion) {
    return err(notDone(problem("store.newer", "store", { found: version, known: schemaVersion })));
  }
  return ok(version);
}

const numberOf = (connection: DatabaseSync, sql: string): number =>
  Number(Object.values(connection.prepare(sql).get() ?? {})[0] ?? 0);

const attempts = 50;
const pauseMilliseconds = 20;

/** SQLite does not wait for other processes while it changes the journal mode, so this does. */
function useWriteAheadLog(connection: DatabaseSync): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      connection.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (thrown) {
      const locked = thrown instanceof Error && /locked/.test(thrown.message);
      if (!locked || attempt === attempts) throw thrown;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMilliseconds);
    }
  }
}
