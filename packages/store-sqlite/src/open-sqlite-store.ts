import type { Cipher, Failure, Instant, Store, TokenStore } from "@boekbrug/core";
import { Result, type ResultAsync } from "neverthrow";
import { claims } from "./claims.ts";
import { clock } from "./clock.ts";
import { customers } from "./customers.ts";
import { createDatabase, type Database } from "./database.ts";
import { discovery } from "./discovery.ts";
import { failureOf } from "./failures.ts";
import { fingerprintKey, type OfferedKeys } from "./fingerprint-key.ts";
import { journal } from "./journal.ts";
import { judgements } from "./judgements.ts";
import { notes } from "./notes.ts";
import { openDatabase } from "./open-database.ts";
import { queries } from "./queries.ts";
import { type KeyChange, reseal } from "./reseal.ts";
import { settlements } from "./settlements.ts";
import { tokens } from "./tokens.ts";

export interface SqliteStoreOptions {
  /** The store's file; made when it is not there. On a local disk: SQLite's locks do not work over a network. */
  readonly path: string;
  /** Seals the token pairs, the VAT totals of bookings and the key of the fingerprints. */
  readonly cipher: Cipher;
}

/** The journal and the tokens of any number of connections, in one file that several processes may have open. */
export interface SqliteStore extends Store, TokenStore {
  /**
   * The secret key of the customers' fingerprints, which the store keeps sealed, so that they outlive the host's key. `fresh` becomes it in a new store,
   * `inherited` in one that was made before it kept any. Fails with `store.wrong-key` when the cipher does not fit the store.
   */
  fingerprintKey(offered: OfferedKeys): ResultAsync<string, Failure>;
  /** Seals every secret anew. This store is to be closed afterwards, and opened with the new key. */
  reseal(change: KeyChange): ResultAsync<void, Failure>;
  /** Takes a clock for right that stands before moments in the store. */
  acceptClock(now: Instant): ResultAsync<void, Failure>;
  /** Every method fails with `store.failed` afterwards. */
  close(): void;
}

/**
 * Opens the store and brings it up to date.
 *
 * Fails with `store.newer` when a newer Boekbrug made it, and with `store.failed` when the file cannot be made, read or written, or is not a
 * store. Methods fail with `store.failed` when the transaction did not happen, and with `store.wrong-key` when the cipher does not fit the
 * tokens or the VAT totals, `store.key-changed` when another process has resealed the store, `store.clock-back` when a claim is asked for at a moment long
 * before the latest one.
 */
export const openSqliteStore = ({ path, cipher }: SqliteStoreOptions): Result<SqliteStore, Failure> =>
  openDatabase(path)
    .andThen(Result.fromThrowable(createDatabase, failureOf))
    .map((database) => storeOn(database, cipher));

/** The ports on an open database. */
export const storeOn = (database: Database, cipher: Cipher): SqliteStore => ({
  ...discovery(database),
  ...judgements(database, cipher),
  ...journal(database),
  ...queries(database, cipher),
  ...customers(database),
  ...notes(database),
  ...settlements(database, cipher),
  ...claims(database),
  ...tokens(database, cipher),
  ...clock(database),
  fingerprintKey: (offered) => fingerprintKey(database, cipher, offered),
  reseal: (change) => reseal(database, cipher, change),
  close: () => database.close(),
});
