import { type Cipher, type Failure, notDone } from "@boekbrug/core";
import { ok, okAsync, type ResultAsync } from "neverthrow";
import type { Database, Statements } from "./database.ts";
import { integerOf, optionalTextOf } from "./rows.ts";
import { sealedColumns } from "./schema.ts";

export interface OfferedKeys {
  /** Random. */
  readonly fresh: string;
  /** The one that fingerprints were made with before the store kept a key of their own. */
  readonly inherited: string;
}

/** Also the proof that the cipher fits the store, before anything is done with it. */
export function fingerprintKey(
  database: Database,
  cipher: Cipher,
  { fresh, inherited }: OfferedKeys,
): ResultAsync<string, Failure> {
  const open = (sealed: string) => cipher.decrypt(sealed).mapErr((problem) => notDone(problem));
  const put = (key: string) =>
    cipher
      .encrypt(key)
      .mapErr((problem) => notDone(problem))
      .andThen((sealed) => database.writeSealed((sql) => ok(putOnce(sql, sealed))));
  return database
    .read((sql) => ok({ ...rowOf(sql), sample: sampleOf(sql) }))
    .andThen(({ sealed, inherits, sample }) => {
      if (sealed !== null) return open(sealed);
      const fits = sample === null ? okAsync(undefined) : open(sample).map(() => undefined);
      return fits.andThen(() => put(inherits ? inherited : fresh)).andThen(open);
    });
}

function rowOf(sql: Statements): { readonly sealed: string | null; readonly inherits: boolean } {
  const row = sql.one("SELECT fingerprint_key, inherits FROM seal") ?? {};
  return { sealed: optionalTextOf(row, "fingerprint_key"), inherits: integerOf(row, "inherits") === 1 };
}

/** Any sealed text, to try the cipher on. */
function sampleOf(sql: Statements): string | null {
  for (const { table, column } of sealedColumns) {
    const row = sql.one(`SELECT ${column} AS sealed FROM ${table} WHERE ${column} IS NOT NULL LIMIT 1`);
    if (row !== undefined) return optionalTextOf(row, "sealed");
  }
  return null;
}

/** Another process may have been first: its key counts then. */
function putOnce(sql: Statements, sealed: string): string {
  sql.run("UPDATE seal SET fingerprint_key = ? WHERE fingerprint_key IS NULL", sealed);
  return rowOf(sql).sealed ?? sealed;
}
