import type { ConnectionMoment, Instant, Store, TokenStore } from "@boekbrug/core";
import { ok } from "neverthrow";
import { noteMoment } from "./clock.ts";
import type { Database, Statements } from "./database.ts";

type Purpose = "work" | "refresh";
type Claims = Pick<Store, "claim" | "renew" | "release"> & Pick<TokenStore, "claimRefresh" | "releaseRefresh">;

/** Leases: one holder at a time for each purpose, by the moments that the holders give. */
export const claims = (database: Database): Claims => ({
  claim: (connection, holder, now, until) =>
    database.writeSealed((sql) => noteMoment(sql, now).map(() => take(sql, connection, "work", holder, now, until))),
  renew: (connection, holder, now, until) =>
    database.writeSealed((sql) => noteMoment(sql, now).map(() => extend(sql, connection, holder, until))),
  release: (connection, holder) => database.write((sql) => ok(endClaim(sql, connection, "work", holder))),
  claimRefresh: (connection, holder, now, until) =>
    database.writeSealed((sql) => ok(take(sql, connection, "refresh", holder, now, until))),
  releaseRefresh: (connection, holder) => database.write((sql) => ok(endClaim(sql, connection, "refresh", holder))),
});

/** Moments are compared as milliseconds: as texts, one with and one without a fraction would sort wrongly. */
const take = (
  sql: Statements,
  connection: string,
  purpose: Purpose,
  holder: string,
  now: Instant,
  until: Instant,
): boolean =>
  sql.run(
    `INSERT INTO claims (connection, purpose, holder, until) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET holder = excluded.holder, until = excluded.until
      WHERE claims.holder = excluded.holder OR claims.until <= ?`,
    connection,
    purpose,
    holder,
    Date.parse(until),
    Date.parse(now),
  ) === 1;

const extend = (sql: Statements, connection: string, holder: string, until: Instant): boolean =>
  sql.run(
    "UPDATE claims SET until = ? WHERE connection = ? AND purpose = 'work' AND holder = ?",
    Date.parse(until),
    connection,
    holder,
  ) === 1;

/** Whether the engine of a moment held the right to work on the connection at that moment. */
export const holdsClaim = (sql: Statements, { connection, holder, at }: ConnectionMoment): boolean =>
  sql.one(
    "SELECT 1 AS held FROM claims WHERE connection = ? AND purpose = 'work' AND holder = ? AND until > ?",
    connection,
    holder,
    Date.parse(at),
  ) !== undefined;

export function endClaim(sql: Statements, connection: string, purpose: Purpose, holder: string): void {
  sql.run("DELETE FROM claims WHERE connection = ? AND purpose = ? AND holder = ?", connection, purpose, holder);
}
