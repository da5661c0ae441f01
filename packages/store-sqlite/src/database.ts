import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from "node:sqlite";
import { type Failure, notDone, problem } from "@boekbrug/core";
import { err, ok, Result, ResultAsync } from "neverthrow";
import { failureOf } from "./failures.ts";

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** Statements of one transaction. Each throws what SQLite throws; only `Database` catches it. */
export interface Statements {
  one(sql: string, ...values: readonly SQLInputValue[]): Row | undefined;
  all(sql: string, ...values: readonly SQLInputValue[]): readonly Row[];
  /** Gives the number of rows changed. */
  run(sql: string, ...values: readonly SQLInputValue[]): number;
}

export interface Database {
  /** Names the key that the store's secrets were sealed under when it was opened. */
  readonly keyId: string;
  /** One transaction that holds the write lock from its start; durable when it returns, undone when `work` fails. */
  write<T>(work: (sql: Statements) => Result<T, Failure>): ResultAsync<T, Failure>;
  /** Reads without a lock. */
  read<T>(work: (sql: Statements) => Result<T, Failure>): ResultAsync<T, Failure>;
  /** As `write`, refused once another process has given the store a new key: what is sealed under the old one could never be read. */
  writeSealed<T>(work: (sql: Statements) => Result<T, Failure>): ResultAsync<T, Failure>;
  close(): void;
}

export function createDatabase(connection: DatabaseSync): Database {
  const statements = createStatements(connection);
  const keyId = keyIdIn(statements);
  const guarded = <T>(work: () => Result<T, Failure>): ResultAsync<T, Failure> =>
    new ResultAsync(Promise.resolve(Result.fromThrowable(work, failureOf)().andThen((result) => result)));
  const unchanged = (sql: Statements): Result<void, Failure> =>
    keyIdIn(sql) === keyId ? ok(undefined) : err(notDone(problem("store.key-changed", "store.key")));
  return {
    keyId,
    write: (work) => guarded(() => transact(connection, () => work(statements))),
    writeSealed: (work) =>
      guarded(() => transact(connection, () => unchanged(statements).andThen(() => work(statements)))),
    read: (work) => guarded(() => work(statements)),
    close: () => {
      if (connection.isOpen) connection.close();
    },
  };
}

const keyIdIn = (sql: Statements): string => String(sql.one("SELECT key_id FROM seal")?.key_id);

function createStatements(connection: DatabaseSync): Statements {
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const made = connection.prepare(sql);
    prepared.set(sql, made);
    return made;
  };
  return {
    one: (sql, ...values) => prepare(sql).get(...values),
    all: (sql, ...values) => prepare(sql).all(...values),
    run: (sql, ...values) => Number(prepare(sql).run(...values).changes),
  };
}

/** `BEGIN IMMEDIATE` takes the write lock before anything is read, so that what was read still holds when it is written. */
export function transact<T>(connection: DatabaseSync, work: () => Result<T, Failure>): Result<T, Failure> {
  connection.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    if (result.isOk()) connection.exec("COMMIT");
    return result;
  } catch (thrown) {
    return err(failureOf(thrown));
  } finally {
    if (connection.isTransaction) connection.exec("ROLLBACK");
  }
}
