import { bookedFates, type Failure, type FateKind } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { Statements } from "./database.ts";
import { unknownOrder } from "./failures.ts";
import { integerOf, textOf } from "./rows.ts";

/** How far an order has come, as far as that decides which transitions may touch it. */
export interface Standing {
  readonly sequence: number;
  /** The fate as text, to see whether it changes. */
  readonly fate: string;
  /** Its document is known, or its fate says that it was booked. */
  readonly booked: boolean;
  /** A step may have been done, and nobody knows yet. */
  readonly unresolved: boolean;
  /** A document of it was written, and nobody was told that something is wrong with it. */
  readonly unfinished: boolean;
  /** Its document was, or may have been, written, or a step of it is under way. */
  readonly begun: boolean;
}

const query = `
  SELECT o.sequence, o.fate, o.fate_kind,
    EXISTS (SELECT 1 FROM bookings b WHERE b.order_sequence = o.sequence AND b.document IS NOT NULL) AS documented,
    EXISTS (SELECT 1 FROM steps s WHERE s.order_sequence = o.sequence AND s.state IN ('intent', 'doubt')) AS unresolved,
    EXISTS (SELECT 1 FROM steps s WHERE s.order_sequence = o.sequence AND s.step GLOB 'document*' AND s.state = 'done') AS done
  FROM orders o WHERE o.connection = ? AND o.order_id = ?`;

export function findStanding(sql: Statements, connection: string, orderId: string): Standing | undefined {
  const row = sql.one(query, connection, orderId);
  if (row === undefined) return undefined;
  const kind = textOf(row, "fate_kind") as FateKind;
  const booked = integerOf(row, "documented") === 1 || bookedFates.includes(kind);
  const unresolved = integerOf(row, "unresolved") === 1 || kind === "in-doubt";
  const written = integerOf(row, "done") === 1;
  const begun = booked || unresolved || kind === "writing" || written;
  const unfinished = written && kind !== "held";
  return { sequence: integerOf(row, "sequence"), fate: textOf(row, "fate"), booked, unresolved, unfinished, begun };
}

export function requireStanding(
  sql: Statements,
  { connection, orderId }: { readonly connection: string; readonly orderId: string },
): Result<Standing, Failure> {
  const standing = findStanding(sql, connection, orderId);
  return standing === undefined ? err(unknownOrder(orderId)) : ok(standing);
}
