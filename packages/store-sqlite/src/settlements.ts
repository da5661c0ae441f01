import {
  type Cipher,
  type ConnectionMoment,
  type Failure,
  mayBeSettled,
  notDone,
  type OpenSettlement,
  type OrderMoment,
  problem,
  type Settlement,
  type SettlementJournal,
  type StepOutcome,
  type WriteStep,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { holdsClaim } from "./claims.ts";
import type { Database, Row, Statements } from "./database.ts";
import { storeFailed } from "./failures.ts";
import { setFate } from "./fates.ts";
import { orderColumns, sequenceOf } from "./queries.ts";
import { fateOf, integerOf, orderOf, outcomeText, paymentText, printsOf, textOf } from "./rows.ts";
import { requireStanding } from "./standing.ts";
import { unsealOrders } from "./vat-totals.ts";

/** Which booked orders are to be paid in the ledger, and the writes that pay them. */
export const settlements = (database: Database, cipher: Cipher): SettlementJournal => ({
  paid: (moment, payment, prints) =>
    database.write((sql) =>
      requireStanding(sql, moment).map(({ sequence }) => {
        const row = sql.one("SELECT prints FROM bookings WHERE order_sequence = ? AND payment IS NOT NULL", sequence);
        if (row === undefined) return undefined;
        const before = printsOf(row);
        const now = before === null ? null : JSON.stringify({ ...before, ...prints });
        const update = "UPDATE bookings SET payment = ?, prints = ? WHERE order_sequence = ?";
        sql.run(update, paymentText(payment), now, sequence);
        return undefined;
      }),
    ),
  settle: (moment) => database.write((sql) => settle(sql, moment)),
  unsettled: (connection, { after, limit }) =>
    database
      .read((sql) =>
        sequenceOf(sql, connection, after).map((sequence) =>
          sql
            .all(
              `${orderColumns} WHERE o.connection = ? AND o.sequence > ? AND b.payment IS NOT NULL
                AND b.document IS NOT NULL ORDER BY o.sequence LIMIT ?`,
              connection,
              sequence,
              limit,
            )
            .map(orderOf),
        ),
      )
      .andThen((orders) => unsealOrders(cipher, orders)),
  beginSettlement: (moment, settlement) => database.write((sql) => begin(sql, moment, settlement)),
  recordSettlement: (moment, reference, outcome) => database.write((sql) => record(sql, moment, reference, outcome)),
  doubtSettlement: ({ connection, at }, reference) =>
    database.write((sql) => {
      const doubt = `UPDATE settlements SET state = 'doubt', at = ?
        WHERE connection = ? AND reference = ? AND state = 'intent'`;
      sql.run(doubt, at, connection, reference);
      return ok(undefined);
    }),
  withdrawSettlement: (moment, reference) =>
    database.write((sql) => {
      if (!holdsClaim(sql, moment)) return err(busy());
      sql.run(
        "DELETE FROM settlements WHERE connection = ? AND reference = ? AND state <> 'done'",
        moment.connection,
        reference,
      );
      return ok(undefined);
    }),
  openSettlements: (connection) =>
    database.read((sql) => {
      const select = "SELECT * FROM settlements WHERE connection = ? AND state <> 'done' ORDER BY sequence";
      return ok(sql.all(select, connection).map((row) => openSettlementOf(sql, row)));
    }),
});

const busy = (): Failure => notDone(problem("connection.busy", "connection"));

/** Nothing is left to pay; its fate says so unless something else came to light. */
function settle(sql: Statements, moment: OrderMoment, payment?: string): Result<void, Failure> {
  return requireStanding(sql, moment).andThen((standing) => {
    if (!standing.booked) return err(storeFailed(`order ${moment.orderId} is not booked`));
    sql.run("UPDATE bookings SET payment = NULL WHERE order_sequence = ?", standing.sequence);
    const isFree = mayBeSettled(fateOf({ fate: standing.fate }));
    return ok(isFree ? setFate(sql, standing, { kind: "settled", payment }, moment) : undefined);
  });
}

/** One order is in one settlement at a time that may have been done; one that was done is never begun again. */
function begin(
  sql: Statements,
  moment: ConnectionMoment,
  { reference, orders, step }: Settlement,
): Result<void, Failure> {
  const { connection, at } = moment;
  if (!holdsClaim(sql, moment)) return err(busy());
  const known = sql.one("SELECT 1 FROM settlements WHERE connection = ? AND reference = ?", connection, reference);
  if (known !== undefined) return err(storeFailed(`settlement ${reference} was begun before`));
  const payable = sql.all(
    `SELECT o.sequence FROM orders o JOIN bookings b ON b.order_sequence = o.sequence
      WHERE o.connection = ? AND o.order_id IN (SELECT value FROM json_each(?)) AND b.payment IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM settled_orders p JOIN settlements s ON s.sequence = p.settlement
        WHERE p.order_sequence = o.sequence AND s.state <> 'done')`,
    connection,
    JSON.stringify(orders),
  );
  if (payable.length !== orders.length) return err(storeFailed(`settlement ${reference} pays what is not to be paid`));
  const row = sql.one(
    "INSERT INTO settlements (connection, reference, state, at, step) VALUES (?, ?, 'intent', ?, ?) RETURNING sequence",
    connection,
    reference,
    at,
    JSON.stringify(step),
  );
  const settlement = integerOf(row ?? {}, "sequence");
  for (const order of payable) {
    const insert = "INSERT INTO settled_orders (settlement, order_sequence) VALUES (?, ?)";
    sql.run(insert, settlement, integerOf(order, "sequence"));
  }
  return ok(undefined);
}

function record(
  sql: Statements,
  moment: ConnectionMoment,
  reference: string,
  outcome: StepOutcome,
): Result<void, Failure> {
  const done = sql.run(
    "UPDATE settlements SET state = 'done', outcome = ? WHERE connection = ? AND reference = ? AND state <> 'done'",
    outcomeText(outcome),
    moment.connection,
    reference,
  );
  if (done === 0) return ok(undefined);
  const known = sql.one(
    "SELECT sequence FROM settlements WHERE connection = ? AND reference = ?",
    moment.connection,
    reference,
  );
  for (const orderId of ordersOf(sql, known ?? {})) {
    const settled = settle(sql, { ...moment, orderId }, outcome.id);
    if (settled.isErr()) return settled;
  }
  return ok(undefined);
}

const ordersOf = (sql: Statements, settlement: Row): string[] =>
  sql
    .all(
      `SELECT o.order_id FROM settled_orders p JOIN orders o ON o.sequence = p.order_sequence
        WHERE p.settlement = ? ORDER BY o.sequence`,
      integerOf(settlement, "sequence"),
    )
    .map((row) => textOf(row, "order_id"));

const openSettlementOf = (sql: Statements, row: Row): OpenSettlement => ({
  reference: textOf(row, "reference"),
  orders: ordersOf(sql, row),
  step: JSON.parse(textOf(row, "step")) as WriteStep,
  state: textOf(row, "state") === "doubt" ? "doubt" : "intent",
  at: textOf(row, "at"),
});
