import { bookedFates, type CalendarDate, type Cipher, type Failure, type FateKind, type Store } from "@boekbrug/core";
import { err, ok, okAsync, type Result } from "neverthrow";
import type { Database, Statements } from "./database.ts";
import { unknownOrder } from "./failures.ts";
import { historyEntryOf, incompleteOf, integerOf, orderOf, stepOf, textOf } from "./rows.ts";
import { type StoredOrder, unsealOrder, unsealOrders } from "./vat-totals.ts";

export const orderColumns = "SELECT * FROM orders o LEFT JOIN bookings b ON b.order_sequence = o.sequence";
const ofOrder = "JOIN orders o ON o.sequence = order_sequence WHERE o.connection = ? AND o.order_id = ?";

type Queries = Pick<
  Store,
  "steps" | "order" | "orders" | "tally" | "history" | "booked" | "placed" | "incomplete" | "orderOfDocument"
>;

/** What the journal tells. */
export const queries = (database: Database, cipher: Cipher): Queries => ({
  steps: (connection, orderId) =>
    database.read((sql) =>
      ok(sql.all(`SELECT s.* FROM steps s ${ofOrder} ORDER BY s.rowid`, connection, orderId).map(stepOf)),
    ),
  order: (connection, orderId) =>
    database
      .read((sql) => {
        const row = sql.one(`${orderColumns} WHERE o.connection = ? AND o.order_id = ?`, connection, orderId);
        return ok(row === undefined ? null : orderOf(row));
      })
      .andThen((order) => (order === null ? okAsync(null) : unsealOrder(cipher, order))),
  orderOfDocument: (connection, documentId) =>
    database
      .read((sql) => {
        const where = "WHERE o.connection = ? AND json_extract(b.document, '$.id') = ?";
        const row = sql.one(`${orderColumns} ${where}`, connection, documentId);
        return ok(row === undefined ? null : orderOf(row));
      })
      .andThen((order) => (order === null ? okAsync(null) : unsealOrder(cipher, order))),
  orders: (connection, { fates, after, limit }) =>
    database
      .read((sql) =>
        sequenceOf(sql, connection, after).map((sequence) => page(sql, connection, fates, sequence, limit)),
      )
      .andThen((orders) => unsealOrders(cipher, orders)),
  tally: (connection) =>
    database.read((sql) => {
      const count = "SELECT fate_kind, count(*) AS orders FROM orders WHERE connection = ? GROUP BY fate_kind";
      const rows = sql.all(count, connection);
      return ok(Object.fromEntries(rows.map((row) => [textOf(row, "fate_kind"), integerOf(row, "orders")])));
    }),
  history: (connection, orderId) =>
    database.read((sql) =>
      ok(
        sql
          .all(`SELECT h.at, h.run, h.fate FROM history h ${ofOrder} ORDER BY h.sequence`, connection, orderId)
          .map(historyEntryOf),
      ),
    ),
  incomplete: (connection) =>
    database.read((sql) => {
      const select = `SELECT o.order_id, o.order_number, json_group_array(f.value) AS left_out
        FROM orders o JOIN steps s ON s.order_sequence = o.sequence, json_each(s.outcome, '$.leftOut') f
        WHERE o.connection = ? AND s.outcome LIKE '%"leftOut":[%' GROUP BY o.sequence ORDER BY o.sequence`;
      return ok(sql.all(select, connection).map(incompleteOf));
    }),
  placed: (connection, since) =>
    database.read((sql) => {
      const select = `SELECT placed_at FROM orders WHERE connection = ? AND julianday(placed_at) >= julianday(?)
        ORDER BY julianday(placed_at), sequence`;
      return ok(sql.all(select, connection, since).map((row) => textOf(row, "placed_at")));
    }),
  booked: (connection, period) =>
    database.read((sql) => ok(bookedIn(sql, connection, period))).andThen((orders) => unsealOrders(cipher, orders)),
});

/** Orders keep the place in which they were first seen, so that a page can go on after any of them. */
export function sequenceOf(sql: Statements, connection: string, orderId: string | null): Result<number, Failure> {
  if (orderId === null) return ok(0);
  const row = sql.one("SELECT sequence FROM orders WHERE connection = ? AND order_id = ?", connection, orderId);
  return row === undefined ? err(unknownOrder(orderId)) : ok(integerOf(row, "sequence"));
}

const page = (
  sql: Statements,
  connection: string,
  fates: readonly FateKind[],
  after: number,
  limit: number,
): StoredOrder[] =>
  sql
    .all(
      `${orderColumns} WHERE o.connection = ? AND o.sequence > ?
        AND o.fate_kind IN (SELECT value FROM json_each(?)) ORDER BY o.sequence LIMIT ?`,
      connection,
      after,
      JSON.stringify(fates),
      limit,
    )
    .map(orderOf);

const bookedIn = (
  sql: Statements,
  connection: string,
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
): StoredOrder[] =>
  sql
    .all(
      `${orderColumns} WHERE o.connection = ? AND o.fate_kind IN (SELECT value FROM json_each(?))
        AND b.date BETWEEN ? AND ? ORDER BY b.date, o.sequence`,
      connection,
      JSON.stringify(bookedFates),
      from,
      to,
    )
    .map(orderOf);
