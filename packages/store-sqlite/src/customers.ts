import type { Store } from "@boekbrug/core";
import { ok } from "neverthrow";
import type { Database } from "./database.ts";
import { textOf } from "./rows.ts";

type Customers = Pick<Store, "customer" | "rememberCustomer" | "forgetCustomer" | "rememberCustomers">;

/** The ledger's ids of customers, by the fingerprint of who they are. */
export const customers = (database: Database): Customers => ({
  customer: (connection, fingerprint) =>
    database.read((sql) => {
      const select = "SELECT id FROM customers WHERE connection = ? AND fingerprint = ?";
      const row = sql.one(select, connection, fingerprint);
      return ok(row === undefined ? null : textOf(row, "id"));
    }),
  rememberCustomer: (connection, fingerprint, id) =>
    database.write((sql) => {
      sql.run(
        `INSERT INTO customers (connection, fingerprint, id) VALUES (?, ?, ?)
          ON CONFLICT DO UPDATE SET id = excluded.id`,
        connection,
        fingerprint,
        id,
      );
      return ok(undefined);
    }),
  forgetCustomer: (connection, fingerprint) =>
    database.write((sql) => {
      sql.run("DELETE FROM customers WHERE connection = ? AND fingerprint = ?", connection, fingerprint);
      return ok(undefined);
    }),
  rememberCustomers: (connection, known) =>
    database.write((sql) => {
      const before = new Set<string>();
      const select = "SELECT fingerprint FROM customers WHERE connection = ? AND id = ?";
      for (const { id } of known) {
        for (const row of sql.all(select, connection, id)) before.add(textOf(row, "fingerprint"));
        sql.run("DELETE FROM customers WHERE connection = ? AND id = ?", connection, id);
      }
      const insert = "INSERT INTO customers (connection, fingerprint, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
      for (const { id, fingerprints } of known) {
        for (const fingerprint of fingerprints) {
          sql.run(insert, connection, fingerprint, id);
          before.delete(fingerprint);
        }
      }
      return ok(before.size);
    }),
});
