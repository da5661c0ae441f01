import { type Failure, type Instant, instantOf, notDone, problem } from "@boekbrug/core";
import { err, ok, type Result, type ResultAsync } from "neverthrow";
import type { Database, Statements } from "./database.ts";
import { integerOf } from "./rows.ts";

/** Clocks of one machine differ from themselves by less; a lease is shorter. */
const toleranceMilliseconds = 3_600_000;

/**
 * Remembers the latest moment at which anyone asked to work, and refuses one long before it: by a clock that was set back, leases, waiting times and the
 * moment of connecting would all be wrong.
 */
export function noteMoment(sql: Statements, now: Instant): Result<void, Failure> {
  const latest = integerOf(sql.one("SELECT latest FROM seal") ?? {}, "latest");
  const moment = Date.parse(now);
  if (moment < latest - toleranceMilliseconds) {
    return err(notDone(problem("store.clock-back", "clock", { now, latest: instantOf(latest) })));
  }
  if (moment > latest) sql.run("UPDATE seal SET latest = ?", moment);
  return ok(undefined);
}

/** Forgets what a clock that stood ahead left behind: the latest moment, leases that no right clock gave, moments of connecting to come. */
export const clock = (database: Database): { acceptClock(now: Instant): ResultAsync<void, Failure> } => ({
  acceptClock: (now) =>
    database.write((sql) => {
      const moment = Date.parse(now);
      sql.run("UPDATE seal SET latest = ?", moment);
      sql.run("DELETE FROM claims WHERE until > ?", moment + toleranceMilliseconds);
      sql.run("UPDATE connections SET connected_at = ? WHERE julianday(connected_at) > julianday(?)", now, now);
      return ok(undefined);
    }),
});
