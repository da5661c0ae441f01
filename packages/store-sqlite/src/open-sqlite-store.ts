import type { Cipher, Failure, Store, TokenStore } from "@boekbrug/core";
import type { Result } from "neverthrow";
import { claims } from "./claims.ts";
import { customers } from "./customers.ts";
import { createDatabase, type Database } from "./database.ts";
import { discovery } from "./discovery.ts";
import { journal } from "./journal.ts";
import { judgements } from "./judgements.ts";
import { openDatabase } from "./open-database.ts";
import { queries } from "./queries.ts";
import { tokens } from "./tokens.ts";

export interface SqliteStoreOptions {
  /** The store's file; made when it is not there. On a local disk: SQLite's locks do not work over a network. */
  readonly path: string;
  /** Seals the token pairs and the VAT totals of bookings. */
  readonly cipher: Cipher;
}

/** The journal and the tokens of any number of connections, in one file that several processes may have open. */
export interface SqliteStore extends Store, TokenStore {
  /** Every method fails with `store.failed` afterwards. */
  close(): void;
}

/**
 * Opens the store and brings it up to date.
 *
 * Fails with `store.newer` when a newer Boekbrug made it, and with `store.failed` when the file cannot be made, read or written, or is not a
 * store. Methods fail with `store.failed` when the transaction did not happen, and with `store.wrong-key` when the cipher does not fit the
 * tokens or the VAT totals.
 */
export const openSqliteStore = ({ path, cipher }: SqliteStoreOptions): Result<SqliteStore, Failure> =>
  openDatabase(path).map((connection) => storeOn(createDatabase(connection), cipher));

/** The ports on an open database. */
export const storeOn = (database: Database, cipher: Cipher): SqliteStore => ({
  ...discovery(database),
  ...judgements(database, cipher),
  ...journal(database),
  ...queries(database, cipher),
  ...customers(database),
  ...claims(database),
  ...tokens(database, cipher),
  close: () => database.close(),
});
