import type { Store } from "@boekbrug/core";
import { ok } from "neverthrow";
import type { Database } from "./database.ts";
import { textOf } from "./rows.ts";

/** What one run leaves for the next about a connection as a whole. */
export const notes = (database: Database): Pick<Store, "notes" | "note"> => ({
  notes: (connection) =>
    database.read((sql) => {
      const rows = sql.all("SELECT topic, text FROM notes WHERE connection = ?", connection);
      return ok(Object.fromEntries(rows.map((row) => [textOf(row, "topic"), textOf(row, "text")])));
    }),
  note: (connection, topic, text) =>
    database.write((sql) => {
      sql.run(
        `INSERT INTO notes (connection, topic, text) VALUES (?, ?, ?)
          ON CONFLICT DO UPDATE SET text = excluded.text`,
        connection,
        topic,
        text,
      );
      return ok(undefined);
    }),
});
