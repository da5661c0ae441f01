import {
  type Failure,
  type Fate,
  isByHand,
  notDone,
  type OrderMoment,
  problem,
  type StepOutcome,
  type StepRecord,
  type Store,
} from "@boekbrug/core";
import { err, ok, type Result, type ResultAsync } from "neverthrow";
import { holdsClaim } from "./claims.ts";
import type { Database, Statements } from "./database.ts";
import { storeFailed } from "./failures.ts";
import { setFate } from "./fates.ts";
import { fateOf, outcomeText, stepOf } from "./rows.ts";
import { requireStanding, type Standing } from "./standing.ts";

type Journal = Pick<Store, "beginStep" | "recordOutcome" | "doubt" | "refuse" | "withdraw" | "book" | "awaitLedger">;

/** What was intended and done, step by step. Each method is about an order that was planned before. */
export const journal = (database: Database): Journal => {
  const change = (
    moment: OrderMoment,
    work: (sql: Statements, standing: Standing) => Result<void, Failure>,
  ): ResultAsync<void, Failure> =>
    database.write((sql) => requireStanding(sql, moment).andThen((standing) => work(sql, standing)));
  /** Only for the engine whose claim still runs: another may have taken the order over. */
  const claimed = (moment: OrderMoment, work: (sql: Statements, standing: Standing) => Result<void, Failure>) =>
    change(moment, (sql, standing) =>
      holdsClaim(sql, moment) ? work(sql, standing) : err(notDone(problem("connection.busy", "connection"))),
    );
  return {
    beginStep: (moment, step) => claimed(moment, (sql, standing) => begin(sql, standing, moment, step)),
    recordOutcome: (moment, step, outcome) =>
      change(moment, (sql, standing) => {
        putStep(sql, standing, { step, state: "done", at: moment.at, outcome });
        if (!standing.booked) setFate(sql, standing, { kind: "writing", step }, moment);
        return ok(undefined);
      }),
    doubt: (moment, step, fate) =>
      change(moment, (sql, standing) => {
        const known = findStep(sql, standing, step);
        // Another engine may have found it since.
        if (known?.state === "done") return ok(undefined);
        const at = known?.state === "doubt" ? known.at : moment.at;
        putStep(sql, standing, { step, state: "doubt", at, outcome: null });
        return ok(setFate(sql, standing, fate, moment));
      }),
    refuse: (moment, step, fate) =>
      claimed(moment, (sql, standing) => {
        putStep(sql, standing, { step, state: "refused", at: moment.at, outcome: null });
        return ok(setFate(sql, standing, fate, moment));
      }),
    withdraw: (moment, step) =>
      claimed(moment, (sql, standing) => {
        sql.run("DELETE FROM steps WHERE order_sequence = ? AND step = ?", standing.sequence, step);
        return ok(setFate(sql, standing, { kind: "planned" }, moment));
      }),
    book: (moment, document, adopted) =>
      change(moment, (sql, standing) => book(sql, standing, moment, { document, adopted }, { kind: "booked" })),
    awaitLedger: (moment, document) =>
      change(moment, (sql, standing) =>
        book(sql, standing, moment, { document, adopted: false }, { kind: "waiting-on-ledger" }),
      ),
  };
};

/** An outcome on disk is never replaced by an intent: that would send the step twice. */
function begin(sql: Statements, standing: Standing, moment: OrderMoment, step: string): Result<void, Failure> {
  if (findStep(sql, standing, step)?.state === "done") {
    return err(storeFailed(`step ${step} of order ${moment.orderId} is already done`));
  }
  if (isByHand(fateOf({ fate: standing.fate }))) return err(notDone(problem("order.dealt-with", "order")));
  putStep(sql, standing, { step, state: "intent", at: moment.at, outcome: null });
  return ok(setFate(sql, standing, { kind: "writing", step }, moment));
}

function book(
  sql: Statements,
  standing: Standing,
  moment: OrderMoment,
  { document, adopted }: { readonly document: StepOutcome; readonly adopted: boolean },
  fate: Fate,
): Result<void, Failure> {
  const planned = sql.run(
    "UPDATE bookings SET document = ?, adopted = ? WHERE order_sequence = ?",
    outcomeText(document),
    adopted ? 1 : 0,
    standing.sequence,
  );
  if (planned === 0) return err(storeFailed(`order ${moment.orderId} was never planned`));
  return ok(setFate(sql, standing, fate, moment));
}

function findStep(sql: Statements, { sequence }: Standing, step: string): StepRecord | undefined {
  const row = sql.one("SELECT * FROM steps WHERE order_sequence = ? AND step = ?", sequence, step);
  return row === undefined ? undefined : stepOf(row);
}

const putStep = (sql: Statements, { sequence }: Standing, { step, state, at, outcome }: StepRecord): number =>
  sql.run(
    `INSERT INTO steps (order_sequence, step, state, at, outcome) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET state = excluded.state, at = excluded.at, outcome = excluded.outcome`,
    sequence,
    step,
    state,
    at,
    outcome === null ? null : outcomeText(outcome),
  );
