import {
  bookedFates,
  type Failure,
  type Fate,
  type Instant,
  isByHand,
  type OrderMoment,
  type Sighting,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { Statements } from "./database.ts";
import { unknownConnection } from "./failures.ts";
import { fateOf, fateText, integerOf } from "./rows.ts";
import { findStanding, type Standing } from "./standing.ts";

/** Gives a known order its fate, with history. The same fate again changes nothing; that a person dealt with it only gives way to a booking. */
export function setFate(
  sql: Statements,
  standing: Pick<Standing, "sequence" | "fate">,
  fate: Fate,
  moment: Pick<OrderMoment, "run" | "at">,
): void {
  if (isByHand(fateOf({ fate: standing.fate })) && !bookedFates.includes(fate.kind)) return;
  putFate(sql, standing, fate, moment);
}

/** Gives it its fate, whatever a person said before. */
export function putFate(
  sql: Statements,
  standing: Pick<Standing, "sequence" | "fate">,
  fate: Fate,
  { run, at }: Pick<OrderMoment, "run" | "at">,
): void {
  const text = fateText(fate);
  if (text === standing.fate) return;
  sql.run(
    "UPDATE orders SET fate_kind = ?, fate = ?, fate_since = ? WHERE sequence = ?",
    fate.kind,
    text,
    at,
    standing.sequence,
  );
  addHistory(sql, standing.sequence, text, run, at);
}

const addHistory = (sql: Statements, sequence: number, fate: string, run: string, at: Instant): number =>
  sql.run("INSERT INTO history (order_sequence, at, run, fate) VALUES (?, ?, ?, ?)", sequence, at, run, fate);

/** A new order, with the first line of its history. */
export function insertOrder(
  sql: Statements,
  { connection, run, at }: Omit<OrderMoment, "orderId" | "holder">,
  { head, fate }: Sighting,
): Standing {
  const text = fateText(fate);
  const row = sql.one(
    `INSERT INTO orders
      (connection, order_id, order_number, placed_at, total_minor, total_currency, fate_kind, fate, fate_since)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING sequence`,
    connection,
    head.id,
    head.number,
    head.placedAt,
    head.total?.minor ?? null,
    head.total?.currency ?? null,
    fate.kind,
    text,
    at,
  );
  const sequence = integerOf(row ?? {}, "sequence");
  addHistory(sql, sequence, text, run, at);
  return { sequence, fate: text, booked: false, unresolved: false, unfinished: false, begun: false };
}

/**
 * The order that a judgement is about. One that was never sighted is made from what the moment tells: its id, and the moment itself in
 * place of when it was placed; a later sighting corrects that.
 */
export function findOrInsert(sql: Statements, moment: OrderMoment, fate: Fate): Result<Standing, Failure> {
  const standing = findStanding(sql, moment.connection, moment.orderId);
  if (standing !== undefined) return ok(standing);
  if (sql.one("SELECT 1 FROM connections WHERE id = ?", moment.connection) === undefined) {
    return err(unknownConnection(moment.connection));
  }
  const head = { id: moment.orderId, number: null, placedAt: moment.at, total: null };
  return ok(insertOrder(sql, moment, { head, fate }));
}
