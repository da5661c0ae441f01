import type { Booking, Cipher, Fate, OrderMoment, Store } from "@boekbrug/core";
import { ok } from "neverthrow";
import type { Database, Statements } from "./database.ts";
import { findOrInsert, putFate, setFate } from "./fates.ts";
import { paymentText } from "./rows.ts";
import { requireStanding } from "./standing.ts";
import { sealVatTotals } from "./vat-totals.ts";

type Planned = Omit<Booking, "document" | "adopted">;

/** What was decided about an order before anything is written. */
export const judgements = (
  database: Database,
  cipher: Cipher,
): Pick<Store, "wait" | "skip" | "hold" | "lookAgain" | "change" | "forget" | "plan"> => ({
  wait: (moment, fate) => postpone(database, moment, fate),
  skip: (moment, fate) => postpone(database, moment, fate),
  hold: (moment, fate) =>
    database.write((sql) =>
      findOrInsert(sql, moment, fate).map((standing) =>
        standing.booked ? undefined : setFate(sql, standing, fate, moment),
      ),
    ),
  lookAgain: (moment) =>
    database.write((sql) =>
      requireStanding(sql, moment).map((standing) =>
        standing.begun ? undefined : putFate(sql, standing, { kind: "seen" }, moment),
      ),
    ),
  change: (moment, fate) =>
    database.write((sql) => requireStanding(sql, moment).map((standing) => setFate(sql, standing, fate, moment))),
  forget: (connection, before) =>
    database.write((sql) => {
      sql.run(
        `UPDATE bookings SET vat_totals = NULL WHERE date < ? AND vat_totals IS NOT NULL
          AND order_sequence IN (SELECT sequence FROM orders WHERE connection = ?)`,
        before,
        connection,
      );
      return ok(undefined);
    }),
  plan: (moment, booking) =>
    sealVatTotals(cipher, booking).andThen((sealed) => plan(database, moment, booking, sealed)),
});

const plan = (database: Database, moment: OrderMoment, booking: Planned, sealedVatTotals: string) =>
  database.writeSealed((sql) => {
    const planned = { kind: "planned" } as const;
    return findOrInsert(sql, moment, planned).andThen((standing) => {
      // What was, or may have been, sent is what stays on record; how its payment comes into the books follows what is left to do.
      if (standing.begun) return ok(standing.booked ? undefined : updatePayment(sql, standing.sequence, booking));
      upsertBooking(sql, standing.sequence, booking, sealedVatTotals);
      return ok(setFate(sql, standing, planned, moment));
    });
  });

function updatePayment(sql: Statements, sequence: number, { payment }: Planned): void {
  sql.run("UPDATE bookings SET payment = ? WHERE order_sequence = ?", paymentText(payment), sequence);
}

/** Waiting and skipping never hide a booking, half of one, nor a write that may have been done. */
const postpone = (database: Database, moment: OrderMoment, fate: Fate) =>
  database.write((sql) =>
    findOrInsert(sql, moment, fate).map((standing) =>
      standing.booked || standing.unresolved || standing.unfinished ? undefined : setFate(sql, standing, fate, moment),
    ),
  );

const upsertBooking = (
  sql: Statements,
  sequence: number,
  { reference, number, date, gross, vat, flags, planHash, prints, payment }: Planned,
  sealedVatTotals: string,
): number =>
  sql.run(
    `INSERT INTO bookings
      (order_sequence, reference, number, date, gross_minor, gross_currency, vat_minor, vat_currency, plan_hash,
        vat_totals, flags, prints, payment)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET reference = excluded.reference, number = excluded.number, date = excluded.date,
        gross_minor = excluded.gross_minor, gross_currency = excluded.gross_currency,
        vat_minor = excluded.vat_minor, vat_currency = excluded.vat_currency, plan_hash = excluded.plan_hash,
        vat_totals = excluded.vat_totals, flags = excluded.flags, prints = excluded.prints,
        payment = excluded.payment`,
    sequence,
    reference,
    number,
    date,
    gross.minor,
    gross.currency,
    vat.minor,
    vat.currency,
    planHash,
    sealedVatTotals,
    JSON.stringify(flags),
    prints === null ? null : JSON.stringify(prints),
    paymentText(payment),
  );
