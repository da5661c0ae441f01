import type { ConnectionState, Instant, OrderMoment, Rest, Sighting, Store } from "@boekbrug/core";
import { err, ok } from "neverthrow";
import type { Database, Row, Statements } from "./database.ts";
import { unknownConnection } from "./failures.ts";
import { insertOrder, setFate } from "./fates.ts";
import { optionalTextOf, textOf } from "./rows.ts";
import { findStanding } from "./standing.ts";

/** What is known of a connection, and pages of its orders. */
export const discovery = (database: Database): Pick<Store, "connect" | "connection" | "rest" | "commitPage"> => ({
  connect: (connection, at) => database.write((sql) => ok(connect(sql, connection, at))),
  connection: (connection) =>
    database.read((sql) => {
      const row = sql.one("SELECT connected_at, cursor, rest FROM connections WHERE id = ?", connection);
      return ok(row === undefined ? null : stateOf(row));
    }),
  rest: (connection, rest) =>
    database.write((sql) => {
      const text = rest === null ? null : JSON.stringify(rest);
      const known = sql.run("UPDATE connections SET rest = ? WHERE id = ?", text, connection);
      return known === 0 ? err(unknownConnection(connection)) : ok(undefined);
    }),
  commitPage: (connection, { sightings, cursor }, run, at) =>
    database.write((sql) => {
      const known = sql.run("UPDATE connections SET cursor = coalesce(?, cursor) WHERE id = ?", cursor, connection);
      if (known === 0) return err(unknownConnection(connection));
      for (const sighting of sightings) sight(sql, { connection, run, at }, sighting);
      return ok(undefined);
    }),
});

function connect(sql: Statements, connection: string, at: Instant): ConnectionState {
  const row = sql.one(
    `INSERT INTO connections (id, connected_at) VALUES (?, ?)
      ON CONFLICT DO UPDATE SET connected_at = connected_at RETURNING connected_at, cursor, rest`,
    connection,
    at,
  );
  return stateOf(row ?? {});
}

function stateOf(row: Row): ConnectionState {
  const rest = optionalTextOf(row, "rest");
  return {
    connectedAt: textOf(row, "connected_at"),
    cursor: optionalTextOf(row, "cursor"),
    rest: rest === null ? null : (JSON.parse(rest) as Rest),
  };
}

/** An order whose writing has begun is finished first: a sighting leaves it as it is. */
function sight(sql: Statements, moment: Omit<OrderMoment, "orderId" | "holder">, sighting: Sighting): void {
  const { head, fate } = sighting;
  const standing = findStanding(sql, moment.connection, head.id);
  if (standing === undefined) {
    insertOrder(sql, moment, sighting);
    return;
  }
  if (standing.begun) return;
  sql.run(
    `UPDATE orders SET placed_at = ?, order_number = coalesce(?, order_number),
      total_minor = coalesce(?, total_minor), total_currency = coalesce(?, total_currency) WHERE sequence = ?`,
    head.placedAt,
    head.number,
    head.total?.minor ?? null,
    head.total?.currency ?? null,
    standing.sequence,
  );
  setFate(sql, standing, fate, moment);
}
