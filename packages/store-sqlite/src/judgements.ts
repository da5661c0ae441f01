import type { Booking, Fate, OrderMoment, Store } from "@boekbrug/core";
import { ok } from "neverthrow";
import type { Database, Statements } from "./database.ts";
import { findOrInsert, setFate } from "./fates.ts";

/** What was decided about an order before anything is written. */
export const judgements = (database: Database): Pick<Store, "wait" | "skip" | "hold" | "plan"> => ({
  wait: (moment, fate) => postpone(database, moment, fate),
  skip: (moment, fate) => postpone(database, moment, fate),
  hold: (moment, fate) =>
    database.write((sql) => findOrInsert(sql, moment, fate).map((standing) => setFate(sql, standing, fate, moment))),
  plan: (moment, booking) =>
    database.write((sql) => {
      const planned = { kind: "planned" } as const;
      return findOrInsert(sql, moment, planned).andThen((standing) => {
        if (standing.booked) return ok(undefined);
        upsertBooking(sql, standing.sequence, booking);
        if (!standing.begun) setFate(sql, standing, planned, moment);
        return ok(undefined);
      });
    }),
});

/** Waiting and skipping never hide a booking, nor a write that may have been done. */
const postpone = (database: Database, moment: OrderMoment, fate: Fate) =>
  database.write((sql) =>
    findOrInsert(sql, moment, fate).map((standing) =>
      standing.booked || standing.unresolved ? undefined : setFate(sql, standing, fate, moment),
    ),
  );

const upsertBooking = (
  sql: Statements,
  sequence: number,
  { reference, number, date, gross, vat, planHash }: Omit<Booking, "document" | "adopted">,
): number =>
  sql.run(
    `INSERT INTO bookings
      (order_sequence, reference, number, date, gross_minor, gross_currency, vat_minor, vat_currency, plan_hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET reference = excluded.reference, number = excluded.number, date = excluded.date,
        gross_minor = excluded.gross_minor, gross_currency = excluded.gross_currency,
        vat_minor = excluded.vat_minor, vat_currency = excluded.vat_currency, plan_hash = excluded.plan_hash`,
    sequence,
    reference,
    number,
    date,
    gross.minor,
    gross.currency,
    vat.minor,
    vat.currency,
    planHash,
  );
