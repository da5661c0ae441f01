export type { OfferedKeys } from "./fingerprint-key.ts";
export { keyIdOf } from "./key-id.ts";
export { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from "./open-sqlite-store.ts";
export type { KeyChange } from "./reseal.ts";
