import { type Cipher, type Failure, notDone, type TokenStore, type Tokens } from "@boekbrug/core";
import { ok, okAsync, Result, type ResultAsync } from "neverthrow";
import { endClaim } from "./claims.ts";
import type { Database } from "./database.ts";
import { failureOf } from "./failures.ts";
import { textOf } from "./rows.ts";

/** Token pairs, sealed before the transaction starts: nothing readable reaches the file. */
export const tokens = (database: Database, cipher: Cipher): Pick<TokenStore, "read" | "save"> => ({
  read: (connection) => readSealed(database, connection).andThen((sealed) => unseal(cipher, sealed)),
  save: (connection, holder, pair) =>
    cipher
      .encrypt(JSON.stringify(pair))
      .mapErr((problem) => notDone(problem))
      .andThen((sealed) => storeSealed(database, connection, holder, sealed)),
});

const readSealed = (database: Database, connection: string): ResultAsync<string | null, Failure> =>
  database.read((sql) => {
    const row = sql.one("SELECT sealed FROM tokens WHERE connection = ?", connection);
    return ok(row === undefined ? null : textOf(row, "sealed"));
  });

function unseal(cipher: Cipher, sealed: string | null): ResultAsync<Tokens | null, Failure> {
  if (sealed === null) return okAsync(null);
  return cipher
    .decrypt(sealed)
    .mapErr((problem) => notDone(problem))
    .andThen((text) => Result.fromThrowable((json: string) => JSON.parse(json) as Tokens, failureOf)(text));
}

const storeSealed = (
  database: Database,
  connection: string,
  holder: string,
  sealed: string,
): ResultAsync<void, Failure> =>
  database.writeSealed((sql) => {
    sql.run(
      "INSERT INTO tokens (connection, sealed) VALUES (?, ?) ON CONFLICT DO UPDATE SET sealed = excluded.sealed",
      connection,
      sealed,
    );
    endClaim(sql, connection, "refresh", holder);
    return ok(undefined);
  });
