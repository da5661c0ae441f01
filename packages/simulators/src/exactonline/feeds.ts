import type { PropertyTable, Row } from "./properties.ts";

/** Row versions for the sync resources. Exact fact sheet §3 and §5, 2026-11-21. */

/** Kinds of record that sync/Deleted tells about, with their entity type. */
const entityTypes = {
  accounts: 2,
  addresses: 3,
  contacts: 5,
  itemPrices: 8,
  items: 9,
  orders: 12,
  invoices: 13,
} as const;

export type Deletable = keyof typeof entityTypes;

export interface Deletion {
  id: string;
  key: string;
  type: number;
  date: number;
  version: number;
}

const twoMonths = 61 * 86_400_000;

/** A number that grows with every change. A division that moves starts again. */
export class Feeds {
  #version = 0;
  #deleted: Deletion[] = [];
  readonly #seen = new Map<string, { text: string; version: number }>();

  /** Gives every row its version; one that changed since the last look gets a new one. */
  stamped(feed: string, rows: readonly Row[], table: PropertyTable): Row[] {
    return rows.map((row) => {
      const key = `${feed}/${row[table.key]}`;
      const text = JSON.stringify(row);
      const before = this.#seen.get(key);
      const version = before?.text === text ? before.version : this.#next();
      this.#seen.set(key, { text, version });
      return { ...row, Timestamp: version };
    });
  }

  /** The log is kept for two months. */
  deletions(now: number): readonly Deletion[] {
    return this.#deleted.filter(({ date }) => date > now - twoMonths);
  }

  noteDeleted(kind: Deletable, key: string, id: string, date: number): void {
    this.#deleted.push({ id, key, type: entityTypes[kind], date, version: this.#next() });
  }

  restart(): void {
    this.#version = 0;
    this.#deleted = [];
    this.#seen.clear();
  }

  #next(): number {
    this.#version += 1;
    return this.#version;
  }
}
