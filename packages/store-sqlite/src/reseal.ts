import { type Cipher, type Failure, type Instant, notDone, type Problem, problem } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import type { Database, Statements } from "./database.ts";
import { integerOf, textOf } from "./rows.ts";
import { sealedColumns } from "./schema.ts";

export interface KeyChange {
  readonly next: Cipher;
  readonly now: Instant;
  /**
   * Puts the new key in its place on disk, under the id by which the store will know it. Called inside the transaction, before it is committed; an error
   * undoes everything.
   */
  keep(keyId: string): Result<void, Problem>;
}

interface Sealed {
  readonly table: string;
  readonly column: string;
  readonly row: number;
  readonly text: string;
}

interface Resealed extends Sealed {
  readonly next: string;
}

/**
 * Seals every secret of the store under a new key, in one transaction: whenever the machine stops, all of them open with the old key or all with the new one.
 * Refused with `connection.busy` while an engine works or one has worked meanwhile.
 */
export const reseal = (
  database: Database,
  cipher: Cipher,
  { next, now, keep }: KeyChange,
): ResultAsync<void, Failure> =>
  database
    .read((sql) => ok(sealedIn(sql)))
    .andThen((all) => ResultAsync.combine(all.map((each) => sealAnew(cipher, next, each))))
    .andThen((all) =>
      database.writeSealed((sql) => {
        if (isWorked(sql, now) || sealedIn(sql).length !== all.length) return err(busy());
        const keyId = textOf(sql.one("SELECT lower(hex(randomblob(8))) AS id") ?? {}, "id");
        const kept = keep(keyId);
        if (kept.isErr()) return err(notDone(kept.error));
        for (const each of all) if (!replace(sql, each)) return err(busy());
        sql.run("UPDATE seal SET key_id = ?", keyId);
        return ok(undefined);
      }),
    );

const sealedIn = (sql: Statements): Sealed[] =>
  sealedColumns.flatMap(({ table, column }) =>
    sql
      .all(`SELECT rowid AS row, ${column} AS sealed FROM ${table} WHERE ${column} IS NOT NULL`)
      .map((row) => ({ table, column, row: integerOf(row, "row"), text: textOf(row, "sealed") })),
  );

const sealAnew = (from: Cipher, to: Cipher, sealed: Sealed): ResultAsync<Resealed, Failure> =>
  from
    .decrypt(sealed.text)
    .andThen((plain) => to.encrypt(plain))
    .map((next) => ({ ...sealed, next }))
    .mapErr((found) => notDone(found));

/** Only where the text is still the one that was read. */
const replace = (sql: Statements, { table, column, row, text, next }: Resealed): boolean =>
  sql.run(`UPDATE ${table} SET ${column} = ? WHERE rowid = ? AND ${column} = ?`, next, row, text) === 1;

/** Any claim at all that has not run out: work on a connection, or a refresh of its tokens. */
const isWorked = (sql: Statements, now: Instant): boolean =>
  sql.one("SELECT 1 AS worked FROM claims WHERE until > ?", Date.parse(now)) !== undefined;

const busy = (): Failure => notDone(problem("connection.busy", "store"));
